import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Extraction } from '#core/inventory/extraction.ts';
import type { ExtractionTask } from '#features/scan/extraction-task.ts';
import type { LicenseMode } from '#core/model/license-facts.ts';
import type { LicenseFileReading, LicenseFilesRead, ListedLicenseFile } from '../licenses/read-license-files.ts';
import { DiskFile } from '../tree/disk-file.ts';
import type { Walk, WalkPart } from '../tree/walk.ts';
import { runTask, type ReadingContext } from '#features/scan/run-task.ts';

/** Sent to a worker for each run. The counter is shared: every thread takes the next task by adding to it, so none waits for another. */
export interface WorkerRun {
  readonly run: number;
  readonly root: string;
  readonly paths: readonly string[];
  readonly tasks: readonly ExtractionTask[];
  readonly counter: Int32Array;
}

/** Sent to a worker that shall walk a part of a tree. */
export interface WorkerWalk {
  readonly run: number;
  readonly root: string;
  readonly exclude: readonly string[];
  readonly licenses: LicenseMode;
  readonly findings: ReadonlySet<string> | undefined;
  readonly parts: readonly WalkPart[];
}

/** Sent to a worker that shall read files for licences; it takes a lot of them each time it adds to the counter. */
export interface WorkerLicenses {
  readonly run: number;
  readonly root: string;
  readonly files: readonly ListedLicenseFile[];
  readonly counter: Int32Array;
  readonly index: SharedArrayBuffer;
  readonly useCache: boolean;
}

/** Files that a thread takes at once. */
export const licenseLot = 32;

/** Sent back: one message for each task, then one that ends the run. */
export type WorkerAnswer =
  | { readonly run: number; readonly task: number; readonly extractions: readonly Extraction[] }
  | { readonly run: number; readonly invalidTexts: readonly string[] }
  | { readonly run: number; readonly walk: Walk }
  | { readonly run: number; readonly licenses: LicenseFilesRead };

/** Below this many bytes of input starting a thread costs more than it saves. */
const worthAThread = 3 * 2 ** 20;

export interface PoolRun {
  readonly root: string;
  readonly paths: readonly string[];
  readonly tasks: readonly ExtractionTask[];
  readonly context: ReadingContext;
  readonly onInvalidText: (path: string) => void;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Files; below that one thread is done before another has started. */
const worthAThreadOfLicenses = 400;

export interface LicenseRun {
  readonly root: string;
  readonly files: readonly ListedLicenseFile[];
  readonly useCache: boolean;
  readonly reading: LicenseFileReading;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Runs extraction tasks on this thread and on workers; workers start when the first run is big enough and live until `close`. */
export class ExtractionPool {
  readonly #size: number;
  readonly #workers: Worker[] = [];
  #runs = 0;

  /** `jobs` threads in all, this one included; more than four for each core would only take memory. */
  constructor(jobs: number | undefined) {
    const cores = availableParallelism();
    this.#size = Math.max(1, Math.min(jobs ?? cores, 4 * cores)) - 1;
  }

  /** Results stand in the order of the tasks. */
  async run(options: PoolRun): Promise<readonly (readonly Extraction[])[]> {
    const { tasks, context, onProgress } = options;
    const results: (readonly Extraction[])[] = Array.from({ length: tasks.length });
    const counter = new Int32Array(new SharedArrayBuffer(4));
    // heaviest first, so that the threads end together
    const order = tasks.map((_, index) => index).sort((a, b) => tasks[b]!.weight - tasks[a]!.weight || a - b);
    let done = 0;
    const finish = (index: number, extractions: readonly Extraction[]) => {
      results[index] = extractions;
      onProgress?.(++done, tasks.length);
    };
    const weight = tasks.reduce((sum, task) => sum + task.weight, 0);
    const canShare = context.descriptions === undefined;
    const others = canShare && weight >= worthAThread && tasks.length > 1 ? this.#hand(options, order, counter, finish) : [];
    for (let next = Atomics.add(counter, 0, 1); next < order.length; next = Atomics.add(counter, 0, 1)) {
      const index = order[next]!;
      finish(index, await runTask(context, tasks[index]!));
      if (others.length > 0) await new Promise(setImmediate);
    }
    await Promise.all(others);
    return results;
  }

  /** Threads, this one included. */
  get threads(): number {
    return this.#size + 1;
  }

  /** Walks parts of a tree on the workers, in as many shares as there are workers. */
  walk(root: string, exclude: readonly string[], { licenses, findings }: Pick<WorkerWalk, 'licenses' | 'findings'>, parts: readonly WalkPart[]): Promise<readonly Walk[]> {
    const run = ++this.#runs;
    const workers = this.#start();
    return Promise.all(workers.map((worker, index) => {
      const message: WorkerWalk = { run, root, exclude, licenses, findings, parts: parts.filter((_, at) => at % workers.length === index) };
      return converse<Walk>(worker, message, run, (answer, end) => 'walk' in answer && end(answer.walk));
    }));
  }

  /** Reads files for licences into `reading`; what workers read is the answer. */
  async readLicenses({ root, files, useCache, reading, onProgress }: LicenseRun): Promise<readonly LicenseFilesRead[]> {
    const counter = new Int32Array(new SharedArrayBuffer(4));
    const isShared = this.#size > 0 && files.length >= worthAThreadOfLicenses;
    const others = isShared ? this.#handLicenses({ run: ++this.#runs, root, files, counter, index: (await import('../licenses/license-index-file.ts')).shareLicenseIndex(), useCache }) : [];
    for (let from = Atomics.add(counter, 0, licenseLot); from < files.length; from = Atomics.add(counter, 0, licenseLot)) {
      for (const { path, role } of files.slice(from, from + licenseLot)) reading.read(new DiskFile(root, path), role);
      onProgress?.(from, files.length);
      if (isShared) await new Promise(setImmediate);
    }
    return Promise.all(others);
  }

  #handLicenses(message: WorkerLicenses): Promise<LicenseFilesRead>[] {
    return this.#start().map((worker) => converse<LicenseFilesRead>(worker, message, message.run, (answer, end) => 'licenses' in answer && end(answer.licenses)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  #hand({ root, paths, tasks, onInvalidText }: PoolRun, order: readonly number[], counter: Int32Array, finish: (index: number, extractions: readonly Extraction[]) => void): Promise<void>[] {
    const run = ++this.#runs;
    const message: WorkerRun = { run, root, paths, tasks: order.map((index) => tasks[index]!), counter };
    return this.#start().map((worker) => converse<void>(worker, message, run, (answer, end) => {
      if ('task' in answer) finish(order[answer.task]!, answer.extractions);
      else if ('invalidTexts' in answer) {
        for (const path of answer.invalidTexts) onInvalidText(path);
        end();
      }
    }));
  }

  #start(): readonly Worker[] {
    while (this.#workers.length < this.#size) {
      const worker = new Worker(workerUrl());
      worker.setMaxListeners(100);
      worker.unref();
      this.#workers.push(worker);
    }
    return this.#workers;
  }
}

/** Sends one message and hears the answers of its run until `hear` ends it; the worker keeps the process alive only meanwhile. */
function converse<T>(worker: Worker, message: WorkerRun | WorkerWalk | WorkerLicenses, run: number, hear: (answer: WorkerAnswer, end: (result: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.unref();
      action();
    };
    const onError = (error: unknown) => settle(() => reject(error as Error));
    const onMessage = (answer: WorkerAnswer) => {
      if (answer.run === run) hear(answer, (result) => settle(() => resolve(result)));
    };
    worker.ref();
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(message);
  });
}

/** Beside this file in the sources, above the chunks in the bundle. */
const workerUrl = (): URL => new URL(import.meta.url.endsWith('.ts') ? './extraction-worker.ts' : '../extraction-worker.js', import.meta.url);
