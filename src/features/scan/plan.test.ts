import { expect, it } from 'vitest';
import { ecosystem, type Source } from '#core/plugin/ecosystem.ts';
import { Plan } from './plan.ts';

const load = () => Promise.resolve({ default: () => {} });

/** The paths of each task that a source of this kind gets. */
function tasksOf(batch: Source['batch'], kind: Source['kind'], paths: readonly string[]): (readonly string[])[] {
  const plan = new Plan([ecosystem({ id: 'shop', title: 'Shop', sources: [{ id: 'lamp', title: '*.lamp', kind, files: ['*.lamp'], load, ...(batch === undefined ? {} : { batch }) }] })]);
  return plan.tasks(paths.map((path) => ({ path, installed: false, executable: false })), () => true, new Set(), 2).map((task) => task.paths);
}

const paths = ['a.lamp', 'b.lamp', 'lib/a.lamp', 'lib/b.lamp', 'lib/more/a.lamp'];

it('sources get their files one by one, some at a time, all of a directory or all of the tree', () => {
  expect(tasksOf(undefined, 'binary', paths)).toEqual(paths.map((path) => [path]));
  expect(tasksOf(undefined, 'manifest', paths)).toEqual([['a.lamp', 'b.lamp'], ['lib/a.lamp', 'lib/b.lamp'], ['lib/more/a.lamp']]);
  expect(tasksOf('directory', 'binary', paths)).toEqual([['a.lamp', 'b.lamp'], ['lib/a.lamp', 'lib/b.lamp'], ['lib/more/a.lamp']]);
  expect(tasksOf('directory', 'binary', ['lib/a.lamp', 'lib/more/a.lamp', 'lib/z.lamp'])).toEqual([['lib/a.lamp', 'lib/z.lamp'], ['lib/more/a.lamp']]);
  expect(tasksOf(true, 'binary', paths)).toEqual([paths]);
});
