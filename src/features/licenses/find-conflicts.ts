import { append } from '#core/inventory/multi-map.ts';
import { andExpressions } from '#core/license/combine-expressions.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import type { DeclaredReading, LicenseFile, LicenseFinding, UnitLicenses } from '#core/model/license-facts.ts';
import { finderName } from '#core/report/finder-name.ts';
import { compareLicenses, undeclaredTerms } from './compare-licenses.ts';
import type { Declaration } from './declared-license.ts';
import { expressionOf } from './detected-license.ts';
import { contradicts, hintsAtLimit } from './effective-license.ts';

export interface Subject {
  readonly ref: string;
  readonly unit: UnitLicenses;
  readonly declaration: Declaration | undefined;
  readonly detected: LicenseExpression | undefined;
  /** Paths of files that are named as the place of the licence and are not there. */
  readonly missing: readonly string[];
}

/** Places that one finding names. */
const shown = 20;

/** Where the sources of one package contradict each other; both sides are named with their place. */
export function findConflicts(subject: Subject): LicenseFinding[] {
  return [...mainConflict(subject), ...misunderstood(subject), ...missingFiles(subject), ...altered(subject), ...parts(subject), ...statedDifferences(subject)];
}

function* mainConflict({ ref, unit, declaration, detected }: Subject): Generator<LicenseFinding> {
  const isClosed = unit.declared.some(({ certainty }) => certainty === 'proprietary');
  if (detected === undefined || unit.concluded !== undefined || !(contradicts(declaration, unit.declared, detected) || (isClosed && declaration === undefined))) return;
  const said = declaration === undefined ? unit.declared[0]?.value ?? '' : renderLicenseExpression(declaration.expression);
  yield {
    kind: 'declared-differs-from-detected',
    ref,
    message: `declared is ${said}, but its files hold ${renderLicenseExpression(detected)}`,
    remedy: 'Read both places, then state the licence with a reason in .muster/curations.yaml.',
    evidence: [
      ...unit.declared.map(statement),
      ...unit.files.filter(({ role, reading }) => (role === 'license' || role === 'readme' || role === 'notice' || role === 'annotations') && reading.expression !== undefined).map(place),
    ].slice(0, shown),
  };
}

function* misunderstood({ ref, unit }: Subject): Generator<LicenseFinding> {
  for (const declared of unit.declared) {
    const { value, notes, certainty } = declared;
    if (certainty !== 'unknown' || (unit.declaredLicense !== undefined && !hintsAtLimit(declared)) || unit.concluded !== undefined) continue;
    yield {
      kind: 'declaration-not-understood',
      ref,
      message: `the declared licence ${JSON.stringify(value.slice(0, 100))} is not understood${notes[0] === undefined ? '' : `: ${notes[0]}`}`,
      remedy: whatItMeans(unit),
      evidence: [statement(declared)],
    };
  }
}

/** What is named is not there, and no other file of the package holds a licence in its place. */
function* missingFiles({ ref, unit, missing }: Subject): Generator<LicenseFinding> {
  if (missing.length === 0 || unit.concluded !== undefined || unit.declaredLicense !== undefined || unit.files.some(({ role }) => role === 'license')) return;
  const declared = unit.declared.filter(({ certainty }) => certainty === 'file');
  if (declared.length === 0) return;
  yield {
    kind: 'declaration-not-understood',
    ref,
    message: `the declared licence ${JSON.stringify(declared[0]!.value.slice(0, 100))} names a file that was not read: ${missing.slice(0, shown).join(', ')}`,
    remedy: 'See whether the package lacks the file, exclude in muster.yaml leaves it out, or it is a link that leads out of what is scanned; read it where the package comes from, and state what it says with a reason in .muster/curations.yaml.',
    evidence: declared.map(statement).slice(0, shown),
  };
}

function whatItMeans({ detectedLicense, effective }: UnitLicenses): string {
  if (detectedLicense === undefined) return 'Find out what the author means, and state it with a reason in .muster/curations.yaml.';
  if (effective.status === 'conflict') return `Only a readme names ${detectedLicense}, which does not say what the author means: find out, and state it with a reason in .muster/curations.yaml.`;
  return `Its files hold ${detectedLicense}; state in .muster/curations.yaml if that is not the licence.`;
}

function* altered({ ref, unit }: Subject): Generator<LicenseFinding> {
  const files = unit.files.filter(({ role, reading }) => role === 'license' && reading.expression === undefined && reading.resembles.length > 0);
  if (files.length === 0 || unit.concluded !== undefined) return;
  yield {
    kind: 'altered-license-text',
    ref,
    message: `${files[0]!.path} is like ${files[0]!.reading.resembles[0]!.id}, but not the same text`,
    remedy: 'Compare it (muster license detect --explain), let somebody judge the difference, and state the licence in .muster/curations.yaml.',
    evidence: files.slice(0, shown).map(({ path, reading: { resembles } }) => ({ path, line: resembles[0]!.startLine, says: `resembles ${resembles[0]!.id} (${Math.round(resembles[0]!.coverage * 100)} %)` })),
  };
}

/** Files and parts under a licence that the package does not name, by licence. */
function parts({ ref, unit, declaration, detected }: Subject): LicenseFinding[] {
  const sources = unit.files.filter(({ role }) => role === 'source');
  const files = [...unit.embedded.flatMap(({ stated, files: embedded }) => (stated === undefined ? embedded : [])), ...sources];
  // most packages have none
  const own = files.length === 0 ? undefined : andExpressions([declaration?.expression, detected].filter((expression) => expression !== undefined));
  if (own === undefined) return [];
  const others = new Map<string, LicenseFile[]>();
  for (const file of files) {
    const expression = file.role === 'notice' ? undefined : expressionOf(file);
    if (expression === undefined || compareLicenses(own, expression) !== 'different') continue;
    const terms = andExpressions(undeclaredTerms(own, expression));
    if (terms === undefined) continue;
    const key = renderLicenseExpression(terms);
    append(others, key, file);
  }
  return [...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([license, under]) => ({
    kind: 'part-differs-from-package' as const,
    ref,
    message: `the package is under ${unit.effective.license ?? renderLicenseExpression(own)}, but ${under.length === 1 ? `${under[0]!.path} is` : `${under.length} files are`} under ${license}`,
    remedy: 'Obey both licences, or leave the part out of what you ship; exclude it in .muster/curations.yaml if it is not used.',
    evidence: [...unit.declared.slice(0, 1).map(statement), ...under.slice(0, shown).map(place)],
  }));
}

/** One finding for all that the copyright file of a package excepts: there may be dozens of it, and all stand in one place. How the package is built is no part of it. */
function* statedDifferences({ ref, unit, declaration, detected }: Subject): Generator<LicenseFinding> {
  if (unit.embedded.length === 0 || unit.concluded !== undefined) return;
  const own = andExpressions([declaration?.expression, detected].filter((expression) => expression !== undefined));
  if (own === undefined) return;
  const differing = unit.embedded.filter(({ stated, files }) => stated === 'work' && files.some((file) => compareLicenses(own, expressionOf(file) ?? own) === 'different'));
  if (differing.length === 0) return;
  const paths = [...new Set(differing.flatMap(({ files }) => files.map(({ path }) => path)))];
  const licenses = differing.map(({ license }) => license!);
  const named = licenses.length <= 5 ? licenses.join('; ') : `${licenses.slice(0, 5).join('; ')} and ${licenses.length - 5} more`;
  yield {
    kind: 'part-differs-from-package',
    ref,
    message: `the package is under ${unit.effective.license ?? renderLicenseExpression(own)}, but ${paths.join(', ')} ${paths.length === 1 ? 'states' : 'state'} others for some of its files: ${named}`,
    remedy: 'Obey these licences too where those files are in what you ship; exclude the file in .muster/curations.yaml, or conclude a licence, if they are not.',
    evidence: [...unit.declared.slice(0, 1).map(statement), ...differing.flatMap(({ files }) => files).slice(0, shown).map(place)],
  };
}

const statement = ({ path, line, value, origin }: DeclaredReading): LicenseFinding['evidence'][number] => ({ path, ...(line !== undefined && { line }), says: value, ...(origin !== undefined && { by: finderName(origin) }) });

function place({ path, reading, origin }: LicenseFile): LicenseFinding['evidence'][number] {
  const match = reading.matches.find(({ kind }) => kind !== 'clue');
  return { path, ...(match !== undefined && { line: match.startLine }), says: reading.expression!, ...(origin !== undefined && { by: finderName(origin) }) };
}
