/**
 * Matches paths against the forms of `Source.files` in time independent of the number of patterns:
 * exact name, `*` within a segment, path suffixes, `**` for any number of directories. `<executable>` never matches by name.
 */
export class FilePatterns<T> {
  readonly #byName = new Map<string, Rule<T>[]>();
  readonly #byExtension = new Map<string, Rule<T>[]>();
  readonly #byInitial = new Map<string, Rule<T>[]>();
  /** Names that may be anything: told by a directory of the pattern. */
  readonly #byDirectory = new Map<string, Rule<T>[]>();
  /** The rules that a name fits, of names that were met: they recur. */
  readonly #met = new Map<string, readonly Rule<T>[]>();

  constructor(patterns: Iterable<readonly [pattern: string, value: T]>) {
    for (const [pattern, value] of patterns) {
      if (pattern === executablePattern) continue;
      const names = pattern.split('/').reverse();
      this.#add(names, { segments: names.map(segmentOf), value });
    }
  }

  /** Values of the patterns that match, without repetition; an empty array, shared, when none does. */
  match(path: string): readonly T[] {
    const name = path.slice(path.lastIndexOf('/') + 1);
    let found = collect(this.#rulesFor(name), path, path.length - name.length - 1, none as readonly T[]);
    for (const [directory, rules] of this.#byDirectory) {
      if (path.includes(directory)) found = collect(rules, path, undefined, found);
    }
    return found;
  }

  /** Does a file of this name match, whatever directory it lies in? `undefined`: that depends on the directory. Of patterns for any name `takesAnyName` knows. */
  matchesName(name: string): boolean | undefined {
    const rules = this.#rulesFor(name);
    return rules.some(({ segments }) => segments.length === 1) ? true : rules.length === 0 ? false : undefined;
  }

  /** Could a file of any name in this directory match? */
  takesAnyName(directory: string): boolean {
    for (const one of this.#byDirectory.keys()) if (directory.includes(one)) return true;
    return false;
  }

  #rulesFor(name: string): readonly Rule<T>[] {
    let rules = this.#met.get(name);
    if (rules === undefined) {
      const dot = name.lastIndexOf('.');
      const candidates = [this.#byName.get(name), dot === -1 ? undefined : this.#byExtension.get(name.slice(dot + 1)), this.#byInitial.get(name.charAt(0))];
      rules = candidates.flatMap((some) => some?.filter(({ segments }) => matchesSegment(segments[0]!, name, 0, name.length)) ?? []);
      if (this.#met.size >= namesKept) this.#met.clear();
      this.#met.set(name, rules);
    }
    return rules;
  }

  /** Each rule stands in the narrowest table that every name it matches leads to. */
  #add(names: readonly string[], rule: Rule<T>): void {
    const name = names[0]!;
    const star = name.lastIndexOf('*');
    const dot = name.lastIndexOf('.');
    if (star === -1) push(this.#byName, name, rule);
    else if (dot > star) push(this.#byExtension, name.slice(dot + 1), rule);
    else if (!name.startsWith('*')) push(this.#byInitial, name.charAt(0), rule);
    else push(this.#byDirectory, names.slice(1).find((segment) => !segment.includes('*')) ?? '', rule);
  }
}

export const executablePattern = '<executable>';

interface Rule<T> {
  /** Last segment first. */
  readonly segments: readonly Segment[];
  readonly value: T;
}

/** The pieces between the `*`; one piece: no `*`. */
type Segment = readonly string[];

const anyDirectories: Segment = ['**'];

const segmentOf = (pattern: string): Segment => (pattern === '**' ? anyDirectories : pattern.split('*'));

const none: readonly never[] = [];

/** So many different names are remembered at once. */
const namesKept = 20_000;

function push<T>(map: Map<string, Rule<T>[]>, key: string, rule: Rule<T>): void {
  const rules = map.get(key);
  if (rules === undefined) map.set(key, [rule]);
  else rules.push(rule);
}

/** `slash`: where the name begins that the rules are known to fit. */
function collect<T>(rules: readonly Rule<T>[], path: string, slash: number | undefined, found: readonly T[]): readonly T[] {
  for (const rule of rules) if (matches(rule, path, slash) && !found.includes(rule.value)) found = [...found, rule.value];
  return found;
}

function matches<T>({ segments }: Rule<T>, path: string, slash: number | undefined): boolean {
  return matchesFrom(segments, slash === undefined ? 0 : 1, path, slash ?? path.length);
}

/** Segments from `from` on, of the path up to `to`. */
function matchesFrom(segments: readonly Segment[], from: number, path: string, to: number): boolean {
  let end = to;
  for (let index = from; index < segments.length; index++) {
    if (end < 0) return false;
    if (segments[index] === anyDirectories) {
      for (let at = end; at >= 0; at = path.lastIndexOf('/', at - 1)) {
        if (matchesFrom(segments, index + 1, path, at)) return true;
        if (at === 0) break;
      }
      return false;
    }
    const start = path.lastIndexOf('/', end - 1) + 1;
    if (!matchesSegment(segments[index]!, path, start, end)) return false;
    end = start - 1;
  }
  return true;
}

/** `*` stands for any run of characters; linear, no regular expression. `text` from `start` to `end` is compared in place: most files of a tree match nothing. */
function matchesSegment(pieces: Segment, text: string, start: number, end: number): boolean {
  const first = pieces[0]!;
  if (!text.startsWith(first, start)) return false;
  if (pieces.length === 1) return end - start === first.length;
  const last = pieces.at(-1)!;
  if (end - start < first.length + last.length || !text.endsWith(last, end)) return false;
  let at = start + first.length;
  const limit = end - last.length;
  for (let index = 1; index < pieces.length - 1; index++) {
    const piece = pieces[index]!;
    const found = text.indexOf(piece, at);
    if (found === -1 || found + piece.length > limit) return false;
    at = found + piece.length;
  }
  return true;
}
