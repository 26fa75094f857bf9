import type { SbomComponent, SbomProperty } from '../model/sbom.ts';
import { isRecord, list, strings, text, type ValueRecord } from '../text/value.ts';
import { carriedProperties } from './carried-properties.ts';
import { statedNone, withNone } from './spdx-statements.ts';
import { fileKindOf, fileTypesOf } from './spdx2/file-types.ts';
import { annotatedFacts } from './spdx2/annotations.ts';
import { propertiesOf } from './spdx3/properties.ts';
import { purposeNames } from './spdx3/names.data.ts';

/** Members of a package or file in SPDX 2 that SPDX 3 has under another name and the neutral model does not have. */
const names: ReadonlyMap<string, string> = new Map([['sourceInfo', 'software_sourceInfo'], ['summary', 'summary'], ['releaseDate', 'releaseTime'], ['builtDate', 'builtTime'], ['validUntilDate', 'validUntilTime']]);

/** Checksums that the neutral model does not know: SPDX 2 against SPDX 3. */
const rareAlgorithms: ReadonlyMap<string, string> = new Map([['ADLER32', 'adler32'], ['MD2', 'md2'], ['MD4', 'md4'], ['MD6', 'md6']]);

/** Members of SPDX 2 of which nothing is lost in SPDX 3. */
const inBothOfSpdx: ReadonlySet<string> = new Set([...names.keys(), 'attributionTexts', 'packageVerificationCode', 'noticeText', 'fileTypes']);

/** And the other way round. */
const inBothOfSpdx3: ReadonlySet<string> = new Set([...names.values(), 'software_attributionText', 'software_additionalPurpose']);

/** Whether a checksum of SPDX 2 is one that SPDX 3 alone has besides. */
export const hasChecksum = (checksum: unknown): boolean => rareAlgorithms.has(text(checksum, 'algorithm') ?? '');

export const isRareAlgorithm = (spdx3: string): boolean => [...rareAlgorithms.values()].includes(spdx3);

/** Whether SPDX 3 says what this member of an element of SPDX 2 says. */
export const isInSpdx3 = (key: string, value: unknown): boolean => inBothOfSpdx.has(key) && (!key.endsWith('Date') || (typeof value === 'string' && isTime(value)));

/** Whether SPDX 2 says what this member of an element of SPDX 3 says; its files have less. */
export const isInSpdx2 = (key: string, isFile: boolean): boolean => inBothOfSpdx3.has(key) && (!isFile || key.startsWith('software_a'));

export interface Spdx3Facts {
  readonly members: ValueRecord;
  /** To be added to the hashes. */
  readonly verifiedUsing: readonly ValueRecord[];
  /** Of the component, with what SPDX 3 has no member for and without what it has one for. */
  readonly properties: readonly SbomProperty[];
}

/** What SPDX 3 says of a component besides what the neutral model has, and SPDX 2 says too; `isFile`: it is written as a file. */
export function spdx3Facts({ foreign: { spdx: original = {} }, properties, mediaType, description }: SbomComponent, isFile: boolean): Spdx3Facts {
  const members: Record<string, unknown> = {};
  for (const [name, other] of names) {
    const value = text(original, name);
    if (value !== undefined && value !== '' && (!other.endsWith('Time') || isTime(value))) members[other] = value;
  }
  if (!isSummary(original, description)) delete members['summary'];
  const added: SbomProperty[] = [];
  const notice = text(original, 'noticeText');
  const attributions = [...(notice === undefined || notice === '' ? [] : [notice]), ...strings(original, 'attributionTexts')];
  if (attributions.length > 0) members['software_attributionText'] = attributions;
  if (notice !== undefined && notice !== '') added.push({ name: carriedProperties.noticeText, value: 'software_attributionText' });
  const types = isFile ? strings(original, 'fileTypes') : [];
  const kind = { ...fileKindOf(types), ...(mediaType !== undefined && { mediaType }) };
  const stated = properties.find(({ name }) => name === carriedProperties.purposes)?.value;
  const [primary, ...others] = stated?.split(',').filter((purpose) => purpose !== '') ?? kind.purposes;
  if (isFile && kind.mediaType !== undefined && isMediaType(kind.mediaType)) members['contentType'] = kind.mediaType;
  if (primary !== undefined) members['software_primaryPurpose'] = primary;
  if (others.length > 0) members['software_additionalPurpose'] = others;
  if (types.length > 0 && fileTypesOf({ ...kind, purposes: [primary ?? [], others].flat() }).join() !== types.join()) added.push({ name: carriedProperties.fileTypes, value: types.join() });
  const none = statedNone(properties);
  if (none.includes('copyrightText')) members['software_copyrightText'] = 'NONE';
  const code = text(original, 'packageVerificationCode', 'packageVerificationCodeValue');
  // with a code it goes without saying
  const areAnalyzed = properties.some(({ name, value }) => name === carriedProperties.filesAnalyzed && value === 'true');
  if (areAnalyzed && code === undefined) added.push({ name: carriedProperties.filesAnalyzed, value: 'true' });
  return {
    members,
    verifiedUsing: [...rareHashes(original), ...(code === undefined ? [] : [verificationOf(code, strings(original['packageVerificationCode'], 'packageVerificationCodeExcludedFiles'))])],
    properties: [...withNone(properties.filter(({ name }) => name !== carriedProperties.purposes && name !== carriedProperties.filesAnalyzed), none.filter((name) => name !== 'copyrightText')), ...added],
  };
}

const rareHashes = (original: ValueRecord): ValueRecord[] => list(original, 'checksums').flatMap((item) => {
  const algorithm = rareAlgorithms.get(text(item, 'algorithm') ?? '');
  const hashValue = text(item, 'checksumValue');
  return algorithm === undefined || hashValue === undefined ? [] : [{ type: 'Hash', algorithm, hashValue }];
});

const verificationOf = (hashValue: string, excluded: readonly string[]): ValueRecord => ({ type: 'PackageVerificationCode', algorithm: 'sha1', hashValue, ...(excluded.length > 0 && { packageVerificationCodeExcludedFile: excluded }) });

export interface Spdx2Facts {
  readonly members: ValueRecord;
  /** To be added to the hashes. */
  readonly checksums: readonly ValueRecord[];
  /** As of `Spdx3Facts`. */
  readonly properties: readonly SbomProperty[];
}

/** What SPDX 2 says of a component besides what the neutral model has, and SPDX 3 says too; `isFile`: it is written as a file. */
export function spdx2Facts({ foreign: { spdx3: original = {} }, properties, mediaType, description }: SbomComponent, isFile: boolean): Spdx2Facts {
  const carried = new Map(properties.map(({ name, value }) => [name, value]));
  const members: Record<string, unknown> = {};
  const attributions = [original['software_attributionText'] ?? []].flat().filter((value) => typeof value === 'string');
  if (isFile && carried.has(carriedProperties.noticeText)) members['noticeText'] = attributions.shift();
  if (attributions.length > 0) members['attributionTexts'] = attributions;
  const added: SbomProperty[] = [];
  const purposes = [original['software_primaryPurpose'] ?? [], original['software_additionalPurpose'] ?? []].flat().filter((value) => typeof value === 'string');
  if (isFile) {
    const kind = { purposes, ...(mediaType !== undefined && { mediaType }), ...(mediaType === undefined && typeof original['contentType'] === 'string' && { mediaType: original['contentType'] }) };
    const types = carried.get(carriedProperties.fileTypes)?.split(',') ?? fileTypesOf(kind);
    if (types.length > 0) members['fileTypes'] = types;
    if (fileKindOf(types).purposes.join() !== purposes.join()) added.push({ name: carriedProperties.purposes, value: purposes.join() });
  } else {
    if (purposes.length > 1 || purposes.some((purpose) => !purposeNames.has(purpose))) added.push({ name: carriedProperties.purposes, value: purposes.join() });
    for (const [name, other] of names) {
      const value = text(original, other);
      if (value !== undefined && value !== '') members[name] = value;
    }
    if (!isSummary(original, description)) delete members['summary'];
  }
  for (const name of statedNone(properties)) if (name === 'copyrightText' || !isFile) members[name] = 'NONE';
  const code = methodsOf(original).find((method) => text(method, 'type') === 'PackageVerificationCode');
  if (code !== undefined && !isFile) {
    const excluded = strings(code, 'packageVerificationCodeExcludedFile');
    members['packageVerificationCode'] = { packageVerificationCodeValue: text(code, 'hashValue'), ...(excluded.length > 0 && { packageVerificationCodeExcludedFiles: excluded }) };
  }
  if (!isFile && (code !== undefined || carried.get(carriedProperties.filesAnalyzed) === 'true')) members['filesAnalyzed'] = true;
  const taken: ReadonlySet<string> = new Set([carriedProperties.fileTypes, carriedProperties.noticeText, carriedProperties.filesAnalyzed]);
  return { members, checksums: rareChecksums(original), properties: [...withNone(properties.filter(({ name }) => !taken.has(name)), []), ...added] };
}

/** Whether its type is only what the neutral model takes for one where the document says nothing of it. */
export function hasAssumedType({ type, foreign: { spdx, spdx3 } }: SbomComponent): boolean {
  if (type !== 'library') return false;
  if (spdx !== undefined) return text(spdx, 'primaryPackagePurpose') === undefined && annotatedFacts(spdx).type === undefined;
  return spdx3 !== undefined && text(spdx3, 'software_primaryPurpose') === undefined && !propertiesOf(spdx3).some(({ name }) => name === 'muster:type');
}

/** Alone it has become the description of the component, and is not to stand beside another one. */
const isSummary = (original: ValueRecord, description: string | undefined): boolean => text(original, 'description') !== undefined || description === text(original, 'summary');

/** Whether the component is described by a summary alone. */
export const isSummarized = ({ foreign: { spdx, spdx3 }, description }: SbomComponent): boolean =>
  [spdx, spdx3].some((original) => original !== undefined && text(original, 'description') === undefined && description !== undefined && text(original, 'summary') === description);

const methodsOf = (original: ValueRecord): readonly ValueRecord[] => [original['verifiedUsing'] ?? []].flat().filter(isRecord);

/** Checksums of SPDX 2 that an element of SPDX 3 has and the neutral model does not know. */
export const rareChecksums = (original: ValueRecord): ValueRecord[] => methodsOf(original).flatMap((method) => {
  const algorithm = text(method, 'type') === 'Hash' ? [...rareAlgorithms].find(([, name]) => name === text(method, 'algorithm'))?.[0] : undefined;
  return algorithm === undefined ? [] : [{ algorithm, checksumValue: text(method, 'hashValue') }];
});

const isTime = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);

/** By the schema of SPDX 3. */
const isMediaType = (value: string): boolean => /^[^/]+\/[^/]+$/.test(value);
