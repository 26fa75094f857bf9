import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import currentIds from 'spdx-license-ids/index.json' with { type: 'json' };
import listPackage from 'spdx-license-ids/package.json' with { type: 'json' };
import { exceptionIds } from './exceptions.data.ts';

const byLowerCase = (ids: readonly string[]): ReadonlyMap<string, string> => new Map(ids.map((id) => [id.toLowerCase(), id]));

const licenses = byLowerCase([...currentIds, ...deprecatedIds]);
const exceptions = byLowerCase(exceptionIds);
const deprecated: ReadonlySet<string> = new Set(deprecatedIds);

/** The official spelling of an id of the SPDX license list (deprecated ones too, without `+`), whatever the case. */
export const licenseId = (text: string): string | undefined => licenses.get(text.toLowerCase());

/** The official spelling of an id of the SPDX list of exceptions, whatever the case. */
export const exceptionId = (text: string): string | undefined => exceptions.get(text.toLowerCase());

export const currentLicenseIds: readonly string[] = currentIds;

export const isDeprecatedLicense = (id: string): boolean => deprecated.has(id);

/** Of the package that carries the list. */
export const licenseListVersion: string = listPackage.version;
