/**
 * The reference texts of licences and exceptions in a form that is searched fast: each word a number, and for each sequence of
 * {@link gramLength} words the places where it stands. All of it lies in one buffer that workers can share.
 */
export interface TextIndex {
  readonly texts: readonly IndexedText[];
  /** Open addressing by hash: hash of the word in any of its spellings, its number (or {@link ignoredWord}); a number of 0 ends the search. */
  readonly wordTable: Uint32Array;
  readonly wordCount: number;
  /** The numbers of the words of all texts, one after the other. */
  readonly tokens: Uint16Array;
  /** For each token whether it must be there (1) or may be left out (0: title, copyright line, placeholder). */
  readonly required: Uint8Array;
  /** By number of the word: 1 for words that name a party. */
  readonly party: Uint8Array;
  /** A bit for each {@link filterBit} of a gram: most sequences of words are in no text, and this small table says so. */
  readonly gramFilter: Uint32Array;
  /** Open addressing: key of the gram, offset of its first posting + 1, number of postings. */
  readonly gramTable: Uint32Array;
  /** Text and position by turns. */
  readonly postings: Uint16Array;
}

export interface IndexedText {
  /** Ids or an expression of the SPDX list. */
  readonly id: string;
  readonly start: number;
  readonly length: number;
  /** Tokens that must be there. */
  readonly required: number;
}

export const gramLength = 4;

export const gramKey = (a: number, b: number, c: number, d: number): number =>
  (Math.imul(Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f)) >>> 0 || 1;

/** Where a key may stand in a table of `1 << bits` slots. */
export const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 8) & mask;

/** Instead of a number: the word takes no part in comparison. */
export const ignoredWord = 0xffff;

/** Of that many bits; about one in sixteen is set. */
const filterBits = 22;
export const filterSize = 1 << (filterBits - 5);
export const filterBit = (key: number): number => Math.imul(key, 0x85ebca6b) >>> (32 - filterBits);

/** The number of a word; 0 when no reference text has it. */
export function wordNumber(table: Uint32Array, mask: number, hash: number): number {
  for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
    const number = table[2 * slot + 1]!;
    if (number === 0 || table[2 * slot] === hash) return number;
  }
}
