import type { Issue } from '../../model/issue.ts';
import { wholeDocument, type Foreign, type Sbom, type SbomAnnotation, type SbomCompleteness, type SbomComponent, type SbomFamily, type SbomRelationship } from '../../model/sbom.ts';
import type { ValueRecord } from '../../text/value.ts';
import { few } from '../../report/words.ts';
import { partsKey } from '../completeness.ts';
import { isDescription } from '../described.ts';
import { documentIdentifier } from '../document-identifier.ts';
import { documentLosses } from '../foreign-losses.ts';
import { isSilentOnNeeds } from '../silent-on-needs.ts';
import { withSilentScopes } from '../stated-use.ts';
import { wordsOf } from '../stated-annotation.ts';
import { UnusedNames } from '../unused-names.ts';
import { ComponentIndex } from './component-index.ts';
import { ExternalDocuments } from './external-documents.ts';
import { identityOf } from './identity.ts';
import { mergedComponent } from './merge-component.ts';
import { withOneIdentity } from './merge-subject.ts';
import { LicenseTexts } from './rename-licenses.ts';

export interface MergeInput {
  /** Names the document in issues. */
  readonly path: string;
  readonly sbom: Sbom;
}

export interface MergeOptions {
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/**
 * Bills of materials of one build, made by different tools, as one: a component is recognised by its canonical purl, then by group, name,
 * version and hashes. Everything that is said of it is united; what does not agree is an issue. The subject is that of the first document, unless only another one tells more of it than a name.
 */
export function mergeSboms(inputs: readonly MergeInput[], { generatedAt, tool }: MergeOptions): Sbom {
  const licenseTexts = new LicenseTexts();
  const externalDocuments = new ExternalDocuments();
  const documents = inputs.map(({ path, sbom }) => ({ path, sbom: externalDocuments.take(licenseTexts.take(inputs.length > 1 ? withSilentScopes(sbom) : sbom)) }));
  const issues: Issue[] = documents.flatMap(({ sbom }) => sbom.issues);
  const report = (path: string, message: string, remedy: string): void => void issues.push({ code: 'partial', path, message, remedy, source: 'sbom/merge' });
  const merger = new Merger(report, externalDocuments);
  const read = documents.map(({ path, sbom }, index) => merger.takeComponents(path, sbom, index));
  for (const one of read) one.takeUnversioned();
  for (const one of read) one.takeRest();
  const sboms = documents.map(({ sbom }) => sbom);
  for (const { path, sbom } of documents) if (sbom.snippets.length > 0) report(path, `its ${sbom.snippets.length === 1 ? 'snippet is' : `${sbom.snippets.length} snippets are`} left out`, 'Look for parts of files in the document itself.');
  const [first] = sboms;
  const identifiers = sboms.map(({ identifier }) => identifier ?? '');
  return {
    format: 'muster',
    specVersion: '1',
    identifier: documentIdentifier([generatedAt, ...identifiers, ...merger.components.map(({ ref }) => ref)]),
    revision: 1,
    ...(first?.name !== undefined && { name: first.name }),
    timestamp: generatedAt,
    authors: unique(sboms.flatMap(({ authors }) => authors)),
    tools: unique([...sboms.flatMap(({ tools }) => tools), tool]),
    ...pickFirst(sboms, 'supplier'),
    ...pickFirst(sboms, 'manufacturer'),
    ...pickFirst(sboms, 'subjectManufacturer'),
    ...pickFirst(sboms, 'dataLicense'),
    ...pickFirst(sboms, 'licenseListVersion'),
    ...pickFirst(sboms, 'comment'),
    ...pickFirst(sboms, 'creationComment'),
    lifecycles: unique(sboms.flatMap(({ lifecycles }) => lifecycles)),
    subjects: merger.subjects,
    components: merger.components,
    snippets: [],
    relationships: merger.relationships,
    licenseTexts: licenseTexts.all,
    references: unique(sboms.flatMap(({ references }) => references)),
    externalDocuments: externalDocuments.all,
    annotations: merger.annotations,
    properties: unique(sboms.flatMap(({ properties }) => properties)),
    completeness: merger.completeness,
    ...(sboms.some(isSilentOnNeeds) && { isSilentOnNeeds: true }),
    foreign: {},
    issues,
  };
}

/** The first decides. */
const certainty = ['incomplete', 'unknown', 'complete'] as const;

type Report = (path: string, message: string, remedy: string) => void;

class Merger {
  components: SbomComponent[] = [];
  subjects: string[] = [];
  readonly #index = new ComponentIndex();
  readonly #names = new UnusedNames();
  readonly #relationships = new Map<string, SbomRelationship>();
  readonly #annotations = new Map<string, SbomAnnotation>();
  readonly #claims = new Map<string, SbomCompleteness>();
  readonly #report: Report;
  readonly #externals: ExternalDocuments;

  constructor(report: Report, externals: ExternalDocuments) {
    this.#report = report;
    this.#externals = externals;
  }

  get relationships(): readonly SbomRelationship[] {
    return [...this.#relationships.values()];
  }

  get annotations(): readonly SbomAnnotation[] {
    return [...this.#annotations.values()];
  }

  /** Complete is what all documents that speak of it call complete. */
  get completeness(): Sbom['completeness'] {
    return [...this.#claims.values()];
  }

  /** Packages that are named without version come when all versions are known, and what is said of components when all of them are. */
  takeComponents(path: string, sbom: Sbom, document: number): { takeUnversioned(): void; takeRest(): void } {
    const numbers = new Map<string, number>();
    const later: SbomComponent[] = [];
    const subjects = new Set(sbom.subjects);
    for (const component of sbom.components) {
      if (isUnversioned(component) && !subjects.has(component.ref)) later.push(component);
      else numbers.set(component.ref, this.#component(component, path, document, sbom));
    }
    if (document === 0) this.subjects = sbom.subjects.map((ref) => this.#refOf(ref, numbers));
    return {
      takeUnversioned: () => {
        for (const component of later) numbers.set(component.ref, this.#unversioned(component, path, document, sbom));
      },
      takeRest: () => this.#rest(path, sbom, numbers),
    };
  }

  #refOf(ref: string, numbers: ReadonlyMap<string, number>): string {
    const number = numbers.get(ref);
    return number === undefined ? ref : this.components[number]!.ref;
  }

  #rest(path: string, sbom: Sbom, numbers: ReadonlyMap<string, number>): void {
    const refOf = (ref: string): string => this.#refOf(ref, numbers);
    for (const relationship of sbom.relationships) {
      const [from, to] = [refOf(relationship.from), refOf(relationship.to)];
      // two parts that are one do not depend on each other
      if (from === to && relationship.from !== relationship.to) continue;
      // the result is about what the first document is about
      if (isDescription(relationship) && !this.subjects.includes(to)) continue;
      const key = JSON.stringify([from, to, relationship.type, relationship.scope ?? 'runtime']);
      if (!this.#relationships.has(key)) this.#relationships.set(key, { ...relationship, from, to });
    }
    for (const { ref, type, state } of sbom.completeness) {
      const key = partsKey(refOf(ref), type);
      const known = this.#claims.get(key)?.state;
      if (known === undefined || certainty.indexOf(state) < certainty.indexOf(known)) this.#claims.set(key, { ref: refOf(ref), type, state });
    }
    this.#takeAnnotations(path, sbom, numbers);
    this.#reportForeign(path, sbom);
  }

  /** What is about the document of before is about the new one. */
  #takeAnnotations(path: string, { annotations }: Sbom, numbers: ReadonlyMap<string, number>): void {
    let isLess = false;
    for (const annotation of annotations) {
      const known = annotation.subjects.filter((ref) => ref === wholeDocument || numbers.has(ref) || this.#externals.has(ref));
      isLess ||= known.length < annotation.subjects.length;
      const subjects = unique(known.map((ref) => this.#refOf(ref, numbers)));
      const key = JSON.stringify([subjects, wordsOf(annotation)]);
      if (subjects.length > 0 && !this.#annotations.has(key)) this.#annotations.set(key, { ...annotation, subjects });
    }
    if (isLess) this.#report(path, 'left out of the merge: annotations of what is no component', 'Keep the document beside the result.');
  }

  /** A package without version is the one version that others know of it; of several it may be any. */
  #unversioned(component: SbomComponent, path: string, document: number, sbom: Sbom): number {
    const versions = this.#index.versionsOf(component, document);
    const [only] = versions;
    if (versions.length === 1) return this.#unite(only!, component, path, document);
    const number = this.#component(component, path, document, sbom);
    if (versions.length > 1) {
      const known = few(versions.map((at) => this.components[at]!.version ?? this.components[at]!.purl!));
      this.#report(path, `${component.purl ?? component.name}: it has no version, and other documents have several (${known}); it is kept beside them`, 'Make the document with a tool that tells versions.');
    }
    return number;
  }

  /** The number of the component in the result. */
  #component(component: SbomComponent, path: string, document: number, { subjects }: Sbom): number {
    const subject = this.#numberOfSubject(component, subjects, path, document);
    if (subject !== undefined) {
      const before = this.components[subject]!;
      this.#unite(subject, component, path, document);
      this.components[subject] = withOneIdentity(this.components[subject]!, before, component);
      return subject;
    }
    const known = this.#index.find(component, document);
    if (known !== undefined) return this.#unite(known, component, path, document);
    const number = this.components.length;
    const own = { ...component, foreign: ownForeign(component.foreign) };
    this.#index.add(number, own, document);
    this.components.push({ ...own, ref: this.#names.take(component.ref) });
    return number;
  }

  #unite(number: number, given: SbomComponent, path: string, document: number): number {
    const component = { ...given, foreign: ownForeign(given.foreign) };
    this.#index.add(number, component, document);
    const before = this.components[number]!;
    const conflict = (message: string) => this.#report(path, `${before.purl ?? before.name}: ${message}`, 'See which document is right and correct the tool that made the other.');
    this.components[number] = { ...mergedComponent(before, component, conflict), ref: before.ref };
    return number;
  }

  /** What the documents are about is one thing, however each tool calls it. */
  #numberOfSubject({ ref, name }: SbomComponent, subjects: readonly string[], path: string, document: number): number | undefined {
    if (document === 0 || this.subjects.length !== 1 || subjects.length !== 1 || ref !== subjects[0]) return undefined;
    const number = this.components.findIndex((component) => component.ref === this.subjects[0]);
    const ours = this.components[number];
    if (ours === undefined) return undefined;
    if (ours.name !== name) this.#report(path, `it is about ${JSON.stringify(name)}, the first document about ${JSON.stringify(ours.name)}; they are taken for one`, 'Merge only documents of one build.');
    return number;
  }

  /** Parts that only one format knows cannot be merged without knowing them. */
  #reportForeign(path: string, { foreign }: Sbom): void {
    const places = (Object.entries(foreign) as [SbomFamily, ValueRecord][]).flatMap(([family, kept]) => [...documentLosses(family, kept)].map(({ at }) => at));
    const names = places.map((at) => at.split('/').filter((part) => !/^\d+$/.test(part)).slice(0, 2).join('/'));
    if (names.length > 0) this.#report(path, `left out of the merge: ${[...new Set(names)].join(', ')}`, 'Keep the document beside the result.');
  }
}

/** A package without version; what nobody else has to say something of stays what it is. */
const isUnversioned = (component: SbomComponent): boolean => {
  if (component.type === 'file' || component.type === 'snippet' || component.hashes.length > 0) return false;
  return identityOf(component).coordinates.length === 0;
};

/** Where a component stood says nothing in the new document. */
function ownForeign(foreign: Foreign): Foreign {
  const { cyclonedx, ...rest } = foreign;
  if (cyclonedx === undefined) return foreign;
  const { $absent: _, 'bom-ref': __, ...kept } = cyclonedx;
  return Object.keys(kept).length === 0 ? rest : { ...rest, cyclonedx: kept };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function pickFirst<K extends 'supplier' | 'manufacturer' | 'subjectManufacturer' | 'dataLicense' | 'licenseListVersion' | 'comment' | 'creationComment'>(sboms: readonly Sbom[], key: K): Partial<Pick<Sbom, K>> {
  const found = sboms.find((sbom) => sbom[key] !== undefined)?.[key];
  return found === undefined ? {} : ({ [key]: found } as Partial<Pick<Sbom, K>>);
}
