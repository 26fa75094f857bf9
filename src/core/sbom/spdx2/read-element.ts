import type { Hash } from '../../model/component.ts';
import type { SbomComponent, SbomReference } from '../../model/sbom.ts';
import { list, record, scalar, strings, text, type Value, type ValueRecord } from '../../text/value.ts';
import { emptyComponent } from '../empty-component.ts';
import { annotatedFacts } from './annotations.ts';
import { readLicense } from './licenses.ts';
import { checksumAlgorithms, purposes } from './names.data.ts';
import { readParty } from './party.ts';

/** A package of the JSON form as a component; the package itself stays in `foreign`, for whatever the model does not name. */
export function readPackage(value: Value): SbomComponent {
  const spdx = record(value);
  const identifiers = externalIdentifiers(spdx);
  const facts = annotatedFacts(spdx);
  const supplier = readParty(text(spdx, 'supplier'));
  const manufacturer = readParty(text(spdx, 'originator'));
  const type = facts.type ?? purposes.get((text(spdx, 'primaryPackagePurpose') ?? '').toUpperCase()) ?? 'library';
  const description = text(spdx, 'description') ?? text(spdx, 'summary');
  return {
    ...emptyComponent,
    ref: text(spdx, 'SPDXID') ?? '',
    type,
    ...(facts.group === undefined ? {} : { group: facts.group }),
    name: facts.name ?? text(spdx, 'name') ?? '',
    ...optional('version', scalar(spdx, 'versionInfo')),
    ...optional('purl', facts.purl ?? identifiers.purls[0]),
    cpes: identifiers.cpes,
    ...optional('swid', identifiers.swid),
    identifiers: [...identifiers.purls.slice(facts.purl === undefined ? 1 : 0).map((purl) => ({ kind: 'purl', value: purl })), ...identifiers.others],
    ...optional('description', description),
    ...optional('supplier', supplier),
    ...optional('manufacturer', manufacturer),
    authors: facts.authors,
    ...optional('copyright', stated(text(spdx, 'copyrightText'))),
    ...optional('scope', facts.scope),
    hashes: hashesOf(spdx),
    declaredLicenses: readLicense(text(spdx, 'licenseDeclared')),
    concludedLicenses: readLicense(text(spdx, 'licenseConcluded')),
    detectedLicenses: strings(spdx, 'licenseInfoFromFiles').flatMap(readLicense),
    references: [...referencesOf(spdx), ...identifiers.references],
    properties: facts.properties,
    occurrences: facts.occurrences,
    ...optional('filename', text(spdx, 'packageFileName')),
    ...optional('comment', text(spdx, 'comment')),
    foreign: { spdx },
  };
}

/** A file of the JSON form as a component of type `file`. */
export function readFile(value: Value): SbomComponent {
  const spdx = record(value);
  return {
    ...emptyComponent,
    ref: text(spdx, 'SPDXID') ?? '',
    type: 'file',
    name: text(spdx, 'fileName') ?? '',
    hashes: hashesOf(spdx),
    ...optional('copyright', stated(text(spdx, 'copyrightText'))),
    concludedLicenses: readLicense(text(spdx, 'licenseConcluded')),
    detectedLicenses: strings(spdx, 'licenseInfoInFiles').flatMap(readLicense),
    ...optional('comment', text(spdx, 'comment')),
    foreign: { spdx },
  };
}

/** A property that is left out when there is no value. */
export const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : ({ [key]: value } as Record<K, V>));

const stated = (value: string | undefined): string | undefined => (value === 'NOASSERTION' || value === 'NONE' || value === '' ? undefined : value);

function hashesOf(spdx: ValueRecord): Hash[] {
  return list(spdx, 'checksums').flatMap((item) => {
    const algorithm = checksumAlgorithms.get(text(item, 'algorithm') ?? '');
    const value = text(item, 'checksumValue');
    return algorithm === undefined || value === undefined ? [] : [{ algorithm, value: value.toLowerCase() }];
  });
}

function referencesOf(spdx: ValueRecord): SbomReference[] {
  const download = stated(text(spdx, 'downloadLocation'));
  const homepage = stated(text(spdx, 'homepage'));
  return [
    ...(download === undefined ? [] : [{ type: 'distribution', url: download, hashes: [] }]),
    ...(homepage === undefined ? [] : [{ type: 'website', url: homepage, hashes: [] }]),
  ];
}

interface Identifiers {
  readonly purls: string[];
  readonly cpes: string[];
  swid?: string;
  readonly others: { kind: string; value: string }[];
  readonly references: SbomReference[];
}

/** SPDX 2.3 §7.21 and annex F. */
function externalIdentifiers(spdx: ValueRecord): Identifiers {
  const found: Identifiers = { purls: [], cpes: [], others: [], references: [] };
  for (const item of list(spdx, 'externalRefs')) {
    const type = (text(item, 'referenceType') ?? '').split('/').at(-1)!;
    const locator = text(item, 'referenceLocator');
    if (locator === undefined || locator === '') continue;
    if (type === 'purl') found.purls.push(locator);
    else if (type === 'cpe22Type' || type === 'cpe23Type') found.cpes.push(locator);
    else if (type === 'swid' && found.swid === undefined) found.swid = locator;
    else if (type === 'swh' || type === 'gitoid') found.others.push({ kind: type === 'swh' ? 'swhid' : 'gitoid', value: locator });
    else if (type !== '') found.references.push({ type: type === 'advisory' ? 'advisories' : type, url: locator, hashes: [], ...optional('comment', text(item, 'comment')) });
  }
  return found;
}
