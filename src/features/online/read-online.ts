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
  return (await resolveManifests([...first, ...plain, ...asking], context)).map(askedFor);
}

/** What is not known after the registries were asked will not be known by asking. */
const askedFor = (extraction: Extraction): Extraction => (extraction.furtherNeeds === undefined ? extraction : { ...extraction, furtherNeeds: 'Commit a lockfile, or configure the package manager for the registry that has them.' });
