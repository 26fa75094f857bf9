import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidateKeys, namesOfKey } from './bun-key.ts';
import { candidateDirectories } from './installed-packages.ts';

it('looks for a package where Node does', () => {
  expect([...candidateDirectories('node_modules/@acme/a/node_modules/b', 'c')]).toEqual([
    'node_modules/@acme/a/node_modules/b/node_modules/c',
    'node_modules/@acme/a/node_modules/c',
    'node_modules/@acme/node_modules/c',
    'node_modules/c',
  ]);
  expect([...candidateDirectories('.', 'c')]).toEqual(['node_modules/c']);
  expect([...candidateDirectories('packages/web', 'c')]).toEqual(['packages/web/node_modules/c', 'packages/node_modules/c', 'node_modules/c']);
});

it('takes keys of bun.lock apart into names', () => {
  const name = fc.oneof(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^@[a-z]{1,5}\/[a-z]{1,5}$/));
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
    expect(namesOfKey(names.join('/'))).toEqual(names);
  }));
  expect([...candidateKeys('@a/b/c', '@d/e')]).toEqual(['@a/b/c/@d/e', '@a/b/@d/e', '@d/e']);
  expect([...candidateKeys('', 'x')]).toEqual(['x']);
});
