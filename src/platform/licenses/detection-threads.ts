import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { DetectedLot, DetectionRun } from './detection-run.ts';

/** Threads beside this one that detect, and what all of them have found, in order. */
export class DetectionThreads {
  readonly #run: DetectionRun;
  readonly #most: number;
  readonly #workers: Worker[] = [];
  readonly #running: Promise<void>[] = [];
  readonly #waiting = new Map<number, DetectedLot>();
  #next = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(run: DetectionRun, most: number) {
    this.#run = run;
    this.#most = most;
  }

  /** Starts one more, unless that would be too many. */
  start(): void {
    if (this.#workers.length >= this.#most) return;
    growYoung();
    const worker = new Worker(workerUrl());
    this.#workers.push(worker);
    this.#running.push(new Promise((resolve) => {
      worker.on('message', (message: 'done' | DetectedLot) => {
        if (message === 'done') resolve();
        else this.add(message);
      });
      worker.on('error', (error) => {
        this.#failure ??= { error };
        resolve();
      });
    }));
    worker.postMessage(this.#run);
  }

  add(detected: DetectedLot): void {
    this.#waiting.set(detected.lot, detected);
  }

  /** What is there and was not told yet; holds back what comes too early. */
  async heard(): Promise<readonly DetectedLot[]> {
    if (this.#workers.length > 0) await new Promise(setImmediate);
    if (this.#failure !== undefined) throw this.#failure.error;
    const lots: DetectedLot[] = [];
    for (let detected = this.#waiting.get(this.#next); detected !== undefined; detected = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next++);
      lots.push(detected);
    }
    return lots;
  }

  /** All have found what there was to find. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }
}

/**
 * The young generation of a thread begins at 1 MB and would stay there, since `keepHeapSmall` keeps it as it is: it would be collected a dozen times as often
 * as this thread's, and what outlives it by chance would fill the old one.
 */
function growYoung(): void {
  setFlagsFromString('--min-semi-space-size=16');
}

/** Beside the workers in the sources, above the chunks in the bundle. */
const workerUrl = (): URL => new URL(import.meta.url.endsWith('.ts') ? '../workers/detection-worker.ts' : '../detection-worker.js', import.meta.url);
