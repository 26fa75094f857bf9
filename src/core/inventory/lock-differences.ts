import { enumerate } from '../text/enumerate.ts';
import { admitting, type ManifestSyntax } from '../versions/satisfies.ts';
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

/** What a manifest asks a package registry for; without a requirement any version will do. */
export interface AskedVersion {
  readonly file: string;
  readonly line?: number | undefined;
  readonly name: string;
  readonly requirement?: string | undefined;
}

/**
 * Where nothing that is locked is what the manifest admits. A name may be asked for several times, each time under conditions that nobody
 * evaluates here: it is enough that one of them admits one of the versions. `lockedOf`: none where there is nothing to compare.
 */
export function outsideRequirements(syntax: ManifestSyntax, asked: Iterable<AskedVersion>, lockedOf: (name: string) => string | readonly string[] | undefined): LockDifference[] {
  return [...Map.groupBy(asked, ({ name }) => name)].flatMap(([name, requests]) => {
    const [first, versions] = [requests[0]!, [...new Set([lockedOf(name) ?? []].flat())]];
    const requirements = [...new Set(requests.map(({ requirement }) => requirement))];
    // files that are written to keep us busy
    const isMet = versions.length === 0 || versions.length * requirements.length > mostComparisons
      || requirements.some((requirement) => requirement === undefined || versions.some(admitting(syntax, requirement)));
    return isMet ? [] : [{ file: first.file, line: first.line, what: lockedOutside(name, first.requirement ?? '', versions) }];
  });
}

const mostComparisons = 10_000;

/** The lockfile holds a hash of what counts in the manifest, and that is another one now. */
export const changedSince = (field: string): string => `the manifest was changed after it was locked (${field})`;

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
