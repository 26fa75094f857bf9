import { IntList } from './int-list.ts';
import { TextList } from './text-list.ts';

/** So many places are looked at for one text; where that is not enough (which takes bad luck or ill will), a `Map` takes it. */
const longestSearch = 64;

/** Numbers very many different texts in order of their first sight, and finds them again: a `Map` from text to number at a fifth of its memory. */
export class TextIndex {
  readonly #texts = new TextList();
  readonly #hashes = new IntList();
  /** Number + 1 of the text that hashes there; 0 where there is none. */
  #slots = new Int32Array(64);
  readonly #crowded = new Map<string, number>();

  get size(): number {
    return this.#texts.length;
  }

  find(text: string): number | undefined {
    return this.#find(text, hashOf(text));
  }

  /** Adds it where it is new. */
  number(text: string): number {
    const hash = hashOf(text);
    const known = this.#find(text, hash);
    if (known !== undefined) return known;
    if (2 * (this.size + 1) > this.#slots.length) this.#grow();
    const number = this.#texts.add(text);
    this.#hashes.push(hash);
    this.#place(number);
    return number;
  }

  text(number: number): string {
    return this.#texts.text(number);
  }

  /** Order by code unit of two texts by number. */
  compare(a: number, b: number): number {
    return this.#texts.compare(a, b);
  }

  #find(text: string, hash: number): number | undefined {
    const mask = this.#slots.length - 1;
    for (let step = 0; step < longestSearch; step++) {
      const number = this.#slots[(hash + step) & mask]! - 1;
      if (number === -1) break;
      if (this.#hashes.at(number) === hash && this.#texts.isText(number, text)) return number;
    }
    return this.#crowded.size === 0 ? undefined : this.#crowded.get(text);
  }

  #place(number: number): void {
    const mask = this.#slots.length - 1;
    const hash = this.#hashes.at(number);
    for (let step = 0; step < longestSearch; step++) {
      const at = (hash + step) & mask;
      if (this.#slots[at] !== 0) continue;
      this.#slots[at] = number + 1;
      return;
    }
    this.#crowded.set(this.#texts.text(number), number);
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#crowded.clear();
    for (let number = 0; number < this.size; number++) this.#place(number);
  }
}

/** FNV-1a over code units, its high bits mixed into the low ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
