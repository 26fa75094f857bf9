import { parentPort } from 'node:worker_threads';
import { plainExtraction } from '#core/inventory/packed-component.ts';
import { Plan } from '#features/scan/plan.ts';
import { runTask } from '#features/scan/run-task.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { readingContext } from '../tree/reading-context.ts';
import { walkOptions } from '../tree/walk-options.ts';
import { walkParts } from '../tree/walk.ts';
import type { WorkerAnswer, WorkerLicenses, WorkerRun, WorkerWalk } from './extraction-pool.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const answer = (message: WorkerAnswer) => port.postMessage(message);

port.on('message', async (message: WorkerRun | WorkerWalk | WorkerLicenses) => {
  if ('parts' in message) answer({ run: message.run, walk: walkParts(message.root, walkOptions(new Plan(ecosystems), message.exclude, message.licenses, message.findings), message.parts) });
  else if ('index' in message) answer({ run: message.run, licenses: (await import('../licenses/license-work.ts')).readShare(message) });
  else await extract(message);
});

async function extract({ run, root, paths, tasks, counter }: WorkerRun): Promise<void> {
  const invalid = new Set<string>();
  const context = readingContext(root, paths, ecosystems, (path) => invalid.add(path));
  for (let next = Atomics.add(counter, 0, 1); next < tasks.length; next = Atomics.add(counter, 0, 1)) {
    const extractions = await runTask(context, tasks[next]!);
    answer({ run, task: next, extractions: extractions.map(plainExtraction) });
  }
  answer({ run, invalidTexts: [...invalid] });
}
