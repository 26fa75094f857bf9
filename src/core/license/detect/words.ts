/**
 * The words of a text: runs of letters and digits, compared in lower case, without accents, by a 32-bit hash. Comment leaders, punctuation,
 * HTML tags and character references, and the escapes `\n`, `\r` and `\t` of string literals are no words.
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

const letter = 1;
const kinds = new Uint8Array(256);
const lower = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const upper = byte >= 65 && byte <= 90;
  lower[byte] = upper ? byte + 32 : byte;
  if (upper || (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)) kinds[byte] = letter;
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
export function wordsOf(bytes: Uint8Array, from = 0, to: number = bytes.length): Words {
  let capacity = Math.max(64, (to - from) >> 2);
  let hashes = new Uint32Array(capacity);
  let starts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);
  let count = 0;
  let at = from;
  const isRichText = bytes[0] === 0x7b && bytes[1] === 0x5c && bytes[2] === 0x72 && bytes[3] === 0x74 && bytes[4] === 0x66;
  while (at < to) {
    const byte = bytes[at]!;
    if (kinds[byte] === letter || byte >= 0xc3) {
      const start = at;
      let hash = seed;
      while (at < to) {
        const next = bytes[at]!;
        if (kinds[next] === letter) hash = Math.imul(hash ^ lower[next]!, prime);
        else if (next < 0xc3) break;
        else {
          const [plain, length] = accented(bytes, at, to);
          if (length === 0) break;
          if (plain !== 0) hash = Math.imul(hash ^ plain, prime);
          at += length - 1;
        }
        at++;
      }
      if (at === start) { at += separatorLength(bytes, at); continue; }
      if (at - start === 3 && commentWords.has(hash >>> 0) && startsLine(bytes, start)) continue;
      if (count === capacity) {
        capacity *= 2;
        hashes = grown(hashes, capacity);
        starts = grown(starts, capacity);
        ends = grown(ends, capacity);
      }
      hashes[count] = hash >>> 0;
      starts[count] = start;
      ends[count++] = at;
    } else if (byte === 0x3c) at = afterTag(bytes, at, to);
    else if (byte === 0x26) at = afterReference(bytes, at, to);
    else if (byte === 0x5c && at + 1 < to) at = afterBackslash(bytes, at, to, isRichText);
    else at++;
  }
  return { bytes, count, hashes, starts, ends };
}

function grown(old: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(old);
  return larger;
}

/** Words that begin a comment in m4 and in batch files. */
const commentWords = new Set(['dnl', 'rem'].map(wordHash));

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
    while (end < to && kinds[bytes[end]!] === letter) end++;
    return end;
  }
  if (next === 0x6e || next === 0x72 || next === 0x74) return at + 2;
  return next === 0x66 && at + 2 < to && /[BIPR]/.test(String.fromCharCode(bytes[at + 2]!)) ? at + 3 : at + 1;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Base letter (0: none, but part of a word) and length in bytes of a letter beyond ASCII; length 0 for punctuation. */
function accented(bytes: Uint8Array, at: number, to: number): readonly [number, number] {
  const byte = bytes[at]!;
  const next = at + 1 < to ? bytes[at + 1] : undefined;
  if (byte === 0xc3 && isContinuation(next)) return letterOf(next! - 0x80);
  // a letter of Latin-1 in a file that is not UTF-8
  if (!isContinuation(next)) return byte >= 0xc0 ? [letterOf(byte - 0xc0)[0], letterOf(byte - 0xc0)[1] === 0 ? 0 : 1] : nothing;
  // U+2000 to U+2FFF: quotation marks, dashes, bullets, boxes; U+3000 to U+303F
  if (byte === 0xe2 || (byte === 0xe3 && next === 0x80) || byte === 0xef) return nothing;
  return byte < 0xe0 ? [((byte << 6) | (next! & 0x3f)) & 0xff | 0x80, 2] : byte < 0xf0 ? [next!, 3] : nothing;
}

const nothing = [0, 0] as const;

function letterOf(offset: number): readonly [number, number] {
  const plain = accents.charCodeAt(offset);
  return plain === 0x2e ? nothing : [plain, 2];
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
  while (next < to && kinds[bytes[next]!] === letter) hash = Math.imul(hash ^ lower[bytes[next++]!]!, prime);
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
  while (next < limit && kinds[bytes[next]!] === letter) next++;
  return bytes[next] === 0x3b && next > at + 1 ? next + 1 : at + 1;
}
