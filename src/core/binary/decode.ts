/** Characters of the bytes from `start` up to `end`, one for each byte. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return join(bytes, start, end);
}

/** As UTF-8; a byte that is not part of a well-formed sequence becomes U+FFFD. */
export function utf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let ascii = start;
  while (ascii < end && bytes[ascii]! < 0x80) ascii++;
  if (ascii === end) return join(bytes, start, end);
  let text = join(bytes, start, ascii);
  let units: number[] = [];
  for (let at = ascii; at < end;) {
    const { point, length } = sequence(bytes, at, end);
    at += length;
    units.push(point);
    if (units.length >= piece) {
      text += String.fromCodePoint(...units);
      units = [];
    }
  }
  return text + String.fromCodePoint(...units);
}

/** Text up to the first zero byte, or `end`. */
export function terminated(bytes: Uint8Array, start: number, end = bytes.length): string {
  const zero = bytes.indexOf(0, start);
  return utf8(bytes, start, zero === -1 || zero > end ? end : zero);
}

/** Arguments of one call; engines bound them. */
const piece = 8192;
const replacement = 0xfffd;

function join(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += piece) text += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + piece)));
  return text;
}

function sequence(bytes: Uint8Array, at: number, end: number): { point: number; length: number } {
  const first = bytes[at]!;
  if (first < 0x80) return { point: first, length: 1 };
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 1;
  if (length === 1 || at + length > end) return { point: replacement, length: 1 };
  let point = first & (0xff >> (length + 1));
  for (let next = at + 1; next < at + length; next++) {
    const byte = bytes[next]!;
    if ((byte & 0xc0) !== 0x80) return { point: replacement, length: 1 };
    point = (point << 6) | (byte & 0x3f);
  }
  const isOverlong = (length === 3 && point < 0x800) || (length === 4 && point < 0x10000);
  if (isOverlong || (point >= 0xd800 && point < 0xe000) || point > 0x10ffff) return { point: replacement, length: 1 };
  return { point, length };
}
