import type { FindingsCoverage, LicenseFinding } from '#core/model/license-facts.ts';
import type { ForeignDeclarations } from './foreign-declarations.ts';
import { finderName } from '#core/report/finder-name.ts';
import { named, type VerifiedFindings } from './verified-findings.ts';

export { declaredReading, foreignDeclarations, joinDeclarations } from './foreign-declarations.ts';
export { withForeignReadings } from './foreign-readings.ts';

/** Manifests that foreign tools read. */
export const foreignManifests = ({ documents }: VerifiedFindings): ReadonlySet<string> => new Set(documents.flatMap(({ packages }) => packages.flatMap(({ manifest }) => manifest ?? [])));

/** What became of each document. */
export const findingsCoverage = ({ files, documents }: VerifiedFindings, { byRef }: ForeignDeclarations): FindingsCoverage[] =>
  documents.map(({ origin, stale, absent, unverified }) => ({
    ...origin,
    files: files.values().filter((found) => found.some((one) => one.origin === origin)).toArray().length,
    packages: byRef.values().filter((found) => found.some((one) => one.origin === origin)).toArray().length,
    stale, absent, unverified,
  }));

/** Documents that speak of what the target does not have. */
export function unusedFindings({ files, documents }: VerifiedFindings, { unused, byRef }: ForeignDeclarations): LicenseFinding[] {
  const isUsed = (path: string): boolean => [...files.values(), ...byRef.values()].some((found) => found.some(({ origin }) => origin.path === path));
  return documents.flatMap(({ origin, absent, stale }): LicenseFinding[] => {
    const finding = (message: string, remedy: string, says: string): LicenseFinding => ({ kind: 'findings-unused', message, remedy, evidence: [{ path: origin.path, says, by: finderName(origin) }] });
    const purls = [...new Set(unused.get(origin.path))].sort();
    if (absent.length + purls.length > 0 && stale.length === 0 && !isUsed(origin.path)) {
      return [finding(
        `none of what ${finderName(origin)} found is in the target: ${named(absent.length > 0 ? absent : purls)}`,
        'Paths must begin in the target: scan what ScanCode scanned, or say in muster.yaml under licenses.findings which directory that was (at).', `${absent.length} files, ${purls.length} packages`,
      )];
    }
    return [
      ...(absent.length === 0 ? [] : [finding(`${absent.length === 1 ? '1 file' : `${absent.length} files`} of the findings ${absent.length === 1 ? 'is' : 'are'} not in the target, or left out of the scan: ${named(absent)}`, 'Run ScanCode again on what is there now, or leave the entries out of the document.', `${absent.length} files`)]),
      ...(purls.length === 0 ? [] : [finding(`${purls.length === 1 ? '1 package' : `${purls.length} packages`} of the findings ${purls.length === 1 ? 'is' : 'are'} not in the inventory: ${named(purls)}`, 'See whether the inventory lacks them, or leave the entries out of the document.', `${purls.length} packages`)]),
    ];
  });
}
