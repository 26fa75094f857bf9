import { list, scalar, strings, text } from '../../text/value.ts';
import type { Party, SbomComponent, SbomIdentifier, SbomLicenseText, SbomProperty } from '../../model/sbom.ts';
import { emptyComponent } from '../empty-component.ts';
import { Lens, type Part } from '../lens.ts';
import { isReferenceProperty, referenceProperties, withReferenceTypes } from '../own-references.ts';
import { componentScopes, componentTypes } from './enumerations.data.ts';
import { amendedEvidence, readEvidence, writeEvidence } from './evidence.ts';
import { readLicenses, writeLicenses } from './licenses.ts';
import { readContact, readOrganization, writeContact, writeOrganization } from './party.ts';
import { ownNames, readProperties } from './properties.ts';
import { asReference, isReferenceType, readHashes, readReferences, writeHashes, writeReferences } from './references.ts';
import type { Json } from './special-xml.ts';

/** What an edge is besides a plain runtime dependency: a scope or the type of a relationship. */
export interface ComponentEdge {
  readonly kind: string;
  readonly to: string;
}

/** A component with what only its properties say of its relationships. */
export interface ComponentFacts {
  readonly component: SbomComponent;
  readonly edges: readonly ComponentEdge[];
}

export interface ComponentDraft {
  component: Omit<Mutable<SbomComponent>, 'cpes' | 'identifiers'> & { cpes: string[]; identifiers: SbomIdentifier[] };
  edges: ComponentEdge[];
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface ComponentContext {
  /** The `ref` of a component without `bom-ref`. */
  readonly ref: string;
  readonly licenseTexts: ReadonlyMap<string, SbomLicenseText>;
}

type ComponentPart = Part<ComponentFacts, ComponentDraft, ComponentContext>;

type TextKey = 'group' | 'version' | 'description' | 'copyright' | 'publisher' | 'mediaType' | 'purl' | 'filename' | 'comment';

/** A member that is a text in both. Numbers come from careless tools, blanks around it from careful ones that indent XML. */
const plain = (key: string, name: TextKey): ComponentPart => ({
  key,
  read: (value, { component }) => {
    const found = scalar(value);
    if (found !== undefined) component[name] = found.trim();
  },
  write: ({ component }) => component[name],
});

const organization = (key: 'supplier' | 'manufacturer'): ComponentPart => ({
  key,
  read: (value, { component }) => {
    const party = readOrganization(value);
    if (party !== undefined) component[key] = party;
  },
  write: ({ component }) => (component[key] === undefined ? undefined : writeOrganization(component[key])),
});

/** Identifiers of one kind that have a member of their own. */
const identifiers = (key: string, kind: string): ComponentPart => ({
  key,
  read: (value, { component }) => {
    for (const found of strings(value)) component.identifiers.push({ kind, value: found });
  },
  write: ({ component }) => {
    const found = component.identifiers.filter((identifier) => identifier.kind === kind).map(({ value }) => value);
    return found.length === 0 ? undefined : found;
  },
});

const parts: readonly ComponentPart[] = [
  {
    key: 'bom-ref',
    read: (value, { component }) => {
      if (typeof value === 'string' && value !== '') component.ref = value;
    },
    write: ({ component }) => component.ref,
  },
  {
    key: 'type',
    read: (value, { component }) => {
      component.type = scalar(value) || component.type;
    },
    write: ({ component: { type } }) => (Object.hasOwn(componentTypes.values, type) ? type : type === 'snippet' ? 'file' : 'library'),
  },
  {
    ...plain('mime-type', 'mediaType'),
    // parameters (`text/csv;charset=UTF-8`) stand in a property
    write: ({ component: { mediaType } }) => (mediaType !== undefined && isMimeType(mediaType) ? mediaType : undefined),
  },
  organization('supplier'),
  organization('manufacturer'),
  {
    key: 'authors',
    read: (value, { component }) => {
      component.authors = list(value).map(readContact).filter((author) => author !== undefined);
    },
    write: ({ component: { authors } }) => (authors.length === 0 ? undefined : authors.map(writeContact)),
  },
  {
    // deprecated in favour of authors
    key: 'author',
    read: (value, { component }) => {
      const name = text(value);
      const isKnown = component.authors.length > 0 || name === undefined || name === '';
      if (!isKnown) component.authors = [{ kind: 'person', name } satisfies Party];
    },
    write: () => undefined,
  },
  plain('publisher', 'publisher'),
  plain('group', 'group'),
  {
    key: 'name',
    read: (value, { component }) => {
      component.name = scalar(value)?.trim() ?? '';
    },
    write: ({ component }) => component.name,
  },
  plain('version', 'version'),
  plain('description', 'description'),
  {
    key: 'scope',
    read: (value, { component }) => {
      if (typeof value === 'string' && Object.hasOwn(componentScopes.values, value)) component.scope = value as NonNullable<SbomComponent['scope']>;
    },
    write: ({ component }) => component.scope,
  },
  {
    key: 'hashes',
    read: (value, { component }) => {
      component.hashes = readHashes(value);
    },
    write: ({ component }) => writeHashes(component.hashes),
  },
  {
    key: 'licenses',
    read: (value, { component }) => {
      const { declared, concluded } = readLicenses(value);
      component.declaredLicenses = declared;
      component.concludedLicenses = concluded;
    },
    write: ({ component }, { licenseTexts }) => writeLicenses({ declared: component.declaredLicenses, concluded: component.concludedLicenses }, licenseTexts),
  },
  plain('copyright', 'copyright'),
  {
    key: 'cpe',
    read: (value, { component }) => {
      if (typeof value === 'string') component.cpes = [value];
    },
    write: ({ component }) => component.cpes[0],
  },
  plain('purl', 'purl'),
  identifiers('omniborId', 'gitoid'),
  identifiers('swhid', 'swhid'),
  {
    key: 'swid',
    read: (value, { component }) => {
      const tag = text(value, 'tagId');
      if (tag !== undefined) component.swid = tag;
    },
    write: ({ component: { swid, name } }) => (swid === undefined ? undefined : { tagId: swid, name }),
  },
  {
    key: 'externalReferences',
    read: (value, { component }) => {
      component.references = readReferences(value);
    },
    write: ({ component }) => writeReferences(component.references),
  },
  {
    key: 'evidence',
    read: readEvidence,
    write: ({ component }, { licenseTexts }) => writeEvidence(component, licenseTexts),
    amend: amendedEvidence,
  },
  {
    key: 'properties',
    read: (value, draft) => {
      const properties = readProperties(value);
      draft.component.references = withReferenceTypes(draft.component.references, properties.filter(isReferenceProperty));
      draft.component.properties = properties.filter((property) => !isReferenceProperty(property) && !readOwn(property, draft));
    },
    write: (facts) => {
      const properties = [...facts.component.properties, ...ownProperties(facts)];
      return properties.length === 0 ? undefined : properties.map(({ name, value }): Json => ({ name, value }));
    },
  },
];

/** By the schemas. */
const isMimeType = (text: string): boolean => /^[-+a-z0-9.]+\/[-+a-z0-9.]+$/.test(text);

/** Takes up a property that is a fact of the model. */
function readOwn({ name, value }: SbomProperty, { component, edges }: ComponentDraft): boolean {
  if (name === ownNames.comment) component.comment = value;
  else if (name === ownNames.filename) component.filename = value;
  else if (name === ownNames.type) component.type = value;
  else if (name.startsWith(ownNames.edgePrefix)) edges.push({ kind: name.slice(ownNames.edgePrefix.length), to: value });
  else if (name === `${ownNames.identifierPrefix}cpe`) component.cpes.push(value);
  else if (name === ownNames.mediaType) component.mediaType = value;
  else if (name === ownNames.licenseComment) component.licenseComment = value;
  else if (name.startsWith(ownNames.identifierPrefix)) component.identifiers.push({ kind: name.slice(ownNames.identifierPrefix.length), value });
  else return false;
  return true;
}

function ownProperties({ component, edges }: ComponentFacts): SbomProperty[] {
  const { comment, filename, mediaType, type, cpes, identifiers: found, licenseComment, references } = component;
  const others = found.filter(({ kind }) => kind !== 'swhid' && kind !== 'gitoid');
  return [
    ...(comment === undefined ? [] : [{ name: ownNames.comment, value: comment }]),
    ...(filename === undefined ? [] : [{ name: ownNames.filename, value: filename }]),
    ...(Object.hasOwn(componentTypes.values, type) ? [] : [{ name: ownNames.type, value: type }]),
    ...(mediaType === undefined || isMimeType(mediaType) ? [] : [{ name: ownNames.mediaType, value: mediaType }]),
    ...(licenseComment === undefined ? [] : [{ name: ownNames.licenseComment, value: licenseComment }]),
    ...referenceProperties(references, isReferenceType, asReference),
    ...cpes.slice(1).map((value) => ({ name: `${ownNames.identifierPrefix}cpe`, value })),
    ...others.map(({ kind, value }) => ({ name: ownNames.identifierPrefix + kind, value })),
    ...edges.map(({ kind, to }) => ({ name: ownNames.edgePrefix + kind, value: to })),
  ];
}

export const componentLens = new Lens<ComponentFacts, ComponentDraft, ComponentContext>(parts, ({ ref }) => ({ component: { ...emptyComponent, ref, cpes: [], identifiers: [] }, edges: [] }));
