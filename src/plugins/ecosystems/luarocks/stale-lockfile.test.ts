import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import luarocks from './index.ts';

const lock = 'return {\n  dependencies = {\n    lamp = "1.9.0-1",\n    wick = "scm-1",\n    lua = "5.1-1"\n  }\n}\n';
const readAll = (dependencies: string, lockfile = lock) => readStale(luarocks, { 'shop-1.0-1.rockspec': `package = "shop"\nversion = "1.0-1"\ndependencies = {\n${dependencies}\n}\n`, 'luarocks.lock': lockfile });
const read = async (dependencies: string) => (await readAll(dependencies)).stale;

it('a locked version that the rockspec does not admit is told', async () => {
  expect(await read('  "lua >= 5.4",\n  "lamp ~> 2.0"')).toEqual(['shop-1.0-1.rockspec:5 the manifest and luarocks.lock do not agree: lamp is ~> 2.0 here and locked as 1.9.0-1']);
});

it.each(['"lamp"', '"lamp >= 1.0, < 2"', '"lamp == 1.9.0"', '"wick >= 2"', '{ platforms = { windows = { "other >= 3" } } }'])('%s is met', async (dependency) => {
  expect(await read(`  ${dependency}`)).toEqual([]);
});

it('what is not locked is told and listed', async () => {
  expect(await readAll('  "lamp",\n  "other >= 3",\n  "pinned == 2.0-1"')).toEqual({
    stale: ['shop-1.0-1.rockspec:5 the manifest and luarocks.lock do not agree: other is not locked; pinned is not locked'],
    purls: ['pkg:luarocks/lamp@1.9.0-1', 'pkg:luarocks/other', 'pkg:luarocks/pinned@2.0-1', 'pkg:luarocks/wick@scm-1'],
    edges: ['shop > pkg:luarocks/lamp@1.9.0-1 runtime', 'shop > pkg:luarocks/other runtime', 'shop > pkg:luarocks/pinned@2.0-1 runtime'],
  });
});

it('rocks for tests are missed where others for tests are locked', async () => {
  const tests = '  "lamp"\n}\ntest_dependencies = {\n  "busted"';
  expect(await read(tests)).toEqual([]);
  expect((await readAll(tests, lock.replace(/\}\n$/, '  ,test_dependencies = { saw = "1.0-1" }\n}\n'))).stale).toEqual(['shop-1.0-1.rockspec:7 the manifest and luarocks.lock do not agree: busted is not locked']);
});
