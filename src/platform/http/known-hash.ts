import { createHash } from 'node:crypto';
import type { Hash, HashAlgorithm } from '#core/model/component.ts';

/** Node's names of what lockfiles give, strongest first. */
const algorithms: readonly (readonly [HashAlgorithm, string])[] = [['SHA-512', 'sha512'], ['SHA-384', 'sha384'], ['SHA-256', 'sha256'], ['SHA-1', 'sha1']];

/** Those of the strongest algorithm that we can compute: a lockfile may know several archives of one version. */
export function strongestHashes(hashes: readonly Hash[]): readonly Hash[] {
  for (const [algorithm] of algorithms) {
    const found = hashes.filter((hash) => hash.algorithm === algorithm);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether the bytes have one of these hashes, which are of one algorithm. */
export function hasHash(bytes: Uint8Array, hashes: readonly Hash[]): boolean {
  const name = algorithms.find(([algorithm]) => algorithm === hashes[0]?.algorithm)?.[1];
  if (name === undefined) return false;
  const value = createHash(name).update(bytes).digest('hex');
  return hashes.some((hash) => hash.value === value);
}
