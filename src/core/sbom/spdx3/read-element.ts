import type { Hash } from '../../model/component.ts';
import type { Party, SbomComponent, SbomReference } from '../../model/sbom.ts';
import { scalar, text, type ValueRecord } from '../../text/value.ts';
import { emptyComponent } from '../empty-component.ts';
import { readLicense } from '../spdx2/licenses.ts';
import { statedNone, withNone } from '../spdx-statements.ts';
import { isReferenceProperty, withOwnReferences, withReferenceTypes } from '../own-references.ts';
import type { LicensesOfElement } from './element-licenses.ts';
import { hashNames, purposeNames } from './names.data.ts';
import { idOf, typeOf, values, type Spdx3Graph } from './graph.ts';
import { propertiesOf } from './properties.ts';
import { referenceType } from './reference-types.ts';

/** A package or file element as a component, with what relationships say of its licences. */
export function readElement(element: ValueRecord, graph: Spdx3Graph, { declaredLicenses = [], concludedLicenses = [], licenseComment }: LicensesOfElement): SbomComponent {
  const isFile = typeOf(element) === 'software_File';
  const properties = propertiesOf(element);
  const identifiers = identifiersOf(element);
  const take = (name: string): string | undefined => {
    const at = properties.findIndex((property) => property.name === `muster:${name}`);
    return at === -1 ? undefined : properties.splice(at, 1)[0]!.value;
  };
  const purl = take('purl') ?? text(element, 'software_packageUrl') ?? identifiers.purls.shift();
  const group = take('group');
  const scope = take('cyclonedx-scope');
  const stated = take('type');
  const occurrences = occurrencesOf(properties);
  const purpose = text(element, 'software_primaryPurpose');
  const supplier = partyOf(text(element, 'suppliedBy') ?? idOf(element['suppliedBy']), graph);
  const originators = values(element, 'originatedBy').map((reference) => partyOf(idOf(reference), graph)).filter((party) => party !== undefined);
  const statedOriginators = take('originators');
  // those of a file are who contributed to it
  const manufacturer = statedOriginators === 'authors' || (isFile && statedOriginators !== 'manufacturer') ? undefined : originators.shift();
  const detected = takeAll(properties, 'muster:detected-license').flatMap(readLicense);
  // of a file that is what stands in it, unless somebody said it of the file
  const isFound = isFile && take('licenses') !== 'declared';
  const identified = takeAll(properties, 'muster:identifier').map(identifierIn);
  const publisher = take('publisher');
  const filename = take('filename');
  const contentType = text(element, 'contentType');
  const mediaType = take('media-type') ?? (contentType === undefined || contentType.endsWith('*') ? undefined : contentType);
  const references = withReferenceTypes(referencesOf(element), properties.filter(isReferenceProperty));
  const copyright = text(element, 'software_copyrightText');
  return {
    ...emptyComponent,
    ref: idOf(element) ?? '',
    type: isFile ? 'file' : (stated ?? (purpose === undefined ? undefined : purposeNames.get(purpose)) ?? 'library'),
    ...(group === undefined ? {} : { group }),
    name: text(element, 'name') ?? '',
    ...given('version', scalar(element, 'software_packageVersion')),
    ...given('purl', purl),
    cpes: identifiers.cpes,
    ...given('swid', identifiers.swid),
    identifiers: [...identifiers.purls.map((value) => ({ kind: 'purl', value })), ...identifiers.others, ...identified],
    ...given('description', text(element, 'description') ?? text(element, 'summary')),
    ...given('supplier', supplier),
    ...given('manufacturer', manufacturer),
    authors: originators,
    ...given('publisher', publisher),
    ...given('copyright', copyright === 'NOASSERTION' || copyright === 'NONE' ? undefined : copyright),
    ...(scope === 'required' || scope === 'optional' || scope === 'excluded' ? { scope } : {}),
    hashes: hashesOf(element),
    declaredLicenses: isFound ? [] : declaredLicenses,
    concludedLicenses,
    detectedLicenses: [...(isFound ? declaredLicenses : []), ...detected],
    ...given('licenseComment', licenseComment),
    references,
    properties: withNone(properties.filter((property) => !isReferenceProperty(property)), [...(copyright === 'NONE' ? ['copyrightText' as const] : []), ...statedNone(properties)]),
    occurrences,
    ...given('filename', filename),
    ...given('mediaType', mediaType),
    ...given('comment', text(element, 'comment')),
    foreign: { spdx3: element },
  };
}

function takeAll(properties: { name: string; value: string }[], wanted: string): string[] {
  const found: string[] = [];
  for (let at = properties.length - 1; at >= 0; at--) if (properties[at]!.name === wanted) found.unshift(...properties.splice(at, 1).map(({ value }) => value));
  return found;
}

/** Of a kind that SPDX 3 does not know: `kind=value`. */
function identifierIn(written: string): { kind: string; value: string } {
  const equals = written.indexOf('=');
  return { kind: written.slice(0, equals), value: written.slice(equals + 1) };
}

export const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : ({ [key]: value } as Record<K, V>));

export function hashesOf(element: ValueRecord): Hash[] {
  return values(element, 'verifiedUsing').flatMap((method) => {
    const algorithm = typeOf(method) === 'Hash' ? hashNames.get(text(method, 'algorithm') ?? '') : undefined;
    const value = text(method, 'hashValue');
    return algorithm === undefined || value === undefined ? [] : [{ algorithm, value: value.toLowerCase() }];
  });
}

function occurrencesOf(properties: { name: string; value: string }[]): SbomComponent['occurrences'] {
  const found: { location: string; line?: number }[] = [];
  for (let at = 0; at < properties.length;) {
    if (properties[at]!.name !== 'muster:seen') {
      at++;
      continue;
    }
    const { value } = properties.splice(at, 1)[0]!;
    const line = /:(\d{1,9})$/.exec(value);
    found.push(line === null ? { location: value } : { location: value.slice(0, line.index), line: Number(line[1]) });
  }
  return found;
}

function identifiersOf(element: ValueRecord): { purls: string[]; cpes: string[]; swid: string | undefined; others: { kind: string; value: string }[] } {
  const found = { purls: [] as string[], cpes: [] as string[], swid: undefined as string | undefined, others: [] as { kind: string; value: string }[] };
  for (const item of values(element, 'externalIdentifier')) {
    const kind = text(item, 'externalIdentifierType') ?? 'other';
    const value = text(item, 'identifier');
    if (value === undefined) continue;
    if (kind === 'packageUrl') found.purls.push(value);
    else if (kind === 'cpe22' || kind === 'cpe23') found.cpes.push(value);
    else if (kind === 'swid' && found.swid === undefined) found.swid = value;
    else found.others.push({ kind, value });
  }
  return found;
}

function referencesOf(element: ValueRecord): SbomReference[] {
  const location = (key: string): string | undefined => {
    const value = text(element, key);
    return value === undefined || value === 'NOASSERTION' || value === 'NONE' || value === '' ? undefined : value;
  };
  return withOwnReferences({ distribution: location('software_downloadLocation'), website: location('software_homePage') }, externalRefsOf(element));
}

export const externalRefsOf = (element: ValueRecord | undefined): SbomReference[] => values(element, 'externalRef').flatMap((reference) => values(reference, 'locator').map((url): SbomReference => ({
  type: referenceType(text(reference, 'externalRefType') ?? 'other'),
  url: String(url),
  ...given('comment', text(reference, 'comment')),
  hashes: [],
})));

export function partyOf(id: string | undefined, graph: Spdx3Graph): Party | undefined {
  const agent = graph.get(id);
  const name = text(agent, 'name');
  if (agent === undefined || name === undefined) return undefined;
  const email = values(agent, 'externalIdentifier').map((item) => (text(item, 'externalIdentifierType') === 'email' ? text(item, 'identifier') : undefined)).find((value) => value !== undefined);
  const kind = typeOf(agent) === 'Person' ? 'person' : typeOf(agent) === 'SoftwareAgent' || typeOf(agent) === 'Tool' ? 'tool' : 'organization';
  const urls = values(agent, 'externalRef').flatMap((reference) => (text(reference, 'externalRefType') === 'altWebPage' ? values(reference, 'locator').map(String) : []));
  return { kind, name, ...given('email', email), ...(urls.length > 0 && { urls }) };
}
