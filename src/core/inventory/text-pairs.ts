import { TextList } from './text-list.ts';
import { TextMap } from './text-map.ts';

/** From text to text, as a `Map`; very many lie outside of the heap. */
export class TextPairs {
  readonly #numbers = new TextMap();
  readonly #values = new TextList();

  has(key: string): boolean {
    return this.#numbers.has(key);
  }

  get(key: string): string | undefined {
    const number = this.#numbers.get(key);
    return number === undefined ? undefined : this.#values.text(number);
  }

  set(key: string, value: string): void {
    this.#numbers.set(key, this.#values.add(value));
  }
}
