const CHUNK = 2 ** 14;
const MASK = CHUNK - 1;

/** Whole numbers one after the other: a plain or typed array, or a list too long for one. */
export interface Integers extends Iterable<number> {
  readonly length: number;
  at(index: number): number | undefined;
}

/** A growing list of integers at four bytes each, in pieces that are never moved: lockfiles of 100 MB have a million edges. */
export class IntList implements Integers {
  readonly #chunks: Int32Array<ArrayBuffer>[] = [];
  #last = new Int32Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    const at = this.#length & MASK;
    if (at === 0 || at === this.#last.length) this.#grow(at);
    this.#last[at] = item;
    this.#length++;
  }

  /** 0 behind the end. */
  at(index: number): number {
    return index < this.#length ? this.#chunks[index >>> 14]![index & MASK]! : 0;
  }

  /** Fills up with zeros to the index. */
  set(index: number, item: number): void {
    while (this.#length <= index) this.push(0);
    this.#chunks[index >>> 14]![index & MASK] = item;
  }

  toArray(): Int32Array {
    const items = new Int32Array(this.#length);
    for (const [index, chunk] of this.#chunks.entries()) items.set(chunk.subarray(0, Math.min(chunk.length, this.#length - index * CHUNK)), index * CHUNK);
    return items;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let index = 0; index < this.#length; index++) yield this.at(index);
  }

  /** As `clear`, for a list that is filled again at once. */
  restart(): void {
    if (this.#chunks.length > 1) this.#chunks.length = 1;
    this.#last = this.#chunks[0] ?? this.#last;
    this.#length = 0;
  }

  clear(): void {
    this.#chunks.length = 0;
    this.#last = new Int32Array(0);
    this.#length = 0;
  }

  /** Most lists are short: the first piece starts small. */
  #grow(at: number): void {
    if (this.#length === 0 && this.#last.length > 0) return;
    if (at === 0) {
      this.#last = new Int32Array(this.#chunks.length === 0 ? 16 : CHUNK);
      this.#chunks.push(this.#last);
      return;
    }
    const grown = new Int32Array(this.#last.length * 2);
    grown.set(this.#last);
    this.#last = grown;
    this.#chunks[this.#chunks.length - 1] = grown;
  }
}
