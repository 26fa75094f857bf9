import { describe, expect, it } from 'vitest';
import { parseDependencySpec, publicRequirement, versionInFileName } from './dependency-spec.ts';

describe('a requirement', () => {
  it.each([
    ['1.2.3', { kind: 'exact', version: '1.2.3' }],
    ['=v1.2.3-rc.1+build', { kind: 'exact', version: '1.2.3-rc.1+build' }],
    ['^1.2.3', { kind: 'range' }],
    ['1.2', { kind: 'range' }],
    ['', { kind: 'range' }],
    ['latest', { kind: 'range' }],
    ['npm:real@1.0.0', { kind: 'alias', name: 'real', spec: { kind: 'exact', version: '1.0.0' }, text: '1.0.0' }],
    ['npm:@acme/real', { kind: 'alias', name: '@acme/real', spec: { kind: 'range' }, text: '' }],
    ['npm:^1.0.0', { kind: 'range' }],
    ['npm:1.0.0', { kind: 'exact', version: '1.0.0' }],
    ['jsr:^1', { kind: 'jsr', name: undefined, spec: { kind: 'range' }, text: '^1' }],
    ['jsr:@std/path@1.0.0', { kind: 'jsr', name: '@std/path', spec: { kind: 'exact', version: '1.0.0' }, text: '1.0.0' }],
    ['file:../a', { kind: 'path', path: '../a' }],
    ['link:.\\b', { kind: 'path', path: './b' }],
    ['./c', { kind: 'path', path: './c' }],
    ['workspace:^', { kind: 'workspace', text: '^' }],
    ['catalog:', { kind: 'catalog', catalog: 'default' }],
    ['catalog:react18', { kind: 'catalog', catalog: 'react18' }],
    ['patch:left-pad@npm%3A1.0.0#./x.patch', { kind: 'patch', name: 'left-pad', spec: { kind: 'exact', version: '1.0.0' } }],
    ['https://user:secret@files.example/a.tgz', { kind: 'url', url: 'https://files.example/a.tgz' }],
    ['teleport:x', { kind: 'unknown', protocol: 'teleport' }],
  ])('%s', (text, expected) => expect(parseDependencySpec(text)).toEqual(expected));

  it('never shows a secret', () => {
    expect(publicRequirement('git+https://user:secret@host.example/a.git')).toBe('git+https://host.example/a.git');
    expect(publicRequirement('npm:@acme/a@^1')).toBe('npm:@acme/a@^1');
  });
});

it('finds the version in the name that npm pack gives an archive', () => {
  expect(versionInFileName('vendor/tool-1.2.3-beta.1.tgz', '@acme/tool')).toBe('1.2.3-beta.1');
  expect(versionInFileName('vendor/tool-latest.tgz', 'tool')).toBeUndefined();
  expect(versionInFileName('vendor/other-1.2.3.tgz', 'tool')).toBeUndefined();
});
