import { applyCurations, CurationIndex, type CurationUse, type FileFinding } from '#core/curation/apply-curations.ts';
import { withoutArchiveRoot } from '#core/curation/archive-root.ts';
import type { Curation } from '#core/curation/curation.ts';
import { reviewCurations } from '#core/curation/review-curations.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { ConcludedLicense, DeclaredReading, LicenseFile, LicenseFinding } from '#core/model/license-facts.ts';
import type { Purl } from '#core/purl/purl.ts';
import type { PackageFiles } from './assign-files.ts';
import { contradictionOf } from './contradicted-conclusion.ts';
import { declaredLicense } from './declared-license.ts';
import type { LicenseDocuments } from './document-lists.ts';
import { interpretDeclared } from './interpret-declared.ts';
import { expressionOf } from './detected-license.ts';

export interface UncuratedEvidence {
  readonly purl: Purl;
  readonly readings: readonly DeclaredReading[];
  readonly files: PackageFiles | undefined;
  /** Directories of the package. */
  readonly homes: readonly string[];
  /** Type of the purl. */
  readonly vocabulary: string;
  readonly documents: LicenseDocuments;
}

export interface CuratedEvidence {
  readonly readings: readonly DeclaredReading[];
  readonly files: PackageFiles | undefined;
  readonly concluded: ConcludedLicense | undefined;
  readonly uses: readonly CurationUse[];
}

export const indexOf = (curations: readonly Curation[]): CurationIndex => new CurationIndex(curations);

/** With decided meanings of spellings. */
const reread = ({ value, url, path, line, origin }: DeclaredReading, vocabulary: string, mappings: ReadonlyMap<string, LicenseExpression | 'none'>): DeclaredReading =>
  ({ value, ...(url !== undefined && { url }), path, ...(line !== undefined && { line }), ...(origin !== undefined && { origin }), ...interpretDeclared({ value, ...(url !== undefined && { url }) }, vocabulary, mappings) });

/** The evidence as reviewers have corrected it. */
export function curatedEvidence({ purl, readings, files, homes, vocabulary, documents }: UncuratedEvidence, index: CurationIndex): CuratedEvidence {
  const findings = new Map<FileFinding, LicenseFile>();
  const filesAt = new Map<string, LicenseFile>();
  for (const file of [...(files?.main ?? []), ...(files?.parts.values() ?? [])].flat()) {
    const expression = expressionOf(file);
    if (expression === undefined) continue;
    const firstLine = file.reading.matches.find(({ kind }) => kind !== 'clue')?.startLine;
    const path = within(file.path, homes, purl);
    findings.set({ path, expression, ...(firstLine !== undefined && { firstLine }) }, file);
    if (!filesAt.has(`${path}\0${firstLine}`)) filesAt.set(`${path}\0${firstLine}`, file);
  }
  const declared = declaredLicense(readings, vocabulary, documents)?.expression;
  const claims = applyCurations({ purl, statements: readings.map(({ value }) => value), ...(declared !== undefined && { declared }), findings: [...findings.keys()] }, index);
  const corrected = new Map<LicenseFile, LicenseFile | undefined>(claims.dropped.map(({ finding }) => [findings.get(finding)!, undefined]));
  for (const { path, expression, firstLine, correctedBy } of claims.findings) {
    if (correctedBy === undefined) continue;
    const file = filesAt.get(`${path}\0${firstLine}`)!;
    // a person has decided: what others found is no longer of weight
    const { others: _, ...decided } = file;
    corrected.set(file, { ...decided, reading: { ...file.reading, expression: renderLicenseExpression(expression) } });
  }
  // where only spellings were decided, a curation says so without declaring anything itself
  const curatedReadings = claims.declaredBy?.declared !== undefined ? [curatedReading(claims.declaredBy, claims.declaredBy.declared)] : claims.mappings.size > 0 ? readings.map((reading) => reread(reading, vocabulary, claims.mappings)) : readings;
  const curatedFiles = files === undefined || corrected.size === 0 ? files : correctedFiles(files, corrected);
  const contradiction = claims.concluded === undefined ? undefined : contradictionOf(claims.concluded, {
    // valid with `was`, so the declaration is what it corrects
    declaration: claims.concludedBy!.was === undefined ? declaredLicense(curatedReadings, vocabulary, documents) : undefined,
    main: curatedFiles?.main ?? [],
  });
  return {
    readings: curatedReadings,
    files: curatedFiles,
    concluded: claims.concluded === undefined ? undefined : concludedLicense(claims.concludedBy!, renderLicenseExpression(claims.concluded)),
    uses: contradiction === undefined ? claims.uses : claims.uses.map((use) => (use.curation === claims.concludedBy ? { ...use, contradictions: [...use.contradictions, contradiction] } : use)),
  };
}

/** Curations that somebody should look at again, as findings. */
export const curationFindings = (curations: readonly Curation[], uses: readonly CurationUse[]): LicenseFinding[] =>
  reviewCurations(curations, uses).map(({ curation: { source, purl, reason }, kind, message, remedy }) => ({
    kind: kind === 'contradicted' ? 'curation-contradicted' : 'curation-unused', message, remedy, evidence: [{ ...source, says: `${purl} (${reason})` }],
  }));

function within(path: string, homes: readonly string[], purl: Purl): string {
  const home = homes.find((directory) => directory !== '.' && path.startsWith(`${directory}/`));
  if (home === undefined) return path;
  const inside = path.slice(home.length + 1);
  return home.endsWith('!') ? withoutArchiveRoot(inside, purl) : inside;
}

const curatedReading = ({ source, reason, by }: Curation, declared: LicenseExpression): DeclaredReading => {
  const license = renderLicenseExpression(declared);
  return { value: license, path: source.path, ...(source.line !== undefined && { line: source.line }), expression: license, certainty: 'exact', notes: [`curated by ${by}: ${reason}`] };
};

const concludedLicense = ({ reason, by, source, comment }: Curation, license: string): ConcludedLicense => ({
  license, reason: `${reason}, by ${by}${comment === undefined ? '' : `: ${comment}`}`, path: source.path, ...(source.line !== undefined && { line: source.line }),
});

function correctedFiles({ main, parts }: PackageFiles, corrected: ReadonlyMap<LicenseFile, LicenseFile | undefined>): PackageFiles {
  const apply = (files: readonly LicenseFile[]): LicenseFile[] => files.flatMap((file) => (corrected.has(file) ? (corrected.get(file) ?? []) : file));
  return { main: apply(main), parts: new Map([...parts].map(([pattern, files]) => [pattern, apply(files)] as const).filter(([, files]) => files.length > 0)) };
}
