import type { SbomComponent } from '../model/sbom.ts';
import { isRecord, list, record, text, type Value, type ValueRecord } from '../text/value.ts';
import { isSaid } from './is-said.ts';
import { xmlKey } from './cyclonedx/foreign-xml.ts';
import { vendorOf } from './cyclonedx/adaptations.ts';
import { unsaidOfOrganization } from './cyclonedx/party.ts';
import { readHashes } from './cyclonedx/references.ts';

/** Members of a component that other formats have in part: places below it of what they have not. */
export function* partsOfComponent(parts: ValueRecord, { name, authors }: Pick<SbomComponent, 'name' | 'authors'>): Generator<string> {
  for (const key of ['supplier', 'manufacturer']) for (const member of unsaidOfOrganization(parts[key])) yield `${key}/${member}`;
  yield* partsOfContacts(parts['authors'], 'authors');
  // the older member beside the newer one
  const author = text(parts, 'author') ?? '';
  if (author !== '' && !authors.some((known) => known.name === author)) yield 'author';
  const swid = record(parts, 'swid');
  for (const key of Object.keys(swid)) if (key !== 'tagId' && (key !== 'name' || swid[key] !== name || text(swid, 'tagId') === undefined) && isSaid(swid[key])) yield `swid/${key}`;
  const hashes = list(parts, 'hashes');
  if (readHashes(hashes).length < hashes.length) yield 'hashes';
  const references = list(parts, 'externalReferences');
  if (references.some((reference) => text(reference, 'url') === undefined)) yield 'externalReferences';
  if (references.some((reference) => isSaid(record(reference)['properties']))) yield 'externalReferences/properties';
  if (references.some((reference) => readHashes(record(reference)['hashes']).length < list(reference, 'hashes').length)) yield 'externalReferences/hashes';
  if (hasNameless(parts['properties'])) yield 'properties';
  if (hasValueless(parts['properties'])) yield 'properties/value';
  if (parts['modified'] === true) yield 'modified';
  yield* partsOfLicenses(parts['licenses'], 'licenses');
  const evidence = record(parts, 'evidence');
  for (const key of ['identity', 'callstack', 'copyright']) if (isSaid(evidence[key])) yield `evidence/${key}`;
  if (list(evidence, 'occurrences').some((occurrence) => text(occurrence, 'location') === undefined)) yield 'evidence/occurrences';
  yield* others(list(evidence, 'occurrences'), ['bom-ref', 'location', 'line'], 'evidence/occurrences');
  yield* partsOfLicenses(evidence['licenses'], 'evidence/licenses');
  if (hasForeignXml(parts)) yield xmlKey;
}

/** The same of what the document says of itself. */
export function* partsOfDocument(parts: ValueRecord): Generator<string> {
  const metadata = record(parts, 'metadata');
  for (const key of ['supplier', 'manufacturer', 'manufacture']) for (const member of unsaidOfOrganization(metadata[key])) yield `metadata/${key}/${member}`;
  yield* partsOfContacts(metadata['authors'], 'metadata/authors');
  if (hasNameless(metadata['properties'])) yield 'metadata/properties';
  if (hasValueless(metadata['properties'])) yield 'metadata/properties/value';
  if (list(metadata, 'lifecycles').some((item) => text(item, 'phase') !== undefined && isSaid(text(item, 'name')))) yield 'metadata/lifecycles/name';
  yield* others(list(metadata, 'lifecycles'), ['phase', 'name'], 'metadata/lifecycles');
  const tools = [list(metadata, 'tools'), list(metadata, 'tools', 'components'), list(metadata, 'tools', 'services')].flat();
  if (tools.some((tool) => text(tool, 'name') === undefined && text(tool, 'vendor') === undefined)) yield 'metadata/tools';
  // one of several places names who makes a tool; that is told where it has no place
  const withoutVendor = tools.map((tool) => (isRecord(tool) ? Object.fromEntries(Object.entries(tool).filter(([, value]) => !isName(value, vendorOf(tool) ?? text(tool, 'name')))) : tool));
  yield* others(withoutVendor, ['bom-ref', 'type', 'name', 'version', 'vendor'], 'metadata/tools');
  yield* others(list(parts, 'compositions'), ['bom-ref', 'aggregate', 'assemblies', 'dependencies'], 'compositions');
  if (list(parts, 'compositions').some((composition) => !['complete', 'incomplete', 'unknown'].includes(text(composition, 'aggregate') ?? 'unknown'))) yield 'compositions/aggregate';
  if (hasForeignXml({ ...parts, metadata: undefined }) || hasForeignXml(metadata)) yield xmlKey;
}

/** It, or somebody of that name of whom nothing else is said. */
const isName = (value: Value, name: string | undefined): boolean => name !== undefined && (value === name || (text(value, 'name') === name && Object.keys(record(value)).every((key) => key === 'name' || key === 'bom-ref')));

/** Without a name they are none. */
const hasNameless = (properties: Value): boolean => list(properties).some((property) => text(property, 'name') === undefined);

/** An empty value takes the place of none. */
const hasValueless = (properties: Value): boolean => list(properties).some((property) => isRecord(property) && text(property, 'name') !== undefined && (property['value'] ?? undefined) === undefined);

const partsOfContacts = (contacts: Value, at: string): Generator<string> => others(list(contacts), ['bom-ref', 'name', 'email'], at);

function* partsOfLicenses(value: Value, at: string): Generator<string> {
  const items = list(value);
  for (const key of ['licensing', 'properties', 'bom-ref']) if (items.some((item) => isSaid(record(item)[key]) || isSaid(record(item, 'license')[key]))) yield `${at}/${key}`;
  if (items.some((item) => text(item, 'expression') === undefined && text(item, 'license', 'id') === undefined && text(item, 'license', 'name') === undefined)) yield at;
  if (items.some((item) => isSaid(text(item, 'license', 'id')) && isSaid(text(item, 'license', 'name')))) yield `${at}/name`;
  const contents = items.flatMap((item) => [record(item, 'license', 'text'), ...list(item, 'expressionDetails').map((detail) => record(detail, 'text'))]);
  if (contents.some(({ contentType = 'text/plain' }) => contentType !== 'text/plain')) yield `${at}/text/contentType`;
  const isTaken = (detail: Value): boolean => text(detail, 'licenseIdentifier')?.startsWith('LicenseRef-') === true && text(detail, 'text', 'content') !== undefined;
  if (items.some((item) => !list(item, 'expressionDetails').every(isTaken))) yield `${at}/expressionDetails`;
}

/** Members that items of a list have besides, each once. */
function* others(items: readonly Value[], taken: readonly string[], at: string): Generator<string> {
  const keys = new Set(items.flatMap((item) => (isRecord(item) ? Object.keys(item).filter((key) => !key.startsWith('$') && !taken.includes(key) && isSaid(item[key])) : [])));
  for (const key of keys) yield `${at}/${key}`;
}

/** Elements and attributes of other namespaces, at any depth but that of nested components, which tell their own. */
function hasForeignXml(parts: Value): boolean {
  const open: Value[] = [parts];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) for (const item of value) open.push(item ?? '');
    else if (isRecord(value)) {
      if (Object.hasOwn(value, xmlKey)) return true;
      for (const [key, member] of Object.entries(value)) if (key !== 'components') open.push(member ?? '');
    }
  }
  return false;
}
