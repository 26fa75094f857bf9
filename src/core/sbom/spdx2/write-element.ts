import type { SbomComponent, SbomReference } from '../../model/sbom.ts';
import { isRecord, list } from '../../text/value.ts';
import { isPurl } from '../../purl/is-purl.ts';
import { spdx2Facts } from '../spdx-facts.ts';
import { isLicenseChoice } from '../license-choice.ts';
import { annotationsFor, isFactAnnotation } from './annotations.ts';
import type { LicenseTexts } from './licenses.ts';
import { checksumAlgorithms, purposes } from './names.data.ts';
import { writeParty } from './party.ts';
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
  const purpose = version === '2.3' ? purposeNames.get(type === 'file' ? 'file-package' : type) : undefined;
  const download = component.references.find((reference) => reference.type === 'distribution');
  const homepage = component.references.find((reference) => reference.type === 'website');
  const rest = component.references.filter((reference) => reference !== download && reference !== homepage);
  const annotations = [...keptAnnotations(original), ...annotationsFor(component, purpose !== undefined, writing.date)];
  const detected = component.detectedLicenses.map((license) => texts.expression([license]));
  const { members, checksums } = spdx2Facts(component.foreign.spdx3);
  const allChecksums = [...writtenChecksums(component), ...checksums];
  return {
    ...untouched(original),
    ...members,
    name: name === '' ? component.ref : name,
    SPDXID: writing.id,
    ...given('versionInfo', component.version),
    ...given('packageFileName', filename),
    ...given('supplier', supplier === undefined ? undefined : writeParty(supplier)),
    ...given('originator', manufacturer === undefined ? undefined : writeParty(manufacturer)),
    downloadLocation: download === undefined || !isLocation(download.url) ? 'NOASSERTION' : download.url,
    // without the list of files that a verification needs, a package says that its files were not looked at
    filesAnalyzed: original?.['filesAnalyzed'] ?? false,
    ...given('checksums', allChecksums.length === 0 ? undefined : allChecksums),
    ...given('homepage', homepage === undefined || !/^https?:\/\//i.test(homepage.url) ? undefined : homepage.url),
    licenseConcluded: texts.expression(component.concludedLicenses),
    ...given('licenseInfoFromFiles', detected.length === 0 || original?.['filesAnalyzed'] !== true ? undefined : detected),
    licenseDeclared: texts.expression(component.declaredLicenses, isLicenseChoice(component)),
    copyrightText: copyright ?? 'NOASSERTION',
    ...given('description', description),
    ...given('comment', comment),
    ...given('externalRefs', externalRefs(component, rest, download, version)),
    ...given('primaryPackagePurpose', purpose),
    ...given('annotations', annotations.length === 0 ? undefined : annotations),
  };
}

/** SPDX wants a checksum of each file; one of another format that has none is a package whose purpose is to be a file. */
export const isFileElement = ({ type, hashes, foreign }: SbomComponent): boolean => type === 'file' && (hashes.length > 0 || foreign.spdx?.['fileName'] !== undefined);

export function writeFileElement(component: SbomComponent, { id, texts, version }: ElementWriting): object {
  const original = component.foreign.spdx;
  if (original !== undefined && saysTheSame(readFile(original), component)) return { ...mended(original, version), SPDXID: id };
  const { name, copyright, comment } = component;
  const { attributionTexts } = spdx2Facts(component.foreign.spdx3).members;
  return {
    ...untouched(original),
    ...given('attributionTexts', attributionTexts),
    fileName: name,
    SPDXID: id,
    checksums: writtenChecksums(component),
    licenseConcluded: texts.expression(component.concludedLicenses),
    ...given('licenseInfoInFiles', component.detectedLicenses.length === 0 ? undefined : component.detectedLicenses.map((license) => texts.expression([license]))),
    copyrightText: copyright ?? 'NOASSERTION',
    ...given('comment', comment),
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
  const kept = ['packageVerificationCode', 'licenseComments', 'sourceInfo', 'summary', 'attributionTexts', 'releaseDate', 'builtDate', 'validUntilDate', 'hasFiles', 'fileTypes', 'fileContributors', 'noticeText', 'fileDependencies', 'artifactOf'];
  return original === undefined ? {} : Object.fromEntries(Object.entries(original).filter(([key]) => kept.includes(key)));
}

function keptAnnotations(original: Readonly<Record<string, unknown>> | undefined): unknown[] {
  const annotations = original?.['annotations'];
  return Array.isArray(annotations) ? annotations.filter((annotation) => !isFactAnnotation(annotation)) : [];
}

/** SPDX 2.3 §7.7: a URI or a version control address; a plain path is none. */
const isLocation = (url: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)[^\s]+$/i.test(url);

function externalRefs({ purl, cpes, identifiers, swid }: SbomComponent, references: readonly SbomReference[], download: SbomReference | undefined, version: '2.2' | '2.3'): object[] | undefined {
  const manager = version === '2.2' ? 'PACKAGE_MANAGER' : 'PACKAGE-MANAGER';
  const persistent = version === '2.2' ? 'PERSISTENT_ID' : 'PERSISTENT-ID';
  const reference = (referenceCategory: string, referenceType: string, referenceLocator: string, comment?: string) => ({ ...given('comment', comment), referenceCategory, referenceType, referenceLocator });
  const all = [
    ...(purl === undefined || !isPurl(purl) ? [] : [reference(manager, 'purl', purl)]),
    ...identifiers.map(({ kind, value }) => (kind === 'purl' && isPurl(value) ? reference(manager, 'purl', value) : kind === 'swhid' ? reference(persistent, 'swh', value) : kind === 'gitoid' ? reference(persistent, 'gitoid', value) : reference('OTHER', kind === 'purl' ? 'no-purl' : word(kind), value.replaceAll(/\s/g, '%20')))),
    ...cpes.map((cpe) => reference('SECURITY', cpe.startsWith('cpe:/') ? 'cpe22Type' : 'cpe23Type', cpe)),
    ...(swid === undefined ? [] : [reference('SECURITY', 'swid', swid)]),
    ...references.map(({ type, url, comment }) => reference(type === 'advisories' ? 'SECURITY' : 'OTHER', type === 'advisories' ? 'advisory' : word(type), url.replaceAll(/\s/g, '%20'), comment)),
    ...(download !== undefined && !isLocation(download.url) ? [reference('OTHER', 'distribution', download.url.replaceAll(/\s/g, '%20'))] : []),
  ];
  return all.length === 0 ? undefined : all;
}

const word = (text: string): string => text.replaceAll(/[^A-Za-z0-9.-]+/g, '-') || 'other';
