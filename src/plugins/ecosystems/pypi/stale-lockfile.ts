import type { Collector } from '#core/inventory/collector.ts';
import { firstLine, namesOf } from '#core/inventory/report-unresolved.ts';
import type { ConnectedPackages } from './locked-packages.ts';
import { count, someOf } from './report.ts';

/** Says where lockfile and manifest do not agree. */
export function reportStale(found: Collector, { missing, unreached }: ConnectedPackages): void {
  for (const [file, dependencies] of Map.groupBy(missing, (dependency) => dependency.file)) {
    const asked = namesOf(dependencies);
    found.issue({
      code: 'stale-lockfile', file, line: firstLine(dependencies),
      message: `${count(asked.length, 'dependency', 'dependencies')} of the manifest ${asked.length === 1 ? 'is' : 'are'} not locked: ${someOf(asked)}`,
      remedy: 'Let the package manager write the lockfile again.',
    });
  }
  const left = namesOf(unreached);
  if (left.length > 0) {
    found.issue({
      code: 'stale-lockfile', line: firstLine(unreached),
      message: `${count(left.length, 'locked package is', 'locked packages are')} asked for by nothing in the manifest: ${someOf(left)}`,
      remedy: 'Let the package manager write the lockfile again; until then they are listed.',
    });
  }
}
