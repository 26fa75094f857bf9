import { enumerate } from '../text/enumerate.ts';
import type { Collector } from './collector.ts';
import { firstLine } from './report-unresolved.ts';

/** One point in which a manifest and its lockfile do not agree. */
export interface LockDifference {
  /** Path of the file whose reader has to act: the manifest, or the lockfile where it has no manifest. */
  readonly file: string;
  readonly line?: number | undefined;
  /** A clause about one dependency. */
  readonly what: string;
}

export interface Lockfile {
  /** Its name. */
  readonly name: string;
  /** What brings it up to date, as a sentence. */
  readonly remedy: string;
}

/** The manifest asks for it, and the lockfile has nothing for it. */
export const notLocked = (name: string): string => `${name} is not locked`;

/** The lockfile has it, and nothing asks for it. */
export const onlyLocked = (name: string): string => `${name} is only in the lockfile`;

/** The lockfile repeats what the manifest asked for when it was written, and that was something else. */
export const askedOtherwise = (name: string, here: string, there: string): string => `${name} is ${here} here and ${there} there`;

/** What was locked is not what the manifest admits. */
export const lockedOutside = (name: string, requirement: string, versions: readonly string[]): string => `${name} is ${requirement} here and locked as ${enumerate(versions)}`;

/** Says once for each file where manifest and lockfile do not agree, at the line of the first difference that has one. */
export function reportLockDifferences(found: Collector, { name, remedy }: Lockfile, differences: readonly LockDifference[]): void {
  for (const [file, ofFile] of Map.groupBy(differences, (difference) => difference.file)) {
    const clauses = [...new Set(ofFile.map(({ what }) => what))];
    const shown = clauses.length > most ? [...clauses.slice(0, most), `and ${clauses.length - most} more`] : clauses;
    found.issue({ code: 'stale-lockfile', file, line: firstLine(ofFile), message: `the manifest and ${name} do not agree: ${shown.join('; ')}`, remedy });
  }
}

/** A file that was never locked has hundreds. */
const most = 8;
