/** Finds a sequence of ASCII characters, which is given in lower case, whatever the case of its letters. Looks at few of the bytes. */
export class LetterFinder {
  readonly #letters: Uint8Array;
  /** By the byte at the end of the window: how far the window may move. */
  readonly #steps = new Uint8Array(256);

  constructor(letters: string) {
    this.#letters = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    this.#steps.fill(letters.length);
    for (let at = 0; at + 1 < letters.length; at++) {
      const letter = this.#letters[at]!;
      this.#steps[letter] = letters.length - 1 - at;
      this.#steps[upper(letter)] = letters.length - 1 - at;
    }
  }

  /** Offset of the first occurrence at `from` or behind it; -1 when there is none. */
  find(bytes: Uint8Array, from = 0): number {
    const letters = this.#letters;
    const last = letters.length - 1;
    for (let end = from + last; end < bytes.length; end += this.#steps[bytes[end]!]!) {
      let at = last;
      while (at >= 0 && (bytes[end - last + at] === letters[at] || bytes[end - last + at] === upper(letters[at]!))) at--;
      if (at < 0) return end - last;
    }
    return -1;
  }
}

const upper = (letter: number): number => (letter >= 0x61 && letter <= 0x7a ? letter - 0x20 : letter);
