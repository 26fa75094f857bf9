import { isRecord, list, strings, text, type ValueRecord } from '../text/value.ts';

/** Members of a package or file in SPDX 2 that SPDX 3 has under another name and the neutral model does not have. */
const names: ReadonlyMap<string, string> = new Map([['sourceInfo', 'software_sourceInfo'], ['summary', 'summary'], ['releaseDate', 'releaseTime'], ['builtDate', 'builtTime'], ['validUntilDate', 'validUntilTime']]);

/** Checksums that the neutral model does not know: SPDX 2 against SPDX 3. */
const rareAlgorithms: ReadonlyMap<string, string> = new Map([['ADLER32', 'adler32'], ['MD2', 'md2'], ['MD4', 'md4'], ['MD6', 'md6']]);

/** Members of SPDX 2 of which nothing is lost in SPDX 3. */
export const inBothOfSpdx: ReadonlySet<string> = new Set([...names.keys(), 'attributionTexts', 'packageVerificationCode']);

/** And the other way round. */
export const inBothOfSpdx3: ReadonlySet<string> = new Set([...names.values(), 'software_attributionText']);

/** What SPDX 3 takes over from an element of SPDX 2; `verifiedUsing` is to be added to the hashes. */
export function spdx3Facts(original: ValueRecord | undefined): { readonly members: ValueRecord; readonly verifiedUsing: readonly ValueRecord[] } {
  const members: Record<string, unknown> = {};
  if (original === undefined) return { members, verifiedUsing: [] };
  for (const [name, other] of names) {
    const value = text(original, name);
    // a summary alone is the description of the component
    if (value !== undefined && value !== '' && !(name === 'summary' && text(original, 'description') === undefined) && (!other.endsWith('Time') || isTime(value))) members[other] = value;
  }
  const attributions = strings(original, 'attributionTexts');
  if (attributions.length > 0) members['software_attributionText'] = attributions;
  const verifiedUsing: ValueRecord[] = list(original, 'checksums').flatMap((item) => {
    const algorithm = rareAlgorithms.get(text(item, 'algorithm') ?? '');
    const hashValue = text(item, 'checksumValue');
    return algorithm === undefined || hashValue === undefined ? [] : [{ type: 'Hash', algorithm, hashValue }];
  });
  const code = text(original, 'packageVerificationCode', 'packageVerificationCodeValue');
  const excluded = strings(original['packageVerificationCode'], 'packageVerificationCodeExcludedFiles');
  if (code !== undefined) verifiedUsing.push({ type: 'PackageVerificationCode', algorithm: 'sha1', hashValue: code, ...(excluded.length > 0 && { packageVerificationCodeExcludedFile: excluded }) });
  return { members, verifiedUsing };
}

/** What SPDX 2 takes over from an element of SPDX 3; `checksums` are to be added to the hashes. */
export function spdx2Facts(original: ValueRecord | undefined): { readonly members: ValueRecord; readonly checksums: readonly ValueRecord[] } {
  const members: Record<string, unknown> = {};
  if (original === undefined) return { members, checksums: [] };
  for (const [name, other] of names) {
    const value = text(original, other);
    if (value !== undefined && value !== '' && !(name === 'summary' && text(original, 'description') === undefined)) members[name] = value;
  }
  const attributions = [original['software_attributionText'] ?? []].flat().filter((value) => typeof value === 'string');
  if (attributions.length > 0) members['attributionTexts'] = attributions;
  const methods = [original['verifiedUsing'] ?? []].flat().filter(isRecord);
  const known = new Map([...rareAlgorithms].map(([name, other]) => [other, name]));
  const checksums = methods.flatMap((method) => {
    const algorithm = text(method, 'type') === 'Hash' ? known.get(text(method, 'algorithm') ?? '') : undefined;
    return algorithm === undefined ? [] : [{ algorithm, checksumValue: text(method, 'hashValue') }];
  });
  const code = methods.find((method) => text(method, 'type') === 'PackageVerificationCode');
  if (code !== undefined) {
    const excluded = strings(code, 'packageVerificationCodeExcludedFile');
    members['packageVerificationCode'] = { packageVerificationCodeValue: text(code, 'hashValue'), ...(excluded.length > 0 && { packageVerificationCodeExcludedFiles: excluded }) };
  }
  return { members, checksums };
}

const isTime = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
