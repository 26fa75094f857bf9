/**
 * How much of a piece of work has been taken, in memory that threads share: each takes the next by adding to it, so none waits for another.
 * Behind that number stand marks of the workers that have begun.
 */
export type WorkCounter = Int32Array<SharedArrayBuffer>;

export const workCounter = (workers: number): WorkCounter => new Int32Array(new SharedArrayBuffer(4 * (1 + workers)));

/** The number of the next of `lot` pieces; the caller stops where there are no more. */
export const takeNext = (counter: WorkCounter, lot = 1): number => Atomics.add(counter, 0, lot);

/** To be called by a worker before it takes anything. */
export const begin = (counter: WorkCounter, worker: number): void => void Atomics.store(counter, 1 + worker, 1);

/** Once all is taken: has the worker taken some, so that one must wait for it? One that comes later finds nothing. */
export const hasBegun = (counter: WorkCounter, worker: number): boolean => Atomics.load(counter, 1 + worker) === 1;
