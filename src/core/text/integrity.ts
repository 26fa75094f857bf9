import type { Hash, HashAlgorithm } from '../model/component.ts';

const algorithms: ReadonlyMap<string, { readonly algorithm: HashAlgorithm; readonly bytes: number }> = new Map([
  ['md5', { algorithm: 'MD5', bytes: 16 }],
  ['sha1', { algorithm: 'SHA-1', bytes: 20 }],
  ['sha224', { algorithm: 'SHA-224', bytes: 28 }],
  ['sha256', { algorithm: 'SHA-256', bytes: 32 }],
  ['sha384', { algorithm: 'SHA-384', bytes: 48 }],
  ['sha512', { algorithm: 'SHA-512', bytes: 64 }],
]);

/** Hashes of a subresource integrity text (`sha512-… sha1-…?options`); what is no hash of the right length is left out. */
export function hashesOf(integrity: string | undefined): Hash[] {
  if (integrity === undefined || integrity === '') return [];
  const hashes: Hash[] = [];
  for (const item of integrity.includes(' ') ? integrity.split(' ') : [integrity]) {
    const dash = item.indexOf('-');
    const known = dash === -1 ? undefined : algorithms.get(item.slice(0, dash));
    if (known === undefined) continue;
    const option = item.indexOf('?', dash);
    const value = hexOfBase64(option === -1 ? item.slice(dash + 1) : item.slice(dash + 1, option), known.bytes);
    if (value !== undefined) hashes.push({ algorithm: known.algorithm, value });
  }
  return hashes;
}

/** A hash that is already hexadecimal, as after `#` in the URLs of yarn.lock v1. */
export function hexHash(algorithm: 'sha1' | 'sha256' | 'sha512', text: string): Hash | undefined {
  const known = algorithms.get(algorithm)!;
  if (text.length !== known.bytes * 2 || !/^[0-9a-fA-F]+$/.test(text)) return undefined;
  return { algorithm: known.algorithm, value: text.toLowerCase() };
}

const digits = '0123456789abcdef';
const sextets = sextetTable();
const codes: number[] = [];

function sextetTable(): Int8Array {
  const table = new Int8Array(128).fill(-1);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  for (let at = 0; at < alphabet.length; at++) table[alphabet.charCodeAt(at)] = at;
  for (const [character, value] of [['+', 62], ['-', 62], ['/', 63], ['_', 63]] as const) table[character.charCodeAt(0)] = value;
  return table;
}

/** `undefined` unless it is exactly that many bytes. */
export function hexOfBase64(text: string, bytes: number): string | undefined {
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === 61) length--;
  if (Math.floor((length * 6) / 8) !== bytes || length * 6 - bytes * 8 >= 6) return undefined;
  codes.length = bytes * 2;
  let bits = 0;
  let held = 0;
  let out = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    const sextet = code < 128 ? sextets[code]! : -1;
    if (sextet === -1) return undefined;
    held = (held << 6) | sextet;
    bits += 6;
    while (bits >= 4 && out < codes.length) {
      bits -= 4;
      codes[out++] = digits.charCodeAt((held >> bits) & 15);
    }
    held &= (1 << bits) - 1;
  }
  // one call makes one flat string; adding digit by digit would leave a chain of 128 pieces
  return String.fromCharCode.apply(null, codes);
}
