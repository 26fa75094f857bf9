import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import conan from './index.ts';

const lists = (more: object = {}) => JSON.stringify({ version: '0.5', requires: ['lamp/1.9.0#aa%1.0', 'lamp/1.8.0#bb%1.0', 'wick/cci.20230101'], build_requires: ['saw/3.2.1'], python_requires: [], ...more }, undefined, 1);
const read = (manifest: string, lock = lists(), name = 'conanfile.txt') => readStale(conan, { [name]: manifest, 'conan.lock': lock });

it('locked versions that the conanfile does not admit are told, and what is not locked is listed', async () => {
  const { stale, purls } = await read('[requires]\nlamp/2.0.0\noil/[>=1 <2]\n[tool_requires]\nsaw/[^4.0]\n');
  expect(stale).toEqual([
    'conanfile.txt:2 the manifest and conan.lock do not agree: oil is not locked; lamp is 2.0.0 here and locked as 1.9.0, 1.8.0; saw is ^4.0 here and locked as 3.2.1',
  ]);
  expect(purls).toContain('pkg:conan/oil');
});

it.each(['lamp/1.8.0', 'lamp/1.9.0@shop/stable', 'lamp/[>=1.0 <2]', 'lamp/[~1.9, include_prerelease]', 'lamp/[*]', 'wick/cci.20230101', 'wick/[>=0]'])('%s is met', async (reference) => {
  expect((await read(`[requires]\n${reference}\n`)).stale).toEqual([]);
});

it('what the lockfile overrides, what counts under conditions and what is computed is not told', async () => {
  expect((await read('[requires]\nlamp/2.0.0\n', lists({ overrides: { 'lamp/2.0.0': ['lamp/1.9.0'] } }))).stale).toEqual([]);
  const recipe = (body: string) => `from conan import ConanFile\nclass Shop(ConanFile):\n    name = "shop"\n    def requirements(self):\n${body}`;
  expect((await read(recipe('        if self.options.old:\n            self.requires("lamp/1.8.0")\n        else:\n            self.requires("lamp/2.0.0")\n'), lists(), 'conanfile.py')).stale).toEqual([]);
  expect((await read(recipe('        self.requires("lamp/2.0.0")\n        self.requires(self.choice())\n'), lists(), 'conanfile.py')).stale).toEqual([]);
  expect((await read(recipe('        self.requires("lamp/2.0.0")\n'), lists(), 'conanfile.py')).stale).toEqual(['conanfile.py:5 the manifest and conan.lock do not agree: lamp is 2.0.0 here and locked as 1.9.0, 1.8.0']);
});

it('the graph of Conan 1 is compared, too', async () => {
  const graph = JSON.stringify({ graph_lock: { nodes: { 0: { ref: 'shop/1.0', requires: ['1'] }, 1: { ref: 'lamp/1.9.0#aa' } }, revisions_enabled: true }, version: '0.4' });
  expect((await read('[requires]\nlamp/[>=2.0, loose=False]\n', graph)).stale).toEqual(['conanfile.txt:2 the manifest and conan.lock do not agree: lamp is >=2.0, loose=False here and locked as 1.9.0']);
  expect((await read('[requires]\nlamp/1.9.0\n', graph)).stale).toEqual([]);
});
