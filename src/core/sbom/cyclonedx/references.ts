import { isRecord, list, text } from '../../text/value.ts';
import { hashAlgorithms, type Hash, type HashAlgorithm } from '../../model/component.ts';
import type { SbomReference } from '../../model/sbom.ts';
import { hashNames, referenceTypes } from './enumerations.data.ts';
import type { Json } from './special-xml.ts';

const algorithms: ReadonlySet<string> = new Set(hashAlgorithms);

/** Those of algorithms that we know. */
export function readHashes(json: unknown): Hash[] {
  return list(json).flatMap((item): Hash[] => {
    const algorithm = text(item, 'alg');
    const value = text(item, 'content');
    if (algorithm === undefined || value === undefined || !algorithms.has(algorithm)) return [];
    return [{ algorithm: algorithm as HashAlgorithm, value: value.toLowerCase() }];
  });
}

/** Without those of algorithms that CycloneDX does not know. */
export function writeHashes(hashes: readonly Hash[]): Json[] | undefined {
  const known = hashes.filter(({ algorithm }) => Object.hasOwn(hashNames.values, algorithm));
  return known.length === 0 ? undefined : known.map(({ algorithm, value }) => ({ alg: algorithm, content: value }));
}

export function readReferences(json: unknown): SbomReference[] {
  return list(json).flatMap((item): SbomReference[] => {
    const url = text(item, 'url');
    if (url === undefined) return [];
    const comment = text(item, 'comment');
    const hashes = readHashes(isRecord(item) ? item['hashes'] : undefined);
    return [{ type: text(item, 'type') ?? 'other', url, ...(comment !== undefined && { comment }), hashes }];
  });
}

/** A type that CycloneDX does not know becomes `other`. */
export function writeReferences(references: readonly SbomReference[]): Json[] | undefined {
  if (references.length === 0) return undefined;
  return references.map(({ type, url, comment, hashes }) => {
    const written = writeHashes(hashes);
    return {
      type: Object.hasOwn(referenceTypes.values, type) ? type : 'other',
      url,
      ...(comment !== undefined && { comment }),
      ...(written !== undefined && { hashes: written }),
    };
  });
}
