import { readRule } from '../ignore/ignore-rules.ts';

/** A rule for paths, in the notation of `.gitignore`. */
export interface PathRule {
  readonly pattern: string;
  matches(path: string): boolean;
}

/** Rules of which the last that matches counts. Files of large repositories have one for each of their projects: only those are asked that begin like the path, or name a part of it. */
export class PathRules<T extends PathRule> {
  readonly #byStart = new Map<string, Ranked<T>[]>();
  readonly #byName = new Map<string, Ranked<T>[]>();
  readonly #others: Ranked<T>[] = [];

  constructor(rules: readonly T[]) {
    for (const [rank, rule] of rules.entries()) this.#listFor(rule.pattern).push({ rank, rule });
  }

  last(path: string): T | undefined {
    let best: Ranked<T> | undefined;
    const take = (candidates: readonly Ranked<T>[] | undefined): void => {
      for (const candidate of candidates ?? []) if ((best === undefined || candidate.rank > best.rank) && candidate.rule.matches(path)) best = candidate;
    };
    take(this.#others);
    const names = path.split('/');
    for (const name of new Set(names)) take(this.#byName.get(name));
    for (let length = 1; length <= names.length; length++) take(this.#byStart.get(names.slice(0, length).join('/')));
    return best?.rule;
  }

  #listFor(pattern: string): Ranked<T>[] {
    const read = readRule(pattern, 0)?.pattern;
    const literals: string[] = [];
    for (const segment of read?.segments ?? []) {
      if (segment === 'any depth' || segment.literal === undefined) break;
      literals.push(segment.literal);
    }
    if (read === undefined || literals.length === 0) return this.#others;
    const [lists, key] = read.anchored ? [this.#byStart, literals.join('/')] : [this.#byName, literals[0]!];
    const known = lists.get(key);
    if (known !== undefined) return known;
    const list: Ranked<T>[] = [];
    lists.set(key, list);
    return list;
  }
}

interface Ranked<T> {
  readonly rank: number;
  readonly rule: T;
}
