import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemsBelow } from './files-below.ts';
import { isInside } from './path.ts';

it('finds what lies below a directory, and nothing that only begins like it', () => {
  const paths = ['a', 'a-b/x', 'a.b/x', 'a/x', 'a/y/z', 'aa/x', 'b/a/x'].sort();
  expect([...itemsBelow(paths, 'a', (path) => path)]).toEqual(['a/x', 'a/y/z']);
  expect([...itemsBelow(paths, '.', (path) => path)]).toEqual(paths);
});

it('finds the same as looking at each', () => {
  const path = fc.stringMatching(/^[ab.-]{1,2}(?:\/[ab-]{1,2}){0,3}$/);
  fc.assert(fc.property(fc.uniqueArray(path), path, (paths, directory) => {
    const sorted = paths.toSorted();
    expect([...itemsBelow(sorted, directory, (one) => one)]).toEqual(sorted.filter((one) => one !== directory && isInside(one, directory) && directory !== '.' || directory === '.'));
  }));
});
