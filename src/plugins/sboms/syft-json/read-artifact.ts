import type { Hash, HashAlgorithm } from '#core/model/component.ts';
import type { SbomComponent, SbomLicense, SbomProperty } from '#core/model/sbom.ts';
import { emptyComponent } from '#core/sbom/empty-component.ts';
import { licenseStatement } from '#core/sbom/license-statement.ts';
import { isRecord, list, record, text, type Value } from '#core/text/value.ts';
import { foreignOf, leftOver, wordsOf } from './left-over.ts';
import { isHash, metadataFacts } from './metadata-facts.ts';

/** A package; `undefined` when it has no id or no name. */
export function artifactOf(artifact: Value): SbomComponent | undefined {
  const ref = text(artifact, 'id');
  const name = text(artifact, 'name');
  if (ref === undefined || ref === '' || name === undefined) return undefined;
  const version = text(artifact, 'version');
  const purl = text(artifact, 'purl');
  const licenses = list(artifact, 'licenses').map(licenseOf).filter((license) => license !== undefined);
  const metadata = isRecord(artifact) && isRecord(artifact['metadata']) ? artifact['metadata'] : undefined;
  const kind = text(artifact, 'metadataType') ?? '';
  const component = {
    ...emptyComponent,
    ref,
    type: 'library',
    name,
    ...(version !== undefined && version !== '' && { version }),
    ...(purl !== undefined && purl !== '' && { purl }),
    cpes: list(artifact, 'cpes').map((cpe) => text(cpe) ?? text(cpe, 'cpe')).filter((cpe) => cpe !== undefined),
    ...(metadata !== undefined && metadataFacts(metadata, kind)),
    declaredLicenses: licenses.filter(({ concluded }) => !concluded).map(({ license }) => license),
    concludedLicenses: licenses.filter(({ concluded }) => concluded).map(({ license }) => license),
    occurrences: [...new Set(list(artifact, 'locations').map((location) => text(location, 'path')))].filter((path) => path !== undefined).map((location) => ({ location })),
    properties: propertiesOf(artifact),
  };
  const isRead = ([first, ...path]: readonly string[], value: Value): boolean => isStructure.has(first!) || (first === 'metadata' && isHash(path, value, kind)) || (first === 'licenses' && path[0] === 'type');
  return { ...component, foreign: foreignOf(leftOver(record(artifact), wordsOf(component), isRead)) };
}

/** The names that Syft itself gives these facts in CycloneDX. */
function propertiesOf(artifact: Value): SbomProperty[] {
  return ['type', 'language', 'foundBy', 'metadataType'].flatMap((key): SbomProperty[] => {
    const value = text(artifact, key);
    return value === undefined || value === '' ? [] : [{ name: `syft:package:${key}`, value }];
  });
}

/** A text until version 7, then an object that says whether it is declared or concluded. */
function licenseOf(item: Value): { readonly license: SbomLicense; readonly concluded: boolean } | undefined {
  const value = text(item) ?? (text(item, 'spdxExpression') || text(item, 'value'));
  if (value === undefined || value === '') return undefined;
  const [url] = list(item, 'urls').filter((found): found is string => typeof found === 'string' && found !== '');
  return { license: { ...licenseStatement(value), ...(url !== undefined && { url }) }, concluded: text(item, 'type') === 'concluded' };
}

/** A file that was looked at; its name is its path. */
export function fileOf(file: Value): SbomComponent | undefined {
  const ref = text(file, 'id');
  const path = text(file, 'location', 'path');
  if (ref === undefined || ref === '' || path === undefined) return undefined;
  const mediaType = text(file, 'metadata', 'mimeType');
  const component = {
    ...emptyComponent,
    ref,
    type: 'file',
    name: path,
    ...(mediaType !== undefined && mediaType !== '' && { mediaType }),
    hashes: digestsOf(isRecord(file) ? file['digests'] : undefined),
  };
  return { ...component, foreign: foreignOf(leftOver(record(file), wordsOf(component), isDigestName)) };
}

/** Spells nothing but what kind of value stands beside it. */
const isStructure: ReadonlySet<string> = new Set(['id']);

/** Of a digest that is read, too; of others the value tells. */
export const isDigestName = (path: readonly string[]): boolean => path.at(-2) === 'digests' && path.at(-1) === 'algorithm';

const algorithms: ReadonlyMap<string, HashAlgorithm> = new Map([
  ['md5', 'MD5'], ['sha1', 'SHA-1'], ['sha224', 'SHA-224'], ['sha256', 'SHA-256'], ['sha384', 'SHA-384'], ['sha512', 'SHA-512'],
]);

export function digestsOf(digests: Value): Hash[] {
  return list(digests).flatMap((digest): Hash[] => {
    const algorithm = algorithms.get((text(digest, 'algorithm') ?? '').toLowerCase().replace('-', ''));
    const value = text(digest, 'value')?.toLowerCase();
    return algorithm === undefined || value === undefined || !/^[0-9a-f]+$/.test(value) ? [] : [{ algorithm, value }];
  });
}
