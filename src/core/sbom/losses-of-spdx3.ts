import type { SbomComponent, SbomFamily } from '../model/sbom.ts';
import { isRecord, list, record, text, type Value, type ValueRecord } from '../text/value.ts';
import { isSaid } from './is-said.ts';
import { isInSpdx2, isRareAlgorithm } from './spdx-facts.ts';
import { isFileElement } from './spdx2/write-element.ts';
import { isPropertyExtension } from './spdx3/extension.ts';
import { idOf, typeOf, values } from './spdx3/graph.ts';
import { hashNames, purposeNames } from './spdx3/names.data.ts';

const ofElement = ['@context', 'type', '@type', 'spdxId', '@id', 'creationInfo', 'name', 'extension'];
const ofAgent = [...ofElement, 'externalIdentifier', 'externalRef'];
const ofCollection = [...ofElement.filter((member) => member !== 'name'), 'element', 'rootElement', 'profileConformance'];
const ofRelationship = [...ofElement, 'from', 'to', 'relationshipType', 'comment', 'completeness', 'scope'];

/** Members that are taken over from elements which are no components, by type. */
const taken: ReadonlyMap<string, ReadonlySet<string>> = new Map(Object.entries({
  CreationInfo: ['type', '@type', 'spdxId', '@id', 'specVersion', 'created', 'createdBy', 'createdUsing', 'comment'],
  SpdxDocument: [...ofCollection, 'name', 'import', 'namespaceMap', 'comment', 'dataLicense', 'externalRef'],
  software_Sbom: [...ofCollection, 'software_sbomType'], Bom: ofCollection,
  software_Snippet: [...ofElement, 'comment', 'software_snippetFromFile', 'software_byteRange', 'software_lineRange', 'software_copyrightText', 'software_attributionText'],
  Agent: ofAgent, Person: ofAgent, Organization: ofAgent, SoftwareAgent: ofAgent, Tool: ofElement,
  Relationship: ofRelationship, LifecycleScopedRelationship: ofRelationship,
  simplelicensing_LicenseExpression: [...ofElement, 'simplelicensing_licenseExpression', 'simplelicensing_customIdToUri', 'simplelicensing_licenseListVersion'],
  simplelicensing_SimpleLicensingText: [...ofElement, 'simplelicensing_licenseText', 'comment'],
  expandedlicensing_ConjunctiveLicenseSet: [...ofElement, 'expandedlicensing_member'], expandedlicensing_DisjunctiveLicenseSet: [...ofElement, 'expandedlicensing_member'],
  expandedlicensing_WithAdditionOperator: [...ofElement, 'expandedlicensing_subjectExtendableLicense', 'expandedlicensing_subjectAddition'], expandedlicensing_OrLaterOperator: [...ofElement, 'expandedlicensing_subjectLicense'],
  expandedlicensing_CustomLicenseAddition: ofElement,
  expandedlicensing_CustomLicense: [...ofElement, 'simplelicensing_licenseText', 'expandedlicensing_seeAlso', 'comment'],
}).map(([type, members]) => [type, new Set(members)]));

/** What elements say besides, as `type/member`, each once. */
export function partsOfElements(document: ValueRecord): ReadonlySet<string> {
  const found = new Set<string>();
  /** When and by whom elements were made; of an annotation that is taken over. */
  const creations = new Set<string>();
  const elements = elementsOf(document);
  const told = new Map(elements.flatMap((element): [string, Value][] => (typeOf(element) === 'CreationInfo' ? [[idOf(element) ?? '', element]] : [])));
  let documents = 0;
  for (const element of elements) {
    const type = typeOf(element);
    if (type === 'SpdxDocument') documents++;
    // the first one is the document
    const known = type === 'SpdxDocument' && documents > 1 ? ofFurtherDocument : taken.get(type);
    const creation = type === 'Annotation' ? undefined : record(element)['creationInfo'];
    if (creation !== undefined) creations.add(creationWords(told.get(idOf(creation) ?? '') ?? creation));
    if (known === undefined) continue;
    for (const [key, value] of Object.entries(record(element))) if (isSaid(value) && (known.has(key) ? !isTakenWhole(key, value, element) : key !== 'extension' || !isPropertyExtension(value))) found.add(`${type}/${key}`);
  }
  if (creations.size > 1) found.add('CreationInfo');
  return found;
}

const ofFurtherDocument: ReadonlySet<string> = new Set(ofCollection);

/** A document of one element may do without a graph. */
export const elementsOf = (document: ValueRecord): readonly Value[] => (Object.hasOwn(document, '@graph') ? list(document, '@graph') : [document]);

/** The same for what says the same, in place or elsewhere. */
const creationWords = (creation: Value): string => (isRecord(creation) ? JSON.stringify(['created', 'createdBy', 'createdUsing', 'comment'].map((key) => [creation[key] ?? []].flat().map((value) => idOf(value as Value) ?? value))) : String(creation));

/** Of these members something may be left. */
function isTakenWhole(key: string, value: Value, element: Value): boolean {
  if (key === 'externalIdentifier') return values(element, key).every((item) => text(item, 'externalIdentifierType') === 'email');
  if (key === 'externalRef' && typeOf(element) === 'SpdxDocument') return values(element, key).every((item) => !isSaid(record(item)['contentType']));
  if (key === 'externalRef') return values(element, key).every((item) => text(item, 'externalRefType') === 'altWebPage');
  if (key === 'extension') return isPropertyExtension(value);
  // the completeness of what is no dependency and no part
  if (key === 'completeness') return ['dependsOn', 'contains', 'hasOptionalDependency', 'hasProvidedDependency', 'hasStaticLink', 'hasDynamicLink'].includes(text(element, 'relationshipType') ?? '') || value === 'noAssertion';
  return true;
}

/** Members of a package or file that other formats have in part: places below it of what `target` has not. */
export function* partsOfElement(parts: ValueRecord, target: SbomFamily): Generator<string> {
  const isFile = typeOf(parts) === 'software_File';
  const isLess = target !== 'spdx';
  const isKept = (method: Value): boolean => {
    const algorithm = text(method, 'algorithm') ?? '';
    if (typeOf(method) === 'PackageVerificationCode') return !isLess && !isFile;
    return typeOf(method) === 'Hash' && (hashNames.has(algorithm) || (isRareAlgorithm(algorithm) && !isLess));
  };
  if (!values(parts, 'verifiedUsing').every(isKept)) yield 'verifiedUsing';
  if (values(parts, 'verifiedUsing').some((method) => isSaid(record(method)['comment']))) yield 'verifiedUsing/comment';
  for (const key of ['comment', 'identifierLocator', 'issuingAuthority']) if (values(parts, 'externalIdentifier').some((item) => isSaid(record(item)[key]))) yield `externalIdentifier/${key}`;
  if (values(parts, 'externalRef').some((item) => isSaid(record(item)['contentType']))) yield 'externalRef/contentType';
  if (isSaid(parts['software_fileKind']) && parts['software_fileKind'] !== 'file') yield 'software_fileKind';
  if (!isLess) return;
  if (text(parts, 'contentType')?.endsWith('*') === true) yield 'contentType';
  const purpose = text(parts, 'software_primaryPurpose');
  if (purpose !== undefined && (isFile || !purposeNames.has(purpose))) yield 'software_primaryPurpose';
}

/** Whether `target` has this member of a package or file, which the neutral model has not. */
export const isSharedBySpdx3 = (key: string, target: SbomFamily, component: SbomComponent): boolean => target === 'spdx' && isInSpdx2(key, isFileElement(component));
