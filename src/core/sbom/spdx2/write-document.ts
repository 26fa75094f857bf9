import { wholeDocument, type Sbom, type SbomComponent, type SbomProperty, type SbomRelationship, type SbomSnippet } from '../../model/sbom.ts';
import { creatorsOf } from '../creators.ts';
import { describedByRelationships } from '../described.ts';
import { documentIdentifier } from '../document-identifier.ts';
import { documentNamespace } from '../document-namespace.ts';
import { partyProperties } from '../document-parties.ts';
import { referencesAsProperties } from '../document-references.ts';
import { documentProperties } from '../document-properties.ts';
import { ItemsOnce, objectOf, type JsonMember } from '../../text/json-pieces.ts';
import { list, text } from '../../text/value.ts';
import { issueProperties } from '../issue-properties.ts';
import { unsaidProperties } from '../unsaid.ts';
import { referable } from '../referable.ts';
import { spdxTime } from '../spdx-time.ts';
import { dataLicenseProperty, documentAnnotations } from './annotations.ts';
import { writtenCompleteness } from './completeness.ts';
import { isSaid, writeCreationComment } from './creation-comment.ts';
import { spdx2Refs, writeExternalDocuments } from './external-documents.ts';
import { LicenseTexts } from './licenses.ts';
import { dependencyOf, relationshipTypes, reversed } from './names.data.ts';
import { unknownCreator, writeParty, writeTool } from './party.ts';
import { optional } from './read-element.ts';
import { SpdxIds } from './references.ts';
import { writeSnippet } from './snippets.ts';
import { isOfAnother, WrittenAnnotations } from './stated-annotations.ts';
import { writableSnippets } from './writable-snippets.ts';
import { isFileElement, writeFileElement, writePackage, type ElementWriting } from './write-element.ts';

/** A document in the form of the JSON serialisation of SPDX 2.2 or 2.3. */
export const writeSpdx2 = (sbom: Sbom, version: '2.2' | '2.3' = '2.3'): Readonly<Record<string, unknown>> => objectOf(spdx2Members(sbom, version));

/** Its members in the order of the specification; long lists come item by item, and what follows from them after them. */
export function* spdx2Members(whole: Sbom, version: '2.2' | '2.3' = '2.3', form: 'json' | 'tag-value' = 'json'): Generator<JsonMember> {
  const sbom = { ...whole, snippets: writableSnippets(whole) };
  const ids = new SpdxIds(referable(sbom));
  const texts = new LicenseTexts(sbom.licenseTexts);
  const date = spdxTime(sbom.timestamp);
  const writing = ({ ref }: SbomComponent): ElementWriting => ({ id: ids.of(ref)!, texts, date, version });
  const { unknownTags: _, annotations: keptAnnotations, hasExtractedLicensingInfos: keptLicenses, ...foreign } = { ...sbom.foreign.spdx } as Record<string, unknown>;
  // what could not be read belongs to what the document says of itself
  const facts = documentAnnotations(keptAnnotations, [...documentProperties(sbom, isSaid(sbom)), ...dataLicenseProperties(sbom), ...partyProperties(sbom), ...referencesAsProperties(sbom.references), ...unsaidProperties(sbom), ...(sbom.format === 'muster' ? issueProperties(sbom.issues) : [])], date);
  const stated = new WrittenAnnotations(sbom.annotations);
  const { annotations, revieweds } = stated.ofDocument(form === 'json' ? facts.filter((item) => !isOfAnother(item)) : facts, foreign['revieweds']);
  const externalDocumentRefs = writeExternalDocuments(sbom.externalDocuments, foreign['externalDocumentRefs']);
  const externals = spdx2Refs(sbom.externalDocuments, externalDocumentRefs);
  const idOf: IdOf = (ref) => (ref === wholeDocument ? 'SPDXRef-DOCUMENT' : ref.startsWith('DocumentRef-') ? externals.spdxRefOf(ref) : (ids.of(ref) ?? externals.spdxRefOf(ref)));
  yield* Object.entries({
    spdxVersion: `SPDX-${version}`,
    dataLicense: onlyDataLicense,
    SPDXID: 'SPDXRef-DOCUMENT',
    name: sbom.name === undefined || sbom.name === '' ? 'SBOM' : sbom.name,
    documentNamespace: namespaceOf(sbom),
    ...(sbom.comment === undefined ? {} : { comment: sbom.comment }),
    creationInfo: { created: date, creators: writtenCreators(sbom), ...optional('licenseListVersion', sbom.licenseListVersion), ...optional('comment', writeCreationComment(sbom)) },
    ...foreign,
    ...(externalDocumentRefs.length === 0 && foreign['externalDocumentRefs'] === undefined ? {} : { externalDocumentRefs }),
    ...(revieweds === undefined ? {} : { revieweds }),
    ...(annotations.length === 0 ? {} : { annotations }),
  });
  yield ['packages', new ItemsOnce(elements(sbom, false, (component) => stated.ofElement(component.ref, writePackage(component, writing(component)))))];
  if (sbom.components.some(isFileElement)) yield ['files', new ItemsOnce(elements(sbom, true, (component) => stated.ofElement(component.ref, writeFileElement(component, writing(component)))))];
  if (sbom.snippets.length > 0) yield ['snippets', new ItemsOnce(snippets(sbom, ids, (snippet, id) => stated.ofElement(snippet.ref, writeSnippet(snippet, { id, file: idOf(snippet.file) ?? snippet.file, texts }))))];
  yield ['relationships', new ItemsOnce(relationships(sbom, idOf))];
  const crossRefs = new Map(list(keptLicenses).map((item) => [text(item, 'licenseId') ?? '', { crossRefs: list(item, 'crossRefs') }]));
  const extracted = texts.all.map(({ id, name, text: words, urls, comment }) => ({ licenseId: id, extractedText: words === '' ? 'NOASSERTION' : words, ...(name === undefined ? {} : { name }), ...(urls.length === 0 ? {} : { seeAlsos: urls }), ...(comment === undefined ? {} : { comment }), ...crossRefs.get(id) }));
  if (extracted.length > 0) yield ['hasExtractedLicensingInfos', extracted];
}

function* elements(sbom: Sbom, areFiles: boolean, write: (component: SbomComponent) => object): Generator<object> {
  for (const component of sbom.components) if (isFileElement(component) === areFiles) yield write(component);
}

function* snippets(sbom: Sbom, ids: SpdxIds, write: (snippet: SbomSnippet, id: string) => object): Generator<object> {
  for (const snippet of sbom.snippets) yield write(snippet, ids.of(snippet.ref)!);
}

/** What stands for a `ref`, if SPDX 2 can name it. */
type IdOf = (ref: string) => string | undefined;

function* relationships(sbom: Sbom, idOf: IdOf): Generator<object> {
  const said = describedByRelationships(sbom);
  for (const ref of sbom.subjects) {
    if (said.has(ref)) continue;
    const id = idOf(ref);
    if (id !== undefined) yield { spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: id, relationshipType: 'DESCRIBES' };
  }
  // elsewhere it is what a dependency is that nothing else is said of
  const isRuntimeSaid = sbom.format === 'spdx' || sbom.format === 'spdx3';
  const dependencies = isRuntimeSaid ? { ...dependencyOf, runtime: 'RUNTIME_DEPENDENCY_OF' } : dependencyOf;
  for (const relationship of sbom.relationships) yield* writeRelationship(relationship, idOf, dependencies);
  for (const relationship of writtenCompleteness(sbom).relationships) yield* writeRelationship(relationship, idOf, dependencies);
}

/** SPDX 2 has but one; another one stands in a property. */
const onlyDataLicense = 'CC0-1.0';

const dataLicenseProperties = ({ dataLicense }: Sbom): SbomProperty[] => (dataLicense === undefined || dataLicense === onlyDataLicense ? [] : [{ name: dataLicenseProperty, value: dataLicense }]);

/** A URI without fragment, unique to the content when the document brings none. */
function namespaceOf({ identifier, name, timestamp: created, components }: Sbom): string {
  return documentNamespace(identifier, 'spdx') ?? documentIdentifier((function* () {
    yield* [name ?? '', created ?? ''];
    for (const { ref } of components) yield ref;
  })());
}

function writtenCreators(sbom: Sbom): string[] {
  const creators = [...sbom.tools.map(writeTool), ...creatorsOf(sbom).map(writeParty)];
  return creators.length === 0 ? [unknownCreator] : creators;
}

function writeRelationship({ from, to, type, scope, comment }: SbomRelationship, idOf: IdOf, dependencies: typeof dependencyOf): object[] {
  const [source, target] = [idOf(from), idOf(to)];
  if (source === undefined || target === undefined) return [];
  const extra = comment === undefined ? {} : { comment };
  const scoped = type === 'depends-on' && scope !== undefined ? dependencies[scope] : undefined;
  if (scoped !== undefined) return [{ spdxElementId: target, relatedSpdxElement: source, relationshipType: scoped, ...extra }];
  const name = type.toUpperCase().replaceAll('-', '_');
  if (relationshipTypes.has(name) && !reversed.has(name)) return [{ spdxElementId: source, relatedSpdxElement: target, relationshipType: name, ...extra }];
  const words = type === 'other' ? comment : comment === undefined ? type : `${type}: ${comment}`;
  return [{ spdxElementId: source, relatedSpdxElement: target, relationshipType: 'OTHER', ...optional('comment', words) }];
}
