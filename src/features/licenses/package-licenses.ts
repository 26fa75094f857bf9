import { findCopyrights } from '#core/copyright/find-copyrights.ts';
import { mergeCopyrights } from '#core/copyright/merge-copyrights.ts';
import { andExpressions } from '#core/license/combine-expressions.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { ConcludedLicense, DeclaredReading, EmbeddedPart, LicenseBasis, LicenseFile, LicenseFinding, UnitLicenses } from '#core/model/license-facts.ts';
import { directoryOf } from '#core/plugin/path.ts';
import { isDisputed, readingDifferences } from '../findings/reading-differences.ts';
import type { PackageFiles } from './assign-files.ts';
import { withBesides } from './besides.ts';
import { declaredLicense } from './declared-license.ts';
import { detectedLicense, expressionOf, licenseCollections, type LicenseCollection } from './detected-license.ts';
import type { LicenseDocuments } from './document-lists.ts';
import { effectiveLicense, isOpen } from './effective-license.ts';
import { filesOfOthers } from './files-of-others.ts';
import { findConflicts } from './find-conflicts.ts';
import { textsOfParts, untoldTexts } from './reuse-layout.ts';
import { meantReadings, statedParts } from './stated-parts.ts';

export interface PackageEvidence {
  readonly ref: string;
  /** Type of the purl: ecosystems mean different things by a list. */
  readonly vocabulary: string;
  readonly documents?: LicenseDocuments;
  readonly readings: readonly DeclaredReading[];
  readonly files: PackageFiles | undefined;
  readonly concluded: ConcludedLicense | undefined;
  readonly precedence: readonly LicenseBasis[];
  /** Paths of files that a statement names as the place of the licence, whether or not they are there. */
  readonly named?: readonly string[];
}

export interface PackageLicenses {
  readonly unit: UnitLicenses;
  readonly findings: readonly LicenseFinding[];
}

/** Everything that follows for one package. */
export function packageLicenses({ ref, vocabulary, documents, readings: statements, files, concluded, precedence, named = [] }: PackageEvidence): PackageLicenses {
  const given = files?.main ?? [];
  const readings = meantReadings(statements, given);
  const declaration = declaredLicense(readings, vocabulary, documents);
  const ofParts = textsOfParts(given, declaration?.expression);
  const own = ofParts.length === 0 ? given : given.filter((file) => !ofParts.includes(file));
  const ofOthers = filesOfOthers(own, declaration?.expression, ref);
  const main = ofOthers.length === 0 ? own : own.filter((file) => !ofOthers.includes(file));
  const collections = declaration === undefined ? [] : licenseCollections(declaration.expression, main);
  const detected = detectedLicense(main, declaration?.expression, collections);
  const below = [...(files?.parts ?? []), ...ofOthers.map((file): [string, LicenseFile[]] => [file.path, [file]])];
  const embedded = [...below.map(embeddedPart), ...collections.map(bundledPart), ...stating(given, [...(files?.parts.values() ?? [])].flat()).flatMap(statedParts), ...untoldTexts(ofParts, given).map(textOfPart)].sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
  const effective = effectiveLicense({ concluded, declaration, readings, detected, isDisputed: main.some((file) => file.role === 'license' && isDisputed(file)), isFiled: main.some((file) => (file.role === 'license' || file.role === 'annotations' || named.includes(file.path)) && expressionOf(file) !== undefined) }, precedence);
  const unit: UnitLicenses = {
    declared: readings,
    ...(declaration !== undefined && { declaredLicense: renderLicenseExpression(declaration.expression) }),
    ...(detected !== undefined && { detectedLicense: renderLicenseExpression(detected) }),
    files: main.toSorted(byPath),
    embedded,
    copyrights: copyrightsOf(main),
    ...(concluded !== undefined && { concluded }),
    effective: withBesides(effective, { declared: declaration?.expression, detected, main, parts: embedded, isOpen: isOpen(declaration, readings) }),
  };
  const differing = concluded === undefined ? readingDifferences(ref, [...unit.files, ...unit.embedded.flatMap((part) => part.files).filter((file) => !main.includes(file))]) : [];
  return { unit, findings: [...findConflicts({ ref, unit, declaration, detected, missing: named.filter((path) => !given.some((file) => file.path === path)) }), ...differing] };
}

/** Files that may speak of the work as a whole: its own, and `debian/copyright` beside them. One deeper down is of another layout, or of another work. */
function stating(main: readonly LicenseFile[], below: readonly LicenseFile[]): LicenseFile[] {
  const roots = new Set(main.map(({ path }) => directoryOf(path)));
  return [...main, ...below.filter(({ path }) => roots.size === 0 || roots.has(directoryOf(directoryOf(path))))];
}

function embeddedPart([pattern, files]: [string, LicenseFile[]]): EmbeddedPart {
  const named = files.filter(({ role }) => role === 'license' || role === 'third-party');
  const together = andExpressions((named.length > 0 ? named : files).flatMap((file) => expressionOf(file) ?? []));
  return { pattern, ...(together !== undefined && { license: renderLicenseExpression(simplifyExpression(together)) }), files: files.toSorted(byPath) };
}

/** Which files it is about, a collection does not say: the place of the texts stands for them. */
const bundledPart = ({ file, others }: LicenseCollection): EmbeddedPart => ({ pattern: file.path, license: renderLicenseExpression(others), files: [file] });

/** Which files they are about, texts do not say. */
const textOfPart = (file: LicenseFile): EmbeddedPart => ({ pattern: file.path, ...(file.reading.expression !== undefined && { license: file.reading.expression }), files: [file], stated: 'work' });

/** One statement a holder. */
function copyrightsOf(files: readonly LicenseFile[]): string[] {
  const foreign = new Set<string>();
  const statements = files.flatMap(({ reading, copyrightOrigin }) => reading.copyrights.flatMap(({ text }) => {
    const understood = findCopyrights(text);
    // a statement that another tool found stands, whether or not we would have taken it for one
    if (understood.length === 0 && copyrightOrigin !== undefined) foreign.add(text);
    return understood;
  }));
  return [...mergeCopyrights(statements).map(({ text }) => text), ...[...foreign].sort()];
}

const byPath = (a: LicenseFile, b: LicenseFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
