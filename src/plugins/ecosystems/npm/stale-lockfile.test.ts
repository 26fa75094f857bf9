import { describe, expect, it } from 'vitest';
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

const asking = (dependencies: Record<string, string>, more: object = {}) => JSON.stringify({ name: 'shop', version: '1.0.0', dependencies, ...more }, undefined, 1);
const old = (dependencies: object) => JSON.stringify({ name: 'shop', version: '1.0.0', lockfileVersion: 1, dependencies });

it('package-lock.json of version 1 does not repeat what is asked for: its versions are compared', async () => {
  const lock = old({ lamp: { version: '1.9.0' }, plug: { version: 'npm:socket@1.2.0' } });
  const stale = async (dependencies: Record<string, string>, more?: object) => (await readStale(npm, { 'package.json': asking(dependencies, more), 'package-lock.json': lock })).stale;
  expect(await stale({ lamp: '^2.0.0', plug: 'npm:socket@~1.1.0' })).toEqual(['package.json:5 the manifest and package-lock.json do not agree: lamp is ^2.0.0 here and locked as 1.9.0; plug is npm:socket@~1.1.0 here and locked as 1.2.0']);
  for (const spec of ['^1.2.0', '*', '', 'latest', '>=1 <2', '1.9.0', 'github:shop/lamp', 'https://host.example/lamp.tgz']) expect(await stale({ lamp: spec }), spec).toEqual([]);
  expect(await stale({ lamp: '^2.0.0' }, { overrides: { lamp: '1.9.0' } })).toEqual([]);
  expect(await stale({}, { peerDependencies: { lamp: '^2.0.0' } })).toEqual([]);
});

it('package-lock.json with a version that what it repeats does not admit', async () => {
  const lock = (version: string) => JSON.stringify({ name: 'shop', lockfileVersion: 3, packages: { '': { name: 'shop', dependencies: { lamp: '^2.0.0' } }, 'node_modules/lamp': { version } } });
  const stale = async (version: string) => (await readStale(npm, { 'package.json': asking({ lamp: '^2.0.0' }), 'package-lock.json': lock(version) })).stale;
  expect(await stale('1.9.0')).toEqual(['package.json:5 the manifest and package-lock.json do not agree: lamp is ^2.0.0 here and locked as 1.9.0']);
  expect(await stale('2.1.0')).toEqual([]);
  expect(await stale('2.1.0-beta.1')).toEqual([]);
});

it.each([['^1.0.0', 'npm:^1.0.0'], ['^1.0.0', '^1.0.0'], ['npm:socket@^1', 'npm:socket@^1'], ['workspace:^', 'workspace:lamp'], ['patch:lamp@^1.0.0#./lamp.patch', 'patch:lamp@npm%3A^1.0.0#~/lamp.patch']])('yarn.lock of Yarn 2: %s is %s', async (here, there) => {
  const lock = (range: string) => `__metadata:\n  version: 8\n\n"lamp@${range}":\n  version: 1.0.1\n  resolution: "lamp@npm:1.0.1"\n  languageName: node\n  linkType: hard\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n    lamp: "${range}"\n  languageName: unknown\n  linkType: soft\n`;
  const stale = async (spec: string, more?: object) => (await readStale(npm, { 'package.json': asking({ lamp: spec }, more), 'yarn.lock': lock(there) })).stale;
  expect(await stale(here)).toEqual([]);
  if (here === '^1.0.0') expect(await stale('^2.0.0')).toEqual([`package.json:5 the manifest and yarn.lock do not agree: lamp is ^2.0.0 here and ${there} there`]);
  expect(await stale('^2.0.0', { resolutions: { lamp: '1.0.1' } })).toEqual([]);
});

it('pnpm: what a catalog asks for now, and asked for when it was locked', async () => {
  const lock = "lockfileVersion: '9.0'\ncatalogs:\n  default:\n    lamp:\n      specifier: ^1.0.0\n      version: 1.0.1\nimporters:\n  .:\n    dependencies:\n      lamp:\n        specifier: 'catalog:'\n        version: 1.0.1\npackages:\n  lamp@1.0.1:\n    resolution: {integrity: sha512-aaaa}\nsnapshots:\n  lamp@1.0.1: {}\n";
  const stale = async (range: string) => (await readStale(npm, { 'package.json': asking({ lamp: 'catalog:' }), 'pnpm-lock.yaml': lock, 'pnpm-workspace.yaml': `packages: []\ncatalog:\n  lamp: ${range}\n` })).stale;
  expect(await stale('^2.0.0')).toEqual(['package.json:5 the manifest and pnpm-lock.yaml do not agree: lamp is ^2.0.0 here and ^1.0.0 there']);
  expect(await stale('^1.0.0')).toEqual([]);
});

const deno = async (imports: object, lock: object = {}, more: object = {}) =>
  (await readStale(npm, {
    'deno.json': JSON.stringify({ imports, ...more }, undefined, 1),
    'deno.lock': JSON.stringify({ version: '5', specifiers: { 'jsr:@shop/lamp@1': '1.9.0', 'npm:plug@~2.1.0': '2.1.4_x@1.0.0' }, jsr: { '@shop/lamp@1.9.0': { integrity: 'aa' } }, npm: { 'plug@2.1.4_x@1.0.0': { integrity: 'sha512-aaaa' } }, workspace: { dependencies: ['jsr:@shop/lamp@1', 'npm:plug@~2.1.0', 'npm:unused@1'] }, ...lock }),
  })).stale.filter((issue) => issue.startsWith('deno.json'));

it('deno.lock: imports that are not locked, or in other versions', async () => {
  expect(await deno({ lamp: 'jsr:@shop/lamp@^2', plug: 'npm:plug@2.0.0/part.js', oil: 'npm:oil@1' })).toEqual(['deno.json:3 the manifest and deno.lock do not agree: npm:oil is not locked; jsr:@shop/lamp is ^2 here and locked as 1.9.0; npm:plug is 2.0.0 here and locked as 2.1.4']);
});

it('deno.lock: what is met, spelled otherwise, on this disk or not of a registry', async () => {
  expect(await deno({ lamp: 'jsr:@shop/lamp@^1', '@shop/lamp/': 'jsr:/@shop/lamp@1/', plug: 'npm:plug@^2.0.0', plain: 'npm:plug', unused: 'npm:unused@1', here: './here.ts', url: 'https://host.example/a.ts' })).toEqual([]);
  expect(await deno({ lamp: 'jsr:@shop/lamp@^2', oil: 'npm:oil@1' }, {}, { links: ['../lamp'] })).toEqual([]);
  expect(await deno({ lamp: 'jsr:@shop/lamp@^1', oil: 'npm:oil@1' }, { workspace: undefined })).toEqual([]);
});

it('pnpm: a project of the workspace that the lockfile does not know', async () => {
  const lock = "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  packages/a:\n    dependencies:\n      lamp:\n        specifier: ^1.0.0\n        version: 1.0.1\npackages:\n  lamp@1.0.1:\n    resolution: {integrity: sha512-aaaa}\nsnapshots:\n  lamp@1.0.1: {}\n";
  const one = (name: string, dependencies: object) => JSON.stringify({ name, version: '1.0.0', dependencies }, undefined, 1);
  const files = { 'package.json': '{"name": "shop"}', 'pnpm-workspace.yaml': "packages: ['packages/*', '!packages/old']\n", 'pnpm-lock.yaml': lock, 'packages/a/package.json': one('a', { lamp: '^1.0.0' }), 'packages/b/package.json': one('b', { bulb: '2.0.0', a: 'workspace:*' }), 'packages/old/package.json': one('old', { wick: '1.0.0' }) };
  const { stale, edges } = await readStale(npm, files);
  expect(stale).toEqual(['packages/b/package.json:5 the manifest and pnpm-lock.yaml do not agree: bulb is not locked; a is not locked']);
  expect(edges).toEqual(expect.arrayContaining(['b > pkg:npm/bulb@2.0.0 runtime', 'b > a runtime']));
  expect((await readStale(npm, { ...files, 'packages/b/pnpm-lock.yaml': lock.replace('packages/a', '.').replace('  .: {}\n', '') })).stale.filter((text) => text.includes('and pnpm-lock.yaml') && text.startsWith('packages/b/package.json:5 the manifest and pnpm-lock.yaml do not agree: bulb is not locked; a is not locked;'))).toHaveLength(1);
  expect((await readStale(npm, { ...files, 'pnpm-workspace.yaml': "packages: ['packages/*']\nsharedWorkspaceLockfile: false\n" })).stale).toEqual([]);
});

describe.each([
  ['bun', 'bun.lock', '{"lockfileVersion": 1, "workspaces": {"": {"name": "shop"}, "packages/a": {"name": "a", "version": "1.0.0", "dependencies": {"lamp": "^1.0.0"}}}, "packages": {"a": ["a@workspace:packages/a"], "lamp": ["lamp@1.0.1", "", {}, "sha512-aaaa"]}}\n'],
  ['Yarn', 'yarn.lock', '__metadata:\n  version: 8\n\n"a@workspace:packages/a":\n  version: 0.0.0-use.local\n  resolution: "a@workspace:packages/a"\n  dependencies:\n    lamp: "npm:^1.0.0"\n  languageName: unknown\n  linkType: soft\n\n"lamp@npm:^1.0.0":\n  version: 1.0.1\n  resolution: "lamp@npm:1.0.1"\n  languageName: node\n  linkType: hard\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  languageName: unknown\n  linkType: soft\n'],
])('%s: a project of the workspace that the lockfile does not know', (_, name, lock) => {
  const one = (own: string, dependencies: object) => JSON.stringify({ name: own, version: '1.0.0', dependencies }, undefined, 1);
  const files = { 'package.json': '{"name": "shop", "workspaces": ["packages/*", "!packages/old"]}', [name]: lock, 'packages/a/package.json': one('a', { lamp: '^1.0.0' }), 'packages/old/package.json': one('old', { wick: '1.0.0' }) };
  const added = { ...files, 'packages/b/package.json': one('b', { bulb: '2.0.0', a: 'workspace:*' }) };

  it('is told, with what it asks for', async () => {
    expect((await readStale(npm, files)).stale).toEqual([]);
    const { stale, edges } = await readStale(npm, added);
    expect(stale).toEqual([`packages/b/package.json:5 the manifest and ${name} do not agree: bulb is not locked; a is not locked`]);
    expect(edges).toEqual(expect.arrayContaining(['b > pkg:npm/bulb@2.0.0 runtime', 'b > a runtime', 'shop > b runtime']));
  });

  it('is told by its own lockfile where it has one', async () => {
    const own = (await readStale(npm, { ...added, [`packages/b/${name}`]: lock })).stale.filter((text) => text.startsWith('packages/b/package.json'));
    expect(own).toHaveLength(1);
  });
});
