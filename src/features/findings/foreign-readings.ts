import type { FileFindings } from '#core/model/file-findings.ts';
import type { FindingsOrigin, LicenseFile, LicenseReading, OtherReading } from '#core/model/license-facts.ts';
import { printable } from '#core/report/printable.ts';
import { licenseFileRole } from '../licenses/license-file-role.ts';
import type { ForeignFindings, VerifiedFindings } from './verified-findings.ts';

/** More matches and statements, and longer ones, help nobody. */
const most = { matches: 500, copyrights: 1000, statement: 2000 };

/**
 * The files of a target with what foreign tools found in them. Their licences take the place of our own where a tool looked for them, and so do their
 * copyright statements; what was replaced stands beside. The first of several documents counts. Sorted by path.
 */
export function withForeignReadings(files: readonly LicenseFile[], foreign: VerifiedFindings): readonly LicenseFile[] {
  if (foreign.files.size === 0) return files;
  const own = new Map(files.map((file) => [file.path, file]));
  const merged = files.map((file) => {
    const found = foreign.files.get(file.path);
    return found === undefined ? file : mergedFile(file, found);
  });
  for (const [path, all] of foreign.files) {
    const found = all.filter(({ findings }) => findings.unsearched !== true || findings.copyrights !== undefined);
    if (own.has(path) || found.length === 0) continue;
    const file = mergedFile(undefined, found, path);
    if (file.role !== 'source' || saysSomething(file.reading) || file.others?.some(({ reading }) => saysSomething(reading)) === true) merged.push(file);
  }
  return merged.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const saysSomething = ({ expression, copyrights, resembles }: LicenseReading): boolean => expression !== undefined || copyrights.length > 0 || resembles.length > 0;

function mergedFile(own: LicenseFile | undefined, found: readonly ForeignFindings[], path = own!.path): LicenseFile {
  const all: readonly (OtherReading & { readonly hasLicenses: boolean; readonly hasCopyrights: boolean })[] = [
    ...found.map(({ origin, findings, nature }) => ({
      origin, reading: foreignReading(findings, nature), hasLicenses: findings.unsearched !== true, hasCopyrights: findings.copyrights !== undefined,
    })),
    ...(own === undefined ? [] : [{ reading: own.reading, hasLicenses: true, hasCopyrights: true }]),
  ];
  const [licenses, copyrights] = [all.find(({ hasLicenses }) => hasLicenses), all.find(({ hasCopyrights }) => hasCopyrights)];
  const others = all.filter((one) => one !== licenses && (one.hasLicenses || (one.hasCopyrights && one !== copyrights)));
  return {
    path, role: own?.role ?? licenseFileRole(path) ?? 'source',
    reading: { ...(licenses ?? all[0]!).reading, copyrights: copyrights?.reading.copyrights ?? [] },
    ...originOf('origin', licenses?.origin), ...originOf('copyrightOrigin', copyrights?.origin),
    ...(others.length > 0 && { others: others.map(({ origin, reading }) => ({ ...originOf('origin', origin), reading })) }),
  };
}

const originOf = <K extends 'origin' | 'copyrightOrigin'>(key: K, origin: FindingsOrigin | undefined): { readonly [P in K]?: FindingsOrigin } => (origin === undefined ? {} : { [key]: origin } as { readonly [P in K]: FindingsOrigin });

function foreignReading({ expression, licenses, resembles, copyrights = [] }: FileFindings, nature: LicenseReading['nature']): LicenseReading {
  return {
    nature, ...(expression !== undefined && { expression }),
    matches: licenses.slice(0, most.matches).map(({ kind, expression: named, startLine, endLine, coverage, score, assumed, rule }) => ({
      kind, expression: named, startLine, endLine, ...(coverage !== undefined && { coverage }), score, ...(assumed && { assumed }), ...(rule !== undefined && { rule }),
    })),
    resembles: resembles.slice(0, most.matches),
    copyrights: copyrights.slice(0, most.copyrights).map(({ statement, startLine }) => ({ text: printable(statement.slice(0, most.statement).replaceAll(/\s+/g, ' ').trim()), line: startLine })),
  };
}
