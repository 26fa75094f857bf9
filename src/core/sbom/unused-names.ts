import { TextIndex } from '../inventory/text-index.ts';

/** Gives each wish a name that nothing else has: the wish itself, or with a number after it. Takes constant time for each, however alike the wishes are. */
export class UnusedNames {
  readonly #used = new TextIndex();
  /** Numbers that were tried last, of wishes that were not free. */
  readonly #counts = new Map<string, number>();

  readonly #others: UnusedNames | undefined;

  /** Names that `others` has given are used too. */
  constructor(used: Iterable<string> = [], others?: UnusedNames) {
    this.#others = others;
    for (const name of used) this.use(name);
  }

  /** Nobody else gets this name. */
  use(name: string): void {
    this.#used.number(name);
  }

  take(wish: string): string {
    const name = this.once(wish);
    this.#used.number(name);
    return name;
  }

  /** As `take`, for a wish that nobody has again: the name is not remembered. */
  once(wish: string): string {
    let name = wish;
    let count = this.#counts.get(wish) ?? 1;
    while (this.#isUsed(name)) name = `${wish}-${++count}`;
    if (count > 1) this.#counts.set(wish, count);
    return name;
  }

  /** The name that was given or used as the n-th different one. */
  name(number: number): string {
    return this.#used.text(number);
  }

  /** As which different one a name was given or used. */
  find(name: string): number | undefined {
    return this.#used.find(name);
  }

  #isUsed(name: string): boolean {
    return this.#used.find(name) !== undefined || (this.#others !== undefined && this.#others.#isUsed(name));
  }
}
