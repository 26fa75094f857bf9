import type { LicenseFacts } from '../license-knowledge/license-facts.ts';

/** For how long source has to be on offer when it is not delivered with the binary; clause and years of those licences that say so. */
const periods: readonly { readonly family: string; readonly from?: string; readonly years: number }[] = [
  { family: 'GPL', years: 3 },
  { family: 'AGPL', years: 3 },
  { family: 'LGPL', years: 3 },
  { family: 'SSPL', years: 3 },
  { family: 'MPL', years: 1 },
  { family: 'CDDL', years: 1 },
  { family: 'RPL', years: 1 },
];

/** Years; the GPL-3.0 adds: and for as long as spare parts or support are offered. `undefined` when the licence names no time. */
export const offerYears = ({ family, version }: LicenseFacts): number | undefined =>
  (family === 'MPL' && version === '2.0' ? undefined : periods.find((period) => period.family === family)?.years);
