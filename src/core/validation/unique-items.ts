/**
 * Tells whether no two items of a list are equal. Equal values get equal numbers, once for each object however many lists around it are
 * asked about, so that it all takes time linear in the size of the document (comparing every pair does not).
 */
export class Uniqueness {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<object, number>();

  areUnique(items: readonly unknown[]): boolean {
    const seen = new Set<string>();
    for (const item of items) {
      const key = this.#key(item);
      if (seen.has(key)) return false;
      seen.add(key);
    }
    return true;
  }

  /** Recursion is bounded by the depth of the value. */
  #key(value: unknown): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    let number = this.#known.get(value);
    if (number === undefined) {
      const text = Array.isArray(value)
        ? `[${value.map((item) => this.#key(item)).join(',')}]`
        : `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => `${JSON.stringify(name)}:${this.#key(inner)}`).join(',')}}`;
      number = this.#numbers.get(text) ?? this.#numbers.size;
      this.#numbers.set(text, number);
      this.#known.set(value, number);
    }
    return `#${number}`;
  }
}
