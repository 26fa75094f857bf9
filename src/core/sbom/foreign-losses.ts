import type { Sbom, SbomComponent, SbomFamily } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { list, record, strings, text, type Value, type ValueRecord } from '../text/value.ts';
import { externalDocumentLosses, unsaidOfExternalDocuments } from './external-document-losses.ts';
import { relationshipLosses } from './relationship-losses.ts';
import { isSaid } from './is-said.ts';
import { partsOfComponent, partsOfDocument } from './losses-of-cyclonedx.ts';
import { partsOfSpdx2 } from './losses-of-spdx2.ts';
import { elementsOf, isSharedBySpdx3, partsOfElement, partsOfElements } from './losses-of-spdx3.ts';
import { NeutralLosses } from './neutral-losses.ts';
import { isInSpdx3 } from './spdx-facts.ts';
import { writtenCompleteness } from './spdx2/completeness.ts';
import { annotationLosses, unsaidOfAnnotations } from './annotation-losses.ts';
import { isReadAnnotation } from './spdx2/stated-annotations.ts';
import { isPropertyExtension } from './spdx3/extension.ts';

const titles: Readonly<Record<SbomFamily, string>> = { cyclonedx: 'CycloneDX', spdx: 'SPDX 2', spdx3: 'SPDX 3', syft: 'Syft', github: 'GitHub', muster: 'Muster' };

/** Parts that a document of another family keeps of the original though the neutral model says the same; all other parts are lost. */
const carried: Readonly<Partial<Record<SbomFamily, { readonly document: ReadonlySet<string>; readonly component: ReadonlySet<string> }>>> = {
  cyclonedx: {
    document: new Set(['metadata', 'compositions', 'externalReferences', 'annotations']),
    component: new Set(['author', 'authors', 'bom-ref', 'licenses', 'evidence', 'modified', 'supplier', 'manufacturer', 'swid', 'hashes', 'externalReferences', 'properties']),
  },
  spdx: {
    document: new Set(['externalDocumentRefs', 'annotations', 'revieweds']),
    component: new Set([
      'SPDXID', 'name', 'versionInfo', 'supplier', 'originator', 'downloadLocation', 'filesAnalyzed', 'homepage', 'licenseConcluded', 'licenseDeclared', 'licenseInfoFromFiles',
      'licenseInfoInFiles', 'copyrightText', 'externalRefs', 'checksums', 'packageFileName', 'fileName', 'primaryPackagePurpose', 'hasFiles', 'description', 'comment',
      'licenseComments', 'fileContributors', 'fileTypes', 'packageVerificationCode', 'summary',
    ]),
  },
  spdx3: {
    document: new Set(['@context', '@graph']),
    component: new Set([
      'spdxId', '@id', 'type', 'name', 'creationInfo', 'verifiedUsing', 'description', 'comment', 'contentType', 'externalIdentifier', 'externalRef', 'originatedBy', 'suppliedBy', 'software_copyrightText',
      'software_primaryPurpose', 'software_downloadLocation', 'software_homePage', 'software_packageUrl', 'software_packageVersion', 'software_fileKind',
    ]),
  },
  syft: { document: new Set(), component: new Set() },
};

/** Elements of SPDX 3 that the neutral model has a place for. */
const carriedElement = /^(?:Agent|Annotation|CreationInfo|DictionaryEntry|ExternalIdentifier|ExternalRef|Hash|LifecycleScopedRelationship|Organization|Person|Relationship|SoftwareAgent|SpdxDocument|Tool|software_(?:File|Package|Sbom|Snippet)|Bom|(?:simple|expanded)licensing_\w+)$/;

/** What a document says in the words of its own family alone, and another family has no place for. */
export function* foreignLosses(sbom: Sbom, target: SbomFamily): Generator<SbomProblem> {
  for (const family of Object.keys(sbom.foreign) as SbomFamily[]) if (family !== target) yield* family === 'syft' ? syftLosses(record(sbom.foreign[family]), 'document') : documentLosses(family, record(sbom.foreign[family]));
  yield* relationshipLosses(sbom, target);
  const neutral = new NeutralLosses(sbom, target);
  yield* neutral.ofDocument();
  yield* annotationLosses(sbom, target);
  yield* externalDocumentLosses(sbom, target);
  if (target === 'spdx' && writtenCompleteness(sbom).isLess) yield { at: 'compositions', message: 'SPDX 2 can say NONE or NOASSERTION, but not that what it names is all or that something is missing' };
  for (const [index, component] of sbom.components.entries()) {
    const { foreign } = component;
    const at = `components/${index}`;
    yield* neutral.ofComponent(component, at);
    for (const family of Object.keys(foreign) as SbomFamily[]) if (family !== target) yield* family === 'syft' ? syftLosses(record(foreign[family]), at) : componentLosses(family, record(foreign[family]), { at, target, component });
  }
  yield* neutral.ofLicenses();
}

const only = (family: SbomFamily): string => `left out, as only ${titles[family]} says it in this way`;

/** What one family says of the document itself, and the neutral model does not. */
export function* documentLosses(family: SbomFamily, parts: ValueRecord): Generator<SbomProblem> {
  // one that is a single element has its members
  if (family !== 'spdx3' || Object.hasOwn(parts, '@graph')) for (const key of Object.keys(parts)) if (isLost(family, 'document', key) && isSaid(parts[key]) && !isOurs(key, parts[key])) yield { at: key, message: only(family) };
  if (family === 'cyclonedx') for (const key of Object.keys(record(parts, 'metadata'))) if (!carriedMetadata.has(key) && !key.startsWith('$')) yield { at: `metadata/${key}`, message: only(family) };
  for (const unsaid of [unsaidOfAnnotations, unsaidOfExternalDocuments]) for (const at of unsaid(family, parts)) yield { at, message: only(family) };
  for (const at of family === 'cyclonedx' ? partsOfDocument(parts) : family === 'spdx3' ? partsOfElements(parts) : []) yield { at, message: only(family) };
  if (family !== 'spdx3') return;
  const types = new Set(elementsOf(parts).map((element) => text(element, 'type') ?? '').filter((type) => type !== '' && !carriedElement.test(type)));
  for (const type of types) yield { at: type, message: only(family) };
}

const carriedMetadata: ReadonlySet<string> = new Set(['authors', 'component', 'lifecycles', 'manufacture', 'manufacturer', 'properties', 'supplier', 'timestamp', 'tools']);

/** The reader of Syft names what it did not take over; it says so much that the names are told together. */
function* syftLosses(parts: ValueRecord, at: string): Generator<SbomProblem> {
  const left = strings(parts, '$left');
  if (left.length > 0) yield { at, message: `${only('syft')}: ${left.join(', ')}` };
}

interface ComponentPlace {
  readonly at: string;
  readonly target: SbomFamily;
  readonly component: SbomComponent;
}

function* componentLosses(family: SbomFamily, parts: ValueRecord, { at, target, component }: ComponentPlace): Generator<SbomProblem> {
  for (const key of Object.keys(parts)) if (isLost(family, 'component', key) && !isShared(family, parts, key, { target, component }) && isSaid(parts[key]) && !isOurs(key, parts[key])) yield { at: `${at}/${key}`, message: only(family) };
  const inPart = family === 'cyclonedx' ? partsOfComponent(parts, component) : family === 'spdx' ? partsOfSpdx2(parts, target) : family === 'spdx3' ? partsOfElement(parts, target) : [];
  for (const part of inPart) yield { at: `${at}/${part}`, message: only(family) };
}

/** Between the two generations of SPDX more is carried. */
function isShared(family: SbomFamily, parts: ValueRecord, key: string, { target, component }: Pick<ComponentPlace, 'target' | 'component'>): boolean {
  if (family === 'spdx') return target === 'spdx3' && isInSpdx3(key, parts[key]);
  return family === 'spdx3' && isSharedBySpdx3(key, target, component);
}

/** Annotations that are read, and extensions that are read as properties. */
function isOurs(key: string, value: Value): boolean {
  if (key === 'annotations') return list(value).every(isReadAnnotation);
  return key === 'extension' && isPropertyExtension(value);
}

const isLost = (family: SbomFamily, of: 'document' | 'component', key: string): boolean => !key.startsWith('$') && carried[family] !== undefined && !carried[family][of].has(key);

/** Whether the neutral model has a place for this member of a component, or the reader needs it no more. */
export const isNeutralMember = (family: SbomFamily, key: string): boolean => !isLost(family, 'component', key);
