/**
 * Matches paths against the forms of `Source.files` in time independent of the number of patterns:
 * exact name, `*` within a segment, path suffixes. `<executable>` never matches by name.
 */
export class FilePatterns<T> {
  readonly #byName = new Map<string, Rule<T>[]>();
  readonly #bySuffix = new Map<string, Rule<T>[]>();
  readonly #general: Rule<T>[] = [];

  constructor(patterns: Iterable<readonly [pattern: string, value: T]>) {
    for (const [pattern, value] of patterns) {
      if (pattern === executablePattern) continue;
      const rule: Rule<T> = { segments: pattern.split('/').reverse(), value };
      const name = rule.segments[0]!;
      if (!name.includes('*')) push(this.#byName, name, rule);
      else if (/^\*\.[^*.]+$/.test(name)) push(this.#bySuffix, name.slice(2), rule);
      else this.#general.push(rule);
    }
  }

  /** Values of the patterns that match, in order of definition within each form; empty array shared when none. */
  match(path: string): readonly T[] {
    const slash = path.lastIndexOf('/');
    const name = slash === -1 ? path : path.slice(slash + 1);
    const dot = name.lastIndexOf('.');
    const exact = this.#byName.get(name);
    const suffix = dot === -1 ? undefined : this.#bySuffix.get(name.slice(dot + 1));
    if (exact === undefined && suffix === undefined && this.#general.length === 0) return none;
    const found: T[] = [];
    for (const rules of [exact, suffix, this.#general]) {
      if (rules === undefined) continue;
      for (const rule of rules) if (matches(rule, path) && !found.includes(rule.value)) found.push(rule.value);
    }
    return found;
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
