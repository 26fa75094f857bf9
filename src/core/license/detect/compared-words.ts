import { ignoredWord, wordNumber, type TextIndex } from './text-index.ts';
import { isCompared } from './text-words.ts';
import type { Words } from './words.ts';

/** Words of a text that take part in comparison with reference texts. */
export interface ComparedWords {
  readonly count: number;
  /** The number that the index has for a word; 0 when no reference text has it. */
  readonly tokens: Uint16Array;
  /** Index into the words of the whole text. */
  readonly at: Uint32Array;
}

/** Reads one text after the other into the same memory: each text ends the life of the words of the one before. */
export class ComparedWordReader {
  #tokens = new Uint16Array(0);
  #at = new Uint32Array(0);

  read({ wordTable }: TextIndex, words: Words): ComparedWords {
    if (this.#tokens.length < words.count) {
      this.#tokens = new Uint16Array(2 * words.count);
      this.#at = new Uint32Array(2 * words.count);
    }
    const mask = wordTable.length / 2 - 1;
    const [tokens, at] = [this.#tokens, this.#at];
    let count = 0;
    for (let index = 0; index < words.count; index++) {
      if (!isCompared(words, index)) continue;
      const number = wordNumber(wordTable, mask, words.hashes[index]!);
      if (number === ignoredWord) continue;
      tokens[count] = number;
      at[count++] = index;
    }
    return { count, tokens: tokens.subarray(0, count), at: at.subarray(0, count) };
  }
}
