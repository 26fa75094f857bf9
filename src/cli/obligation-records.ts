import { readFileSync } from 'node:fs';
import { parseRecords } from '#core/obligations/parse-records.ts';
import type { ObligationRecord } from '#core/obligations/release-checklist.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { UsageError } from './exit-codes.ts';
import type { StatedFile, TargetPlaces } from './target-places.ts';

/** Where records stand when no option says otherwise. */
const usual = '.muster/obligations.yaml';

/** What people did in a target. */
export type RecordsOf = (target: string) => readonly ObligationRecord[];

/** Records that were named. A mistake in them ends the command. */
export const namedRecords = (named: string | undefined): readonly ObligationRecord[] | undefined => (named === undefined ? undefined : readFile({ path: named, shown: named }));

/** Records that were named, for all targets, or those that each target holds: what people did in one is about that one. A mistake in them ends the command. */
export function recordsByTarget(places: TargetPlaces, named: readonly ObligationRecord[] | undefined): RecordsOf {
  if (named !== undefined) return () => named;
  const known = new Map(places.targets.map((target) => {
    const file = places.ownFile(target, usual);
    return [target, file === undefined ? [] : readFile(file)] as const;
  }));
  return (target) => known.get(target) ?? [];
}

function readFile({ path, shown }: StatedFile): readonly ObligationRecord[] {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${shown} cannot be read: ${fileFailure(error)}.`, 'Correct the path, or make the file readable.');
  }
  const { records, problems } = parseRecords(source, shown);
  if (problems.length > 0) throw new UsageError(problems.map(({ line, message }) => `${shown}${line === undefined ? '' : `:${line}`}: ${message}`).join('\n'), 'Correct the file; docs/guide/obligations.md shows its form.');
  return records;
}
