import { enumerate } from '../text/enumerate.ts';
import type { Collector } from './collector.ts';

/** One issue for all dependencies of a manifest that are known by a range only; nothing when there are none. */
export function reportUnresolved(found: Collector, names: Iterable<string>, remedy: string, file?: string): void {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return;
  const subject = sorted.length === 1 ? '1 dependency has' : `${sorted.length} dependencies have`;
  found.issue({ code: 'unresolved', file, message: `${subject} no exact version: ${enumerate(sorted)}`, remedy });
}

/** One issue for what the record of a package needs, where nothing in the tree says which versions; nothing when it needs nothing. */
export function reportAbsent(found: Collector, names: Iterable<string>, remedy: string, file?: string): void {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return;
  const subject = sorted.length === 1 ? '1 package that it needs is' : `${sorted.length} packages that it needs are`;
  found.issue({ code: 'unresolved', file, message: `${subject} not here: ${enumerate(sorted)}`, remedy });
}
