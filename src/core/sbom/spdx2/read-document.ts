import { IntList } from '../../inventory/int-list.ts';
import { virtualList } from '../../inventory/virtual-list.ts';
import { wholeDocument, type Sbom, type SbomComponent, type SbomRelationship, type SbomSnippet } from '../../model/sbom.ts';
import { list, record, strings, text, type Value, type ValueRecord } from '../../text/value.ts';
import { readDocumentProperties } from '../document-properties.ts';
import { emptySbom } from '../empty-component.ts';
import { withParties } from '../document-parties.ts';
import { withoutUnsaid } from '../unsaid.ts';
import { withReferences } from '../document-references.ts';
import { foreignTypes } from '../spdx3/relationship-types.ts';
import { RelationshipList } from '../relationship-list.ts';
import { annotatedFacts, dataLicenseProperty } from './annotations.ts';
import { StatedAnnotations } from './stated-annotations.ts';
import { StatedCompleteness } from './completeness.ts';
import { readCreationComment } from './creation-comment.ts';
import { readExternalDocuments } from './external-documents.ts';
import { reversed } from './names.data.ts';
import { readParty, readTool, unknownCreator } from './party.ts';
import { optional, readFile, readPackage } from './read-element.ts';
import { repeatedRefs } from './repeated-refs.ts';
import { readSnippet } from './snippets.ts';

/** Parts of a document that the model names; the rest of it travels in `foreign`. */
const named = new Set(['spdxVersion', 'SPDXID', 'name', 'documentNamespace', 'creationInfo', 'dataLicense', 'comment', 'packages', 'files', 'snippets', 'relationships', 'documentDescribes', 'hasExtractedLicensingInfos']);

/** SPDX 2.2 and 2.3 in the form of their JSON serialisation, whatever text it came from. Of a long document a component is made when it is asked for. */
export function readSpdx2(value: Value, { isLong }: { readonly isLong: boolean } = { isLong: false }): Sbom {
  const document = record(value);
  const creation = record(document, 'creationInfo');
  const stated = strings(creation, 'creators');
  const creators = stated.length === 1 && stated[0] === unknownCreator ? [] : stated;
  const root = text(document, 'SPDXID') ?? 'SPDXRef-DOCUMENT';
  const { relationships, described, completeness } = relationshipsOf(document, root);
  const { lifecycles: phases, ...creationComment } = readCreationComment(text(creation, 'comment'));
  const { properties, lifecycles, ...revision } = readDocumentProperties(annotatedFacts(document).properties, phases);
  const annotations = new StatedAnnotations(document);
  const [packages, files, snippets] = [list(document, 'packages'), list(document, 'files'), list(document, 'snippets')];
  const repeated = repeatedRefs(packages, files, snippets);
  const version = (text(document, 'spdxVersion') ?? '').replace(/^SPDX-/, '');
  return withoutUnsaid({
    ...emptySbom('spdx', version),
    ...optional('identifier', text(document, 'documentNamespace')),
    ...optional('name', text(document, 'name')),
    ...optional('timestamp', text(creation, 'created')),
    tools: creators.filter(isTool).map((creator) => readTool(creator.slice(creator.indexOf(':') + 1).trim())),
    ...revision,
    lifecycles,
    ...optional('dataLicense', properties.find(({ name }) => name === dataLicenseProperty)?.value ?? text(document, 'dataLicense')),
    ...optional('licenseListVersion', text(creation, 'licenseListVersion')),
    ...optional('comment', text(document, 'comment')),
    ...creationComment,
    subjects: [...new Set([...strings(document, 'documentDescribes'), ...described])],
    components: componentsOf(packages, files, { isLong, annotations, repeated }),
    snippets: snippetsOf(snippets, { isLong, refOf: (at) => repeated.get(packages.length + files.length + at) }),
    relationships,
    completeness,
    licenseTexts: list(document, 'hasExtractedLicensingInfos').map((item) => ({
      id: text(item, 'licenseId') ?? '',
      ...optional('name', text(item, 'name')),
      text: text(item, 'extractedText') ?? '',
      urls: strings(item, 'seeAlsos'),
      ...optional('comment', text(item, 'comment')),
    })),
    externalDocuments: readExternalDocuments(document['externalDocumentRefs']),
    annotations: annotations.all,
    ...withReferences(withParties({ authors: creators.filter((creator) => !isTool(creator)).map(readParty).filter((party) => party !== undefined), properties: properties.filter(({ name }) => name !== dataLicenseProperty) }), []),
    foreign: { spdx: foreignOf(document) },
  });
}

const isTool = (creator: string): boolean => /^tool\s*:/i.test(creator);

function foreignOf(document: ValueRecord): ValueRecord {
  const rest = Object.fromEntries(Object.entries(document).filter(([key]) => !named.has(key)));
  // of extracted licences the model has all but this
  const checked = list(document, 'hasExtractedLicensingInfos').filter((item) => list(item, 'crossRefs').length > 0).map((item) => ({ licenseId: text(item, 'licenseId'), crossRefs: list(item, 'crossRefs') }));
  if (checked.length > 0) rest['hasExtractedLicensingInfos'] = checked;
  return rest;
}

interface ComponentsReading {
  readonly isLong: boolean;
  readonly annotations: StatedAnnotations;
  readonly repeated: ReturnType<typeof repeatedRefs>;
}

/** Those that can be referred to; their annotations are collected on the way. */
function componentsOf(packages: readonly Value[], files: readonly Value[], { isLong, annotations, repeated }: ComponentsReading): readonly SbomComponent[] {
  const componentAt = (at: number): SbomComponent => {
    const component = at < packages.length ? readPackage(packages[at]) : readFile(files[at - packages.length]);
    const ref = repeated.get(at);
    return ref === undefined ? component : { ...component, ref };
  };
  /** Where they stand: packages, and behind them files. */
  const places = new IntList();
  let place = 0;
  for (const items of [packages, files]) {
    for (const item of items) {
      if ((text(item, 'SPDXID') ?? '') !== '') places.push(place);
      annotations.takeElement(item, repeated.get(place));
      place++;
    }
  }
  const components = virtualList(places.length, (number) => componentAt(places.at(number)));
  return isLong ? components : [...components];
}

/** `refOf` answers the one of a snippet whose identifier another element has too. */
function snippetsOf(snippets: readonly Value[], { isLong, refOf }: { readonly isLong: boolean; readonly refOf: (at: number) => string | undefined }): readonly SbomSnippet[] {
  const found = virtualList(snippets.length, (at): SbomSnippet => {
    const ref = refOf(at);
    return { ...readSnippet(snippets[at]), ...optional('ref', ref) };
  });
  return isLong ? found : [...found];
}

/** What the document describes is told apart, also where a tool has put `SPDXRef-` before the identifier of the document once more. */
function relationshipsOf(document: ValueRecord, root: string): Pick<Sbom, 'relationships' | 'completeness'> & { readonly described: ReadonlySet<string> } {
  const relationships = new RelationshipList();
  const stated = new StatedCompleteness();
  const described = new Set<string>();
  const add = (relationship: SbomRelationship): void => {
    if (relationship.type === 'describes' && (relationship.from === wholeDocument || relationship.from.endsWith(`-${root}`))) {
      described.add(relationship.to);
      if (relationship.comment !== undefined) relationships.addOnce({ ...relationship, from: wholeDocument });
    } else relationships.addOnce(relationship);
    if (relationship.from !== wholeDocument) stated.note(relationship);
  };
  const refOf = (id: string): string => (id === root ? wholeDocument : id);
  for (const item of list(document, 'relationships')) {
    const from = text(item, 'spdxElementId');
    const to = text(item, 'relatedSpdxElement');
    const type = text(item, 'relationshipType');
    if (from !== undefined && to !== undefined && type !== undefined) add(relationship(refOf(from), refOf(to), type.toUpperCase().replaceAll('-', '_'), text(item, 'comment')));
  }
  // 2.2 lists the files of a package in the package
  for (const item of list(document, 'packages')) {
    const from = text(item, 'SPDXID');
    for (const to of strings(item, 'hasFiles')) if (from !== undefined) add({ from, to, type: 'contains' });
  }
  return { relationships: relationships.all(), described, completeness: stated.all() };
}

function relationship(from: string, to: string, type: string, comment: string | undefined): SbomRelationship {
  const extra = comment === undefined ? {} : { comment };
  const turned = reversed.get(type);
  if (turned !== undefined) return { from: to, to: from, type: turned.type, ...(turned.scope === undefined ? {} : { scope: turned.scope }), ...extra };
  const named = type === 'OTHER' ? /^([a-z]+(?:-[a-z]+)*)(?:: ([^]*))?$/.exec(comment ?? '') : null;
  if (named !== null && foreignTypes.has(named[1]!)) return { from, to, type: named[1]!, ...optional('comment', named[2]) };
  return { from, to, type: type.toLowerCase().replaceAll('_', '-'), ...extra };
}
