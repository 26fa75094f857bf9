/** UTF-8 to text; what is not UTF-8 becomes U+FFFD, one for each byte that cannot stand. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { point, length } = codePointAt(bytes, at);
    at += length;
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    if (units.length >= 4096) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

const replacement = { point: 0xfffd, length: 1 } as const;
const smallest = [0, 0, 0x80, 0x800, 0x10000];

function codePointAt(bytes: Uint8Array, at: number): { readonly point: number; readonly length: number } {
  const first = bytes[at]!;
  if (first < 0x80) return { point: first, length: 1 };
  const length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
  if (length === 0 || first >= 0xf8 || at + length > bytes.length) return replacement;
  let point = first & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index]!;
    if ((next & 0xc0) !== 0x80) return replacement;
    point = (point << 6) | (next & 0x3f);
  }
  if (point < smallest[length]! || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return replacement;
  return { point, length };
}

/** UTF-16 without byte order mark to text. */
export function decodeUtf16(bytes: Uint8Array, littleEndian = true): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode(littleEndian ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!);
  }
  return text;
}
