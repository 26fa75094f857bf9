import { enumerate } from '../text/enumerate.ts';
import type { Collector } from './collector.ts';
import type { IssueFound, IssueInput } from './extraction.ts';

/** Something that a file asks for, and where. */
export interface Asked {
  readonly name: string;
  readonly line?: number | undefined;
}

/** What an issue says of dependencies that are known by a range only. */
export function openVersions(names: Iterable<string>): Pick<IssueInput, 'code' | 'message'> & Required<Pick<IssueFound, 'openVersions'>> {
  const sorted = [...new Set(names)].sort();
  const subject = sorted.length === 1 ? '1 dependency has' : `${sorted.length} dependencies have`;
  return { code: 'unresolved', message: `${subject} no exact version: ${enumerate(sorted)}`, openVersions: sorted.length };
}

/** Each name once, sorted. */
export const namesOf = (asked: Iterable<Asked>): string[] => [...new Set([...asked].map(({ name }) => name))].sort();

/** Where somebody who reads the file should begin; `undefined` where no line is known. */
export function firstLine(asked: Iterable<Pick<Asked, 'line'>>): number | undefined {
  let first: number | undefined;
  for (const { line } of asked) if (line !== undefined && (first === undefined || line < first)) first = line;
  return first;
}

/** One issue for all dependencies of a manifest that are known by a range only, at the first of them; nothing when there are none. */
export function reportUnresolved(found: Collector, asked: readonly Asked[], remedy: string, file?: string): void {
  if (asked.length > 0) found.issue({ ...openVersions(asked.map(({ name }) => name)), file, line: firstLine(asked), remedy });
}

/** One issue for what the record of a package needs, where nothing in the tree says which versions; nothing when it needs nothing. */
export function reportAbsent(found: Collector, asked: readonly Asked[], remedy: string, file?: string): void {
  const sorted = namesOf(asked);
  if (sorted.length === 0) return;
  const subject = sorted.length === 1 ? '1 package that it needs is' : `${sorted.length} packages that it needs are`;
  found.issue({ code: 'unresolved', file, line: firstLine(asked), message: `${subject} not here: ${enumerate(sorted)}`, remedy });
}
