import { expect, it } from 'vitest';
import { makeInventory } from '../../../test/support/make-inventory.ts';
import { withDistinctNames } from './target-names.ts';

const namesOf = (...targets: readonly (readonly [name: string, location: string])[]): string[] =>
  withDistinctNames(targets.map(([name, location]) => { const inventory = makeInventory({}); return { inventory: { ...inventory, subject: { ...inventory.subject, name, location } } }; })).map(({ inventory }) => inventory.subject.name);

it('targets of one name are told apart by as much of their paths as that takes', () => {
  expect(namesOf(['app', 'x/app'], ['app', 'y/app'], ['web', 'y/web'])).toEqual(['x/app', 'y/app', 'web']);
  expect(namesOf(['app', '/a/x/app/'], ['app', '/b/x/app'], ['app', '/b/z/app'])).toEqual(['a/x/app', 'b/x/app', 'z/app']);
  expect(namesOf(['app', 'app'], ['app', '../app'])).toEqual(['app', '../app']);
  expect(namesOf(['bom.json', 'x\\bom.json'], ['bom.json', 'bom.json'])).toEqual(['x/bom.json', 'bom.json']);
});

it('a name that was given stays, with the path behind it', () => {
  expect(namesOf(['shop', 'x/app'], ['shop', 'y/app'], ['shop', '.'])).toEqual(['shop (x/app)', 'shop (y/app)', 'shop (.)']);
});

it('thousands of one name, without comparing each with each', () => {
  const targets = Array.from({ length: 5000 }, (_, index) => ['app', `team-${index}/app`] as const);
  const start = performance.now();
  expect(namesOf(...targets)).toEqual(targets.map(([, location]) => location));
  expect(performance.now() - start).toBeLessThan(3000);
});

it('what is named twice keeps its name', () => {
  expect(namesOf(['app', 'x/app'], ['app', 'x/app'])).toEqual(['app', 'app']);
});
