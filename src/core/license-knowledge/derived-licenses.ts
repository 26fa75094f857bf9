import type { LicenseFacts } from './license-facts.ts';

export const derivedLicenses: readonly LicenseFacts[] = [];
