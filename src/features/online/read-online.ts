import type { Extraction } from '#core/inventory/extraction.ts';
import type { ExtractionTask, RunTasks } from '../scan/extraction-task.ts';
import type { OnlineContext } from './registry-access.ts';
import { readInRounds } from './read-in-rounds.ts';
import { resolveManifests } from './resolve-manifests.ts';

export interface OnlineReading {
  /** What was read of lockfiles and everything installed. */
  readonly first: readonly Extraction[];
  /** Manifests still to read. */
  readonly tasks: readonly ExtractionTask[];
  readonly run: RunTasks;
  readonly asksForDescriptions: (task: ExtractionTask) => boolean;
  readonly context: OnlineContext;
}

/** Reads manifests with the help of registries: what they leave open is looked up. */
export async function readOnline({ first, tasks, run, asksForDescriptions, context }: OnlineReading): Promise<readonly Extraction[]> {
  const plain = (await run(tasks.filter((task) => !asksForDescriptions(task)))).flat();
  const asking = await readInRounds(tasks.filter(asksForDescriptions), run, context);
  return resolveManifests([...first, ...plain, ...asking], context);
}
