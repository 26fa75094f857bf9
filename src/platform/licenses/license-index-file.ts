import { decodeLicenseIndex, type LicenseIndex } from '#core/license/detect/license-index.ts';
import { licenseIndexBytes, shareLicenseIndex } from './shared-license-index.ts';

let loaded: LicenseIndex | undefined;

/** The index of this thread, made on first use. */
export function loadLicenseIndex(shared = shareLicenseIndex()): LicenseIndex {
  loaded ??= decodeLicenseIndex(licenseIndexBytes(shared));
  return loaded;
}
