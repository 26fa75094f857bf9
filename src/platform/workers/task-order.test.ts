import { expect, it } from 'vitest';
import type { ExtractionTask } from '#features/scan/extraction-task.ts';
import { taskOrder } from './task-order.ts';

const task = (megabytes: number, files = 1): ExtractionTask => ({ ecosystem: 'a', source: 'b', paths: Array.from({ length: files }, (_, at) => `${at}`), weight: megabytes * 2 ** 20 });

it('has the heaviest tasks done first, and the main thread take one', () => {
  expect(taskOrder([task(1), task(3), task(2), task(3)])).toEqual({ order: [1, 3, 2, 0], own: 1 });
});

it('keeps what is found in large files on the main thread, and lets others read many small ones', () => {
  expect(taskOrder([task(1), task(20), task(90, 6000), task(100)])).toEqual({ order: [3, 1, 2, 0], own: 2 });
});
