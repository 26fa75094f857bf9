import type { Purl } from '../purl/purl.ts';
import { sortNumbers } from './sort-numbers.ts';
import { TextIndex } from './text-index.ts';

/** From so many on memory counts for more than speed. */
export const many = 10_000;

/** Numbers purls in order of their first sight. */
export class PurlIndex {
  #numbers = new Map<Purl, number>();
  #purls: Purl[] = [];
  #packed: TextIndex | undefined;

  get size(): number {
    return this.#packed?.size ?? this.#purls.length;
  }

  find(purl: Purl): number | undefined {
    return this.#packed === undefined ? this.#numbers.get(purl) : this.#packed.find(purl);
  }

  /** Gives it the next number; to be called where `find` has none. */
  add(purl: Purl): number {
    if (this.#packed !== undefined) return this.#packed.number(purl);
    const number = this.#purls.push(purl) - 1;
    this.#numbers.set(purl, number);
    if (this.#purls.length === many) this.#pack();
    return number;
  }

  purl(number: number): Purl {
    return this.#packed === undefined ? this.#purls[number]! : (this.#packed.text(number) as Purl);
  }

  startsWith(number: number, beginning: string): boolean {
    return this.#packed === undefined ? this.#purls[number]!.startsWith(beginning) : this.#packed.startsWith(number, beginning);
  }

  /** Order by code unit of two purls by number. */
  compare(a: number, b: number): number {
    if (this.#packed !== undefined) return this.#packed.compare(a, b);
    const [first, second] = [this.#purls[a]!, this.#purls[b]!];
    return first < second ? -1 : first > second ? 1 : 0;
  }

  /** Sorts different numbers by their purls, in place. */
  sort(numbers: Uint32Array): Uint32Array {
    if (this.#packed !== undefined) return sortNumbers(numbers, (a, b) => this.compare(a, b));
    // texts that are to be put in order are so without a call for each two of them
    const sorted = Array.from(numbers, (number) => this.#purls[number]!).sort();
    for (let at = 0; at < sorted.length; at++) numbers[at] = this.#numbers.get(sorted[at]!)!;
    return numbers;
  }

  /** Gives back what only finding needs; it is made anew when something is looked for after all. */
  rest(): void {
    this.#packed?.rest();
  }

  #pack(): void {
    this.#packed = new TextIndex();
    for (const purl of this.#purls) this.#packed.number(purl);
    this.#numbers = new Map();
    this.#purls = [];
  }
}
