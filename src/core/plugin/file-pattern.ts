/**
 * Matches paths against the forms of `Source.files` in time independent of the number of patterns:
 * exact name, `*` within a segment, path suffixes. `<executable>` never matches by name.
 */
export class FilePatterns<T> {
  readonly #byName = new Map<string, Rule<T>[]>();
  readonly #byExtension = new Map<string, Rule<T>[]>();
  readonly #byInitial = new Map<string, Rule<T>[]>();
  /** Names that may be anything: told by a directory of the pattern. */
  readonly #byDirectory: { readonly directory: string; readonly rule: Rule<T> }[] = [];

  constructor(patterns: Iterable<readonly [pattern: string, value: T]>) {
    for (const [pattern, value] of patterns) {
      if (pattern === executablePattern) continue;
      this.#add({ segments: pattern.split('/').reverse(), value });
    }
  }

  /** Values of the patterns that match, without repetition; an empty array, shared, when none does. */
  match(path: string): readonly T[] {
    const slash = path.lastIndexOf('/');
    const name = slash === -1 ? path : path.slice(slash + 1);
    const dot = name.lastIndexOf('.');
    let found: readonly T[] = none;
    found = collect(this.#byName.get(name), path, found);
    if (dot !== -1) found = collect(this.#byExtension.get(name.slice(dot + 1)), path, found);
    found = collect(this.#byInitial.get(name.charAt(0)), path, found);
    for (const { directory, rule } of this.#byDirectory) {
      if (path.includes(directory)) found = collect([rule], path, found);
    }
    return found;
  }

  /** Each rule stands in the narrowest table that every name it matches leads to. */
  #add(rule: Rule<T>): void {
    const name = rule.segments[0]!;
    const star = name.lastIndexOf('*');
    const dot = name.lastIndexOf('.');
    if (star === -1) push(this.#byName, name, rule);
    else if (dot > star) push(this.#byExtension, name.slice(dot + 1), rule);
    else if (!name.startsWith('*')) push(this.#byInitial, name.charAt(0), rule);
    else this.#byDirectory.push({ directory: rule.segments.slice(1).find((segment) => !segment.includes('*')) ?? '', rule });
  }
}

export const executablePattern = '<executable>';

interface Rule<T> {
  /** Last segment first. */
  readonly segments: readonly string[];
  readonly value: T;
}

const none: readonly never[] = [];

function push<T>(map: Map<string, Rule<T>[]>, key: string, rule: Rule<T>): void {
  const rules = map.get(key);
  if (rules === undefined) map.set(key, [rule]);
  else rules.push(rule);
}

function collect<T>(rules: readonly Rule<T>[] | undefined, path: string, found: readonly T[]): readonly T[] {
  if (rules === undefined) return found;
  for (const rule of rules) if (matches(rule, path) && !found.includes(rule.value)) found = [...found, rule.value];
  return found;
}

function matches<T>(rule: Rule<T>, path: string): boolean {
  let end = path.length;
  for (const segment of rule.segments) {
    if (end < 0) return false;
    const start = path.lastIndexOf('/', end - 1) + 1;
    if (!matchesSegment(segment, path.slice(start, end))) return false;
    end = start - 1;
  }
  return true;
}

/** `*` stands for any run of characters; linear, no regular expression. */
function matchesSegment(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === text;
  const parts = pattern.split('*');
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const limit = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > limit) return false;
    at = found + part.length;
  }
  return true;
}
