import { IgnoreRules } from '../ignore/ignore-rules.ts';
import type { Owner } from '../model/project.ts';

interface Rule {
  readonly matches: (path: string) => boolean;
  readonly owners: readonly Owner[];
}

/** Answers who owns a path by a CODEOWNERS file (GitHub, GitLab, Bitbucket); the last matching rule decides, one without owners takes ownership away. */
export class CodeOwners {
  readonly #rules: readonly Rule[];

  constructor(text: string, path: string) {
    this.#rules = rulesOf(text, path);
  }

  /** `path` is relative to the root of the repository; `.` is the root itself. */
  ownersOf(path: string): readonly Owner[] {
    // a rule for everything owns the root; rules for parts of it do not
    const asked = path === '.' ? 'README' : path;
    for (let index = this.#rules.length - 1; index >= 0; index--) {
      const rule = this.#rules[index]!;
      if (rule.matches(asked)) return rule.owners;
    }
    return [];
  }
}

function rulesOf(text: string, path: string): Rule[] {
  const rules: Rule[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    // GitLab: [Section] heads may carry default owners; they group and do not match
    if (line === '' || line.startsWith('#') || line.startsWith('[') || line.startsWith('^[')) continue;
    const [pattern = '', ...names] = splitWords(line);
    const comment = names.findIndex((name) => name.startsWith('#'));
    const owners = (comment === -1 ? names : names.slice(0, comment)).map((name): Owner => ({ name, path, line: index + 1, kind: 'codeowners' }));
    rules.push({ matches: matcherOf(pattern), owners });
  }
  return rules;
}

/** The patterns of `.gitignore` without its `!`; what ends in `/*` means the files of that directory only. */
function matcherOf(pattern: string): (path: string) => boolean {
  const rules = new IgnoreRules([pattern.replace(/^[!#]/, String.raw`\$&`)]);
  return pattern.endsWith('/*') ? (path) => rules.verdict(path) === 'ignored' : (path) => rules.covers(path);
}

/** Words at spaces; a space in a pattern is escaped by a backslash. */
function splitWords(line: string): string[] {
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === '\\' && line[at + 1] === ' ') word += line[++at]!;
    else if (character === ' ' || character === '\t') {
      if (word !== '') words.push(word);
      word = '';
    } else word += character;
  }
  return word === '' ? words : [...words, word];
}
