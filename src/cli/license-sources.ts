import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readMatrix } from '#core/compatibility/read-matrix.ts';
import type { CompatibilityMatrix } from '#core/compatibility/matrix.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { licenseKnowledge, type LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { CounselRecords } from '#core/license-knowledge/counsel.ts';
import { readCounsel } from '#core/license-knowledge/read-counsel.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { UsageError } from './exit-codes.ts';

/** Where counsel's additions stand when no option says otherwise. */
export const counselFile = '.muster/licenses.yaml';

/**
 * Our facts with counsel's over them: from the file that was named, else from the current directory and from every target that is one. What a target
 * states goes before the current directory; where two targets differ, nobody can say which of them is right.
 */
export function loadKnowledge(path: string | undefined, targets: readonly string[] = []): LicenseKnowledge {
  const files = path === undefined ? usualFiles(targets) : [path];
  return files.length === 0 ? licenseKnowledge() : licenseKnowledge(together(files.map((file) => ({ file, records: counselOf(file) }))));
}

function usualFiles(targets: readonly string[]): string[] {
  const directories = targets.filter((target) => statSync(target, { throwIfNoEntry: false })?.isDirectory() === true);
  const files = ['.', ...directories].map((directory) => join(directory, counselFile)).filter((file) => existsSync(file));
  // the current directory and a target may be the same
  return [...new Map(files.map((file) => [realpathSync(file), file])).values()];
}

function counselOf(file: string): CounselRecords {
  const { records, problems } = readCounsel(read(file), basename(file));
  if (problems.length > 0) throw new UsageError(`${file} has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.map(({ line, message }) => `  ${file}:${line ?? 1}: ${message}`).join('\n')}`, 'Correct the file; the guide on obligations shows its form.');
  return records;
}

interface CounselIn {
  readonly file: string;
  readonly records: CounselRecords;
}

function together(all: readonly CounselIn[]): CounselRecords {
  const [first] = all;
  if (first !== undefined && all.length === 1) return first.records;
  const known = new Map<string, { readonly file: string; readonly text: string }>();
  for (const { file, records } of all.filter(({ file: one }) => one !== counselFile)) {
    for (const facts of [...records.licenses, ...records.exceptions]) {
      const text = JSON.stringify(facts);
      const other = known.get(facts.id.toLowerCase());
      if (other !== undefined && other.text !== text) throw new UsageError(`${other.file} and ${file} state different facts about ${facts.id}.`, 'Make them agree, name one file for all with --licenses, or ask about the targets one by one.');
      known.set(facts.id.toLowerCase(), { file, text });
    }
  }
  return {
    version: all.map(({ records }) => records.version).join(', '),
    licenses: all.flatMap(({ records }) => records.licenses), exceptions: all.flatMap(({ records }) => records.exceptions),
    // the first that fits answers
    determinations: all.toReversed().flatMap(({ records }) => records.determinations),
  };
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

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileFailure(error)}.`, 'Correct the path, or make the file readable.');
  }
}

export function licenseOf(text: string): LicenseExpression | 'NONE' | 'NOASSERTION' {
  const word = text.trim().toUpperCase();
  if (word === 'NONE' || word === 'NOASSERTION') return word;
  const parsed = parseLicenseExpression(text);
  if (parsed.ok) return parsed.expression;
  throw new UsageError(`${JSON.stringify(text)} is no licence expression: ${parsed.message} (column ${parsed.column}).`, 'Write SPDX ids, as in "MIT OR Apache-2.0".');
}
