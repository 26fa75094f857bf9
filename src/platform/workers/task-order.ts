import type { ExtractionTask } from '#features/scan/extraction-task.ts';

/** In bytes: what is found in a longer file is kept packed outside of the heap, and would have to be unpacked and copied to cross from another thread. */
const staysFrom = 16 * 2 ** 20;

const stays = ({ paths, weight }: ExtractionTask): boolean => paths.length === 1 && weight >= staysFrom;

export interface TaskOrder {
  /** Places in the list of tasks; the heaviest first, so that the threads end together. */
  readonly order: readonly number[];
  /** So many of the first are for the main thread. */
  readonly own: number;
}

export function taskOrder(tasks: readonly ExtractionTask[]): TaskOrder {
  const order = tasks.map((_, index) => index).sort((a, b) => Number(stays(tasks[b]!)) - Number(stays(tasks[a]!)) || tasks[b]!.weight - tasks[a]!.weight || a - b);
  return { order, own: Math.max(1, tasks.filter(stays).length) };
}
