/** A sequence of letters or digits without which a text cannot name a licence. */
export interface Trigger {
  /** In lower case, three or more. */
  readonly letters: string;
  /** It must not be a part of a longer word; `capital`: and begin with a capital letter. */
  readonly whole?: 'word' | 'capital';
}

/**
 * Says fast whether any of many triggers occurs in a text, whatever the case of its letters: most files of a tree hold none, and need not be read word by word.
 * Looks at about every second byte (Wu and Manber's search with blocks of two).
 */
export class TriggerScan {
  /** By the block that ends a window of three: how far the window may move; 0 when a trigger may stand there. */
  readonly #steps = new Uint8Array(1 << 16).fill(2);
  readonly #byBlock = new Map<number, { readonly letters: Uint8Array; readonly offset: number; readonly whole: Trigger['whole'] }[]>();

  constructor(triggers: readonly Trigger[]) {
    for (const { letters, whole } of triggers) {
      const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
      const offset = rarest(letters);
      const [first, second, third] = [bytes[offset]!, bytes[offset + 1]!, bytes[offset + 2]!];
      const block = blockOf(second, third);
      this.#steps[block] = 0;
      const before = blockOf(first, second);
      if (this.#steps[before]! > 1) this.#steps[before] = 1;
      const list = this.#byBlock.get(block);
      const entry = { letters: bytes, offset, whole };
      if (list === undefined) this.#byBlock.set(block, [entry]);
      else list.push(entry);
    }
  }

  /** About where the first trigger at `from` or behind it stands; -1 when there is none. */
  find(bytes: Uint8Array, from = 0): number {
    const steps = this.#steps;
    const length = bytes.length;
    for (let end = from + 2; end < length;) {
      const block = folded[bytes[end - 1]!]! << 8 | folded[bytes[end]!]!;
      const step = steps[block]!;
      if (step !== 0) end += step;
      else if (this.#standsAt(bytes, end++, block)) return end;
    }
    return -1;
  }

  #standsAt(bytes: Uint8Array, end: number, block: number): boolean {
    for (const { letters, offset, whole } of this.#byBlock.get(block)!) {
      const start = end - 2 - offset;
      if (start < 0 || start + letters.length > bytes.length) continue;
      let at = 0;
      while (at < letters.length && folded[bytes[start + at]!] === letters[at]) at++;
      if (at < letters.length) continue;
      if (whole === undefined || ((whole === 'word' || bytes[start]! < 0x61) && !isPartOfWord(bytes, start, start + at))) return true;
    }
    return false;
  }
}

/** Do letters stand before or behind? A version may be glued to the end (`MPLv2`). */
function isPartOfWord(bytes: Uint8Array, start: number, end: number): boolean {
  if (start > 0 && isLetter(bytes[start - 1]!)) return true;
  const next = end < bytes.length ? folded[bytes[end]!]! : 0;
  return isLetter(next) && next !== 0x76;
}

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Bytes with capital letters made small. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

const blockOf = (first: number, second: number): number => first << 8 | second;

/** Letters by how often they stand in program texts and English, the rarest last. */
const frequency = 'etaoinsrlcdupmhfgbyvwkx1023j456789qz-';

/** Where the three letters begin of which the last two are the rarest. */
function rarest(letters: string): number {
  let best = 0;
  let bestScore = -1;
  for (let at = 0; at + 3 <= letters.length; at++) {
    const score = frequency.indexOf(letters[at + 1]!) + frequency.indexOf(letters[at + 2]!);
    if (score > bestScore) [best, bestScore] = [at, score];
  }
  return best;
}
