import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import composer from './index.ts';

const read = (requirement: string, version = '2.9.1', more = '') =>
  readStale(composer, { 'composer.json': `{"name": "a/b", "require": {\n"php": ">=8", "m/n": ${JSON.stringify(requirement)}${more}}}`, 'composer.lock': JSON.stringify({ packages: [{ name: 'm/n', version }], 'packages-dev': [] }) });

it('a locked version that the manifest does not admit is told', async () => {
  expect((await read('^3.0')).stale).toEqual(['composer.json:2 the manifest and composer.lock do not agree: m/n is ^3.0 here and locked as 2.9.1']);
});

it.each([['^2.1', 'v2.9.1'], ['dev-main', 'dev-main'], ['^3.0', 'dev-main'], ['dev-main as 3.0.0', '2.9.1'], ['self.version', '2.9.1'], ['*', '2.9.1'], ['~2.9 || ^3', '2.9.1'], ['what is this', '2.9.1'], ['>=2.5 <3 @beta', '2.9.1']])('%s may be %s', async (requirement, version) => {
  expect((await read(requirement, version)).stale).toEqual([]);
});

it('what is not locked is listed', async () => {
  const { stale, edges } = await read('^2.0', '2.9.1', ', "x/y": "1.0.0", "x/z": "^1"');
  expect(stale).toEqual(['composer.json:2 the manifest and composer.lock do not agree: x/y is not locked; x/z is not locked']);
  expect(edges).toEqual(['a/b > pkg:composer/m/n@2.9.1 runtime', 'a/b > pkg:composer/x/y@1.0.0 runtime', 'a/b > pkg:composer/x/z runtime']);
});

it('composer.json was changed after it was locked', async () => {
  const manifest = { name: 'shop/app', require: { php: '>=8.1', 'shop/lamp': '^1.2' }, repositories: [{ type: 'composer', url: 'https://packages.example/é' }], extra: {}, config: { platform: { php: '8.2.0' } } };
  const read = async (value: object, hash: string) => (await readStale(composer, { 'composer.json': JSON.stringify(value), 'composer.lock': JSON.stringify({ 'content-hash': hash, packages: [{ name: 'shop/lamp', version: '1.9.0' }], 'packages-dev': [] }) })).stale;
  // as Composer computes it; the order within a field counts
  const hash = '5271f51c50a8401fb06546890670fab2';
  expect(await read(manifest, hash)).toEqual([]);
  expect(await read({ ...manifest, description: 'A shop', scripts: { test: 'phpunit' } }, hash)).toEqual([]);
  expect(await read({ ...manifest, 'minimum-stability': 'dev' }, hash)).toEqual(['composer.json:1 the manifest and composer.lock do not agree: the manifest was changed after it was locked (content-hash)']);
  expect(await read({ ...manifest, extra: { number: 1.5 } }, hash)).toEqual([]);
});
