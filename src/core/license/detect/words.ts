import { eastAsianWordEnd, isEastAsian } from './east-asian-words.ts';

/**
 * The words of a text: runs of letters and digits, compared in lower case, without accents, by a 32-bit hash. Comment leaders, punctuation,
 * HTML tags and character references, and the escapes `\n`, `\r` and `\t` of string literals are no words. Scripts without blanks are told into words by where they meet other ones.
 */
export interface Words {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly hashes: Uint32Array;
  /** Byte offset of the first byte. */
  readonly starts: Uint32Array;
  /** Byte offset behind the last byte. */
  readonly ends: Uint32Array;
}

/** Letters in lower case, and digits; 0 for what is none in ASCII. */
const plain = new Uint8Array(256);
for (let byte = 0x30; byte < 0x7b; byte++) {
  if (byte < 0x3a || byte > 0x60) plain[byte] = byte;
  else if (byte > 0x40 && byte < 0x5b) plain[byte] = byte + 0x20;
}

/** The base letters of U+00C0 to U+00FF; `.` for what is no letter. */
const accents = 'aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypy';

const seed = 0x811c9dc5;
const prime = 0x01000193;

/** The hash of a word that is in lower case and without accents. */
export function wordHash(word: string): number {
  let hash = seed;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  return hash >>> 0;
}

/** Words between two byte offsets. Time and memory are linear in the number of bytes. */
export const wordsOf = (bytes: Uint8Array, from = 0, to: number = bytes.length): Words => new WordReader().read(bytes, [[from, to]]);

/** Reads one text after the other into the same memory: each text ends the life of the words of the one before. */
export class WordReader {
  #hashes = new Uint32Array(64);
  #starts = new Uint32Array(64);
  #ends = new Uint32Array(64);

  /** The words of some stretches of a text, one after the other. */
  read(bytes: Uint8Array, stretches: readonly (readonly [from: number, to: number])[]): Words {
    let count = 0;
    for (const [from, to] of stretches) count = this.#read(bytes, from, to, count);
    return { bytes, count, hashes: this.#hashes, starts: this.#starts, ends: this.#ends };
  }

  /** Adds words behind the first `count` ones; returns how many there are then. */
  #read(bytes: Uint8Array, from: number, to: number, before: number): number {
    let hashes = this.#hashes;
    let starts = this.#starts;
    let ends = this.#ends;
    let count = before;
    let at = from;
    const isRichText = bytes[0] === 0x7b && bytes[1] === 0x5c && bytes[2] === 0x72 && bytes[3] === 0x74 && bytes[4] === 0x66;
    while (at < to) {
      const byte = bytes[at]!;
      if (plain[byte] !== 0 || byte >= 0xc3) {
        const start = at;
        let hash = seed;
        if (byte >= 0xe3 && byte <= 0xe9 && isEastAsian(bytes, at)) {
          const end = eastAsianWordEnd(bytes, at, to);
          while (at < end) hash = Math.imul(hash ^ bytes[at++]!, prime);
        } else while (at < to) {
          const next = bytes[at]!;
          const low = plain[next]!;
          if (low !== 0) hash = Math.imul(hash ^ low, prime);
          else if (next < 0xc3) break;
          else {
            if (next >= 0xe3 && next <= 0xe9 && isEastAsian(bytes, at)) break;
            const accent = accented(bytes, at, to);
            if (accent === 0) break;
            if (accent >= 8) hash = Math.imul(hash ^ (accent >> 3), prime);
            at += (accent & 7) - 1;
          }
          at++;
        }
        if (at === start) { at += separatorLength(bytes, at); continue; }
        // a character that the end cuts in two
        if (at > to) at = to;
        if (at - start === 3 && (hash === dnl || hash === rem) && startsLine(bytes, start)) continue;
        if (count === hashes.length) {
          this.#grow();
          hashes = this.#hashes;
          starts = this.#starts;
          ends = this.#ends;
        }
        hashes[count] = hash;
        starts[count] = start;
        ends[count++] = at;
      } else if (byte === 0x3c) at = afterTag(bytes, at, to);
      else if (byte === 0x26) at = afterReference(bytes, at, to);
      else if (byte === 0x5c && at + 1 < to) at = afterBackslash(bytes, at, to, isRichText);
      else at++;
    }
    return count;
  }

  #grow(): void {
    this.#hashes = grown(this.#hashes);
    this.#starts = grown(this.#starts);
    this.#ends = grown(this.#ends);
  }
}

function grown(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * old.length);
  larger.set(old);
  return larger;
}

/** Words that begin a comment in m4 and in batch files. */
const [dnl, rem] = ['dnl', 'rem'].map((word) => wordHash(word) | 0) as [number, number];

function startsLine(bytes: Uint8Array, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (bytes[before] === 0x20 || bytes[before] === 0x09)) before--;
  return before < 0 || bytes[before] === 0x0a || bytes[before] === 0x0d;
}

/** Behind `\n`, `\r`, `\t`; behind a change of font in troff (`\fB`); in Rich Text behind a control word. */
function afterBackslash(bytes: Uint8Array, at: number, to: number, isRichText: boolean): number {
  const next = bytes[at + 1]!;
  if (isRichText) {
    let end = at + 1;
    while (end < to && plain[bytes[end]!] !== 0) end++;
    return end;
  }
  if (next === 0x6e || next === 0x72 || next === 0x74) return at + 2;
  return next === 0x66 && at + 2 < to && fonts.has(bytes[at + 2]!) ? at + 3 : at + 1;
}

/** `B`, `I`, `P` and `R` */
const fonts: ReadonlySet<number> = new Set([0x42, 0x49, 0x50, 0x52]);

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** A letter beyond ASCII: its base letter times eight (0: none, but part of a word) and its length in bytes; 0 for punctuation. */
function accented(bytes: Uint8Array, at: number, to: number): number {
  const byte = bytes[at]!;
  const next = at + 1 < to ? bytes[at + 1] : undefined;
  if (byte === 0xc3 && isContinuation(next)) return letterOf(next! - 0x80, 2);
  // a letter of Latin-1 in a file that is not UTF-8
  if (!isContinuation(next)) return byte >= 0xc0 ? letterOf(byte - 0xc0, 1) : 0;
  // U+2000 to U+2FFF: quotation marks, dashes, bullets, boxes; U+3000 to U+303F
  if (byte === 0xe2 || (byte === 0xe3 && (next === 0x80 || (next === 0x83 && bytes[at + 2] === 0xbb))) || byte === 0xef) return 0;
  if (byte < 0xe0) return (smallCyrillic((byte & 0x1f) << 6 | (next! & 0x3f)) & 0xff | 0x80) << 3 | 2;
  return byte < 0xf0 ? next! << 3 | 3 : 0;
}

/** `Л` to `л`. */
const smallCyrillic = (code: number): number => (code >= 0x410 && code < 0x430 ? code + 0x20 : code === 0x401 ? 0x451 : code);

function letterOf(offset: number, length: number): number {
  const letter = accents.charCodeAt(offset);
  return letter === 0x2e ? 0 : letter << 3 | length;
}

function separatorLength(bytes: Uint8Array, at: number): number {
  let length = 1;
  while (length < 4 && isContinuation(bytes[at + length])) length++;
  return length;
}

const tagNames = new Set(['a', 'abbr', 'article', 'b', 'big', 'blockquote', 'body', 'br', 'center', 'cite', 'code', 'dd', 'div', 'dl', 'dt', 'em', 'font', 'footer', 'h1', 'h2', 'h3', 'h4',
  'h5', 'h6', 'head', 'header', 'hr', 'html', 'i', 'img', 'ins', 'li', 'link', 'main', 'meta', 'nav', 'ol', 'p', 'para', 'pre', 's', 'section', 'small', 'span', 'strong', 'sub', 'sup', 'table',
  'tbody', 'td', 'th', 'thead', 'title', 'tr', 'tt', 'u', 'ul', 'var', 'ulink', 'name', 'license', 'licenses', 'url', 'distribution', 'comments'].map(wordHash));

/** Behind an HTML tag of a known name; behind the `<` of anything else. */
function afterTag(bytes: Uint8Array, at: number, to: number): number {
  let next = at + 1;
  if (bytes[next] === 0x2f) next++;
  let hash = seed;
  const name = next;
  while (next < to && plain[bytes[next]!] !== 0) hash = Math.imul(hash ^ plain[bytes[next++]!]!, prime);
  if (next === name || !tagNames.has(hash >>> 0)) return at + 1;
  const limit = Math.min(to, next + 400);
  while (next < limit && bytes[next] !== 0x3e && bytes[next] !== 0x3c) next++;
  return bytes[next] === 0x3e ? next + 1 : at + 1;
}

/** Behind a character reference (`&quot;`, `&#169;`); behind the `&` of anything else. */
function afterReference(bytes: Uint8Array, at: number, to: number): number {
  let next = at + 1;
  if (bytes[next] === 0x23) next++;
  const limit = Math.min(to, next + 8);
  while (next < limit && plain[bytes[next]!] !== 0) next++;
  return bytes[next] === 0x3b && next > at + 1 ? next + 1 : at + 1;
}
