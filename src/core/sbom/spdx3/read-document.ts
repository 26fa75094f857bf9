import { virtualList } from '../../inventory/virtual-list.ts';
import { wholeDocument, type Sbom, type SbomComponent, type SbomRelationship, type SbomSnippet, type Tool } from '../../model/sbom.ts';
import { record, text, type Value, type ValueRecord } from '../../text/value.ts';
import { readDocumentProperties } from '../document-properties.ts';
import { emptySbom } from '../empty-component.ts';
import { withParties } from '../document-parties.ts';
import { withoutUnsaid } from '../unsaid.ts';
import { withReferences } from '../document-references.ts';
import { RelationshipList } from '../relationship-list.ts';
import { readTool } from '../spdx2/party.ts';
import { annotationsOf } from './annotations.ts';
import { individualOf, StatedCompleteness } from './completeness.ts';
import { ElementLicenses } from './element-licenses.ts';
import { readImports } from './external-documents.ts';
import { idOf, Spdx3Graph, typeOf, values } from './graph.ts';
import { licenseOf, licenseRef } from './licenses.ts';
import { collectionTypes, packageTypes, sbomTypes } from './names.data.ts';
import { externalRefsOf, given, partyOf, readElement } from './read-element.ts';
import { propertiesOf } from './properties.ts';
import { neutralKind, relationshipProperty, spdx3Kind } from './relationship-types.ts';
import { isStandIn } from './stand-in.ts';
import { readSnippet } from './snippets.ts';

export interface Spdx3Reading {
  readonly graph: Spdx3Graph;
  /** The document is too long to be held: a component is made when it is asked for. */
  readonly isLong: boolean;
}

/** SPDX 3.0 JSON-LD in its usual compact form; `foreign` holds the whole document for writing it again. */
export function readSpdx3(document: Value, { graph, isLong }: Spdx3Reading = { graph: new Spdx3Graph(document), isLong: false }): Sbom {
  const [main] = graph.ofType('SpdxDocument');
  const creation = graph.get(main?.['creationInfo']) ?? record(main?.['creationInfo']) ?? graph.ofType('CreationInfo')[0];
  const own = typeOf(creation) === 'CreationInfo' ? creation : (graph.ofType('CreationInfo')[0] ?? record(main, 'creationInfo'));
  const { relationships, licenses, described, completeness } = relationshipsOf(graph, idOf(main));
  const phases = graph.ofType('software_Sbom').flatMap((element) => values(element, 'software_sbomType')).flatMap((type) => sbomTypes.get(String(type)) ?? []);
  const { properties, ...documented } = readDocumentProperties(main === undefined ? [] : propertiesOf(main), phases);
  const elements = graph.ofType(...packageTypes, 'software_File');
  const componentOf = (element: ValueRecord): SbomComponent => readElement(element, graph, licenses.of(idOf(element)!));
  const snippets = graph.ofType('software_Snippet');
  const snippetOf = (element: ValueRecord): SbomSnippet => readSnippet(element, licenses.of(idOf(element)!));
  return withoutUnsaid({
    ...emptySbom('spdx3', text(own, 'specVersion') ?? ''),
    ...given('identifier', idOf(main ?? graph.ofType('software_Sbom')[0])),
    ...given('name', text(main, 'name')),
    ...given('timestamp', text(own, 'created')),
    tools: values(own, 'createdUsing').flatMap((reference): Tool[] => {
      const name = text(graph.get(reference), 'name');
      return name === undefined ? [] : [readTool(name)];
    }),
    ...documented,
    ...given('dataLicense', dataLicense(main, graph)),
    ...given('licenseListVersion', licenseListVersion(graph)),
    ...given('comment', text(main, 'comment')),
    externalDocuments: readImports(main, graph),
    annotations: annotationsOf(graph),
    ...withReferences(withParties({ authors: values(own, 'createdBy').filter((reference) => !isStandIn(idOf(reference))).map((reference) => partyOf(idOf(reference), graph)).filter((party) => party !== undefined), properties }), externalRefsOf(main)),
    ...given('creationComment', text(own, 'comment')),
    subjects: subjectsOf(graph, described),
    components: isLong ? virtualList(elements.length, (at) => componentOf(elements[at]!)) : elements.map(componentOf),
    snippets: isLong ? virtualList(snippets.length, (at) => snippetOf(snippets[at]!)) : snippets.map(snippetOf),
    relationships,
    completeness,
    licenseTexts: graph.ofType('expandedlicensing_CustomLicense', 'simplelicensing_SimpleLicensingText').map((element) => ({
      id: licenseRef(idOf(element) ?? ''),
      ...given('name', text(element, 'name')),
      text: text(element, 'simplelicensing_licenseText') ?? '',
      urls: values(element, 'expandedlicensing_seeAlso').map(String),
      ...given('comment', text(element, 'comment')),
    })),
    foreign: { spdx3: record(document) },
  });
}

function dataLicense(main: ValueRecord | undefined, graph: Spdx3Graph): string | undefined {
  const reference = idOf(main?.['dataLicense']);
  if (reference === undefined) return undefined;
  return text(graph.get(reference), 'simplelicensing_licenseExpression') ?? reference.slice(reference.lastIndexOf('/') + 1);
}

/** The first that an expression states; the zero that SPDX 3 wants behind it is none of the list. */
function licenseListVersion(graph: Spdx3Graph): string | undefined {
  for (const element of graph.ofType('simplelicensing_LicenseExpression')) {
    const version = text(element, 'simplelicensing_licenseListVersion');
    if (version !== undefined) return version.replace(/^(\d+\.\d+)\.0$/, '$1');
  }
  return undefined;
}

interface Relationships {
  readonly relationships: readonly SbomRelationship[];
  readonly licenses: ElementLicenses;
  /** What collections describe. */
  readonly described: ReadonlySet<string>;
  readonly completeness: Sbom['completeness'];
}

/** `document` is the id of the document itself. */
function relationshipsOf(graph: Spdx3Graph, document: string | undefined): Relationships {
  const relationships = new RelationshipList();
  const licenses = new ElementLicenses();
  const described = new Set<string>();
  const stated = new StatedCompleteness();
  const refOf = (id: string): string => (id === document ? wholeDocument : (individualOf(id) ?? id));
  for (const relationship of graph.ofType('Relationship', 'LifecycleScopedRelationship')) {
    const type = text(relationship, 'relationshipType') ?? 'other';
    const from = idOf(relationship['from']);
    if (from === undefined) continue;
    const targets = values(relationship, 'to');
    if (type === 'hasDeclaredLicense' || type === 'hasConcludedLicense') {
      licenses.add(from, type === 'hasDeclaredLicense' ? 'declaredLicenses' : 'concludedLicenses', targets.flatMap((to) => licenseOf(to, graph)), text(relationship, 'comment'));
      continue;
    }
    const ends = targets.map((to) => idOf(to)).filter((to) => to !== undefined);
    if (from !== document && stated.note(relationship, type, from, ends.map(refOf))) continue;
    if (type === 'describes' && collectionTypes.has(graph.typeAt(from))) {
      for (const to of ends) {
        described.add(to);
        if (text(relationship, 'comment') !== undefined) relationships.addOnce(neutral(relationship, type, wholeDocument, refOf(to)));
      }
    } else for (const to of ends) relationships.add(neutral(relationship, type, refOf(from), refOf(to)));
  }
  return { relationships: relationships.all(), licenses, described, completeness: stated.all() };
}

/** Root elements, through SBOMs that stand between the document and its packages; `describes` says the same. */
function subjectsOf(graph: Spdx3Graph, described: ReadonlySet<string>): string[] {
  const roots = graph.ofType(...collectionTypes).flatMap((collection) => values(collection, 'rootElement')).map((reference) => idOf(reference));
  const isComponent = (id: string): boolean => packageTypes.has(graph.typeAt(id)) || graph.typeAt(id) === 'software_File';
  return [...new Set([...roots, ...described])].filter((id): id is string => id !== undefined && isComponent(id));
}

function neutral(relationship: ValueRecord, type: string, from: string, to: string): SbomRelationship {
  const comment = given('comment', text(relationship, 'comment'));
  const kept = propertiesOf(relationship).find(({ name }) => name === relationshipProperty)?.value;
  const { type: name, scope, isTurned } = neutralKind(type, text(relationship, 'scope'));
  const ends = (kept === undefined ? isTurned : spdx3Kind(kept, scope).isTurned) === true ? { from: to, to: from } : { from, to };
  return { ...ends, type: kept ?? name, ...given('scope', scope), ...comment };
}
