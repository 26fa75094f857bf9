import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import golang from './index.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const project = (name: string, more: string) => `[[projects]]\n  name = "${name}"\n  packages = ["."]\n  revision = "${commit}"\n  ${more}\n\n`;
const gopkgLock = `${project('code.example/lamp', 'version = "v1.9.0"')}${project('code.example/wick', 'branch = "master"')}${project('code.example/oil', 'version = "v0.3.1-rc1"')}${project('code.example/deep', 'version = "v2.0.0"')}[solve-meta]\n  input-imports = ["code.example/lamp/light", "code.example/wick", "code.example/oil"]\n`;
const dep = (manifest: string, lock = gopkgLock) => readStale(golang, { 'Gopkg.toml': manifest, 'Gopkg.lock': lock });
const constraint = (name: string, what: string, kind = 'constraint') => `[[${kind}]]\n  name = "code.example/${name}"\n  ${what}\n`;

it('dep: versions, branches and commits that the manifest does not admit, and what it requires', async () => {
  const { stale, edges } = await dep(`required = ["code.example/tool/cmd/tool"]\n${constraint('lamp', 'version = "2.0"')}${constraint('wick', 'branch = "main"')}${constraint('oil', `revision = "${'f'.repeat(40)}"`)}${constraint('deep', 'version = "=1.0.0"', 'override')}`);
  expect(stale).toEqual([`Gopkg.toml:1 the manifest and Gopkg.lock do not agree: code.example/tool/cmd/tool is not locked; code.example/deep is =1.0.0 here and locked as v2.0.0; code.example/lamp is 2.0 here and locked as v1.9.0; code.example/wick is main here and master there; code.example/oil is ${'f'.repeat(40)} here and ${commit} there`]);
  expect(edges).toContain('Gopkg.lock > pkg:golang/code.example/tool/cmd/tool runtime');
});

it.each([
  constraint('lamp', 'version = "1.2"'), constraint('lamp', 'version = "v1.9.0"'), constraint('lamp', 'version = "=1.9.0"'), constraint('lamp', 'version = ">=1.0, <2.0"'), constraint('lamp', 'version = "*"'), constraint('lamp', 'version = "1.x"'), constraint('lamp', 'version = "1.0 - 2.0"'), constraint('lamp', 'version = "^1.2 || ^2.0"'), constraint('wick', 'branch = "master"'), constraint('oil', 'version = "0.3.1"'),
  constraint('oil', 'revision = "0123456789abcdef"'), constraint('lamp', 'source = "https://git.example/lamp.git"'), constraint('unused', 'version = "9.0"'), constraint('deep', 'version = "9.0"'),
  `${constraint('lamp', 'version = "3.0"')}${constraint('lamp', 'version = "1.9.0"', 'override')}`, 'required = ["code.example/lamp/cmd"]\n',
])('dep: %j is met', async (manifest) => {
  expect((await dep(manifest)).stale).toEqual([]);
});

it('dep: a lockfile that does not say what is imported is held against overrides alone', async () => {
  const old = gopkgLock.slice(0, gopkgLock.indexOf('[solve-meta]'));
  expect((await dep(constraint('lamp', 'version = "2.0"'), old)).stale).toEqual([]);
  expect((await dep(constraint('lamp', 'version = "2.0"', 'override'), old)).stale).toHaveLength(1);
});

const glideLock = `hash: abc\nupdated: 2017-01-01T00:00:00Z\nimports:\n- name: code.example/lamp\n  version: ${commit}\n- name: code.example/wick\n  version: ${commit}\n`;
const glide = (manifest: string) => readStale(golang, { 'glide.yaml': `package: code.example/shop\nimport:\n${manifest}`, 'glide.lock': glideLock });

it('glide: packages that are not locked, and other commits', async () => {
  const { stale, purls } = await glide(`- package: code.example/lamp\n  version: ^2.0\n- package: code.example/oil\n  version: ^1.0\n- package: code.example/wick\n  version: ${'f'.repeat(40)}\n`);
  expect(stale).toEqual([`glide.yaml:5 the manifest and glide.lock do not agree: code.example/oil is not locked; code.example/wick is ${'f'.repeat(40)} here and ${commit} there`]);
  expect(purls).toContain('pkg:golang/code.example/oil');
});

it.each(['- package: code.example/lamp/light\n', `- package: code.example/wick\n  version: ${commit}\n`, '- package: code.example/oil\n  os: [windows]\n', '- package: code.example/oil\nignore: [code.example/oil]\n'])('glide: %j is met', async (manifest) => {
  expect((await glide(manifest)).stale).toEqual([]);
});
