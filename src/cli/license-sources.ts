import { existsSync, readFileSync } from 'node:fs';
import { readMatrix } from '#core/compatibility/read-matrix.ts';
import type { CompatibilityMatrix } from '#core/compatibility/matrix.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { licenseKnowledge, type LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { readCounsel } from '#core/license-knowledge/read-counsel.ts';
import { UsageError } from './exit-codes.ts';

/** Where counsel's additions stand when no option says otherwise. */
export const counselFile = '.muster/licenses.yaml';

/** Our facts with counsel's over them, from the file that was named or the usual one if it is there. */
export function loadKnowledge(path: string | undefined): LicenseKnowledge {
  if (path === undefined && !existsSync(counselFile)) return licenseKnowledge();
  const file = path ?? counselFile;
  const { records, problems } = readCounsel(read(file), file.split('/').at(-1));
  if (problems.length > 0) throw new UsageError(`${file} has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:\n${problems.map(({ line, message }) => `  ${file}:${line ?? 1}: ${message}`).join('\n')}`, 'Correct the file; the guide on obligations shows its form.');
  return licenseKnowledge(records);
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
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`, 'Name a file that is there.');
  }
}

export function licenseOf(text: string): LicenseExpression | 'NONE' | 'NOASSERTION' {
  const word = text.trim().toUpperCase();
  if (word === 'NONE' || word === 'NOASSERTION') return word;
  const parsed = parseLicenseExpression(text);
  if (parsed.ok) return parsed.expression;
  throw new UsageError(`${JSON.stringify(text)} is no licence expression: ${parsed.message} (column ${parsed.column}).`, 'Write SPDX ids, as in "MIT OR Apache-2.0".');
}
