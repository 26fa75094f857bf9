import { TextList } from '../../inventory/text-list.ts';
import type { HashAlgorithm } from '../../model/component.ts';
import { wholeDocument, type Party, type Sbom, type SbomAnnotation, type SbomComponent, type SbomLicense, type SbomProperty, type SbomReference, type SbomRelationship, type SbomSnippet } from '../../model/sbom.ts';
import { ItemsOnce, ObjectOnce, objectOf, type JsonMember } from '../../text/json-pieces.ts';
import { claimsOf, isOfCompleteness, isOfParts, partsKey } from '../completeness.ts';
import { creatorsOf } from '../creators.ts';
import { documentIdentifier } from '../document-identifier.ts';
import { documentNamespace } from '../document-namespace.ts';
import { partyProperties } from '../document-parties.ts';
import { referencesAsProperties } from '../document-references.ts';
import { documentProperties } from '../document-properties.ts';
import { ExternalRefs } from '../external-refs.ts';
import { isIndividual, noAssertion, noElement } from '../individuals.ts';
import { isPurl } from '../../purl/is-purl.ts';
import { issueProperties } from '../issue-properties.ts';
import { isLicenseChoice } from '../license-choice.ts';
import { unsaidProperties } from '../unsaid.ts';
import { referable } from '../referable.ts';
import { hasAssumedType, isSummarized, spdx3Facts } from '../spdx-facts.ts';
import { spdxTime } from '../spdx-time.ts';
import { LicenseTexts } from '../spdx2/licenses.ts';
import { hashNames, purposeNames, sbomTypes } from './names.data.ts';
import { CompleteParts, elementOfIndividual, spelledState } from './completeness.ts';
import { ComponentIds, ElementIds, longOf, shortOf } from './element-ids.ts';
import { writeImports } from './external-documents.ts';
import { Spdx3Graph } from './graph.ts';
import { elementProperties, identifiersOf } from './element-properties.ts';
import { standIn } from './stand-in.ts';
import { readSpdx3 } from './read-document.ts';
import { spdx3ReferenceType } from './reference-types.ts';
import { isToldBySpdx3, relationshipProperty, spdx3Kind } from './relationship-types.ts';
import { snippetMembers } from './snippets.ts';

type Element = Readonly<Record<string, unknown>>;

const context = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';
const creationInfo = '_:creationInfo';

const invert = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<V, string> => new Map([...map].reverse().map(([key, value]) => [value, key]));

const hashOf: ReadonlyMap<HashAlgorithm, string> = invert(hashNames);
const purposeOf = invert(purposeNames);
const sbomTypeOf = invert(sbomTypes);

/** SPDX 3.0.1 JSON-LD. A document that was read from SPDX 3 and still says the same is written as it was. */
export const writeSpdx3 = (sbom: Sbom): Element => objectOf(spdx3Members(sbom));

/** Its members; the elements come one by one. */
export function* spdx3Members(sbom: Sbom): Generator<JsonMember> {
  const original = sbom.foreign.spdx3;
  if (original !== undefined && isSame(readSpdx3(original, { graph: new Spdx3Graph(original), isLong: true }), sbom)) yield* Object.entries(original);
  else yield* Object.entries({ '@context': context, '@graph': new ItemsOnce(graphOf(sbom)) });
}

/** What the document says of itself stands first and follows from all the rest, which is therefore made twice: a million elements are not held. */
function* graphOf(sbom: Sbom): Generator<Element | ObjectOnce> {
  const components = new ComponentIds(baseOf(sbom), referable(sbom));
  const { creation, main, ids } = survey(sbom, components);
  yield* [creation, main];
  yield* new Writing(sbom, components).elements(ids);
}

function survey(sbom: Sbom, components: ComponentIds): DocumentElements & { readonly ids: Iterable<string> } {
  const ids = new TextList();
  const elements = new Writing(sbom, components).elements([]);
  for (let isListed = true; ;) {
    const { value, done } = elements.next();
    if (done) return { ...value, ids: idsOf(ids, components.base) };
    // what comes after the list is not on it
    if (value instanceof ObjectOnce) isListed = false;
    else if (isListed && value['spdxId'] !== undefined) ids.add(shortOf(components.base, value['spdxId'] as string));
  }
}

function* idsOf(names: TextList, base: string): Generator<string> {
  for (let number = 0; number < names.length; number++) yield longOf(base, names.text(number));
}

/** Of the document as a whole. */
interface DocumentElements {
  readonly creation: Element;
  readonly main: Element;
}

function isSame(a: Sbom, b: Sbom): boolean {
  const lists = ['components', 'relationships', 'annotations'] as const;
  const head = (sbom: Sbom): string => comparable({ ...sbom, components: [], relationships: [], annotations: [] });
  return head(a) === head(b) && lists.every((list) => a[list].length === b[list].length && a[list].every((item, index) => comparable(item) === comparable(b[list][index]!)));
}

const comparable = (part: object): string => JSON.stringify(part, (key, value: unknown) => (key === 'foreign' || key === 'issues' ? undefined : value));

interface LicensesWritten {
  readonly declared: readonly (readonly SbomLicense[])[];
  readonly concluded: readonly SbomLicense[];
  readonly comment: string | undefined;
  readonly areChoice: boolean;
}

class Writing {
  readonly #sbom: Sbom;
  readonly #texts: LicenseTexts;
  /** Elements that are ready to be given. */
  #ready: Element[] = [];
  readonly #agents = new Map<string, string>();
  readonly #licenses = new Map<string, string>();
  readonly #customLicenses = new Map<string, string>();
  readonly #components: ComponentIds;
  readonly #ids: ElementIds;
  #relationships = 0;
  #annotations = 0;
  /** Ids of creation information by who made something and when. */
  readonly #creations = new Map<string, string>();
  readonly #document: string;
  readonly #externals: ExternalRefs;
  /** IRIs of elements of other documents that this one names. */
  readonly #imported = new Set<string>();

  constructor(sbom: Sbom, components: ComponentIds) {
    this.#sbom = sbom;
    this.#components = components;
    this.#texts = new LicenseTexts(sbom.licenseTexts);
    this.#ids = new ElementIds(components);
    this.#document = this.#ids.named('document');
    this.#externals = new ExternalRefs(sbom.externalDocuments);
  }

  /** All but the first two of the document, which are the result; `listed` are the ids of those that the list of elements names. */
  *elements(listed: Iterable<string>): Generator<Element | ObjectOnce, DocumentElements> {
    const sbom = this.#sbom;
    const authors = creatorsOf(sbom).map((party) => this.#agent(party));
    const tools = sbom.tools.map(({ name, version }) => this.#add({ type: 'Tool', spdxId: this.#ids.named('tool', name, version ?? ''), creationInfo, name: version === undefined ? name : `${name}-${version}` }));
    if (authors.length === 0) authors.push(this.#add({ type: 'SoftwareAgent', spdxId: this.#ids.named(...standIn), creationInfo, name: sbom.tools[0]?.name ?? 'muster' }));
    for (const component of sbom.components) {
      this.#component(component);
      yield* this.#take();
    }
    for (const snippet of sbom.snippets) {
      this.#snippet(snippet);
      yield* this.#take();
    }
    const parts = new CompleteParts(sbom);
    const stated = new Set<string>();
    for (const relationship of sbom.relationships) {
      const state = parts.stateOf(relationship);
      // it is said below, or with the parts
      if (state !== undefined && isOfCompleteness(relationship) && relationship.comment === undefined) continue;
      if (state !== undefined && isOfParts(relationship)) stated.add(partsKey(relationship.from, relationship.type));
      this.#relationship(relationship, parts.targetsOf(relationship), state === undefined ? {} : { completeness: spelledState.get(state) });
      yield* this.#take();
    }
    for (const { ref, type, state } of claimsOf(sbom).claims) {
      const source = this.#components.of(ref);
      if (source !== undefined && !stated.has(partsKey(ref, type))) this.#relate('Relationship', source, spdx3Kind(type, undefined).type, [elementOfIndividual(state === 'complete' ? noElement : noAssertion)], { completeness: spelledState.get(state) });
    }
    for (const annotation of sbom.annotations) {
      this.#annotation(annotation);
      yield* this.#take();
    }
    for (const { id, name, text, urls, comment } of this.#texts.all) {
      this.#add({ type: 'expandedlicensing_CustomLicense', spdxId: this.#customLicense(id), creationInfo, ...(name === undefined ? {} : { name }), ...(comment === undefined ? {} : { comment }), simplelicensing_licenseText: text, ...(urls.length === 0 ? {} : { expandedlicensing_seeAlso: urls }) });
    }
    yield* this.#take();
    const roots = sbom.subjects.map((ref) => this.#components.of(ref)).filter((id) => id !== undefined);
    const list = this.#ids.named('sbom');
    yield new ObjectOnce(Object.entries({
      type: 'software_Sbom', spdxId: list, creationInfo,
      ...(roots.length === 0 ? {} : { rootElement: roots }),
      element: new ItemsOnce(listed),
      ...(sbom.lifecycles.some((phase) => sbomTypeOf.has(phase)) ? { software_sbomType: sbom.lifecycles.flatMap((phase) => sbomTypeOf.get(phase) ?? []) } : {}),
    }));
    const properties = [...documentProperties(sbom, sbom.lifecycles.every((phase) => sbomTypeOf.has(phase))), ...partyProperties(sbom), ...referencesAsProperties(sbom.references.filter((reference) => !isExternalRef(reference))), ...unsaidProperties(sbom), ...(sbom.format === 'muster' ? issueProperties(sbom.issues) : [])];
    const main = {
      type: 'SpdxDocument', spdxId: this.#document, creationInfo, name: sbom.name ?? 'SBOM', ...(sbom.comment === undefined ? {} : { comment: sbom.comment }), ...externalRefOf(sbom.references.filter(isExternalRef)), ...extensionOf(properties), ...writeImports(sbom.externalDocuments, this.#imported),
      dataLicense: this.#license([{ id: sbom.dataLicense ?? 'CC0-1.0' }]), rootElement: [list], profileConformance: ['core', 'software', 'simpleLicensing', 'expandedLicensing', 'extension'],
    };
    yield* this.#take();
    const creation = { type: 'CreationInfo', '@id': creationInfo, specVersion: '3.0.1', created: spdxTime(sbom.timestamp), createdBy: authors, ...(tools.length === 0 ? {} : { createdUsing: tools }), ...(sbom.creationComment === undefined ? {} : { comment: sbom.creationComment }) };
    return { creation, main };
  }

  #take(): Element[] {
    const ready = this.#ready;
    if (ready.length > 0) this.#ready = [];
    return ready;
  }

  #add(element: Element): string {
    this.#ready.push(element);
    return element['spdxId'] as string;
  }

  #agent({ kind, name, email, urls = [] }: Party): string {
    const key = [kind, name, email ?? '', ...urls].join('\0');
    const known = this.#agents.get(key);
    if (known !== undefined) return known;
    const type = kind === 'person' ? 'Person' : kind === 'tool' ? 'SoftwareAgent' : 'Organization';
    const id = this.#add({
      type, spdxId: this.#ids.named('agent', String(this.#agents.size + 1)), creationInfo, name,
      ...(email === undefined ? {} : { externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: email }] }),
      ...(urls.length === 0 ? {} : { externalRef: [{ type: 'ExternalRef', externalRefType: 'altWebPage', locator: urls }] }),
    });
    this.#agents.set(key, id);
    return id;
  }

  #license(licenses: readonly SbomLicense[], areChoice = false): string {
    const expression = this.#texts.expression(licenses, areChoice);
    const known = this.#licenses.get(expression);
    if (known !== undefined) return known;
    const uris = new Map([...expression.matchAll(/(DocumentRef-[\w.+-]+:)?LicenseRef-[A-Za-z0-9.-]+/g)].map(([reference, other]) => [reference, other === undefined ? this.#customLicense(reference) : this.#idOf(reference)]));
    const defined = [...uris].filter(([, value]) => value !== undefined);
    const id = this.#add({
      type: 'simplelicensing_LicenseExpression', spdxId: this.#ids.named('license', String(this.#licenses.size + 1)), creationInfo, simplelicensing_licenseExpression: expression, ...listVersion(this.#sbom.licenseListVersion),
      ...(defined.length === 0 ? {} : { simplelicensing_customIdToUri: defined.map(([key, value]) => ({ type: 'DictionaryEntry', key, value })) }),
    });
    this.#licenses.set(expression, id);
    return id;
  }

  #customLicense(reference: string): string {
    let id = this.#customLicenses.get(reference);
    if (id === undefined) this.#customLicenses.set(reference, (id = this.#ids.ofLicense(reference)));
    return id;
  }

  #component(component: SbomComponent): void {
    const { ref, type, name, version, purl, description, supplier, manufacturer, authors, copyright, hashes, comment, declaredLicenses, concludedLicenses, detectedLicenses, licenseComment } = component;
    // a file has no version
    const isFile = type === 'file' && version === undefined;
    const download = isFile ? undefined : component.references.find((reference) => reference.type === 'distribution');
    const homepage = isFile ? undefined : component.references.find((reference) => reference.type === 'website');
    const rest = component.references.filter((reference) => (reference !== download && reference !== homepage) || reference.comment !== undefined);
    const isAssumed = hasAssumedType(component);
    const purpose = purposeOf.get(type === 'file' ? 'file-package' : type);
    const { members, verifiedUsing, properties: facts } = spdx3Facts(component, isFile);
    // what stands in a file is what SPDX 3 calls its declared licence
    const areFound = isFile && declaredLicenses.length === 0;
    const detected = areFound ? [] : detectedLicenses.map((license) => this.#texts.expression([license]));
    const properties = [...elementProperties(component, { isFile, isTyped: isFile || (type !== 'file' && purpose !== undefined), hasMediaType: members['contentType'] !== undefined, detected }), ...facts];
    const identifiers = identifiersOf(component, isFile);
    const methods = [...hashes.map(({ algorithm, value }) => ({ type: 'Hash', algorithm: hashOf.get(algorithm), hashValue: value })), ...verifiedUsing];
    const originators = [...(manufacturer === undefined ? [] : [manufacturer]), ...authors].map((party) => this.#agent(party));
    const id = this.#add({
      type: isFile ? 'software_File' : 'software_Package', spdxId: this.#components.of(ref)!, creationInfo, name: name === '' ? ref : name,
      ...(description === undefined || isSummarized(component) ? {} : { description }), ...(comment === undefined ? {} : { comment }),
      ...(identifiers.length === 0 ? {} : { externalIdentifier: identifiers }),
      ...externalRefOf(rest),
      ...(methods.length === 0 ? {} : { verifiedUsing: methods }),
      ...extensionOf(properties),
      ...(supplier === undefined ? {} : { suppliedBy: this.#agent(supplier) }), ...(originators.length === 0 ? {} : { originatedBy: originators }),
      ...(isFile || isAssumed ? {} : { software_primaryPurpose: purpose ?? 'other' }), ...members, ...(copyright === undefined ? {} : { software_copyrightText: copyright }),
      ...(version === undefined ? {} : { software_packageVersion: version }), ...(isFile || purl === undefined || !isPurl(purl) ? {} : { software_packageUrl: purl }),
      ...(download === undefined ? {} : { software_downloadLocation: download.url }), ...(homepage === undefined ? {} : { software_homePage: homepage.url }),
    });
    this.#licensed(id, { declared: areFound ? detectedLicenses.map((license) => [license]) : [declaredLicenses], concluded: concludedLicenses, comment: licenseComment, areChoice: isLicenseChoice(component) });
  }

  #snippet({ ref, file, ...snippet }: SbomSnippet): void {
    const whole = this.#idOf(file);
    if (whole === undefined) return;
    const id = this.#add({ type: 'software_Snippet', spdxId: this.#components.of(ref)!, creationInfo, ...snippetMembers(snippet, whole) });
    this.#licensed(id, { declared: snippet.detectedLicenses.map((license) => [license]), concluded: snippet.concludedLicenses, comment: snippet.licenseComment, areChoice: false });
  }

  /** Each item of `declared` is a licence of its own. The comment stands on what was concluded, where there is something. */
  #licensed(id: string, { declared, concluded, comment, areChoice }: LicensesWritten): void {
    const all = declared.filter((licenses) => licenses.length > 0).map((licenses) => this.#license(licenses, areChoice));
    const note = comment === undefined ? {} : { comment };
    const isConcluded = concluded.length > 0 || (comment !== undefined && all.length === 0);
    if (all.length > 0) this.#relate('Relationship', id, 'hasDeclaredLicense', [...new Set(all)], isConcluded ? {} : note);
    if (isConcluded) this.#relate('Relationship', id, 'hasConcludedLicense', [this.#license(concluded)], note);
  }

  /** Of the document, of a component, or of an element or licence of another document. */
  #idOf(ref: string): string | undefined {
    if (ref === wholeDocument) return this.#document;
    const own = this.#components.of(ref);
    if (own !== undefined) return own;
    if (isIndividual(ref)) return elementOfIndividual(ref);
    const iri = this.#externals.absoluteIriOf(ref);
    if (iri !== undefined) this.#imported.add(iri);
    return iri;
  }

  #relationship({ from, type, scope, comment }: SbomRelationship, targets: readonly string[], stated: Element): void {
    const source = this.#idOf(from);
    const to = targets.map((target) => this.#idOf(target)).filter((id) => id !== undefined);
    if (source === undefined || to.length === 0) return;
    const kind = spdx3Kind(type, scope);
    const note = { ...(comment === undefined ? {} : { comment }), ...stated, ...(kind.scope === undefined ? {} : { scope: kind.scope }), ...(isToldBySpdx3(type, scope) ? {} : extensionOf([{ name: relationshipProperty, value: type }])) };
    const element = kind.scope === undefined ? 'Relationship' : 'LifecycleScopedRelationship';
    if (kind.isTurned === true) for (const end of to) this.#relate(element, end, kind.type, [source], note);
    else this.#relate(element, source, kind.type, to, note);
  }

  /** SPDX 3 wants one for each subject; who made it and when stands in creation information of its own. */
  #annotation({ subjects, annotator, date, type, text }: SbomAnnotation): void {
    const ids = subjects.map((ref) => this.#idOf(ref)).filter((id) => id !== undefined);
    for (const subject of ids) {
      this.#add({ type: 'Annotation', spdxId: this.#ids.named('annotation', String(++this.#annotations)), creationInfo: this.#creation(annotator, spdxTime(date)), annotationType: type, ...(text !== '' && { statement: text }), subject });
    }
  }

  #creation(party: Party, created: string): string {
    const createdBy = [this.#agent(party)];
    const key = `${createdBy[0]} ${created}`;
    let id = this.#creations.get(key);
    if (id === undefined) {
      this.#creations.set(key, (id = `${creationInfo}-${this.#creations.size + 1}`));
      this.#add({ type: 'CreationInfo', '@id': id, specVersion: '3.0.1', created, createdBy });
    }
    return id;
  }

  #relate(type: string, from: string, relationshipType: string, to: readonly string[], more: Element = {}): void {
    this.#add({ type, spdxId: this.#ids.ofRelationship(++this.#relationships), creationInfo, from, relationshipType, to, ...more });
  }
}

/** What SPDX 3 can say of a reference of the document. */
const isExternalRef = ({ type, hashes }: SbomReference): boolean => hashes.length === 0 && spdx3ReferenceType(type) !== undefined;

function externalRefOf(references: readonly SbomReference[]): Element {
  if (references.length === 0) return {};
  return { externalRef: references.map(({ type, url, comment }) => ({ type: 'ExternalRef', externalRefType: spdx3ReferenceType(type) ?? 'other', locator: [url], ...(comment === undefined ? {} : { comment }) })) };
}

function extensionOf(properties: readonly SbomProperty[]): Element {
  if (properties.length === 0) return {};
  const entries = properties.map(({ name, value }) => ({ type: 'extension_CdxPropertyEntry', extension_cdxPropName: name, extension_cdxPropValue: value }));
  return { extension: [{ type: 'extension_CdxPropertiesExtension', extension_cdxProperty: entries }] };
}

/** SPDX 3 wants three numbers. */
function listVersion(version: string | undefined): Element {
  const found = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(version ?? '');
  return found === null ? {} : { simplelicensing_licenseListVersion: [found[1], found[2], found[3] ?? 0].map(Number).join('.') };
}

function baseOf({ identifier, name, timestamp: created, components }: Sbom): string {
  return documentNamespace(identifier, 'spdx3') ?? documentIdentifier((function* () {
    yield* [name ?? '', created ?? ''];
    for (const { ref } of components) yield ref;
  })());
}
