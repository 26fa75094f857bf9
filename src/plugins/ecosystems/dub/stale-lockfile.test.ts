import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import dub from './index.ts';

const read = (dependencies: Record<string, unknown>) =>
  readStale(dub, {
    'dub.json': JSON.stringify({ name: 'shop', dependencies }, undefined, 2),
    'dub.selections.json': JSON.stringify({ fileVersion: 1, versions: { lamp: '1.9.0', wick: '~master', oil: { version: '0123456789012345678901234567890123456789', repository: 'git+https://host.example/oil.git' } } }),
  });

it('selected versions that the recipe does not admit are told, and what is not selected is listed', async () => {
  const { stale, purls } = await read({ 'lamp:core': '~>2.0', bulb: '~>1.0' });
  expect(stale).toEqual(['dub.json:4 the manifest and dub.selections.json do not agree: bulb is not locked; lamp is ~>2.0 here and locked as 1.9.0']);
  expect(purls).toContain('pkg:dub/bulb');
});

it.each([
  { lamp: '~>1.2' }, { lamp: '>=1.0.0 <2.0.0' }, { lamp: '*' }, { lamp: '~main' }, { lamp: { version: '~>2.0', path: '../lamp' } },
  { lamp: { repository: 'git+https://host.example/lamp.git', version: '3.0.0' } }, { wick: '~>1.0' }, { oil: '~>1.0' }, { bulb: { version: '~>1.0', optional: true } }, { here: { path: 'here' } },
])('%j is met', async (dependencies) => {
  expect((await read(dependencies)).stale).toEqual([]);
});
