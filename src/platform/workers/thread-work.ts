import { parentPort } from 'node:worker_threads';
import { plainExtraction } from '#core/inventory/packed-component.ts';
import { Plan } from '#features/scan/plan.ts';
import { runTask } from '#features/scan/run-task.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { readingContext } from '../tree/reading-context.ts';
import type { TextFlaw } from '../tree/text-flaw.ts';
import { walkOptions } from '../tree/walk-options.ts';
import { walkElsewhere } from '../tree/walk.ts';
import { begin, takeNext } from './shared-work.ts';
import type { TaskWork, WorkerAnswer, WorkerMessage } from './worker-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const answer = (message: WorkerAnswer) => port.postMessage(message);

port.on('message', async (message: WorkerMessage) => {
  const { run, root, counter } = message;
  begin(counter, message.worker);
  if (message.kind === 'walk') answer({ run, walk: walkElsewhere(root, walkOptions(new Plan(ecosystems), message.exclude, message.licenses, message.findings), message.parts, counter) });
  else if (message.kind === 'licenses') answer({ run, licenses: await (await import('../licenses/license-work.ts')).readShare(message) });
  else await extract(message, run);
});

async function extract({ root, paths, tasks, counter }: TaskWork, run: number): Promise<void> {
  const flaws = new Map<string, TextFlaw>();
  const context = readingContext({ root, paths, ecosystems, onFlawedText: (path, flaw) => flaws.set(path, flaw) });
  for (let next = takeNext(counter); next < tasks.length; next = takeNext(counter)) {
    const extractions = await runTask(context, tasks[next]!);
    answer({ run, task: next, extractions: extractions.map(plainExtraction) });
  }
  answer({ run, flawedTexts: [...flaws] });
}
