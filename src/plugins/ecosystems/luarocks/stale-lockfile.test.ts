import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import luarocks from './index.ts';

const lock = 'return {\n  dependencies = {\n    lamp = "1.9.0-1",\n    wick = "scm-1",\n    lua = "5.1-1"\n  }\n}\n';
const read = async (dependencies: string) => (await readStale(luarocks, { 'shop-1.0-1.rockspec': `package = "shop"\nversion = "1.0-1"\ndependencies = {\n${dependencies}\n}\n`, 'luarocks.lock': lock })).stale;

it('a locked version that the rockspec does not admit is told', async () => {
  expect(await read('  "lua >= 5.4",\n  "lamp ~> 2.0"')).toEqual(['shop-1.0-1.rockspec:5 the manifest and luarocks.lock do not agree: lamp is ~> 2.0 here and locked as 1.9.0-1']);
});

it.each(['"lamp"', '"lamp >= 1.0, < 2"', '"lamp == 1.9.0"', '"wick >= 2"', '"other >= 3"'])('%s is met', async (dependency) => {
  expect(await read(`  ${dependency}`)).toEqual([]);
});
