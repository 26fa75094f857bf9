import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecords } from '#core/obligations/parse-records.ts';
import type { ObligationRecord } from '#core/obligations/release-checklist.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { UsageError } from './exit-codes.ts';

/** Where records stand when no option says otherwise. */
const usual = '.muster/obligations.yaml';

/** Records that were named, or those in the targets. A mistake in them ends the command. */
export const readRecords = (targets: readonly string[], named: string | undefined): readonly ObligationRecord[] => (named === undefined ? targets.flatMap(recordsIn) : readFile(named));

/** The same where each target is judged by itself: what people did in one is about that one. */
export function recordsByTarget(targets: readonly string[], named: string | undefined): (target: string) => readonly ObligationRecord[] {
  if (named !== undefined) {
    const records = readFile(named);
    return () => records;
  }
  const known = new Map(targets.map((target) => [target, recordsIn(target)]));
  return (target) => known.get(target) ?? [];
}

function recordsIn(target: string): readonly ObligationRecord[] {
  const file = join(target, usual);
  return existsSync(file) ? readFile(file) : [];
}

function readFile(file: string): readonly ObligationRecord[] {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${fileFailure(error)}.`, 'Correct the path, or make the file readable.');
  }
  const { records, problems } = parseRecords(source, file);
  if (problems.length > 0) throw new UsageError(problems.map(({ line, message }) => `${file}${line === undefined ? '' : `:${line}`}: ${message}`).join('\n'), 'Correct the file; docs/guide/obligations.md shows its form.');
  return records;
}
