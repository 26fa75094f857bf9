import { decodeUtf8 } from '../binary/utf8.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648) of the UTF-8 bytes of a text. */
export function encodeBase64(text: string): string {
  const bytes = Array.from(encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|([^%])/g), ([, hex, plain]) => (hex === undefined ? plain!.charCodeAt(0) : Number.parseInt(hex, 16)));
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const known = Math.min(3, bytes.length - at) + 1;
    for (let digit = 0; digit < 4; digit++) encoded += digit < known ? digits[(group >> (18 - 6 * digit)) & 63]! : '=';
  }
  return encoded;
}

const values = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) values[digits.charCodeAt(value)] = value;

/** The UTF-8 text in base64, white space and padding ignored; `undefined` when another character is in it. */
export function decodeBase64(encoded: string): string | undefined {
  const bytes = new Uint8Array(Math.ceil((encoded.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let at = 0; at < encoded.length; at++) {
    const code = encoded.charCodeAt(at);
    if (code === 0x3d || code === 0x20 || (code >= 0x09 && code <= 0x0d)) continue;
    const digit = code < 128 ? values[code]! : -1;
    if (digit === -1) return undefined;
    bits = ((bits << 6) | digit) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[length++] = (bits >> count) & 0xff;
  }
  return decodeUtf8(bytes.subarray(0, length));
}
