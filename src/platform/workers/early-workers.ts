import { readdirSync, type Dirent } from 'node:fs';
import { threadsFor } from './threads.ts';
import { PoolWorker } from './pool-worker.ts';

/** Directories that are listed at most to see whether a target is large. */
const looks = 16;

/** So many directories among them, or in them: no small target. */
const large = 300;

const started: PoolWorker[] = [];

/**
 * Starts the workers of a scan before the program is loaded that will need them, where a target looks large: both take as long. What looks small and
 * is not gets its workers later.
 */
export function startEarly(targets: readonly string[], jobs: number | undefined): void {
  const workers = threadsFor(jobs) - 1;
  if (workers > 0 && targets.some(looksLarge)) while (started.length < workers) started.push(new PoolWorker());
}

/** A worker that has started early, for a pool that needs one. */
export const takeEarly = (): PoolWorker | undefined => started.pop();

function looksLarge(target: string): boolean {
  const seen = [target];
  for (let next = 0; next < Math.min(seen.length, looks); next++) {
    for (const item of list(seen[next]!)) if (item.isDirectory() && item.name !== '.git') seen.push(`${seen[next]}/${item.name}`);
    if (seen.length >= large) return true;
  }
  return false;
}

/** Nothing of what is no directory, or cannot be listed: the scan will say why. */
function list(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
