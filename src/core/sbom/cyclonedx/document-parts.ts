import { list, strings, text } from '../../text/value.ts';
import type { Party, Sbom, SbomCompleteness, SbomProperty, Tool } from '../../model/sbom.ts';
import { documentIdentifier } from '../document-identifier.ts';
import { namespaceOf } from '../external-refs.ts';
import { Lens, type Part } from '../lens.ts';
import { licenseStatement } from '../license-statement.ts';
import { vendorOf } from './adaptations.ts';
import { readExternalDocuments, readOtherReferences, writeDocumentReferences } from './external-documents.ts';
import { readAnnotations, writeAnnotations } from './annotations.ts';
import type { Mutable } from './component-parts.ts';
import { readLicenses, writeLicense } from './licenses.ts';
import { readContact, readOrganization, writeContact, writeOrganization } from './party.ts';
import { ownNames, readProperties } from './properties.ts';
import type { Json } from './special-xml.ts';

/** What a document says of itself, apart from components and relationships. */
export type DocumentFacts = Pick<Sbom, 'authors' | 'tools' | 'lifecycles' | 'properties' | 'completeness' | 'subjects' | 'references' | 'externalDocuments' | 'annotations'>
  & Partial<Pick<Sbom, 'identifier' | 'revision' | 'name' | 'timestamp' | 'supplier' | 'manufacturer' | 'subjectManufacturer' | 'dataLicense' | 'comment' | 'creationComment' | 'licenseListVersion'>>;

export type DocumentDraft = Omit<Mutable<DocumentFacts>, 'subjects'> & { subjects: string[] };

export interface DocumentContext {
  /** Of `metadata.component`. */
  readonly mainRef: string | undefined;
}

type DocumentPart = Part<DocumentFacts, DocumentDraft, DocumentContext>;

const emptyFacts = (): DocumentDraft => ({ authors: [], tools: [], lifecycles: [], properties: [], completeness: [], subjects: [], references: [], externalDocuments: [], annotations: [] });

const isUuid = (identifier: string): boolean => /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(identifier);

/** Other identifiers stand in a property; one of SPDX 3 may begin with a serial number. */
function serialNumberOf({ identifier }: Pick<DocumentFacts, 'identifier'>): string | undefined {
  if (identifier === undefined) return undefined;
  const namespace = namespaceOf(identifier);
  return isUuid(namespace) ? namespace.toLowerCase() : documentIdentifier([identifier]);
}

/** Whether SPDX 3 gives a document of this serial number the identifier. */
const isTold = (identifier: string): boolean => isUuid(identifier.replace(/#document$/, ''));

const bomParts: readonly DocumentPart[] = [
  {
    key: 'serialNumber',
    read: (value, draft) => {
      if (typeof value === 'string') draft.identifier = value;
    },
    write: serialNumberOf,
  },
  {
    key: 'version',
    read: (value, draft) => {
      if (typeof value === 'number') draft.revision = value;
    },
    write: ({ revision }) => revision ?? 1,
  },
  {
    key: 'externalReferences',
    read: (value, draft) => {
      draft.externalDocuments = readExternalDocuments(value);
      draft.references = readOtherReferences(value);
    },
    write: ({ externalDocuments, references }) => writeDocumentReferences(externalDocuments, references),
  },
  { key: 'compositions', read: readCompositions, write: ({ completeness }) => writeCompositions(completeness) },
  {
    key: 'annotations',
    read: (value, draft) => {
      draft.annotations = readAnnotations(value, { serialNumber: draft.identifier, version: draft.revision ?? 1 });
    },
    write: (facts) => writeAnnotations(facts.annotations, serialNumberOf(facts)),
  },
];

/** A composition without references speaks of the whole document. */
function readCompositions(value: unknown, draft: DocumentDraft, { mainRef }: DocumentContext): void {
  draft.completeness = list(value).flatMap((composition) => {
    const aggregate = text(composition, 'aggregate') ?? '';
    const state = aggregate === 'complete' ? 'complete' as const : aggregate.startsWith('incomplete') ? 'incomplete' as const : 'unknown' as const;
    const claims = [...compositionKinds].flatMap(([type, key]) => [...new Set(strings(composition, key))].map((ref) => ({ ref, type, state })));
    if (claims.length > 0 || mainRef === undefined || list(composition, 'vulnerabilities').length > 0) return claims;
    return [...compositionKinds.keys()].map((type) => ({ ref: mainRef, type, state }));
  });
}

/** Of what refers to what it contains, and of what refers to what it needs. */
const compositionKinds: ReadonlyMap<SbomCompleteness['type'], 'assemblies' | 'dependencies'> = new Map([['contains', 'assemblies'], ['depends-on', 'dependencies']]);

function writeCompositions(completeness: Sbom['completeness']): Json[] | undefined {
  if (completeness.length === 0) return undefined;
  return [...Map.groupBy(completeness, ({ state }) => state)].map(([aggregate, claims]) => {
    const refs = Map.groupBy(claims, ({ type }) => type);
    return { aggregate, ...Object.fromEntries([...compositionKinds].flatMap(([type, key]) => (refs.has(type) ? [[key, [...new Set(refs.get(type)!.map(({ ref }) => ref))]]] : []))) };
  });
}

const organization = (key: string, name: 'supplier' | 'manufacturer' | 'subjectManufacturer'): DocumentPart => ({
  key,
  read: (value, draft) => {
    const party = readOrganization(value);
    if (party !== undefined) draft[name] = party;
  },
  write: (facts) => (facts[name] === undefined ? undefined : writeOrganization(facts[name])),
});

const metadataParts: readonly DocumentPart[] = [
  {
    key: 'timestamp',
    read: (value, draft) => {
      if (typeof value === 'string') draft.timestamp = value;
    },
    write: ({ timestamp }) => timestamp,
  },
  {
    key: 'lifecycles',
    read: (value, draft) => {
      draft.lifecycles = list(value).map((item) => text(item, 'phase') ?? text(item, 'name')).filter((phase) => phase !== undefined);
    },
    write: ({ lifecycles }) => (lifecycles.length === 0 ? undefined : lifecycles.map((phase) => (phases.has(phase) ? { phase } : { name: phase }))),
  },
  {
    key: 'tools',
    read: (value, draft) => {
      const all = Array.isArray(value) ? value : [...list(value, 'components'), ...list(value, 'services')];
      draft.tools = all.map(readTool).filter((tool) => tool !== undefined);
    },
    write: ({ tools }) => (tools.length === 0 ? undefined : { components: tools.map(writeTool) }),
  },
  {
    key: 'authors',
    read: (value, draft) => {
      draft.authors = list(value).map(readContact).filter((author): author is Party => author !== undefined);
    },
    write: ({ authors }) => (authors.length === 0 ? undefined : authors.map(writeContact)),
  },
  organization('manufacturer', 'manufacturer'),
  organization('manufacture', 'subjectManufacturer'),
  organization('supplier', 'supplier'),
  {
    key: 'licenses',
    read: (value, draft) => {
      const { declared, concluded } = readLicenses(value);
      const [only, ...others] = [...declared, ...concluded];
      const license = only?.expression ?? only?.id ?? only?.name;
      if (license !== undefined && others.length === 0) draft.dataLicense = license;
    },
    write: ({ dataLicense }) => {
      const license = dataLicense === undefined ? undefined : writeLicense(licenseStatement(dataLicense), {}, new Map());
      return license === undefined ? undefined : [license];
    },
  },
  {
    key: 'properties',
    read: (value, draft) => {
      draft.properties = readProperties(value).filter((property) => !readOwn(property, draft));
    },
    write: (facts) => {
      const properties = [...facts.properties, ...ownProperties(facts)];
      return properties.length === 0 ? undefined : properties.map(({ name, value }): Json => ({ name, value }));
    },
  },
];

/** Other words for a phase are names. */
const phases: ReadonlySet<string> = new Set(['design', 'pre-build', 'build', 'post-build', 'operations', 'discovery', 'decommission']);

function readTool(item: unknown): Tool | undefined {
  const name = text(item, 'name') ?? text(item, 'vendor');
  const version = text(item, 'version');
  const vendor = text(item, 'vendor') ?? vendorOf(item);
  return name === undefined ? undefined : { name, ...(version !== undefined && { version }), ...(vendor !== undefined && { vendor }) };
}

const writeTool = ({ name, version, vendor }: Tool): Json => ({
  type: 'application', ...(vendor !== undefined && { publisher: vendor }), name, ...(version !== undefined && { version }),
});

function readOwn({ name, value }: SbomProperty, draft: DocumentDraft): boolean {
  if (name === ownNames.comment) draft.comment = value;
  else if (name === ownNames.creationComment) draft.creationComment = value;
  else if (name === ownNames.licenseListVersion) draft.licenseListVersion = value;
  else if (name === ownNames.name) draft.name = value;
  else if (name === ownNames.identifier) draft.identifier = value;
  else if (name === ownNames.subject) draft.subjects.push(value);
  else return false;
  return true;
}

function ownProperties({ comment, creationComment, licenseListVersion, name, identifier, subjects }: DocumentFacts): SbomProperty[] {
  return [
    ...(comment === undefined ? [] : [{ name: ownNames.comment, value: comment }]),
    ...(creationComment === undefined ? [] : [{ name: ownNames.creationComment, value: creationComment }]),
    ...(licenseListVersion === undefined ? [] : [{ name: ownNames.licenseListVersion, value: licenseListVersion }]),
    ...(name === undefined ? [] : [{ name: ownNames.name, value: name }]),
    ...(identifier === undefined || isTold(identifier) ? [] : [{ name: ownNames.identifier, value: identifier }]),
    ...subjects.map((value) => ({ name: ownNames.subject, value })),
  ];
}

export const bomLens = new Lens<DocumentFacts, DocumentDraft, DocumentContext>(bomParts, emptyFacts);

export const metadataLens = new Lens<DocumentFacts, DocumentDraft, DocumentContext>(metadataParts, emptyFacts);
