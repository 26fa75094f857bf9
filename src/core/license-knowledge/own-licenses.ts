import type { LicenseFacts } from './license-facts.ts';
import { bsdLicenses } from './own/bsd.data.ts';
import { contentLicenses } from './own/content.data.ts';
import { gnuLicenses } from './own/gnu.data.ts';
import { noticeLicenses } from './own/notice.data.ts';
import { permissiveLicenses } from './own/permissive.data.ts';
import { sourceAvailableLicenses } from './own/source-available.data.ts';
import { strongCopyleftLicenses } from './own/strong-copyleft.data.ts';
import { weakCopyleftLicenses } from './own/weak-copyleft.data.ts';

/** Every licence that we describe ourselves, sorted by id. */
export const ownLicenses: readonly LicenseFacts[] = [
  ...noticeLicenses, ...bsdLicenses, ...permissiveLicenses, ...weakCopyleftLicenses, ...strongCopyleftLicenses, ...gnuLicenses, ...sourceAvailableLicenses, ...contentLicenses,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
