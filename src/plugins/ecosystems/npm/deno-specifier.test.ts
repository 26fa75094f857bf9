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
