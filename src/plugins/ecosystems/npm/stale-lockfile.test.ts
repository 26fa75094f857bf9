import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import npm from './index.ts';

const manifest = JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { lamp: '^1.0.0', bulb: '2.0.0', cord: '^3', local: 'file:./local', 'other-name': 'npm:plug@~1.0.0' }, devDependencies: { tester: '^5' } });
const local = { 'local/package.json': '{"name": "local", "version": "1.0.0"}' };
const lamp = 'pkg:npm/lamp@1.0.1';

it.each([
  ['package-lock.json', JSON.stringify({ name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': { name: 'shop', version: '1.0.0', dependencies: { lamp: '^1.0.0' } }, 'node_modules/lamp': { version: '1.0.1', dependencies: { cord: '*' } }, 'node_modules/cord': { version: '3.1.0' } } }), true],
  ['pnpm-lock.yaml', "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      lamp:\n        specifier: ^1.0.0\n        version: 1.0.1\npackages:\n  lamp@1.0.1:\n    resolution: {integrity: sha512-aaaa}\nsnapshots:\n  lamp@1.0.1: {}\n", false],
  ['bun.lock', '{"lockfileVersion": 1, "workspaces": {"": {"name": "shop", "dependencies": {"lamp": "^1.0.0"}}}, "packages": {"lamp": ["lamp@1.0.1", "", {}, "sha512-aaaa"]}}', false],
  ['yarn.lock', '# yarn lockfile v1\n\n\nlamp@^1.0.0:\n  version "1.0.1"\n', false],
  ['yarn.lock', '__metadata:\n  version: 8\n\n"lamp@npm:^1.0.0":\n  version: 1.0.1\n  resolution: "lamp@npm:1.0.1"\n  languageName: node\n  linkType: hard\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n    lamp: "npm:^1.0.0"\n  languageName: unknown\n  linkType: soft\n', false],
])('what %s lacks is listed, as where there is no lockfile', async (name, lockfile, hasCord) => {
  const { stale, edges } = await readStale(npm, { 'package.json': manifest, [name]: lockfile, ...local });
  expect(stale).toHaveLength(1);
  expect(stale[0]).toContain(`the manifest and ${name} do not agree: `);
  for (const missing of ['bulb', 'other-name', 'tester']) expect(stale[0]).toMatch(new RegExp(`${missing}(?:@\\S+)? is not locked`));
  // what another package brought is what the name means
  expect(edges.filter((edge) => !edge.includes('> local '))).toEqual([`shop > pkg:npm/bulb@2.0.0 runtime`, `shop > pkg:npm/cord${hasCord ? '@3.1.0' : ''} runtime`, `shop > ${lamp} runtime`, 'shop > pkg:npm/plug runtime', 'shop > pkg:npm/tester development']);
});

it('a host that need not be there is not', async () => {
  const files = { 'package.json': '{"name": "shop", "peerDependencies": {"lamp": "1"}, "peerDependenciesMeta": {"lamp": {"optional": true}}}', 'package-lock.json': '{"lockfileVersion": 3, "packages": {"": {"name": "shop"}}}' };
  expect((await readStale(npm, files)).purls).toEqual([]);
});
