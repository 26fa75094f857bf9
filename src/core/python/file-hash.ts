import type { Hash, HashAlgorithm } from '../model/component.ts';

const algorithms = new Map<string, readonly [algorithm: HashAlgorithm, digits: number]>([
  ['md5', ['MD5', 32]],
  ['sha1', ['SHA-1', 40]],
  ['sha224', ['SHA-224', 56]],
  ['sha256', ['SHA-256', 64]],
  ['sha384', ['SHA-384', 96]],
  ['sha512', ['SHA-512', 128]],
  ['sha3_256', ['SHA3-256', 64]],
  ['sha3_384', ['SHA3-384', 96]],
  ['sha3_512', ['SHA3-512', 128]],
]);

/** `undefined` for algorithms that we do not know and values that are no hexadecimal digest of that length. */
export function hashOf(algorithm: string, value: string): Hash | undefined {
  const known = algorithms.get(algorithm.toLowerCase());
  if (known === undefined || value.length !== known[1] || !/^[0-9a-f]+$/i.test(value)) return undefined;
  return { algorithm: known[0], value: value.toLowerCase() };
}

/** Reads `sha256:…` as lockfiles write it. */
export function parseHash(text: string): Hash | undefined {
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : hashOf(text.slice(0, colon), text.slice(colon + 1).trim());
}

/** Those that can be read, in order. */
export function parseHashes(texts: Iterable<string>): Hash[] {
  const hashes: Hash[] = [];
  for (const text of texts) {
    const hash = parseHash(text);
    if (hash !== undefined) hashes.push(hash);
  }
  return hashes;
}
