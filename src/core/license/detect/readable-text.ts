import { wordsOf, type Words } from './words.ts';

/** One character for each byte. */
export function charactersOf(bytes: Uint8Array, inLowerCase = false): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    const part = String.fromCharCode(...bytes.subarray(at, at + 8192));
    parts.push(inLowerCase ? part.toLowerCase() : part);
  }
  return parts.join('');
}

/** A text as words and as characters; offsets are the same in both. */
export class ReadableText {
  readonly words: Words;
  /** In lower case, one character for each byte. */
  readonly lower: string;

  constructor(bytes: Uint8Array) {
    this.words = wordsOf(bytes);
    this.lower = charactersOf(bytes, true);
  }

  get count(): number {
    return this.words.count;
  }

  /** The empty word outside of the text. */
  word(index: number): string {
    return index < 0 || index >= this.words.count ? '' : this.lower.slice(this.words.starts[index], this.words.ends[index]);
  }

  /** What stands between a word and the one before it. */
  gapBefore(index: number): string {
    const from = index <= 0 ? 0 : this.words.ends[index - 1]!;
    return this.lower.slice(from, index >= this.words.count ? this.lower.length : this.words.starts[index]);
  }

  /** The character right behind a word. */
  charAfter(index: number): string {
    return this.lower[this.words.ends[index]!] ?? '';
  }

  /** Is there an empty line (or one with nothing but a comment leader) before the word? */
  paragraphBefore(index: number): boolean {
    const from = index <= 0 ? 0 : this.words.ends[index - 1]!;
    const to = this.words.starts[index] ?? this.lower.length;
    const first = this.lower.indexOf('\n', from);
    return first !== -1 && first < to && this.lower.lastIndexOf('\n', to - 1) !== first;
  }

  /** Does a sentence end before the word? */
  sentenceBefore(index: number): boolean {
    const from = index <= 0 ? 0 : this.words.ends[index - 1]!;
    const to = this.words.starts[index] ?? this.lower.length;
    for (let at = from; at < to; at++) {
      const char = this.lower[at]!;
      if ((char === '.' || char === ';' || char === '!') && (at + 1 === to ? to === this.lower.length : ' \n\r\t*"\')<'.includes(this.lower[at + 1]!))) return true;
    }
    return this.paragraphBefore(index);
  }
}
