import type { Owner } from '../model/project.ts';
import { readCodeOwners, type CodeOwnersProblem, type CodeOwnersSection } from './codeowners-text.ts';
import { PathRules, type PathRule } from './path-rules.ts';

interface Section {
  readonly rules: PathRules<CodeOwnersSection['rules'][number]>;
  readonly exclusions: PathRules<PathRule>;
  readonly owners: readonly Owner[];
}

/** Answers who owns a path by a CODEOWNERS file (GitHub, GitLab, Bitbucket); the last matching rule of a section decides, one without owners takes ownership away. */
export class CodeOwners {
  readonly #sections: readonly Section[];
  /** Lines that its forge does not understand. */
  readonly problems: readonly CodeOwnersProblem[];

  constructor(text: string, path: string) {
    const { sections, problems } = readCodeOwners(text, path);
    this.#sections = sections.map(({ rules, exclusions, owners }) => ({ rules: new PathRules(rules), exclusions: new PathRules(exclusions), owners }));
    this.problems = problems;
  }

  /** `path` is relative to the root of the repository; `.` is the root itself. */
  ownersOf(path: string): readonly Owner[] {
    // a rule for everything owns the root; rules for parts of it do not
    const asked = path === '.' ? 'README' : path;
    return this.#sections.flatMap(({ rules, exclusions, owners }) => {
      if (exclusions.last(asked) !== undefined) return [];
      const rule = rules.last(asked);
      return rule === undefined ? [] : rule.owners.length === 0 ? owners : rule.owners;
    });
  }
}
