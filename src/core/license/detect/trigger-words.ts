import { frequentLetters } from './frequent-letters.data.ts';

/** A sequence of letters or digits without which a text cannot name a licence. */
export interface Trigger {
  /** In lower case, three or more. */
  readonly letters: string;
  /** It must not be a part of a longer word; `capital`: and begin with a capital letter. */
  readonly whole?: 'word' | 'capital';
  /** Other letters, in lower case, that must stand close before or behind it: on the same line or the next one, behind comment leaders, tags and the like. */
  readonly near?: string;
}

/** Bytes that may stand between letters that are near each other. */
const nearby = 96;

interface Entry {
  readonly letters: Uint8Array;
  /** Of the three letters that are looked for first. */
  readonly offset: number;
  readonly whole: Trigger['whole'];
  readonly near: Uint8Array | undefined;
}

/**
 * Says fast whether any of many triggers occurs in a text, whatever the case of its letters: most files of a tree hold none, and need not be read word by word.
 * Keeps five bits of each of the last four bytes, which tell letters apart whatever their case; where the last three are of a trigger, and then the last four, it looks closer.
 */
export class TriggerScan {
  /** By the last three bytes: 1 when a trigger may stand there. Small enough to stay in the nearest cache. */
  readonly #threes = new Uint8Array(1 << 15);
  /** A bit for each four bytes at which a trigger may stand. */
  readonly #fours = new Uint32Array(1 << 15);
  readonly #byThree: (Entry[] | undefined)[] = Array.from({ length: 1 << 15 }, () => undefined);

  constructor(triggers: readonly Trigger[]) {
    const rare = new RareLetters();
    // those that have the least choice first
    for (const { letters, whole, near } of [...triggers].sort((one, other) => one.letters.length - other.letters.length)) {
      const bytes = bytesOf(letters);
      const offset = rare.choose(letters);
      const three = bytes.subarray(offset, offset + 3).reduce(pushed, 0) & threeMask;
      this.#threes[three] = 1;
      const before = offset === 0 ? Array.from({ length: 32 }, (_, bits) => bits) : [bytes[offset - 1]! & 31];
      for (const bits of before) mark(this.#fours, bits << 15 | three);
      (this.#byThree[three] ??= []).push({ letters: bytes, offset, whole, near: near === undefined ? undefined : bytesOf(near) });
    }
  }

  /** About where the first trigger at `from` or behind it stands; -1 when there is none. */
  find(bytes: Uint8Array, from = 0): number {
    const threes = this.#threes;
    const fours = this.#fours;
    const length = bytes.length;
    let last = 0;
    for (let at = from; at < length; at++) {
      last = pushed(last, bytes[at]!);
      if (threes[last & threeMask] === 1 && (fours[last >> 5]! >>> (last & 31) & 1) === 1 && this.#standsAt(bytes, at, last & threeMask)) return at + 1;
    }
    return -1;
  }

  /** `end`: of the three bytes, the last one included. */
  #standsAt(bytes: Uint8Array, end: number, three: number): boolean {
    for (const { letters, offset, whole, near } of this.#byThree[three]!) {
      const start = end - 2 - offset;
      if (!startsAt(bytes, start, letters)) continue;
      const after = start + letters.length;
      if (whole !== undefined && ((whole === 'capital' && bytes[start]! >= 0x61) || isPartOfWord(bytes, start, after))) continue;
      if (near === undefined || occurs(bytes, Math.max(0, start - nearby - near.length), start, near) || occurs(bytes, after, after + nearby + near.length, near)) return true;
    }
    return false;
  }
}

const threeMask = (1 << 15) - 1;

/** Four bytes, five bits each, the last one lowest. */
const pushed = (last: number, byte: number): number => (last << 5 | (byte & 31)) & 0xfffff;

function mark(bits: Uint32Array, at: number): void {
  bits[at >> 5]! |= 1 << (at & 31);
}

const bytesOf = (letters: string): Uint8Array => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));

function startsAt(bytes: Uint8Array, start: number, letters: Uint8Array): boolean {
  if (start < 0 || start + letters.length > bytes.length) return false;
  let at = 0;
  while (at < letters.length && folded[bytes[start + at]!] === letters[at]) at++;
  return at === letters.length;
}

function occurs(bytes: Uint8Array, from: number, to: number, letters: Uint8Array): boolean {
  for (let start = from; start + letters.length <= to; start++) if (startsAt(bytes, start, letters)) return true;
  return false;
}

/** Do letters stand before or behind? A version may be glued to the end (`MPLv2`), and the escape of a string literal to the beginning (`\nMIT`). */
function isPartOfWord(bytes: Uint8Array, start: number, end: number): boolean {
  if (start > 0 && isLetter(bytes[start - 1]!) && !(start > 1 && bytes[start - 2] === 0x5c)) return true;
  const next = end < bytes.length ? folded[bytes[end]!]! : 0;
  return isLetter(next) && next !== 0x76;
}

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Bytes with capital letters made small. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

const ranks = new Map(Array.from({ length: frequentLetters.length / 3 }, (_, rank) => [frequentLetters.slice(3 * rank, 3 * rank + 3), rank]));

/** About how often three letters stand in texts: the hundredth most frequent ones half as often as the first ones. */
function frequencyOf(three: string): number {
  // five bits do not tell a digit or a hyphen from a letter
  const likeness = three.replaceAll(/[^a-z]/g, (sign) => String.fromCharCode(0x60 + (sign.charCodeAt(0) & 31)));
  return 1 / (100 + Math.min(ranks.get(three) ?? 2 * ranks.size, /\s/.test(three) ? 200 : ranks.get(likeness) ?? 2 * ranks.size));
}

/** Chooses of each trigger the three letters to look for: rare ones, or those that are looked for already. */
class RareLetters {
  readonly #chosen = new Set<string>();

  /** Where the three letters begin. The letter before them is compared too, where there is one. */
  choose(letters: string): number {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 3 <= letters.length; at++) {
      const frequency = frequencyOf(letters.slice(at, at + 3)) * (at === 0 ? 4 : 1);
      const cost = this.#chosen.has(letters.slice(at, at + 3)) ? frequency / 2 : frequency;
      if (cost < least) [best, least] = [at, cost];
    }
    this.#chosen.add(letters.slice(best, best + 3));
    return best;
  }
}
