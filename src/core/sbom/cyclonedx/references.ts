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

/** The lengths that the schemas allow. */
const hashLengths: ReadonlySet<number> = new Set([32, 40, 64, 96, 128]);

/** Whether CycloneDX knows the algorithm and the value can be a hash. */
export const isWritableHash = ({ algorithm, value }: Hash): boolean => Object.hasOwn(hashNames.values, algorithm) && hashLengths.has(value.length) && /^[\da-f]+$/i.test(value);

/** Those that can be written. */
export function writeHashes(hashes: readonly Hash[]): Json[] | undefined {
  const known = hashes.filter(isWritableHash);
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

export const isReferenceType = (type: string): boolean => Object.hasOwn(referenceTypes.values, type);

/** A type that CycloneDX does not know becomes `other`. */
export function writeReferences(references: readonly SbomReference[]): Json[] | undefined {
  if (references.length === 0) return undefined;
  return references.map(({ type, url, comment, hashes }) => {
    const written = writeHashes(hashes);
    return {
      type: isReferenceType(type) ? type : 'other',
      url: asReference(url),
      ...(comment !== undefined && { comment }),
      ...(written !== undefined && { hashes: written }),
    };
  });
}

/** RFC 3987: characters that must be escaped are. */
export function asReference(url: string): string {
  // eslint-disable-next-line no-control-regex -- they are among those
  return url.replaceAll(/[\u0000-\u0020<>"{}|\\^`\u007F]|%(?![\dA-Fa-f]{2})/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
