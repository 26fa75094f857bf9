import { IntList } from './int-list.ts';
import { many } from './purl-index.ts';
import { TextIndex } from './text-index.ts';

/** From text to whole number (from -1 on), as a `Map`; very many lie outside of the heap, at a quarter of its memory. */
export class TextMap {
  #few: Map<string, number> | undefined = new Map();
  readonly #texts = new TextIndex();
  /** Values + 2, so that 0 is none; by number of the text. */
  readonly #values = new IntList();

  get size(): number {
    return this.#few?.size ?? this.#texts.size;
  }

  has(text: string): boolean {
    return this.get(text) !== undefined;
  }

  get(text: string): number | undefined {
    if (this.#few !== undefined) return this.#few.get(text);
    const number = this.#texts.find(text);
    return number === undefined ? undefined : this.#values.at(number) - 2;
  }

  set(text: string, value: number): void {
    if (this.#few === undefined) {
      this.#values.set(this.#texts.number(text), value + 2);
      return;
    }
    this.#few.set(text, value);
    if (this.#few.size < many) return;
    const few = this.#few;
    this.#few = undefined;
    for (const [key, item] of few) this.set(key, item);
  }
}
