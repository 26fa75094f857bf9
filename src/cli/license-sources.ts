import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readMatrix } from '#core/compatibility/read-matrix.ts';
import type { CompatibilityMatrix } from '#core/compatibility/matrix.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { licenseKnowledge, type LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { knowledgeVersions } from '#core/license-knowledge/knowledge-versions.ts';
import { licenseModes } from '#core/model/license-facts.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { CounselRecords } from '#core/license-knowledge/counsel.ts';
import { readCounsel } from '#core/license-knowledge/read-counsel.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { UsageError } from './exit-codes.ts';
import { TargetPlaces, type StatedFile } from './target-places.ts';

/** Where counsel's additions stand when no option says otherwise. */
export const counselFile = '.muster/licenses.yaml';

/** Facts about licences for several targets: counsel's word in a target is about that target only. */
export interface TargetKnowledge {
  /** What holds wherever a target says nothing. */
  readonly shared: LicenseKnowledge;
  readonly of: (target: string) => LicenseKnowledge;
}

/** Our facts with counsel's over them: from the file that was named, else from the current directory. */
export const loadKnowledge = (path: string | undefined): LicenseKnowledge => knowledgeOfTargets(path, new TargetPlaces([], new Map(), new Map())).shared;

/** The same for targets: what a target states itself goes first. All files are read at once, so that a mistake in one is told before anything is scanned. */
export function knowledgeOfTargets(path: string | undefined, places: TargetPlaces): TargetKnowledge {
  if (path !== undefined && licenseModes.some((mode) => mode === path) && !existsSync(path)) throw new UsageError(`--licenses names a file of counsel's licences here, and there is no file ${JSON.stringify(path)}.`, `How licence files are read says \`licenses: {read: ${path}}\` in muster.yaml of the target, or \`muster scan --licenses ${path}\`, whose JSON result is a target here.`);
  const stated = path === undefined ? places.statedIn(counselFile) : { shared: { path, shown: path }, own: new Map<string, StatedFile>() };
  const records = stated.shared === undefined ? undefined : counselOf(stated.shared);
  const shared = licenseKnowledge(records);
  const known = new Map([...stated.own].map(([target, file]) => [target, licenseKnowledge(over(records, counselOf(file)))] as const));
  return { shared, of: (target) => known.get(target) ?? shared };
}

/** Where the answers about these targets come from. */
export const versionsOf = (targets: readonly { readonly inventory: Inventory; readonly knowledge: LicenseKnowledge }[], { shared }: TargetKnowledge): string =>
  knowledgeVersions(shared, targets.map(({ inventory, knowledge }) => ({ name: inventory.subject.name, knowledge })));

function over(shared: CounselRecords | undefined, own: CounselRecords): CounselRecords {
  if (shared === undefined) return own;
  return {
    version: `${shared.version}, ${own.version}`, licenses: [...shared.licenses, ...own.licenses], exceptions: [...shared.exceptions, ...own.exceptions],
    // the first that fits answers
    determinations: [...own.determinations, ...shared.determinations],
  };
}

function counselOf({ path, shown: file }: StatedFile): CounselRecords {
  const { records, problems } = readCounsel(read(path, file), basename(file));
  if (problems.length > 0) throw new UsageError(`${file} has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.map(({ line, message }) => `  ${file}:${line ?? 1}: ${message}`).join('\n')}`, 'Correct the file; the guide on obligations shows its form.');
  return records;
}

/** An imported matrix; what it holds that is not understood is told on standard error and left out. */
export function loadMatrix(path: string | undefined): CompatibilityMatrix | undefined {
  if (path === undefined) return undefined;
  const result = readMatrix(read(path));
  if (!result.ok) throw new UsageError(`${path}:${result.problem.line ?? 1}: ${result.problem.message}.`, 'The matrix of OSADL as JSON is read: matrix.json, matrixseq.json or matrixseqexpl.json.');
  for (const { line, message } of result.problems.slice(0, 10)) process.stderr.write(`muster: ${path}:${line ?? 1}: ${message}\n`);
  if (result.problems.length > 10) process.stderr.write(`muster: ${path}: ${result.problems.length - 10} more of this kind\n`);
  return result.matrix;
}

function read(path: string, shown = path): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${shown} cannot be read: ${fileFailure(error)}.`, 'Correct the path, or make the file readable.');
  }
}

export function licenseOf(text: string): LicenseExpression | 'NONE' | 'NOASSERTION' {
  const word = text.trim().toUpperCase();
  if (word === 'NONE' || word === 'NOASSERTION') return word;
  const parsed = parseLicenseExpression(text);
  if (parsed.ok) return parsed.expression;
  throw new UsageError(`${JSON.stringify(text)} is no licence expression: ${parsed.message} (column ${parsed.column}).`, 'Write SPDX ids, as in "MIT OR Apache-2.0".');
}
