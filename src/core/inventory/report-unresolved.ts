import type { Issue } from '../model/issue.ts';
import { enumerate } from '../text/enumerate.ts';
import type { Collector } from './collector.ts';

/** The sentence for dependencies that are known by a range only; whoever says it in other words cannot be answered by registries. */
export const openVersions = (names: Iterable<string>): string => {
  const sorted = [...new Set(names)].sort();
  return `${sorted.length === 1 ? '1 dependency has' : `${sorted.length} dependencies have`} no exact version: ${enumerate(sorted)}`;
};

export const saysVersionsAreOpen = ({ code, message }: Issue): boolean => code === 'unresolved' && /^\d+ [a-z]+ ha(?:s|ve) no exact version: /.test(message);

/** One issue for all dependencies of a manifest that are known by a range only; nothing when there are none. */
export function reportUnresolved(found: Collector, names: Iterable<string>, remedy: string, file?: string): void {
  const unique = new Set(names);
  if (unique.size > 0) found.issue({ code: 'unresolved', file, message: openVersions(unique), remedy });
}

/** One issue for what the record of a package needs, where nothing in the tree says which versions; nothing when it needs nothing. */
export function reportAbsent(found: Collector, names: Iterable<string>, remedy: string, file?: string): void {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return;
  const subject = sorted.length === 1 ? '1 package that it needs is' : `${sorted.length} packages that it needs are`;
  found.issue({ code: 'unresolved', file, message: `${subject} not here: ${enumerate(sorted)}`, remedy });
}
