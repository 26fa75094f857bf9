import type { LicenseStatement } from '#core/model/component.ts';

/** A licence that has a name, an address or both. */
export function licenseEntry(name: string | undefined, url: string | undefined): LicenseStatement[] {
  if (!name) return url ? [{ value: url }] : [];
  return [{ value: name, ...(url ? { url } : {}) }];
}
