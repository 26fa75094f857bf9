import type { Scope } from '#core/model/scope.ts';
import type { Exclusion } from '../pom/raw-pom.ts';
import { scopeOfConfiguration } from './configuration-scope.ts';
import { higher } from './gradle-choice.ts';
import { isStrict, pinnedGradleVersion } from './gradle-version.ts';
import type { Strength } from './version-rule.ts';

export interface Place {
  readonly path: string;
  readonly line: number;
}

/** A rule of a script with everything evaluated that can be. */
export interface EvaluatedRule extends Place {
  readonly strength: Strength;
  readonly group: string;
  /** `*`: all of the group. */
  readonly name: string;
  readonly requirement: string;
  readonly configuration?: string | undefined;
}

/** What a project excludes from whole configurations. */
export interface EvaluatedExclusion {
  readonly exclusion: Exclusion;
  readonly configuration?: string | undefined;
}

export interface Decision {
  /** What counts instead of what was written. */
  readonly requirement: string | undefined;
  /** The rule that says so; absent when what was written counts. */
  readonly by?: EvaluatedRule | undefined;
}

/** What the rules of a project make of a version that is asked for. Of rules of equal strength the first one counts. */
export class VersionDecisions {
  readonly #rules: readonly EvaluatedRule[];

  constructor(rules: readonly EvaluatedRule[]) {
    this.#rules = rules;
  }

  /** For a module that the project itself asks for. */
  declared(group: string, name: string, requirement: string | undefined, scope: Scope): Decision {
    const rules = this.#matching(group, name, scope);
    const force = rules.find(({ strength }) => strength === 'force');
    if (force !== undefined) return { requirement: force.requirement, by: force };
    if (requirement !== undefined && isStrict(requirement)) return { requirement };
    const constraints = rules.filter(({ strength }) => strength === 'constraint');
    const strict = constraints.find((rule) => isStrict(rule.requirement));
    if (strict !== undefined) return { requirement: strict.requirement, by: strict };
    if (requirement === undefined) {
      const own = highestOf(constraints) ?? rules.find(({ strength }) => strength === 'managed');
      return { requirement: own?.requirement, by: own };
    }
    const raise = highestOf(constraints);
    const [asked, raised] = [pinnedGradleVersion(requirement), pinnedGradleVersion(raise?.requirement)];
    return asked !== undefined && raised !== undefined && raised !== asked && higher(asked, raised) === raised ? { requirement: raise!.requirement, by: raise } : { requirement };
  }

  /** The version that a module gets whoever asks for it. */
  forced(group: string, name: string, scope: Scope): string | undefined {
    const rules = this.#matching(group, name, scope);
    return (rules.find(({ strength }) => strength === 'force') ?? rules.find(({ strength, requirement }) => strength === 'constraint' && isStrict(requirement)))?.requirement;
  }

  /** As `forced`, for a module that the project does not ask for itself. */
  fixed(group: string, name: string, scope: Scope): string | undefined {
    return this.forced(group, name, scope) ?? this.#matching(group, name, scope).find(({ strength }) => strength === 'managed')?.requirement;
  }

  /** The version below which a module does not come. */
  atLeast(group: string, name: string, scope: Scope): string | undefined {
    return highestOf(this.#matching(group, name, scope).filter(({ strength }) => strength === 'constraint'))?.requirement;
  }

  #matching(group: string, name: string, scope: Scope): EvaluatedRule[] {
    return this.#rules.filter((rule) => rule.group === group && (rule.name === name || rule.name === '*') && concernsScope(rule.configuration, scope));
  }
}

/** What is said of a configuration holds for the dependencies that end up in it: tests and tools have their own. */
export function concernsScope(configuration: string | undefined, scope: Scope): boolean {
  if (configuration === undefined) return true;
  const own = scopeOfConfiguration(configuration);
  return own === 'test' || own === 'build' ? scope === own : scope !== 'test' && scope !== 'build';
}

function highestOf(rules: readonly EvaluatedRule[]): EvaluatedRule | undefined {
  return rules.reduce<EvaluatedRule | undefined>((best, rule) => {
    const [known, version] = [pinnedGradleVersion(best?.requirement), pinnedGradleVersion(rule.requirement)];
    return best === undefined || (version !== undefined && version !== known && higher(known, version) === version) ? rule : best;
  }, undefined);
}
