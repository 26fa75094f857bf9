import { Worker } from 'node:worker_threads';

/** So long a call may run, in milliseconds, before the program is ended. */
const limit = 10_000;

/** Looks at the call that runs every tenth of the limit; counted in looks, so that a machine that slept in between ends nothing. */
const source = `
const { workerData, parentPort } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const { running, limit } = workerData;
const names = [];
parentPort.on('message', (name) => names.push(name));
let latest = 0;
let looks = 0;
setInterval(() => {
  const call = Atomics.load(running, 0);
  const index = Atomics.load(running, 1);
  if (index === 0 || call !== latest) {
    latest = call;
    looks = 0;
  } else if (++looks >= 10) {
    const name = names[index - 1] ?? 'a rule in code';
    try {
      writeSync(2, 'muster: ' + name + ' did not come to an end within ' + limit / 1000 + ' seconds, so that nothing was judged: the run is ended.\\n  Correct its code (look for a loop without an end), or run without --allow-code.\\n');
    } finally {
      process.kill(process.pid, 'SIGKILL');
    }
  }
}, limit / 10);
`;

/**
 * Ends the program, and says why, when code of a policy runs without an end: nothing on the thread that runs it could do so. A thread beside it costs two
 * stores for each call; to give each call a time limit of its own (`vm`) costs about 180 µs, which for 100,000 uses is 18 seconds.
 */
export class CodeWatch {
  readonly #running = new Int32Array(new SharedArrayBuffer(8));
  readonly #worker = new Worker(source, { eval: true, workerData: { running: this.#running, limit }, execArgv: [] });
  #names = 0;

  constructor() {
    this.#worker.unref();
  }

  /** `name` is what the message says: `the rule R-1 in x.rule.ts`. */
  watch(name: string): Watched {
    this.#worker.postMessage(name);
    const index = ++this.#names;
    return {
      begin: () => {
        Atomics.add(this.#running, 0, 1);
        Atomics.store(this.#running, 1, index);
      },
      end: () => void Atomics.store(this.#running, 1, 0),
    };
  }
}

export interface Watched {
  readonly begin: () => void;
  readonly end: () => void;
}
