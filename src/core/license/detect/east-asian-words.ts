/** Scripts that put no blanks between words. */
const hiragana = 1;
const katakana = 2;
/** Each sign of it is a word. */
const ideographs = 3;

/** Which of these scripts a character of three bytes belongs to; 0 for all others. */
function scriptAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0xe3 || first > 0xe9) return 0;
  if (first > 0xe3) return ideographs;
  const code = bytes[at + 1]! << 8 | bytes[at + 2]!;
  if (code >= 0x8181 && code < 0x82a0) return hiragana;
  // without the dot that stands between words
  if (code >= 0x82a0 && code <= 0x83bf) return code === 0x83bb ? 0 : katakana;
  return code >= 0x9080 ? ideographs : 0;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Does a sign of Chinese or Japanese begin at an offset? */
export const isEastAsian = (bytes: Uint8Array, at: number): boolean => isContinuation(bytes[at + 1]) && isContinuation(bytes[at + 2]) && scriptAt(bytes, at) !== 0;

/** Behind the word that begins at an offset: an ideograph, or signs of one of the two alphabets ("ライセンス" and "の" in "ライセンスの"). */
export function eastAsianWordEnd(bytes: Uint8Array, from: number, to: number): number {
  const script = scriptAt(bytes, from);
  let end = from + 3;
  while (script !== ideographs && end + 2 < to && isContinuation(bytes[end + 1]) && isContinuation(bytes[end + 2]) && scriptAt(bytes, end) === script) end += 3;
  return Math.min(end, to);
}
