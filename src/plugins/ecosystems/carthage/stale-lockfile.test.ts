import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import carthage from './index.ts';

const read = (manifest: string) => readStale(carthage, { Cartfile: manifest, 'Cartfile.resolved': 'github "shop/lamp" "v1.9.0"\ngit "https://host.example/wick.git" "0123456789012345678901234567890123456789"\n' });

it('resolved versions that the Cartfile does not admit are told, and what is not resolved is listed', async () => {
  const { stale, purls } = await read('github "shop/lamp" ~> 2.0\ngithub "shop/oil" >= 1.0\n');
  expect(stale).toEqual(['Cartfile:1 the manifest and Cartfile.resolved do not agree: shop/lamp is ~> 2.0 here and locked as v1.9.0; shop/oil is not locked']);
  expect(purls).toContain('pkg:github/shop/oil');
});

it.each(['github "shop/lamp"', 'github "shop/lamp" ~> 1.2', 'github "shop/lamp" >= 1.0', 'github "shop/lamp" "main"', 'github "shop/lamp" "2.0"', 'git "https://host.example/wick.git" ~> 1.0'])('%s is met', async (line) => {
  expect((await read(`${line}\n`)).stale).toEqual([]);
});
