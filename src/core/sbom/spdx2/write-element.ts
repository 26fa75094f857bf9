import type { SbomComponent, SbomReference } from '../../model/sbom.ts';
import { isRecord, list, strings, text } from '../../text/value.ts';
import { isPurl } from '../../purl/is-purl.ts';
import { hasAssumedType, isSummarized, rareChecksums, spdx2Facts } from '../spdx-facts.ts';
import { isLicenseChoice } from '../license-choice.ts';
import { plainLibrary } from '../packed-library.ts';
import { purposeNames as newerPurposes } from '../spdx3/names.data.ts';
import { annotationsFor, isFactAnnotation, isReference } from './annotations.ts';
import { mediaTypeOf } from './file-types.ts';
import type { LicenseTexts } from './licenses.ts';
import { checksumAlgorithms, purposes } from './names.data.ts';
import { writeContributor, writeProvider } from './party.ts';
import { readFile, readPackage } from './read-element.ts';

const checksumNames = new Map([...checksumAlgorithms].map(([spdx, neutral]) => [neutral, spdx]));

/** Purposes by neutral type, as JSON spells them; a `file` is an element of its own kind. */
const purposeNames = new Map([...purposes].filter(([name]) => !name.includes('-')).map(([name, type]) => [type, name]));

export interface ElementWriting {
  readonly id: string;
  readonly texts: LicenseTexts;
  /** ISO 8601; for annotations. */
  readonly date: string;
  readonly version: '2.2' | '2.3';
}

/** A package as it was read when the component still says the same; else what the component says over what the model does not name. */
export function writePackage(component: SbomComponent, writing: ElementWriting): object {
  const original = component.foreign.spdx;
  if (original !== undefined && saysTheSame(readPackage(original), component)) return { ...mended(original, writing.version), SPDXID: writing.id };
  const { texts, version } = writing;
  const { name, supplier, manufacturer, copyright, description, filename, comment, type } = component;
  const { members, checksums, properties } = spdx2Facts(component, false);
  const newerPurpose = text(component.foreign.spdx3, 'software_primaryPurpose');
  const isOther = newerPurpose !== undefined && !newerPurposes.has(newerPurpose);
  const purpose = version === '2.2' || hasAssumedType(component) ? undefined : isOther ? 'OTHER' : purposeNames.get(type === 'file' ? 'file-package' : type);
  const download = component.references.find((reference) => reference.type === 'distribution');
  const homepage = component.references.find((reference) => reference.type === 'website');
  const filesAnalyzed = original?.['filesAnalyzed'] ?? members['filesAnalyzed'] ?? false;
  const detected = component.detectedLicenses.map((license) => texts.expression([license]));
  const isTyped = type !== 'file' && !isOther && (purpose !== undefined || type === 'library');
  const annotations = [...keptAnnotations(original), ...annotationsFor({ ...plainLibrary(component), properties }, { isTyped, detected: filesAnalyzed === true ? [] : detected, date: writing.date })];
  const allChecksums = [...writtenChecksums(component), ...checksums];
  return {
    ...untouched(original),
    ...members,
    name: name === '' ? component.ref : name,
    SPDXID: writing.id,
    ...given('versionInfo', component.version),
    ...given('packageFileName', filename),
    ...given('supplier', supplier === undefined ? undefined : writeProvider(supplier)),
    ...given('originator', manufacturer === undefined ? undefined : writeProvider(manufacturer)),
    downloadLocation: download === undefined || !isLocation(download.url) ? (members['downloadLocation'] ?? 'NOASSERTION') : download.url,
    // without the list of files that a verification needs, a package says that its files were not looked at
    filesAnalyzed,
    ...given('checksums', allChecksums.length === 0 ? undefined : allChecksums),
    ...given('homepage', homepage === undefined || !isHomepage(homepage.url) ? undefined : homepage.url),
    licenseConcluded: texts.expression(component.concludedLicenses),
    ...given('licenseInfoFromFiles', detected.length === 0 || filesAnalyzed !== true ? undefined : detected),
    licenseDeclared: texts.expression(component.declaredLicenses, isLicenseChoice(component)),
    ...given('licenseComments', component.licenseComment),
    copyrightText: copyright ?? members['copyrightText'] ?? 'NOASSERTION',
    ...given('description', isSummarized(component) ? undefined : description),
    ...given('comment', comment),
    ...given('externalRefs', externalRefs(component, version)),
    ...given('primaryPackagePurpose', purpose),
    ...given('annotations', annotations.length === 0 ? undefined : annotations),
  };
}

/** SPDX wants a checksum of each file, and has less to say of one: a file that lacks it, or of which more is known, is a package whose purpose is to be a file. */
export const isFileElement = (component: SbomComponent): boolean =>
  component.type === 'file' && (component.foreign.spdx === undefined ? component.hashes.length + rareChecksums(component.foreign.spdx3 ?? {}).length > 0 && !isMoreThanFile(component) : component.foreign.spdx['fileName'] !== undefined);

const isMoreThanFile = ({ version, purl, cpes, swid, identifiers, description, supplier, manufacturer, declaredLicenses, references, filename }: SbomComponent): boolean =>
  [version, purl, swid, description, supplier, manufacturer, filename].some((fact) => fact !== undefined) || cpes.length + declaredLicenses.length + references.length > 0 || identifiers.some(isReference);

export function writeFileElement(component: SbomComponent, { id, texts, date, version }: ElementWriting): object {
  const original = component.foreign.spdx;
  if (original !== undefined && saysTheSame(readFile(original), component)) return { ...mended(original, version), SPDXID: id };
  const { mediaType, ...rest } = plainLibrary(component);
  const { name, copyright, comment, authors } = component;
  const { members, checksums, properties } = spdx2Facts(component, true);
  const types = original?.['fileTypes'] ?? members['fileTypes'];
  const said = { ...rest, authors: [], properties, ...(mediaType !== undefined && mediaType !== mediaTypeOf(strings(types)) && { mediaType }) };
  const annotations = [...keptAnnotations(original), ...annotationsFor(said, { isTyped: true, detected: [], date })];
  return {
    ...untouched(original),
    ...members,
    fileName: name,
    SPDXID: id,
    ...given('fileTypes', types),
    checksums: [...writtenChecksums(component), ...checksums],
    licenseConcluded: texts.expression(component.concludedLicenses),
    ...given('licenseInfoInFiles', component.detectedLicenses.length === 0 ? undefined : component.detectedLicenses.map((license) => texts.expression([license]))),
    ...given('licenseComments', component.licenseComment),
    copyrightText: copyright ?? members['copyrightText'] ?? 'NOASSERTION',
    ...given('comment', comment),
    ...given('fileContributors', authors.length === 0 ? undefined : authors.map(writeContributor)),
    ...given('annotations', annotations.length === 0 ? undefined : annotations),
  };
}

const writtenChecksums = ({ hashes }: SbomComponent): object[] => hashes.map(({ algorithm, value }) => ({ algorithm: checksumNames.get(algorithm), checksumValue: value }));

/** An element as it was read, but for what readers forgive and the schema of the version does not. */
function mended(original: Readonly<Record<string, unknown>>, version: '2.2' | '2.3'): object {
  const isPackage = original['fileName'] === undefined;
  const asList = (key: string): object => (typeof original[key] === 'string' ? { [key]: [original[key]] } : {});
  const category = (name: unknown): unknown => (typeof name !== 'string' ? name : version === '2.2' ? name.replace('-', '_') : name.replace('_', '-'));
  const externalRefs = list(original, 'externalRefs');
  return {
    // null says nothing, and no member of SPDX may be it
    ...Object.fromEntries(Object.entries(original).filter(([, value]) => value !== null)),
    ...asList('licenseInfoFromFiles'),
    ...asList('licenseInfoInFiles'),
    ...(typeof original['primaryPackagePurpose'] === 'string' && { primaryPackagePurpose: original['primaryPackagePurpose'].replace('-', '_') }),
    ...(isPackage && original['downloadLocation'] === undefined && { downloadLocation: 'NOASSERTION' }),
    ...(externalRefs.length > 0 && { externalRefs: externalRefs.map((item) => (isRecord(item) ? { ...item, referenceCategory: category(item['referenceCategory']) } : item)) }),
  };
}

const given = (key: string, value: unknown): object => (value === undefined ? {} : { [key]: value });

const saysTheSame = (a: SbomComponent, b: SbomComponent): boolean => JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));

/** Without the words of the format, and with keys in one order. */
function comparable({ foreign: _foreign, ref: _ref, ...component }: SbomComponent): unknown[] {
  return Object.entries(component).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What the neutral model has no name for. */
function untouched(original: Readonly<Record<string, unknown>> | undefined): object {
  const kept = ['packageVerificationCode', 'sourceInfo', 'summary', 'attributionTexts', 'releaseDate', 'builtDate', 'validUntilDate', 'hasFiles', 'fileTypes', 'noticeText', 'fileDependencies', 'artifactOfs'];
  return original === undefined ? {} : Object.fromEntries(Object.entries(original).filter(([key]) => kept.includes(key)));
}

function keptAnnotations(original: Readonly<Record<string, unknown>> | undefined): unknown[] {
  const annotations = original?.['annotations'];
  return Array.isArray(annotations) ? annotations.filter((annotation) => !isFactAnnotation(annotation)) : [];
}

/** SPDX 2.3 §7.7: a URI or a version control address; a plain path is none. */
const isLocation = (url: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)[^\s]+$/i.test(url);

const isHomepage = (url: string): boolean => /^https?:\/\//i.test(url);

/** Of those that stand in a field of their own, only what the field cannot say. */
function furtherReferences(references: readonly SbomReference[]): readonly SbomReference[] {
  const download = references.find(({ type }) => type === 'distribution');
  const homepage = references.find(({ type }) => type === 'website');
  return references.filter((reference) => reference.comment !== undefined || !((reference === download && isLocation(reference.url)) || (reference === homepage && isHomepage(reference.url))));
}

function externalRefs({ purl, cpes, identifiers, swid, references }: SbomComponent, version: '2.2' | '2.3'): object[] | undefined {
  const manager = version === '2.2' ? 'PACKAGE_MANAGER' : 'PACKAGE-MANAGER';
  const persistent = version === '2.2' ? 'PERSISTENT_ID' : 'PERSISTENT-ID';
  const reference = (referenceCategory: string, referenceType: string, referenceLocator: string, comment?: string) => ({ ...given('comment', comment), referenceCategory, referenceType, referenceLocator });
  const all = [
    ...(purl === undefined || !isPurl(purl) ? [] : [reference(manager, 'purl', purl)]),
    ...identifiers.filter(isReference).map(({ kind, value }) => (kind === 'purl' ? reference(manager, 'purl', value) : reference(persistent, kind === 'swhid' ? 'swh' : kind, value))),
    ...cpes.map((cpe) => reference('SECURITY', cpe.startsWith('cpe:/') ? 'cpe22Type' : 'cpe23Type', cpe)),
    ...(swid === undefined ? [] : [reference('SECURITY', 'swid', swid)]),
    ...furtherReferences(references).map(({ type, url, comment }) => reference(categoryOf(type, manager), type === 'advisories' ? 'advisory' : word(type), url.replaceAll(/\s/g, '%20'), comment)),
  ];
  return all.length === 0 ? undefined : all;
}

/** SPDX 2.3 annex F. */
const categoryOf = (type: string, manager: string): string => (['maven-central', 'npm', 'nuget', 'bower'].includes(type) ? manager : ['advisories', 'fix', 'url'].includes(type) ? 'SECURITY' : 'OTHER');

const word = (type: string): string => (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(type) ? type : type.replaceAll(/[^A-Za-z0-9.-]+/g, '-') || 'other');
