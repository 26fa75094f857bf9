import { inEnglish } from './foreign-words.ts';
import type { Words } from './words.ts';

/** Characters of Latin-1 by their bytes; in lower case. */
const characters = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const lowerBytes = Uint8Array.from(characters, (character) => character.toLowerCase().charCodeAt(0));

/** One character for each byte. */
export const charactersOf = (bytes: Uint8Array, from: number, to: number): string => joined(bytes, from, to, undefined);

function joined(bytes: Uint8Array, from: number, to: number, table: Uint8Array | undefined): string {
  let text = '';
  for (let at = from; at < to; at++) text += characters[table === undefined ? bytes[at]! : table[bytes[at]!]!]!;
  return text;
}

/** A power of two. */
const recurringWords = 4_096;
const recurrent: string[] = Array.from({ length: recurringWords }, () => '');

/** The same few words stand around all names of licences: each is made into a string once, until another one takes its place. */
function recurring(bytes: Uint8Array, from: number, to: number, place: number): string {
  const known = recurrent[place]!;
  if (known.length === to - from) {
    let at = from;
    while (at < to && lowerBytes[bytes[at]!]! === known.charCodeAt(at - from)) at++;
    if (at === to) return known;
  }
  const word = joined(bytes, from, to, lowerBytes);
  if (word.length <= longestRecurring) recurrent[place] = word;
  return word;
}

const longestRecurring = 24;

/** Bytes without a word that are as good as an empty line. */
const longGap = 2_000;

/** Letters, digits and signs around words, read from the bytes where they are asked for: nearly all of a text never is. */
export class ReadableText {
  readonly words: Words;

  constructor(words: Words) {
    this.words = words;
  }

  get count(): number {
    return this.words.count;
  }

  /** In lower case, one character for each byte. */
  lower(from: number, to: number): string {
    return joined(this.words.bytes, from, Math.min(to, this.words.bytes.length), lowerBytes);
  }

  /** The empty word outside of the text; of a word of another language that the grammar needs the English one. */
  word(index: number): string {
    const { words } = this;
    return index < 0 || index >= words.count ? '' : inEnglish(words, index) ?? recurring(words.bytes, words.starts[index]!, words.ends[index]!, words.hashes[index]! & (recurringWords - 1));
  }

  /** What stands between a word and the one before it. */
  gapBefore(index: number): string {
    return this.lower(this.#gapStart(index), this.#gapEnd(index));
  }

  /** The character right behind a word. */
  charAfter(index: number): string {
    const end = this.words.ends[index]!;
    return this.lower(end, end + 1);
  }

  /** Is there an empty line (or one with nothing but a comment leader) before the word? Not at the end of the text. */
  paragraphBefore(index: number): boolean {
    const { bytes } = this.words;
    if (index >= this.words.count) return false;
    const to = this.#gapEnd(index);
    if (to - this.#gapStart(index) === longGap) return true;
    let lines = 0;
    for (let at = this.#gapStart(index); at < to && lines < 2; at++) if (bytes[at] === 0x0a) lines++;
    return lines > 1;
  }

  /** Does a sentence end before the word? Not at the end of the text. */
  sentenceBefore(index: number): boolean {
    const { bytes } = this.words;
    if (index >= this.words.count) return false;
    const to = this.#gapEnd(index);
    for (let at = this.#gapStart(index); at < to; at++) {
      const byte = bytes[at]!;
      // an ideographic full stop
      if (byte === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x82) return true;
      if ((byte === 0x2e || byte === 0x3b || byte === 0x21) && at + 1 < to && sentenceEnds.has(bytes[at + 1]!)) return true;
    }
    return this.paragraphBefore(index);
  }

  /** Of long gaps (between the stretches that are read) only the end counts. */
  #gapStart(index: number): number {
    const start = index <= 0 ? 0 : this.words.ends[Math.min(index, this.words.count) - 1]!;
    return Math.max(start, this.#gapEnd(index) - longGap);
  }

  #gapEnd(index: number): number {
    return index < 0 || index >= this.words.count ? this.words.bytes.length : this.words.starts[index]!;
  }
}

const sentenceEnds: ReadonlySet<number> = new Set(Array.from(' \n\r\t*"\')<', (character) => character.charCodeAt(0)));
