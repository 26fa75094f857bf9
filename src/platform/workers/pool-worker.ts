import type { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerMessage } from './worker-messages.ts';

/** A worker thread that has one conversation for each work it is given; only they keep the process alive. */
export class PoolWorker {
  readonly #worker: Worker;
  #conversations = 0;

  constructor() {
    // most scans need none, and loading what makes them takes a while
    this.#worker = new (process.getBuiltinModule('node:worker_threads').Worker)(workerUrl());
    this.#worker.setMaxListeners(100);
    // whoever waits for it hears it too; a thread that cannot start and that nobody needs is no fault
    this.#worker.on('error', () => undefined);
    this.#worker.unref();
  }

  /** Sends one message and hears the answers of its run until `hear` ends it. */
  converse<T>(message: WorkerMessage, hear: (answer: WorkerAnswer, end: (result: T) => void) => void): Promise<T> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const settle = (action: () => void) => {
        worker.off('message', onMessage);
        worker.off('error', onError);
        worker.off('exit', onExit);
        if (--this.#conversations === 0) worker.unref();
        action();
      };
      const onError = (error: unknown) => settle(() => reject(error as Error));
      // whoever waits for an answer would wait for ever
      const onExit = (code: number) => settle(() => reject(new Error(`a worker ended with code ${code} before it had answered`)));
      const onMessage = (answer: WorkerAnswer) => {
        if (answer.run === message.run) hear(answer, (result) => settle(() => resolve(result)));
      };
      if (this.#conversations++ === 0) worker.ref();
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.on('exit', onExit);
      worker.postMessage(message);
    });
  }

  terminate(): Promise<number> {
    // an answer that nobody waits for may still come, and must not let the process end before the thread has
    this.#conversations++;
    return this.#worker.terminate();
  }
}

/** Beside this file in the sources, above the chunks in the bundle. */
const workerUrl = (): URL => new URL(import.meta.url.endsWith('.ts') ? './extraction-worker.ts' : '../extraction-worker.js', import.meta.url);
