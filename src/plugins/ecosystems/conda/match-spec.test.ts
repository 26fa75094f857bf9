import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCondaFile } from './conda-package.ts';
import { parseMatchSpec } from './match-spec.ts';

describe('match specifications', () => {
  it.each([
    ['numpy', { name: 'numpy', specifier: '', version: undefined }],
    ['numpy=1.11', { version: '1.11', isSeries: true, specifier: '=1.11' }],
    ['numpy==1.11', { version: '1.11', isSeries: false }],
    ['numpy=1.11=py36_0', { version: '1.11', isSeries: false, specifier: '=1.11' }],
    ['numpy==1.11=py36_0', { version: '1.11', specifier: '==1.11' }],
    ['numpy 1.11 py36_0', { version: '1.11', isSeries: false }],
    ['numpy 1.11.*', { version: undefined, specifier: '1.11.*' }],
    ['numpy=1.11.*', { version: undefined }],
    ['numpy >=1.8,<2', { version: undefined, specifier: '>=1.8,<2' }],
    ['numpy >= 1.8 , < 2', { specifier: '>=1.8,<2' }],
    ['libgcc-ng 13.2|13.3', { version: undefined, specifier: '13.2|13.3' }],
    ['conda-forge::NumPy==1.0', { name: 'numpy', channel: 'conda-forge', version: '1.0' }],
    ["numpy[version='>=1.8', build=py36_0]", { specifier: '>=1.8', version: undefined }],
    ['numpy[version="1.8"]', { version: '1.8' }],
    ['_libgcc_mutex 0.1 main # note', { name: '_libgcc_mutex', version: '0.1' }],
  ])('%s', (text, expected) => {
    expect(parseMatchSpec(text)).toMatchObject(expected);
  });

  it.each(['', '1', '3.8', '=1.0', '??', 'a/b'])('are not %j', (text) => {
    expect(parseMatchSpec(text)).toBeUndefined();
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseMatchSpec(text)));
  });
});

describe('names of package files', () => {
  it('tell name, version and build', () => {
    expect(readCondaFile('https://channel.example/main/linux-64/ld_impl_linux-64-2.38-h1181459_1.conda#abc')).toEqual({ name: 'ld_impl_linux-64', version: '2.38', build: 'h1181459_1', subdir: 'linux-64' });
    expect(readCondaFile('name-1.0.conda')).toBeUndefined();
    expect(readCondaFile('https://files.example/a-1-b.zip')).toBeUndefined();
  });
});
