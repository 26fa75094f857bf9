import type { Hash } from '../../model/component.ts';
import type { Party, SbomComponent, SbomLicense, SbomReference } from '../../model/sbom.ts';
import { list, scalar, text, type ValueRecord } from '../../text/value.ts';
import { emptyComponent } from '../empty-component.ts';
import { readLicense } from '../spdx2/licenses.ts';
import { hashNames, purposeNames, referenceTypes } from './names.data.ts';
import { idOf, typeOf, values, type Spdx3Graph } from './graph.ts';

/** A package or file element as a component, without what relationships say of it. */
export function readElement(element: ValueRecord, graph: Spdx3Graph): SbomComponent {
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
  const manufacturer = take('originators') === 'authors' ? undefined : originators.shift();
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
    identifiers: [...identifiers.purls.map((value) => ({ kind: 'purl', value })), ...identifiers.others],
    ...given('description', text(element, 'description') ?? text(element, 'summary')),
    ...given('supplier', supplier),
    ...given('manufacturer', manufacturer),
    authors: originators,
    ...given('copyright', copyright === 'NOASSERTION' || copyright === 'NONE' ? undefined : copyright),
    ...(scope === 'required' || scope === 'optional' || scope === 'excluded' ? { scope } : {}),
    hashes: hashesOf(element),
    references: referencesOf(element),
    properties,
    occurrences,
    ...given('comment', text(element, 'comment')),
    foreign: { spdx3: element },
  };
}

export const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : ({ [key]: value } as Record<K, V>));

export function hashesOf(element: ValueRecord): Hash[] {
  return values(element, 'verifiedUsing').flatMap((method) => {
    const algorithm = typeOf(method) === 'Hash' ? hashNames.get(text(method, 'algorithm') ?? '') : undefined;
    const value = text(method, 'hashValue');
    return algorithm === undefined || value === undefined ? [] : [{ algorithm, value: value.toLowerCase() }];
  });
}

/** The extension that SPDX defines for properties of CycloneDX. */
export function propertiesOf(element: ValueRecord): { name: string; value: string }[] {
  return values(element, 'extension').flatMap((extension) => values(extension as ValueRecord, 'extension_cdxProperty')).flatMap((property) => {
    const name = text(property, 'extension_cdxPropName');
    return name === undefined ? [] : [{ name, value: scalar(property, 'extension_cdxPropValue') ?? '' }];
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
  const download = location('software_downloadLocation');
  const homepage = location('software_homePage');
  return [
    ...(download === undefined ? [] : [{ type: 'distribution', url: download, hashes: [] }]),
    ...(homepage === undefined ? [] : [{ type: 'website', url: homepage, hashes: [] }]),
    ...values(element, 'externalRef').flatMap((reference) => list(reference, 'locator').map((url) => ({
      type: referenceTypes.get(text(reference, 'externalRefType') ?? '') ?? 'other',
      url: String(url),
      ...given('comment', text(reference, 'comment')),
      hashes: [],
    }))),
  ];
}

export function partyOf(id: string | undefined, graph: Spdx3Graph): Party | undefined {
  const agent = graph.get(id);
  const name = text(agent, 'name');
  if (agent === undefined || name === undefined) return undefined;
  const email = values(agent, 'externalIdentifier').map((item) => (text(item, 'externalIdentifierType') === 'email' ? text(item, 'identifier') : undefined)).find((value) => value !== undefined);
  const kind = typeOf(agent) === 'Person' ? 'person' : typeOf(agent) === 'SoftwareAgent' || typeOf(agent) === 'Tool' ? 'tool' : 'organization';
  return { kind, name, ...given('email', email) };
}

/** What a licence relationship points to: an expression, a text of its own, or one of the individuals for none and no assertion. */
export function licenseOf(reference: unknown, graph: Spdx3Graph): SbomLicense[] {
  const id = idOf(reference) ?? '';
  const element = graph.get(id);
  if (element === undefined) return id.endsWith('NoneLicense') ? [{ expression: 'NONE' }] : id.endsWith('NoAssertionLicense') || id === '' ? [] : [{ name: id.slice(id.lastIndexOf('/') + 1) }];
  const expression = text(element, 'simplelicensing_licenseExpression');
  if (expression !== undefined) return readLicense(expression);
  const licenseText = text(element, 'simplelicensing_licenseText');
  return [{ name: text(element, 'name') ?? id, ...given('text', licenseText) }];
}
