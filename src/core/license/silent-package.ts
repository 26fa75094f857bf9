import type { UnitLicenses } from '../model/license-facts.ts';

/** Nobody declares a licence of a package, it has no licence file, not even one that nobody understands, and no other file that was read in it names one. */
export const isSilent = ({ effective, declared, files }: Pick<UnitLicenses, 'effective' | 'declared' | 'files'>): boolean =>
  effective.status === 'unknown' && declared.length === 0 && files.every(({ role, reading: { expression, resembles } }) => role !== 'license' && expression === undefined && resembles.length === 0);
