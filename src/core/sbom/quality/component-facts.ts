import { TextIndex } from '../../inventory/text-index.ts';
import type { Sbom, SbomComponent, SbomLicense, SbomReference } from '../../model/sbom.ts';
import { text } from '../../text/value.ts';
import { isDescription } from '../described.ts';
import { distributedFiles, purposesOf } from './distributed-files.ts';
import { answer, isReachable, type Answer } from './document-facts.ts';

/** What is asked of many components and needs the whole document, made once. */
export interface ComponentContext {
  readonly sbom: Sbom;
  /** Refs that take part in a relationship, or of which the document says that nothing is below them. */
  readonly related: Pick<ReadonlySet<string>, 'has'>;
  /** Refs whose dependencies are stated to be complete, incomplete or unknown. */
  readonly judged: ReadonlySet<string>;
  /** By ref, what SPDX 3 says a package is delivered as. */
  readonly files: ReadonlyMap<string, readonly SbomComponent[]>;
}

export function componentContext(sbom: Sbom): ComponentContext {
  const judged = new Set(sbom.completeness.map(({ ref }) => ref));
  const related = new TextIndex();
  for (const { ref, state } of sbom.completeness) if (state === 'complete') related.number(ref);
  for (const relationship of sbom.relationships) if (!isDescription(relationship)) for (const ref of [relationship.from, relationship.to]) related.number(ref);
  return { sbom, related: { has: (ref) => related.find(ref) !== undefined }, judged, files: distributedFiles(sbom) };
}

type Fact = (component: SbomComponent, context: ComponentContext) => Answer;

const isStated = (value: string | undefined): boolean => (value ?? '').trim() !== '';

const says = (licenses: readonly SbomLicense[]): Answer => {
  const stated = licenses.filter(({ expression, id, name }) => isStated(expression ?? id ?? name));
  if (stated.length === 0) return 'no';
  return stated.every(({ expression }) => expression === 'NOASSERTION') ? 'unknown' : 'yes';
};

/** What the model does not hold because it says nothing: the SPDX package itself says NOASSERTION. */
const orNoAssertion = (field: string, fact: Fact): Fact => (component, context) => {
  const found = fact(component, context);
  if (found !== 'no') return found;
  const written = text(component.foreign.spdx, field);
  return written === 'NOASSERTION' ? 'unknown' : answer(written === 'NONE');
};

const references = (component: SbomComponent, ...types: readonly string[]): SbomReference[] => component.references.filter(({ type }) => types.includes(type));

const property = (...names: readonly string[]): Fact => ({ properties }) => answer(properties.some((item) => names.includes(item.name) && isStated(item.value)));

/** SPDX 3 names a kind of file among its purposes; `container` and `firmware` tell whether it is structured, one of which is always said. */
const fileKind = (name: string, purpose?: string): Fact => (component, context) => {
  const purposes = (context.files.get(component.ref) ?? []).flatMap(purposesOf);
  return purposes.some((said) => said === purpose || said === 'container' || said === 'firmware') ? 'yes' : property(name)(component, context);
};

const hasIdentifier: Fact = ({ purl, cpes, swid, identifiers }) => answer(purl !== undefined || cpes.length > 0 || swid !== undefined || identifiers.length > 0);

export const componentFacts = {
  name: ({ name }) => answer(isStated(name)),
  version: ({ version }) => answer(isStated(version)),
  supplier: orNoAssertion('supplier', ({ supplier, publisher, manufacturer }, { sbom }) => answer(isStated(supplier?.name) || (sbom.format === 'cyclonedx' && (isStated(publisher) || isStated(manufacturer?.name))))),
  producer: orNoAssertion('supplier', ({ supplier, publisher, manufacturer }) => answer(isStated(manufacturer?.name) || isStated(supplier?.name) || isStated(publisher))),
  reachableCreator: ({ manufacturer, authors }) => answer([...(manufacturer === undefined ? [] : [manufacturer]), ...authors].some(isReachable)),
  identifier: hasIdentifier,
  purl: ({ purl }) => answer(purl !== undefined),
  hash: ({ hashes }) => answer(hashes.length > 0),
  anyHash: ({ hashes, foreign }) => answer(hashes.length > 0 || text(foreign.spdx, 'packageVerificationCode', 'packageVerificationCodeValue') !== undefined),
  /** SPDX has no place for hashes of a download but the package itself. */
  deployableHash: (component, { sbom, files }) => answer([
    ...references(component, 'distribution', 'distribution-intake').flatMap(({ hashes }) => hashes), ...(sbom.format === 'cyclonedx' ? [] : component.hashes),
    ...(files.get(component.ref) ?? []).flatMap(({ hashes }) => hashes),
  ].some(({ algorithm }) => algorithm === 'SHA-512')),
  sourceHash: (component) => answer(references(component, 'source-distribution').some(({ hashes }) => hashes.length > 0)),
  relationship: ({ ref }, { related }) => answer(related.has(ref)),
  judgedRelationship: ({ ref }, { related, judged, sbom }) => answer((related.has(ref) || judged.has(ref)) && (judged.has(ref) || sbom.subjects.some((subject) => judged.has(subject)))),
  license: ({ declaredLicenses, concludedLicenses }) => says([...concludedLicenses, ...declaredLicenses]),
  declaredLicense: orNoAssertion('licenseDeclared', ({ declaredLicenses }) => says(declaredLicenses)),
  concludedLicense: orNoAssertion('licenseConcluded', ({ concludedLicenses }) => says(concludedLicenses)),
  /** The guideline and its list of properties spell it differently. */
  effectiveLicense: property('bsi:component:effectiveLicense', 'bsi:component:effectiveLicence'),
  copyright: orNoAssertion('copyrightText', ({ copyright }) => answer(isStated(copyright))),
  downloadLocation: orNoAssertion('downloadLocation', (component) => answer(references(component, 'distribution').length > 0)),
  sourceLocation: (component) => answer(references(component, 'source-distribution').length > 0),
  securityText: (component) => answer(references(component, 'rfc-9116').length > 0),
  filename: (component, context) => ([component.filename, ...(context.files.get(component.ref) ?? []).map(({ name }) => name)].some(isStated) ? 'yes' : property('bsi:component:filename')(component, context)),
  executable: fileKind('bsi:component:executable', 'executable'),
  archive: fileKind('bsi:component:archive', 'archive'),
  structured: fileKind('bsi:component:structured'),
} as const satisfies Record<string, Fact>;

export type ComponentFactId = keyof typeof componentFacts;
