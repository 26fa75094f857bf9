import { enumerate } from '../text/enumerate.ts';
import { TextIndex } from './text-index.ts';

const shown = 10;

/** Different names for a sentence, which shows the first few in order and how many more there are; very many lie outside of the heap. */
export class DistinctNames {
  readonly #names = new TextIndex();

  get size(): number {
    return this.#names.size;
  }

  add(name: string): void {
    this.#names.number(name);
  }

  toString(): string {
    const first: number[] = [];
    for (let number = 0; number < this.size; number++) {
      if (first.length === shown && this.#names.compare(number, first.at(-1)!) > 0) continue;
      const at = first.findLastIndex((other) => this.#names.compare(other, number) < 0) + 1;
      first.splice(at, 0, number);
      first.length = Math.min(first.length, shown);
    }
    return enumerate(first.map((number) => this.#names.text(number)), shown, this.size);
  }
}
