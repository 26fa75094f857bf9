import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { decodeLicenseIndex } from '#core/license/detect/license-index.ts';
import type { FileFindings } from '#core/model/file-findings.ts';
import type { FindOptions } from '#features/license/find-in-text.ts';
import { keepHeapSmall } from '../tree/small-heap.ts';
import { detectLot, lotSize, takeLot, type DetectionRun } from './detection-run.ts';
import { readLicenseIndexBytes } from './license-index-file.ts';

export interface DetectFilesOptions extends FindOptions {
  /** Threads, this one included; default: one for each core. */
  readonly jobs: number | undefined;
  /** Hears the findings in the order of the files. A promise makes this thread wait; others go on. */
  readonly onFindings: (findings: FileFindings) => Promise<void> | void;
}

/** Below this many files starting a thread costs more than it saves. */
const worthAThread = 256;

/** Detects in files, on several threads when there are many; all share one index in memory. */
export async function detectFiles(files: readonly string[], { jobs, copyrights, differences = false, onFindings }: DetectFilesOptions): Promise<void> {
  keepHeapSmall();
  const index = readLicenseIndexBytes();
  const run: DetectionRun = { index, files, copyrights, differences, counter: new Int32Array(new SharedArrayBuffer(4)) };
  const order = new InOrder(onFindings);
  const others = Array.from({ length: Math.min(threadsOf(jobs) - 1, Math.floor(files.length / worthAThread)) }, () => onWorker(run, order));
  const detector = new LicenseDetector(decodeLicenseIndex(index));
  for (let first = takeLot(run); first !== undefined; first = takeLot(run)) {
    order.add(first, detectLot(detector, run, first));
    await order.flush();
    // what other threads say is heard between lots
    if (others.length > 0) await new Promise(setImmediate);
  }
  await Promise.all(others);
  await order.flush();
}

function threadsOf(jobs: number | undefined): number {
  const cores = availableParallelism();
  return Math.max(1, Math.min(jobs ?? cores, 4 * cores));
}

function onWorker(run: DetectionRun, order: InOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl());
    worker.on('message', (message: 'done' | { readonly first: number; readonly findings: readonly FileFindings[] }) => {
      if (message === 'done') resolve();
      else order.add(message.first, message.findings);
    });
    worker.on('error', reject);
    worker.postMessage(run);
  });
}

/** Holds back what comes too early. */
class InOrder {
  readonly #waiting = new Map<number, readonly FileFindings[]>();
  readonly #hear: DetectFilesOptions['onFindings'];
  #next = 0;

  constructor(hear: DetectFilesOptions['onFindings']) {
    this.#hear = hear;
  }

  add(first: number, findings: readonly FileFindings[]): void {
    this.#waiting.set(first, findings);
  }

  async flush(): Promise<void> {
    for (let lot = this.#waiting.get(this.#next); lot !== undefined; lot = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      this.#next += lotSize;
      for (const findings of lot) await this.#hear(findings);
    }
  }
}

/** Beside the workers in the sources, above the chunks in the bundle. */
const workerUrl = (): URL => new URL(import.meta.url.endsWith('.ts') ? '../workers/detection-worker.ts' : '../detection-worker.js', import.meta.url);
