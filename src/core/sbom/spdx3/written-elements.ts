import type { HashAlgorithm } from '../../model/component.ts';
import { wholeDocument, type Sbom, type SbomAnnotation, type SbomComponent, type SbomLicense, type SbomRelationship, type SbomSnippet } from '../../model/sbom.ts';
import { ItemsOnce, ObjectOnce } from '../../text/json-pieces.ts';
import { claimsOf, isOfCompleteness, isOfParts, partsKey } from '../completeness.ts';
import { creatorsOf } from '../creators.ts';
import { partyProperties } from '../document-parties.ts';
import { documentProperties } from '../document-properties.ts';
import { referencesAsProperties } from '../document-references.ts';
import { ExternalRefs } from '../external-refs.ts';
import { isIndividual, noAssertion, noElement } from '../individuals.ts';
import { isPurl } from '../../purl/is-purl.ts';
import { issueProperties } from '../issue-properties.ts';
import { isLicenseChoice } from '../license-choice.ts';
import { hasAssumedType, isSummarized, spdx3Facts } from '../spdx-facts.ts';
import { spdxTime } from '../spdx-time.ts';
import { unsaidProperties } from '../unsaid.ts';
import { hashNames, purposeNames, sbomTypes } from './names.data.ts';
import { CompleteParts, elementOfIndividual, spelledState } from './completeness.ts';
import { ComponentIds, ElementIds } from './element-ids.ts';
import { elementProperties, identifiersOf } from './element-properties.ts';
import { writeImports } from './external-documents.ts';
import { isToldBySpdx3, relationshipProperty, spdx3Kind } from './relationship-types.ts';
import { creationInfo, ElementOutput, type Element } from './element-output.ts';
import { externalRefOf, isExternalRef } from './element-references.ts';
import { extensionOf } from './extension.ts';
import { snippetMembers } from './snippets.ts';
import { standIn } from './stand-in.ts';
import { WrittenAgents } from './written-agents.ts';
import { WrittenLicenses } from './written-licenses.ts';

const invert = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<V, string> => new Map([...map].reverse().map(([key, value]) => [value, key]));

const hashOf: ReadonlyMap<HashAlgorithm, string> = invert(hashNames);
const purposeOf = invert(purposeNames);
const sbomTypeOf = invert(sbomTypes);

/** Of the document as a whole. */
export interface DocumentElements {
  readonly creation: Element;
  readonly main: Element;
}

interface LicensesWritten {
  readonly declared: readonly (readonly SbomLicense[])[];
  readonly concluded: readonly SbomLicense[];
  readonly comment: string | undefined;
  readonly areChoice: boolean;
}

/** The elements that an SBOM is as SPDX 3, one after the other. */
export class WrittenElements {
  readonly #sbom: Sbom;
  readonly #output = new ElementOutput();
  readonly #agents: WrittenAgents;
  readonly #licenses: WrittenLicenses;
  readonly #components: ComponentIds;
  readonly #ids: ElementIds;
  #relationships = 0;
  #annotations = 0;
  readonly #document: string;
  readonly #externals: ExternalRefs;
  /** IRIs of elements of other documents that this one names. */
  readonly #imported = new Set<string>();

  constructor(sbom: Sbom, components: ComponentIds) {
    this.#sbom = sbom;
    this.#components = components;
    this.#ids = new ElementIds(components);
    this.#agents = new WrittenAgents(this.#output, this.#ids);
    this.#licenses = new WrittenLicenses(this.#output, this.#ids, { texts: sbom.licenseTexts, listVersion: sbom.licenseListVersion, iriOf: (reference) => this.#idOf(reference) });
    this.#document = this.#ids.named('document');
    this.#externals = new ExternalRefs(sbom.externalDocuments);
  }

  /** All but the first two of the document, which are the result; `listed` are the ids of those that the list of elements names. */
  *elements(listed: Iterable<string>): Generator<Element | ObjectOnce, DocumentElements> {
    const sbom = this.#sbom;
    const authors = creatorsOf(sbom).map((party) => this.#agents.agent(party));
    const tools = sbom.tools.map(({ name, version }) => this.#output.add({ type: 'Tool', spdxId: this.#ids.named('tool', name, version ?? ''), creationInfo, name: version === undefined ? name : `${name}-${version}` }));
    if (authors.length === 0) authors.push(this.#output.add({ type: 'SoftwareAgent', spdxId: this.#ids.named(...standIn), creationInfo, name: sbom.tools[0]?.name ?? 'muster' }));
    for (const component of sbom.components) {
      this.#component(component);
      yield* this.#output.take();
    }
    for (const snippet of sbom.snippets) {
      this.#snippet(snippet);
      yield* this.#output.take();
    }
    const parts = new CompleteParts(sbom);
    const stated = new Set<string>();
    for (const relationship of sbom.relationships) {
      const state = parts.stateOf(relationship);
      // it is said below, or with the parts
      if (state !== undefined && isOfCompleteness(relationship) && relationship.comment === undefined) continue;
      if (state !== undefined && isOfParts(relationship)) stated.add(partsKey(relationship.from, relationship.type));
      this.#relationship(relationship, parts.targetsOf(relationship), state === undefined ? {} : { completeness: spelledState.get(state) });
      yield* this.#output.take();
    }
    for (const { ref, type, state } of claimsOf(sbom).claims) {
      const source = this.#components.of(ref);
      if (source !== undefined && !stated.has(partsKey(ref, type))) this.#relate('Relationship', source, spdx3Kind(type, undefined).type, [elementOfIndividual(state === 'complete' ? noElement : noAssertion)], { completeness: spelledState.get(state) });
    }
    for (const annotation of sbom.annotations) {
      this.#annotation(annotation);
      yield* this.#output.take();
    }
    this.#licenses.addTexts();
    yield* this.#output.take();
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
      dataLicense: this.#licenses.of([{ id: sbom.dataLicense ?? 'CC0-1.0' }]), rootElement: [list], profileConformance: ['core', 'software', 'simpleLicensing', 'expandedLicensing', 'extension'],
    };
    yield* this.#output.take();
    const creation = { type: 'CreationInfo', '@id': creationInfo, specVersion: '3.0.1', created: spdxTime(sbom.timestamp), createdBy: authors, ...(tools.length === 0 ? {} : { createdUsing: tools }), ...(sbom.creationComment === undefined ? {} : { comment: sbom.creationComment }) };
    return { creation, main };
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
    const detected = areFound ? [] : detectedLicenses.map((license) => this.#licenses.expression(license));
    const properties = [...elementProperties(component, { isFile, isTyped: isFile || (type !== 'file' && purpose !== undefined), hasMediaType: members['contentType'] !== undefined, detected }), ...facts];
    const identifiers = identifiersOf(component, isFile);
    const methods = [...hashes.map(({ algorithm, value }) => ({ type: 'Hash', algorithm: hashOf.get(algorithm), hashValue: value })), ...verifiedUsing];
    const originators = [...(manufacturer === undefined ? [] : [manufacturer]), ...authors].map((party) => this.#agents.agent(party));
    const id = this.#output.add({
      type: isFile ? 'software_File' : 'software_Package', spdxId: this.#components.of(ref)!, creationInfo, name: name === '' ? ref : name,
      ...(description === undefined || isSummarized(component) ? {} : { description }), ...(comment === undefined ? {} : { comment }),
      ...(identifiers.length === 0 ? {} : { externalIdentifier: identifiers }),
      ...externalRefOf(rest),
      ...(methods.length === 0 ? {} : { verifiedUsing: methods }),
      ...extensionOf(properties),
      ...(supplier === undefined ? {} : { suppliedBy: this.#agents.agent(supplier) }), ...(originators.length === 0 ? {} : { originatedBy: originators }),
      ...(isFile || isAssumed ? {} : { software_primaryPurpose: purpose ?? 'other' }), ...members, ...(copyright === undefined ? {} : { software_copyrightText: copyright }),
      ...(version === undefined ? {} : { software_packageVersion: version }), ...(isFile || purl === undefined || !isPurl(purl) ? {} : { software_packageUrl: purl }),
      ...(download === undefined ? {} : { software_downloadLocation: download.url }), ...(homepage === undefined ? {} : { software_homePage: homepage.url }),
    });
    this.#licensed(id, { declared: areFound ? detectedLicenses.map((license) => [license]) : [declaredLicenses], concluded: concludedLicenses, comment: licenseComment, areChoice: isLicenseChoice(component) });
  }

  #snippet({ ref, file, ...snippet }: SbomSnippet): void {
    const whole = this.#idOf(file);
    if (whole === undefined) return;
    const id = this.#output.add({ type: 'software_Snippet', spdxId: this.#components.of(ref)!, creationInfo, ...snippetMembers(snippet, whole) });
    this.#licensed(id, { declared: snippet.detectedLicenses.map((license) => [license]), concluded: snippet.concludedLicenses, comment: snippet.licenseComment, areChoice: false });
  }

  /** Each item of `declared` is a licence of its own. The comment stands on what was concluded, where there is something. */
  #licensed(id: string, { declared, concluded, comment, areChoice }: LicensesWritten): void {
    const all = declared.filter((licenses) => licenses.length > 0).map((licenses) => this.#licenses.of(licenses, areChoice));
    const note = comment === undefined ? {} : { comment };
    const isConcluded = concluded.length > 0 || (comment !== undefined && all.length === 0);
    if (all.length > 0) this.#relate('Relationship', id, 'hasDeclaredLicense', [...new Set(all)], isConcluded ? {} : note);
    if (isConcluded) this.#relate('Relationship', id, 'hasConcludedLicense', [this.#licenses.of(concluded)], note);
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
      this.#output.add({ type: 'Annotation', spdxId: this.#ids.named('annotation', String(++this.#annotations)), creationInfo: this.#agents.creation(annotator, spdxTime(date)), annotationType: type, ...(text !== '' && { statement: text }), subject });
    }
  }

  #relate(type: string, from: string, relationshipType: string, to: readonly string[], more: Element = {}): void {
    this.#output.add({ type, spdxId: this.#ids.ofRelationship(++this.#relationships), creationInfo, from, relationshipType, to, ...more });
  }
}
