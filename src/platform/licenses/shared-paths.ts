import { TargetError } from '../target/target-error.ts';

/** What a thread needs to take paths; plain, so that it can be sent. */
export interface SharedPathsMemory {
  /** Lots taken, lots that are there, and whether more may come. */
  readonly state: Int32Array<SharedArrayBuffer>;
  /** Of each lot where it ends in `texts`. */
  readonly ends: SharedArrayBuffer;
  /** The lots one after the other, each an array of paths in JSON, which keeps every path as it is. */
  readonly texts: SharedArrayBuffer;
}

export interface PathLot {
  /** Counts from 0, in the order in which paths were added. */
  readonly lot: number;
  readonly paths: readonly string[];
}

/** Paths that a thread takes at once. */
export const lotSize = 32;

const [taken, there, ended] = [0, 1, 2];

/** Bytes of address space; memory is taken as paths come. */
const mostText = 2 ** 31;
const mostEnds = 2 ** 27;

/**
 * A list of paths that one thread writes while others already take from it: nobody waits until a large tree is listed, and no thread needs a list of its own.
 * Each takes the next lot by adding to a counter.
 */
export class SharedPaths {
  readonly memory: SharedPathsMemory;
  #pending: string[] = [];
  #end = 0;

  constructor(memory?: SharedPathsMemory) {
    this.memory = memory ?? {
      state: new Int32Array(new SharedArrayBuffer(12)),
      ends: new SharedArrayBuffer(4096, { maxByteLength: mostEnds }),
      texts: new SharedArrayBuffer(65_536, { maxByteLength: mostText }),
    };
  }

  add(path: string): void {
    if (this.#pending.push(path) === lotSize) this.#publish();
  }

  /** No more will come. */
  end(): void {
    if (this.#pending.length > 0) this.#publish();
    Atomics.store(this.memory.state, ended, 1);
    Atomics.notify(this.memory.state, there);
  }

  /** The next lot, which no other thread gets; waits when it is not there yet. `undefined`: there are no more. */
  take(): PathLot | undefined {
    const { state, ends, texts } = this.memory;
    const lot = Atomics.add(state, taken, 1);
    for (let count = Atomics.load(state, there); count <= lot; count = Atomics.load(state, there)) {
      // what was published before the end is seen behind it
      if (Atomics.load(state, ended) === 1 && Atomics.load(state, there) <= lot) return undefined;
      Atomics.wait(state, there, count, longestWait);
    }
    const places = new Uint32Array(ends, 0, lot + 1);
    const [start, end] = [lot === 0 ? 0 : places[lot - 1]!, places[lot]!];
    return { lot, paths: JSON.parse(Buffer.from(texts, start, end - start).toString()) as string[] };
  }

  #publish(): void {
    const { state, ends, texts } = this.memory;
    const lot = Atomics.load(state, there);
    const text = JSON.stringify(this.#pending);
    // a character takes three bytes at most
    const needed = this.#end + 3 * text.length;
    if (needed > mostText || 4 * (lot + 1) > mostEnds) throw new TargetError(`there are too many files for one run; ${lot * lotSize} were listed so far`, 'Name a part of the directories, and the others in another run.');
    grow(texts, needed);
    grow(ends, 4 * (lot + 1));
    this.#end += Buffer.from(texts, this.#end, needed - this.#end).write(text);
    new Uint32Array(ends, 4 * lot, 1)[0] = this.#end;
    this.#pending = [];
    Atomics.store(state, there, lot + 1);
    Atomics.notify(state, there);
  }
}

/** Milliseconds; the end may come between looking and waiting. */
const longestWait = 10;

function grow(memory: SharedArrayBuffer, needed: number): void {
  if (needed > memory.byteLength) memory.grow(Math.min(memory.maxByteLength, Math.max(needed, 2 * memory.byteLength)));
}
