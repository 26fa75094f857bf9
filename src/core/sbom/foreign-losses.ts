import type { Sbom, SbomFamily } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { isRecord, list, record, text, type Value, type ValueRecord } from '../text/value.ts';
import { externalDocumentLosses, unsaidOfExternalDocuments } from './external-document-losses.ts';
import { unsaidOfOrganization } from './cyclonedx/party.ts';
import { relationshipLosses } from './relationship-losses.ts';
import { inBothOfSpdx, inBothOfSpdx3 } from './spdx-facts.ts';
import { writtenCompleteness } from './spdx2/completeness.ts';
import { annotationLosses, unsaidOfAnnotations } from './annotation-losses.ts';
import { isReadAnnotation } from './spdx2/stated-annotations.ts';

const titles: Readonly<Record<SbomFamily, string>> = { cyclonedx: 'CycloneDX', spdx: 'SPDX 2', spdx3: 'SPDX 3', syft: 'Syft', github: 'GitHub', muster: 'Muster' };

/** Parts that a document of another family keeps of the original though the neutral model says the same; all other parts are lost. */
const carried: Readonly<Partial<Record<SbomFamily, { readonly document: ReadonlySet<string>; readonly component: ReadonlySet<string> }>>> = {
  cyclonedx: {
    document: new Set(['metadata', 'compositions', 'externalReferences', 'annotations']),
    component: new Set(['author', 'authors', 'bom-ref', 'licenses', 'evidence', 'modified', 'supplier', 'manufacturer', 'swid', 'hashes', 'externalReferences', 'properties']),
  },
  spdx: {
    document: new Set(['creationInfo', 'externalDocumentRefs', 'annotations', 'revieweds']),
    component: new Set([
      'SPDXID', 'name', 'versionInfo', 'supplier', 'originator', 'downloadLocation', 'filesAnalyzed', 'homepage', 'licenseConcluded', 'licenseDeclared', 'licenseInfoFromFiles',
      'licenseInfoInFiles', 'copyrightText', 'externalRefs', 'checksums', 'packageFileName', 'fileName', 'primaryPackagePurpose', 'hasFiles', 'description', 'comment',
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
const carriedElement = /^(?:Agent|Annotation|CreationInfo|DictionaryEntry|ExternalIdentifier|ExternalRef|Hash|LifecycleScopedRelationship|Organization|Person|Relationship|SoftwareAgent|SpdxDocument|Tool|software_(?:File|Package|Sbom)|(?:simple|expanded)licensing_\w+)$/;

/** What a document says in the words of its own family alone, and another family has no place for. */
export function* foreignLosses(sbom: Sbom, target: SbomFamily): Generator<SbomProblem> {
  for (const family of Object.keys(sbom.foreign) as SbomFamily[]) if (family !== target) yield* documentLosses(family, record(sbom.foreign[family]));
  yield* relationshipLosses(sbom, target);
  yield* annotationLosses(sbom, target);
  yield* externalDocumentLosses(sbom, target);
  // SPDX 2 cannot say of what all is known
  if (target === 'spdx' && writtenCompleteness(sbom).isLess) yield { at: 'compositions', message: 'SPDX 2 cannot say how complete it is' };
  for (const [index, { type, foreign, supplier, manufacturer }] of sbom.components.entries()) {
    if (target !== 'cyclonedx') for (const [role, party] of Object.entries({ supplier, manufacturer })) if ((party?.urls ?? []).length > 0) yield { at: `components/${index}/${role}/url`, message: 'left out, as only CycloneDX has addresses of those who make or supply something' };
    for (const family of Object.keys(foreign) as SbomFamily[]) if (family !== target) yield* family === 'syft' ? syftLosses(type, record(foreign[family]), `components/${index}`) : componentLosses(family, record(foreign[family]), `components/${index}`, target);
  }
}

const only = (family: SbomFamily): string => `left out, as only ${titles[family]} says it in this way`;

function* documentLosses(family: SbomFamily, parts: ValueRecord): Generator<SbomProblem> {
  for (const key of Object.keys(parts)) if (isLost(family, 'document', key) && isSaid(parts[key]) && !isOurs(key, parts[key])) yield { at: key, message: only(family) };
  if (family === 'cyclonedx') yield* metadataLosses(record(parts, 'metadata'));
  for (const unsaid of [unsaidOfAnnotations, unsaidOfExternalDocuments]) for (const at of unsaid(family, parts)) yield { at, message: only(family) };
  if (family !== 'spdx3') return;
  const types = new Set(list(parts, '@graph').map((element) => text(element, 'type') ?? '').filter((type) => type !== '' && !carriedElement.test(type)));
  for (const type of types) yield { at: type, message: only(family) };
}

function* metadataLosses(metadata: ValueRecord): Generator<SbomProblem> {
  for (const key of Object.keys(metadata)) if (!carriedMetadata.has(key) && !key.startsWith('$')) yield { at: `metadata/${key}`, message: only('cyclonedx') };
  for (const key of ['supplier', 'manufacturer', 'manufacture']) for (const member of unsaidOfOrganization(metadata[key])) yield { at: `metadata/${key}/${member}`, message: only('cyclonedx') };
  if (list(metadata, 'authors').some((author) => isSaid(record(author)['phone']))) yield { at: 'metadata/authors/phone', message: only('cyclonedx') };
}

const carriedMetadata: ReadonlySet<string> = new Set(['authors', 'component', 'lifecycles', 'manufacture', 'manufacturer', 'properties', 'supplier', 'timestamp', 'tools']);

/** Metadata that is hashes, addresses and words of the component, or repeats what Syft says of every package. */
const carriedFromSyft: ReadonlySet<string> = new Set([
  'name', 'package', 'version', 'license', 'licenses', 'description', 'summary', 'homepage', 'url', 'resolved', 'integrity', 'digest', 'digests', 'hashes', 'checksum', 'checksums', 'sha256', 'md5', 'sha512', 'contentHash',
]);

/** What Syft found out about a package besides; sources and files have nothing that is not read. */
function* syftLosses(type: string, metadata: ValueRecord, at: string): Generator<SbomProblem> {
  const rest = type === 'library' ? Object.keys(metadata).filter((key) => !carriedFromSyft.has(key) && isSaid(metadata[key])) : [];
  if (rest.length > 0) yield { at: `${at}/metadata`, message: `${only('syft')}: ${rest.join(', ')}` };
}

function* componentLosses(family: SbomFamily, parts: ValueRecord, at: string, target: SbomFamily): Generator<SbomProblem> {
  for (const key of Object.keys(parts)) if (isLost(family, 'component', key) && !isShared(family, target, key) && isSaid(parts[key]) && !isOurs(key, parts[key])) yield { at: `${at}/${key}`, message: only(family) };
  if (family !== 'cyclonedx') return;
  for (const key of ['supplier', 'manufacturer']) for (const member of unsaidOfOrganization(parts[key])) yield { at: `${at}/${key}/${member}`, message: only(family) };
  for (const key of ['identity', 'callstack']) if (isSaid(record(parts, 'evidence')[key])) yield { at: `${at}/evidence/${key}`, message: only(family) };
  const licenses = list(parts, 'licenses').map((item) => record(item, 'license'));
  for (const key of ['licensing', 'properties']) if (licenses.some((license) => isSaid(license[key]))) yield { at: `${at}/licenses/${key}`, message: only(family) };
}

/** Between the two generations of SPDX more is carried. */
const isShared = (family: SbomFamily, target: SbomFamily, key: string): boolean => (family === 'spdx' && target === 'spdx3' && inBothOfSpdx.has(key)) || (family === 'spdx3' && target === 'spdx' && inBothOfSpdx3.has(key));

/** Annotations that are read, and extensions that are read as properties. */
function isOurs(key: string, value: Value): boolean {
  if (key === 'annotations') return list(value).every(isReadAnnotation);
  return key === 'extension' && (Array.isArray(value) ? list(value) : [value]).every((extension) => text(extension, 'type') === 'extension_CdxPropertiesExtension');
}

const isLost = (family: SbomFamily, of: 'document' | 'component', key: string): boolean => !key.startsWith('$') && carried[family] !== undefined && !carried[family][of].has(key);

/** Something, and not an empty list. */
const isSaid = (value: Value): boolean => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) && !(isRecord(value) && Object.keys(value).length === 0);
