import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { namesOfKey, prefixesOfKey } from './bun-key.ts';
import { candidateDirectories } from './installed-packages.ts';
import { InstalledNames } from './node-resolution.ts';

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

it('finds the nearest of several packages of one name', () => {
  const part = fc.constantFrom('a', 'b', '@s/c');
  const location = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.map((name) => `node_modules/${name}`).join('/'));
  fc.assert(fc.property(fc.uniqueArray(location), location, part, (locations, from, name) => {
    const installed = new InstalledNames();
    for (const [node, place] of locations.entries()) installed.set(place, node);
    let expected: number | undefined;
    for (const directory of candidateDirectories(from, name)) if (locations.includes(directory)) expected ??= locations.indexOf(directory);
    expect(installed.lookUp(installed.visibleFrom(from), name)).toBe(expected);
    expect(installed.get(from)).toBe(locations.includes(from) ? locations.indexOf(from) : undefined);
  }));
});

it('takes keys of bun.lock apart into names', () => {
  const name = fc.oneof(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^@[a-z]{1,5}\/[a-z]{1,5}$/));
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
    expect(namesOfKey(names.join('/'))).toEqual(names);
  }));
  expect(prefixesOfKey('@a/b/c')).toEqual(['@a/b/c/', '@a/b/', '']);
  expect(prefixesOfKey('')).toEqual(['']);
});
