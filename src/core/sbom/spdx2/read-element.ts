import type { Hash } from '../../model/component.ts';
import type { Party, SbomComponent, SbomReference } from '../../model/sbom.ts';
import { list, record, scalar, strings, text, type Value, type ValueRecord } from '../../text/value.ts';
import { emptyComponent } from '../empty-component.ts';
import { carriedProperties } from '../carried-properties.ts';
import { noneOf, withNone } from '../spdx-statements.ts';
import { withOwnReferences } from '../own-references.ts';
import { annotatedFacts } from './annotations.ts';
import { readLicense } from './licenses.ts';
import { checksumAlgorithms, purposes } from './names.data.ts';
import { mediaTypeOf } from './file-types.ts';
import { readContributor, readParty } from './party.ts';

/** A package of the JSON form as a component; the package itself stays in `foreign`, for whatever the model does not name. */
export function readPackage(value: Value): SbomComponent {
  const spdx = record(value);
  const identifiers = externalIdentifiers(spdx);
  const facts = annotatedFacts(spdx);
  const supplier = withUrls(readParty(text(spdx, 'supplier')), facts.supplierUrls);
  const manufacturer = withUrls(readParty(text(spdx, 'originator')), facts.manufacturerUrls);
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
    identifiers: [...identifiers.purls.slice(facts.purl === undefined ? 1 : 0).map((purl) => ({ kind: 'purl', value: purl })), ...identifiers.others, ...facts.identifiers],
    ...optional('description', description),
    ...optional('supplier', supplier),
    ...optional('manufacturer', manufacturer),
    authors: facts.authors,
    ...optional('publisher', facts.publisher),
    ...optional('copyright', stated(text(spdx, 'copyrightText'))),
    ...optional('scope', facts.scope),
    hashes: hashesOf(spdx),
    declaredLicenses: readLicense(text(spdx, 'licenseDeclared')),
    concludedLicenses: readLicense(text(spdx, 'licenseConcluded')),
    detectedLicenses: [...strings(spdx, 'licenseInfoFromFiles'), ...facts.detected].flatMap(readLicense),
    ...optional('licenseComment', text(spdx, 'licenseComments') || undefined),
    references: withOwnReferences({ distribution: stated(text(spdx, 'downloadLocation')), website: stated(text(spdx, 'homepage')) }, identifiers.references),
    properties: [...withNone(facts.properties, noneOf(spdx)), ...(spdx['filesAnalyzed'] === true ? [{ name: carriedProperties.filesAnalyzed, value: 'true' }] : [])],
    occurrences: facts.occurrences,
    ...optional('filename', text(spdx, 'packageFileName')),
    ...optional('mediaType', facts.mediaType),
    ...optional('comment', text(spdx, 'comment')),
    foreign: { spdx },
  };
}

/** A file of the JSON form as a component of type `file`. */
export function readFile(value: Value): SbomComponent {
  const spdx = record(value);
  const facts = annotatedFacts(spdx);
  return {
    ...emptyComponent,
    ref: text(spdx, 'SPDXID') ?? '',
    type: 'file',
    ...optional('group', facts.group),
    name: text(spdx, 'fileName') ?? '',
    identifiers: facts.identifiers,
    authors: strings(spdx, 'fileContributors').map(readContributor),
    ...optional('publisher', facts.publisher),
    ...optional('scope', facts.scope),
    hashes: hashesOf(spdx),
    ...optional('copyright', stated(text(spdx, 'copyrightText'))),
    concludedLicenses: readLicense(text(spdx, 'licenseConcluded')),
    detectedLicenses: strings(spdx, 'licenseInfoInFiles').flatMap(readLicense),
    ...optional('licenseComment', text(spdx, 'licenseComments') || undefined),
    properties: withNone(facts.properties, noneOf(spdx)),
    occurrences: facts.occurrences,
    ...optional('mediaType', facts.mediaType ?? mediaTypeOf(strings(spdx, 'fileTypes'))),
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

const withUrls = (party: Party | undefined, urls: readonly string[]): Party | undefined => (party === undefined || urls.length === 0 ? party : { ...party, urls });

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
    // those that SPDX defines have names; others are called by a whole IRI
    const type = (text(item, 'referenceType') ?? '').replace(/^https?:\/\/spdx\.org\/rdf\/references\//, '');
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
