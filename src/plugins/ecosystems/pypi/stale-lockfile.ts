import type { Collector } from '#core/inventory/collector.ts';
import type { ConnectedPackages } from './locked-packages.ts';
import { count, someOf } from './report.ts';

/** Says where lockfile and manifest do not agree. */
export function reportStale(found: Collector, { missing, unreached }: ConnectedPackages): void {
  const asked = [...new Set(missing.map(({ name }) => name))].sort();
  if (asked.length > 0) {
    found.issue({
      code: 'stale-lockfile',
      message: `${count(asked.length, 'dependency', 'dependencies')} of the manifest ${asked.length === 1 ? 'is' : 'are'} not locked: ${someOf(asked)}`,
      remedy: 'Let the package manager write the lockfile again.',
    });
  }
  const left = [...unreached].sort();
  if (left.length > 0) {
    found.issue({
      code: 'stale-lockfile',
      message: `${count(left.length, 'locked package is', 'locked packages are')} asked for by nothing in the manifest: ${someOf(left)}`,
      remedy: 'Let the package manager write the lockfile again; until then they are listed.',
    });
  }
}
