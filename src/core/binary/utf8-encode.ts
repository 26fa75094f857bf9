/** Text to UTF-8; half of a surrogate pair becomes U+FFFD, as TextEncoder does it. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at)!;
    if (point < 0x80) bytes[length++] = point;
    else length = writeLong(bytes, length, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
    if (point > 0xffff) at++;
  }
  return bytes.subarray(0, length);
}

function writeLong(bytes: Uint8Array, start: number, point: number): number {
  const following = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  bytes[start] = (point >> (6 * following)) | [0, 0xc0, 0xe0, 0xf0][following]!;
  for (let left = following - 1; left >= 0; left--) bytes[start + following - left] = ((point >> (6 * left)) & 0x3f) | 0x80;
  return start + following + 1;
}
