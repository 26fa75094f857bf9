import { expect, it } from 'vitest';
import { remotePackage } from './deno-modules.ts';
import { parseDenoSpecifier, parseNpmId } from './deno-specifier.ts';

it.each([
  ['npm:chalk@5/source/index.js', { registry: 'npm', name: 'chalk', requirement: '5' }],
  ['npm:/@acme/tool@^1.0.0', { registry: 'npm', name: '@acme/tool', requirement: '^1.0.0' }],
  ['jsr:@std/path', { registry: 'jsr', name: '@std/path', requirement: '' }],
  ['npm:preact/hooks', { registry: 'npm', name: 'preact', requirement: '' }],
  ['https://modules.example/a.ts', undefined],
  ['./local.ts', undefined],
  ['npm:', undefined],
])('reads the specifier %s', (text, expected) => expect(parseDenoSpecifier(text)).toEqual(expected));

it('reads ids of npm packages with their peers', () => {
  expect(parseNpmId('@acme/a@1.0.0_@b+c@2.0.0__d@3.0.0')).toEqual({ name: '@acme/a', version: '1.0.0' });
  expect(parseNpmId('nothing')).toBeUndefined();
});

it('finds the package of a module by the version in its address', () => {
  expect(remotePackage('https://user:secret@modules.example/x/oak@v12.0.0/lib/mod.ts')).toEqual({
    purl: 'pkg:generic/modules.example/x/oak@v12.0.0?download_url=https:%2F%2Fmodules.example%2Fx%2Foak%40v12.0.0',
    address: 'https://modules.example/x/oak@v12.0.0',
  });
  expect(remotePackage('https://modules.example/plain.ts')).toBeUndefined();
});

it.each([
  ['https://esm.sh/preact@10.5.0?target=es2020', 'pkg:npm/preact@10.5.0', 'https://esm.sh/preact@10.5.0'],
  ['https://esm.sh/v135/@acme/tool@1.2.3/es2020/tool.mjs', 'pkg:npm/%40acme/tool@1.2.3', 'https://esm.sh/v135/@acme/tool@1.2.3'],
  ['https://esm.sh/*sail@1.2.3&deps=mast@1', 'pkg:npm/sail@1.2.3', 'https://esm.sh/*sail@1.2.3'],
  ['https://esm.sh/gh/acme/tool@v2/mod.ts', 'pkg:github/acme/tool@v2', 'https://esm.sh/gh/acme/tool@v2'],
  ['https://unpkg.com/@acme/tool@2.0.0/dist/y.js', 'pkg:npm/%40acme/tool@2.0.0', 'https://unpkg.com/@acme/tool@2.0.0'],
  ['https://cdn.jsdelivr.net/npm/sail@1.0.0/+esm', 'pkg:npm/sail@1.0.0', 'https://cdn.jsdelivr.net/npm/sail@1.0.0'],
  ['https://cdn.skypack.dev/pin/sail@v10.5.5-AbCdEfGhIjKlMnOpQrSt/mode=imports/sail.js', 'pkg:npm/sail@10.5.5', 'https://cdn.skypack.dev/pin/sail@v10.5.5-AbCdEfGhIjKlMnOpQrSt'],
  ['https://ga.jspm.io/npm:sail@1.0.0/index.js', 'pkg:npm/sail@1.0.0', 'https://ga.jspm.io/npm:sail@1.0.0'],
  ['https://raw.githubusercontent.com/acme/tool/v1.2/mod.ts', 'pkg:github/acme/tool@v1.2', 'https://raw.githubusercontent.com/acme/tool/v1.2'],
])('sees through the network that serves %s', (address, purl, root) => expect(remotePackage(address)).toEqual({ purl, address: root }));

it('knows what is no exact version', () => {
  expect(remotePackage('https://esm.sh/preact@10')).toEqual({ purl: 'pkg:npm/preact', requirement: '10', address: 'https://esm.sh/preact@10' });
  expect(remotePackage('https://raw.githubusercontent.com/acme/tool/main/mod.ts')).toBeUndefined();
  expect(remotePackage('https://modules.example/oak@v1?x=1')?.address).toBe('https://modules.example/oak@v1');
});
