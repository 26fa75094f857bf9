import { expect, it } from 'vitest';
import { namesOf } from '../support/muster.ts';
import { survive } from '../support/survive.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const many = (piece: (index: number) => string): string => Array.from({ length: 60_000 }, (_, index) => piece(index)).join('');

const trees: readonly (readonly [title: string, files: Files, names: readonly string[]])[] = [
  ['stanzas of cabal that import each other', { 'shop.cabal': `name: shop\nversion: 1.0\nlibrary\n  import: a0\n${many((index) => `common a${index}\n  import: a${index + 1}\n`)}common a60000\n  build-depends: lamp ==1.0\n` }, ['lamp 1.0']],
  ['extras of one package in pdm.lock', { 'pdm.lock': `[metadata]\nlock_version = "4.4"\n[[package]]\nname = "lamp"\nversion = "1.0"\n${many((index) => `[[package]]\nname = "lamp"\nversion = "1.0"\nextras = ["x${index}"]\n`)}` }, ['lamp 1.0']],
  ['parts of one list in spack.yaml', { 'spack.yaml': `spack:\n  definitions:\n${many(() => '  - tools: [lamp@=1.0]\n')}  specs: [$tools]\n` }, ['lamp 1.0']],
];

/** Each of them took half a minute and more while every one of a name copied those before. */
it.each(trees)('%s are read in time', async (_, files, names) => {
  const start = performance.now();
  expect(namesOf(await survive(work.tree(files)))).toEqual(names);
  expect(performance.now() - start).toBeLessThan(10_000);
}, 90_000);
