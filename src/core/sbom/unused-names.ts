/** Gives each wish a name that nothing else has: the wish itself, or with a number after it. Takes constant time for each, however alike the wishes are. */
export class UnusedNames {
  readonly #used: Set<string>;
  readonly #counts = new Map<string, number>();

  constructor(used: Iterable<string> = []) {
    this.#used = new Set(used);
  }

  take(wish: string): string {
    let name = wish;
    let count = this.#counts.get(wish) ?? 1;
    while (this.#used.has(name)) name = `${wish}-${++count}`;
    this.#counts.set(wish, count);
    this.#used.add(name);
    return name;
  }
}
