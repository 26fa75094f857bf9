import type { Component } from '../model/component.ts';
import type { LicenseMode, UnitLicenses } from '../model/license-facts.ts';

/** A package that is here in full, in which neither its author nor a file names a licence: it has none, and that is more than not known. */
export function isSilentPackage({ origin, evidence }: Pick<Component, 'origin' | 'evidence'>, { effective, declared, files }: Pick<UnitLicenses, 'effective' | 'declared' | 'files'>, mode: LicenseMode): boolean {
  if (mode === 'none' || origin !== 'registry' || effective.status !== 'unknown' || declared.length > 0) return false;
  return files.every(({ reading: { expression, resembles } }) => expression === undefined && resembles.length === 0) && evidence.some(({ kind }) => kind === 'installed');
}
