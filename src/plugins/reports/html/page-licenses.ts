import { finderName, foundBy } from '#core/report/finder-name.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { FindingsOrigin, LicenseFacts, LicenseFinding, LicenseReading, UnitLicenses } from '#core/model/license-facts.ts';
import { licenseStatuses } from '#core/model/license-status.ts';
import type { PageInventory, PageLicenses } from '#core/report/page-data.ts';

/** Licences of all components in columns; details of those of which more is known than what they declare. */
export function pageLicenses({ components }: Inventory, facts: LicenseFacts | undefined, textIndex: (text: string) => number): Pick<PageInventory, 'licenses'> {
  if (facts === undefined) return {};
  const findings = Map.groupBy(facts.findings, ({ ref }) => ref);
  const details: Record<number, PageLicenses> = {};
  const status: number[] = [];
  const effective: number[] = [];
  components.forEach(({ purl, declaredLicenses }, index) => {
    const unit = facts.of(purl, declaredLicenses);
    status.push(licenseStatuses.indexOf(unit.effective.status));
    effective.push(textIndex(unit.effective.license ?? ''));
    const found = detailsOf(unit, findings.get(purl) ?? []);
    if (Object.keys(found).length > 0) details[index] = found;
  });
  return { licenses: { status, effective, details } };
}

/** Lines of one component; a file with a thousand holders needs no more to be understood. */
const most = 100;

function detailsOf({ declared, effective, detectedLicense, concluded, files, embedded, copyrights }: UnitLicenses, findings: readonly LicenseFinding[]): PageLicenses {
  const said = [
    ...declared.flatMap(({ path, line, expression, value, origin }): [string, string][] => (origin === undefined ? [] : [[placeOf(path, line), `${expression ?? value} (declared, read by ${finderName(origin)})`]])),
    ...files.flatMap(({ path, reading, origin, others = [] }) => [{ reading, origin }, ...others].flatMap((one) => found(path, one.reading, one.origin))),
  ];
  return {
    ...(effective.basis !== undefined && effective.basis !== 'declared' && { basis: effective.basis }),
    ...(detectedLicense !== undefined && { detected: detectedLicense }),
    ...(concluded !== undefined && { concluded: `${concluded.license} (${concluded.reason}; ${concluded.path}${concluded.line === undefined ? '' : `:${concluded.line}`})` }),
    ...(said.length > 0 && { files: said.slice(0, most) }),
    ...(embedded.length > 0 && { embedded: embedded.slice(0, most).map(({ pattern, license }): [string, string] => [pattern, license ?? 'not understood']) }),
    ...(copyrights.length > 0 && { copyrights: copyrights.slice(0, most) }),
    ...(findings.length > 0 && {
      findings: findings.map(({ kind, message, remedy, evidence }) => ({ kind, message, remedy, places: evidence.slice(0, most).map(({ path, line, says, by }) => `${placeOf(path, line)} – ${says}${foundBy(by)}`) })),
    }),
  };
}

const placeOf = (path: string, line: number | undefined): string => `${path}${line === undefined ? '' : `:${line}`}`;

function found(path: string, { matches, expression }: LicenseReading, origin: FindingsOrigin | undefined): [string, string][] {
  if (expression === undefined) return [];
  const match = matches.find(({ kind }) => kind !== 'clue');
  return [[placeOf(path, match?.startLine), `${expression}${match === undefined ? '' : ` (${match.kind}, ${Math.round(match.score * 100)} %${origin === undefined ? '' : `, ${finderName(origin)}`})`}`]];
}
