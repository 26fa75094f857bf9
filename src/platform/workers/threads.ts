import { availableParallelism } from 'node:os';

/** Threads of a scan, the main one included: one for each core unless said otherwise; more than four for each would only take memory. */
export function threadsFor(jobs: number | undefined): number {
  const cores = availableParallelism();
  return Math.max(1, Math.min(jobs ?? cores, 4 * cores));
}
