import type { KnownLicense, LicenseEvidence, LicenseSource } from '#core/gate/known-license.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { FindingsOrigin, LicenseFacts, LicenseReading, UnitLicenses } from '#core/model/license-facts.ts';
import { finderName } from '#core/report/finder-name.ts';
import { differingReadings } from '../findings/reading-differences.ts';

/** Licences as the scan works them out: declared, detected, concluded, and which of them to go by. */
export function foundLicenses({ components }: Inventory, facts: LicenseFacts): LicenseSource {
  // a package that is here in full, in which neither its author nor a file names a licence, has none
  const isHere = new Set(facts.coverage.mode === 'none' ? [] : components.filter(({ evidence, origin }) => origin === 'registry' && evidence.some(({ kind }) => kind === 'installed')).map(({ purl }) => purl as string));
  return (ref) => knownOf(facts.of(ref), isHere.has(ref));
}

/** Licences of an inventory that was read back: what it says of them, where it does. */
export function storedLicenses(inventory: Inventory, otherwise: LicenseSource): LicenseSource {
  type Stored = { readonly licenses?: Partial<UnitLicenses> & Pick<UnitLicenses, 'effective'> };
  const units = new Map<string, NonNullable<Stored['licenses']>>();
  for (const project of inventory.projects as readonly (Inventory['projects'][number] & Stored)[]) if (project.licenses !== undefined) units.set(project.id, project.licenses);
  for (const component of inventory.components as readonly (Inventory['components'][number] & Stored)[]) if (component.licenses !== undefined) units.set(component.purl, component.licenses);
  return (ref) => {
    const stored = units.get(ref);
    const declared = otherwise(ref);
    // of what the document leaves open, others may have found something
    if (stored === undefined || (stored.effective.license === undefined && declared.expression !== undefined)) return declared;
    return { ...knownOf({ declared: [], files: [], embedded: [], copyrights: [], ...stored }, false), declared: declared.declared };
  };
}

function knownOf({ declared, files, effective: { status, license, basis }, concluded }: UnitLicenses, isHere: boolean): KnownLicense {
  const isSilent = isHere && status === 'unknown' && declared.length === 0 && files.every(({ reading: { expression, resembles } }) => expression === undefined && resembles.length === 0);
  return {
    status: isSilent ? 'none' : status,
    ...(license === undefined ? {} : { expression: license }), ...(basis === undefined ? {} : { basis }),
    declared: [...new Set(declared.map(({ value }) => value))],
    evidence: [
      ...(concluded === undefined ? [] : [{ path: concluded.path, ...(concluded.line === undefined ? {} : { line: concluded.line }), says: concluded.license }]),
      ...declared.map(({ path, line, value, origin }) => ({ path, ...(line === undefined ? {} : { line }), says: value, ...(origin !== undefined && { by: finderName(origin) }) })),
      ...files.flatMap((file) => [{ origin: file.origin, reading: file.reading }, ...differingReadings(file)].flatMap(({ origin, reading }) => placeOf(file.path, reading, origin))),
    ],
    notes: [...(concluded === undefined ? [] : [concluded.reason]), ...declared.flatMap(({ notes }) => notes), ...(isSilent ? ['neither the package nor a file in it names a licence'] : [])],
  };
}

const placeOf = (path: string, { expression, matches }: LicenseReading, origin: FindingsOrigin | undefined): LicenseEvidence[] =>
  (expression === undefined ? [] : [{ path, ...(matches[0] === undefined ? {} : { line: matches[0].startLine }), says: expression, ...(origin !== undefined && { by: finderName(origin) }) }]);
