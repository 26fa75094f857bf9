import { wordHash, type Words } from './words.ts';

const bits = 16;

/**
 * Says fast that no name begins at a word: most words of a text are not the first one of any name, or are not followed by its second one.
 * May be wrong only by letting a word through.
 */
export class NameFilter {
  /** Hashes of names of one word. */
  readonly #single = new Uint32Array(1 << (bits - 5));
  /** Hashes of the first two words of longer names. */
  readonly #pairs = new Uint32Array(1 << (bits - 5));

  addSingle(hash: number): void {
    mark(this.#single, hash);
  }

  addPair(first: number, second: number): void {
    mark(this.#pairs, pair(first, second));
  }

  /** The first word at `from` or behind it at which a name may begin, alone or glued to a version (`gplv2`); the number of words when there is none. */
  next(words: Words, from: number): number {
    const { count, hashes } = words;
    for (let at = from; at < count; at++) {
      const hash = hashes[at]!;
      if (has(this.#single, hash) || (at + 1 < count && has(this.#pairs, pair(hash, hashes[at + 1]!))) || this.#mayBeGlued(words, at)) return at;
    }
    return count;
  }

  /** Letters that are a name, a `v`, `ver` or `version` if need be, and one or two digits. */
  #mayBeGlued({ bytes, starts, ends }: Words, index: number): boolean {
    let end = ends[index]!;
    if (!isDigit(bytes[end - 1]!)) return false;
    const start = starts[index]!;
    const size = end - start;
    if (size < 4 || size > 14) return false;
    end -= isDigit(bytes[end - 2]!) ? 2 : 1;
    let hash = seed;
    for (let at = start; at < end && at < start + 8; at++) {
      const letter = bytes[at]! | 0x20;
      if (letter < 0x61 || letter > 0x7a) return false;
      hash = Math.imul(hash ^ letter, prime);
      const rest = end - at - 1;
      if (at - start >= 2 && (rest === 0 || rest === 1 || rest === 3 || rest === 7) && has(this.#single, hash)) return true;
    }
    return false;
  }
}

const [seed, prime] = [wordHash(''), 0x01000193];
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const pair = (first: number, second: number): number => Math.imul(first, 0x9e3779b1) ^ second;
const bitOf = (hash: number): number => Math.imul(hash, 0x85ebca6b) >>> (32 - bits);

function mark(table: Uint32Array, hash: number): void {
  const bit = bitOf(hash);
  table[bit >> 5]! |= 1 << (bit & 31);
}

function has(table: Uint32Array, hash: number): boolean {
  const bit = bitOf(hash);
  return (table[bit >> 5]! & (1 << (bit & 31))) !== 0;
}
