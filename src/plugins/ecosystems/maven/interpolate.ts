/** Answers what `${name}` stands for; `undefined` when it is not known. */
export type Lookup = (name: string) => string | undefined;

/** Longest text and deepest nesting that an expression may grow to; beyond it the expression stays as it is. */
const maximumLength = 10_000;
const maximumDepth = 100;

/**
 * Replaces `${name}` by its value, and expressions within that value again. What is unknown, refers to itself or grows without bounds stays as written,
 * so that an unresolved text still shows `${`.
 */
export class Interpolator {
  readonly #lookup: Lookup;
  readonly #values = new Map<string, string | undefined>();
  readonly #open = new Set<string>();

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  interpolate(text: string): string {
    let start = text.indexOf('${');
    if (start === -1) return text;
    let result = '';
    let done = 0;
    while (start !== -1) {
      const end = text.indexOf('}', start + 2);
      if (end === -1) break;
      const value = this.value(text.slice(start + 2, end));
      if (value !== undefined) {
        result += text.slice(done, start) + value;
        done = end + 1;
      }
      if (result.length > maximumLength) return text;
      start = text.indexOf('${', end + 1);
    }
    return done === 0 ? text : result + text.slice(done);
  }

  /** The value of a property with all expressions in it replaced as far as they are known. */
  value(name: string): string | undefined {
    if (this.#values.has(name)) return this.#values.get(name);
    if (this.#open.has(name) || this.#open.size >= maximumDepth) return undefined;
    this.#open.add(name);
    const raw = this.#lookup(name);
    const value = raw === undefined ? undefined : this.interpolate(raw);
    this.#open.delete(name);
    this.#values.set(name, value);
    return value;
  }
}

export const isResolved = (text: string): boolean => !text.includes('${');
