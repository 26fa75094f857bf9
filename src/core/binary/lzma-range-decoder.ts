import { BinaryFormatError } from './byte-source.ts';

const half = 1 << 10;

/** Probabilities in 2048ths that a bit is 0. */
export const newProbabilities = (count: number): Uint16Array => new Uint16Array(count).fill(half);

/** The range coder of LZMA, over the bytes from `at` to `end`. */
export class RangeDecoder {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;
  #range = 0xffffffff;
  #code = 0;

  constructor(bytes: Uint8Array, at: number, end: number) {
    if (end - at < 5 || end > bytes.length || bytes[at] !== 0) throw new BinaryFormatError('compressed data is damaged');
    this.#bytes = bytes;
    this.#end = end;
    this.#at = at + 5;
    for (let index = 1; index < 5; index++) this.#code = ((this.#code << 8) | bytes[at + index]!) >>> 0;
  }

  bit(probabilities: Uint16Array, index: number): 0 | 1 {
    const probability = probabilities[index]!;
    const bound = (this.#range >>> 11) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      probabilities[index] = probability + ((2048 - probability) >> 5);
      this.#normalize();
      return 0;
    }
    this.#range = (this.#range - bound) >>> 0;
    this.#code = (this.#code - bound) >>> 0;
    probabilities[index] = probability - (probability >> 5);
    this.#normalize();
    return 1;
  }

  /** Bits without probability, highest first. */
  direct(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++) {
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit === 1) this.#code = (this.#code - this.#range) >>> 0;
      value = value * 2 + bit;
      this.#normalize();
    }
    return value;
  }

  tree(probabilities: Uint16Array, base: number, bits: number): number {
    let symbol = 1;
    for (let index = 0; index < bits; index++) symbol = (symbol << 1) | this.bit(probabilities, base + symbol);
    return symbol - (1 << bits);
  }

  reverseTree(probabilities: Uint16Array, base: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let index = 0; index < bits; index++) {
      const bit = this.bit(probabilities, base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << index;
    }
    return value;
  }

  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    if (this.#at >= this.#end) throw new BinaryFormatError('compressed data is cut off');
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#bytes[this.#at++]!) >>> 0;
  }
}
