import type { Collector } from '#core/inventory/collector.ts';
import { firstLine, namesOf } from '#core/inventory/report-unresolved.ts';
import type { AskedEntry } from './locked-entries.ts';
import { counted, listNames } from './name-list.ts';

/** One issue for each manifest that asks for what its lockfile does not have, at the first such line. */
export function reportNotLocked(found: Collector, missing: readonly AskedEntry[], remedy: string): void {
  for (const [file, asked] of Map.groupBy(missing, (entry) => entry.file)) {
    const names = namesOf(asked);
    found.issue({
      code: 'stale-lockfile', file, line: firstLine(asked),
      message: `${counted(names.length, 'dependency of the manifest is', 'dependencies of the manifest are')} not locked: ${listNames(names)}`,
      remedy,
    });
  }
}
