import type { Collector } from '#core/inventory/collector.ts';
import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';

/** One issue for all dependencies in an exact version, of which nothing tells what they need; nothing when there are none. */
export function reportUnknownNeeds(found: Collector, pinned: readonly Asked[], remedy: string): void {
  if (pinned.length === 0) return;
  const one = pinned.length === 1;
  found.issue({ code: 'unresolved', line: firstLine(pinned), message: `what the ${pinned.length} ${one ? 'dependency brings' : 'dependencies bring'} with ${one ? 'it' : 'them'} is not known`, remedy });
}
