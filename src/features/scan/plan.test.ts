import { expect, it } from 'vitest';
import { ecosystem, type Source } from '#core/plugin/ecosystem.ts';
import { Plan } from './plan.ts';

const load = () => Promise.resolve({ default: () => {} });

const planned = (source: Pick<Source, 'kind' | 'batch' | 'isSeldom'>, paths: readonly string[]) =>
  new Plan([ecosystem({ id: 'shop', title: 'Shop', sources: [{ id: 'lamp', title: '*.lamp', files: ['*.lamp'], load, ...source }] })]).tasks(paths.map((path) => ({ path, installed: false, executable: false })), () => true, new Set(), 2);

/** The paths of each task that a source of this kind gets. */
const tasksOf = (batch: Source['batch'], kind: Source['kind'], paths: readonly string[]) => planned({ kind, ...(batch === undefined ? {} : { batch }) }, paths).map((task) => task.paths);

const paths = ['a.lamp', 'b.lamp', 'lib/a.lamp', 'lib/b.lamp', 'lib/more/a.lamp'];

it('sources get their files one by one, some at a time, all of a directory or all of the tree', () => {
  expect(tasksOf(undefined, 'binary', paths)).toEqual(paths.map((path) => [path]));
  expect(tasksOf(undefined, 'manifest', paths)).toEqual([['a.lamp', 'b.lamp'], ['lib/a.lamp', 'lib/b.lamp'], ['lib/more/a.lamp']]);
  expect(tasksOf('directory', 'binary', paths)).toEqual([['a.lamp', 'b.lamp'], ['lib/a.lamp', 'lib/b.lamp'], ['lib/more/a.lamp']]);
  expect(tasksOf('directory', 'binary', ['lib/a.lamp', 'lib/more/a.lamp', 'lib/z.lamp'])).toEqual([['lib/a.lamp', 'lib/z.lamp'], ['lib/more/a.lamp']]);
  expect(tasksOf(true, 'binary', paths)).toEqual([paths]);
});

it('files of which few are what their names say weigh next to nothing', () => {
  expect(planned({ kind: 'manifest' }, paths).map(({ weight }) => weight)).toEqual([2, 2, 1]);
  expect(planned({ kind: 'manifest', isSeldom: true }, paths).map(({ weight }) => weight)).toEqual([0.2, 0.2, 0.1]);
});
