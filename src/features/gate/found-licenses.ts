import type { KnownLicense, LicenseEvidence, LicenseSource } from '#core/gate/known-license.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { FindingsOrigin, LicenseFacts, LicenseReading, StoredLicenses, UnitLicenses } from '#core/model/license-facts.ts';
import { finderName } from '#core/report/finder-name.ts';
import { differingReadings } from '../findings/reading-differences.ts';
import { foreignParts } from '../licenses/foreign-parts.ts';

/** Licences as the scan works them out: declared, detected, concluded, and which of them to go by. */
export const foundLicenses = (facts: LicenseFacts): LicenseSource => (ref) => knownOf(facts.of(ref));

/** Of an inventory that was read back. */
type Stored = Inventory & StoredLicenses;

/** Licences of an inventory that was read back: what it says of them, where it does; a curation of today says more. */
export function storedLicenses(inventory: Inventory, otherwise: LicenseSource): LicenseSource {
  const { licenses }: Stored = inventory;
  const units = new Map<string, UnitLicenses>(licenses === undefined ? [] : [['', completed(licenses)]]);
  for (const project of inventory.projects as readonly (Inventory['projects'][number] & StoredLicenses)[]) if (project.licenses !== undefined) units.set(project.id, completed(project.licenses));
  for (const component of inventory.components as readonly (Component & StoredLicenses)[]) if (component.licenses !== undefined) units.set(component.purl, completed(component.licenses));
  return (ref) => {
    const stored = units.get(ref);
    const declared = otherwise(ref);
    if (stored === undefined || declared.basis === 'concluded') return declared;
    // of what the document leaves open, a foreign tool may have found something
    if (stored.effective.license === undefined && declared.expression !== undefined && declared.evidence.some(({ by }) => by !== undefined)) return declared;
    const known = knownOf(stored);
    return { ...known, declared: declared.declared, evidence: known.evidence.length === 0 ? declared.evidence : known.evidence };
  };
}

const completed = (licenses: NonNullable<StoredLicenses['licenses']>): UnitLicenses => ({ declared: [], files: [], embedded: [], copyrights: [], ...licenses });

function knownOf(unit: UnitLicenses): KnownLicense {
  const { declared, files, effective: { status, license, basis, besides, silent }, concluded } = unit;
  const parts = foreignParts(unit);
  return {
    status: silent === true ? 'none' : status,
    ...(license === undefined ? {} : { expression: license }), ...(basis === undefined ? {} : { basis }), ...(besides === undefined ? {} : { besides }), ...(parts.length === 0 ? {} : { parts }),
    declared: [...new Set(declared.map(({ value }) => value))],
    evidence: [
      ...(concluded === undefined ? [] : [{ path: concluded.path, ...(concluded.line === undefined ? {} : { line: concluded.line }), says: concluded.license }]),
      ...declared.map(({ path, line, value, origin }) => ({ path, ...(line === undefined ? {} : { line }), says: value, ...(origin !== undefined && { by: finderName(origin) }) })),
      ...files.flatMap((file) => [{ origin: file.origin, reading: file.reading }, ...differingReadings(file)].flatMap(({ origin, reading }) => placeOf(file.path, reading, origin))),
    ],
    notes: [...(concluded === undefined ? [] : [concluded.reason]), ...(besides === undefined ? [] : [`judged together with ${besides.join(' and ')}, which also stands in it`]), ...declared.flatMap(({ notes }) => notes), ...(silent === true ? ['neither the package nor a file in it names a licence'] : [])],
  };
}

const placeOf = (path: string, { expression, matches }: LicenseReading, origin: FindingsOrigin | undefined): LicenseEvidence[] =>
  (expression === undefined ? [] : [{ path, ...(matches[0] === undefined ? {} : { line: matches[0].startLine }), says: expression, ...(origin !== undefined && { by: finderName(origin) }) }]);
