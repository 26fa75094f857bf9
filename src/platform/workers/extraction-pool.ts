import type { Extraction } from '#core/inventory/extraction.ts';
import type { LicenseMode } from '#core/model/license-facts.ts';
import type { ExtractionTask } from '#features/scan/extraction-task.ts';
import { runTask, type ReadingContext } from '#features/scan/run-task.ts';
import type { LicenseFileReading, LicenseFilesRead, ListedLicenseFile } from '../licenses/read-license-files.ts';
import { shareLicenseFiles } from '../licenses/shared-license-files.ts';
import { shareLicenseIndex } from '../licenses/shared-license-index.ts';
import { DiskFile } from '../tree/disk-file.ts';
import type { FlawedTextListener } from '../tree/text-flaw.ts';
import { unpackWalk } from '../tree/packed-walk.ts';
import type { Walk, WalkElsewhere } from '../tree/walk.ts';
import { takeEarly } from './early-workers.ts';
import { PoolWorker } from './pool-worker.ts';
import { hasBegun, takeNext, workCounter, type WorkCounter } from './shared-work.ts';
import { taskOrder } from './task-order.ts';
import { threadsFor } from './threads.ts';
import { licenseLot, type LicenseWork, type TaskWork, type WalkWork, type WorkerAnswer } from './worker-messages.ts';

/** Below this many bytes of input starting a thread costs more than it saves. */
const worthAThread = 3 * 2 ** 20;

export interface PoolRun {
  readonly root: string;
  readonly paths: readonly string[];
  readonly tasks: readonly ExtractionTask[];
  readonly context: ReadingContext;
  readonly onFlawedText: FlawedTextListener;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Files; below that one thread is done before another has started. */
const worthAThreadOfLicenses = 400;

/** Files that are to be read for licences; workers may have begun. */
export interface LicenseRun {
  readonly root: string;
  readonly files: readonly ListedLicenseFile[];
  readonly counter: WorkCounter;
  /** Waits, once all files are taken, for what workers have read. Absent where there is no other thread. */
  readonly others?: (() => Promise<readonly LicenseFilesRead[]>) | undefined;
}

/** Shares work between this thread and workers; workers start when the first work is big enough and live until `close`. */
export class ExtractionPool {
  readonly #size: number;
  readonly #workers: PoolWorker[] = [];
  #runs = 0;

  /** `jobs` threads in all, this one included. */
  constructor(jobs: number | undefined) {
    this.#size = threadsFor(jobs) - 1;
  }

  /** Results stand in the order of the tasks. */
  async run(options: PoolRun): Promise<readonly (readonly Extraction[])[]> {
    const { tasks, context, onProgress } = options;
    const results: (readonly Extraction[])[] = Array.from({ length: tasks.length });
    const counter = workCounter(this.#size);
    const { order, own } = taskOrder(tasks);
    let done = 0;
    const finish = (index: number, extractions: readonly Extraction[]) => {
      results[index] = extractions;
      onProgress?.(++done, tasks.length);
    };
    const weight = tasks.reduce((sum, task) => sum + task.weight, 0);
    const canShare = context.descriptions === undefined;
    takeNext(counter, own);
    const others = canShare && weight >= worthAThread && tasks.length > own ? this.#handTasks(options, order, counter, finish) : undefined;
    for (let next = 0; next < order.length; next = next + 1 < own ? next + 1 : takeNext(counter)) {
      const index = order[next]!;
      finish(index, await runTask(context, tasks[index]!));
      if (others !== undefined) await new Promise(setImmediate);
    }
    await others?.();
    return results;
  }

  /** Walking parts of a tree on the workers. */
  walkers(root: string, exclude: readonly string[], { licenses, findings }: { readonly licenses: LicenseMode; readonly findings: ReadonlySet<string> | undefined }): WalkElsewhere {
    this.#takeEarly();
    return {
      workers: this.#size,
      running: this.#workers.length,
      hand: (parts, counter) => this.#hand<Walk>({ kind: 'walk', root, exclude, licenses, findings, parts, counter }, (answer, end) => 'walk' in answer && end(unpackWalk(answer.walk))),
    };
  }

  /** Has the workers begin to read files for licences; `readLicenses` takes part and gathers. */
  beginLicenses(root: string, files: readonly ListedLicenseFile[], useCache: boolean): LicenseRun {
    const counter = workCounter(this.#size);
    if (this.#size === 0 || files.length < worthAThreadOfLicenses) return { root, files, counter };
    const work: LicenseWork = { kind: 'licenses', root, files: shareLicenseFiles(files, licenseLot), counter, index: shareLicenseIndex(), useCache };
    return { root, files, counter, others: this.#hand<LicenseFilesRead>(work, (answer, end) => 'licenses' in answer && end(answer.licenses)) };
  }

  /** Reads into `reading` what the workers have left; what they have read is the answer. */
  async readLicenses({ root, files, counter, others }: LicenseRun, reading: LicenseFileReading, onProgress?: (done: number, total: number) => void): Promise<readonly LicenseFilesRead[]> {
    for (let from = takeNext(counter, licenseLot); from < files.length; from = takeNext(counter, licenseLot)) {
      for (const { path, role } of files.slice(from, from + licenseLot)) {
        const later = reading.read(new DiskFile(root, path), role);
        if (later !== undefined) await later;
      }
      onProgress?.(from, files.length);
    }
    return (await others?.()) ?? [];
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  #handTasks({ root, paths, tasks, onFlawedText }: PoolRun, order: readonly number[], counter: WorkCounter, finish: (index: number, extractions: readonly Extraction[]) => void): () => Promise<readonly void[]> {
    return this.#hand<void>({ kind: 'tasks', root, paths, tasks: order.map((index) => tasks[index]!), counter }, (answer, end) => {
      if ('task' in answer) finish(order[answer.task]!, answer.extractions);
      else if ('flawedTexts' in answer) {
        for (const [path, flaw] of answer.flawedTexts) onFlawedText(path, flaw);
        end();
      }
    });
  }

  #takeEarly(): void {
    for (let early = takeEarly(); early !== undefined; early = takeEarly()) this.#workers.push(early);
  }

  /** Has every worker take from a work. What it answers waits, once all is taken, for those that have begun: a worker that is still busy with something else, or starting, found nothing left. */
  #hand<T>(work: TaskWork | WalkWork | LicenseWork, hear: (answer: WorkerAnswer, end: (result: T) => void) => void): () => Promise<readonly T[]> {
    const run = ++this.#runs;
    this.#takeEarly();
    while (this.#workers.length < this.#size) this.#workers.push(new PoolWorker());
    const answers = this.#workers.map((worker, number) => worker.converse<T>({ ...work, run, worker: number }, hear));
    // of those that nobody waits for
    for (const answer of answers) answer.catch(() => undefined);
    return () => Promise.all(answers.filter((_, number) => hasBegun(work.counter, number)));
  }
}
