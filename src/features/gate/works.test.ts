import { expect, it } from 'vitest';
import { twoLockfiles } from '../../../test/support/two-lockfiles.ts';
import { worksOf } from './works.ts';

it('what one lockfile gives a component becomes no part of the work of another one', () => {
  const inventory = twoLockfiles();
  const works = worksOf(inventory, { isCombined: () => true, isProgram: () => false, isStatedToRun: () => true });
  expect(works.map(({ name, places }) => [name, places.map((place) => inventory.components[place]!.purl)])).toEqual([
    ['shop', ['pkg:npm/bulb@2.0.0', 'pkg:npm/lamp@1.0.0']], ['tools', ['pkg:npm/bulb@1.0.0', 'pkg:npm/lamp@1.0.0']],
  ]);
});
