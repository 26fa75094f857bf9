import { describe, expect, it } from 'vitest';
import { locatedPackage, parseLocation } from './location.ts';

describe('where a package lies', () => {
  it.each([
    ['git+https://git.example/kit.git@v1#egg=Kit_A[x,y]&subdirectory=python', { origin: 'git', tool: 'git', address: 'https://git.example/kit.git', revision: 'v1', name: 'Kit_A', extras: ['x', 'y'], subdirectory: 'python' }],
    ['git+ssh://git@git.example/kit.git', { origin: 'git', address: 'ssh://git@git.example/kit.git' }],
    ['git+ssh://git@git.example/kit.git@releases/1.0', { origin: 'git', revision: 'releases/1.0' }],
    ['git://git.example/kit.git@v1.0#egg=kit', { origin: 'git', address: 'git://git.example/kit.git', revision: 'v1.0', name: 'kit' }],
    ['svn+svn://svn.example/kit#egg=kit', { origin: 'git', tool: 'svn', address: 'svn://svn.example/kit' }],
    ['https://jane:secret@files.example/kit-1.0-py3-none-any.whl', { origin: 'url', address: 'https://files.example/kit-1.0-py3-none-any.whl', name: 'kit', version: '1.0' }],
    ['https://files.example/archive/1.26.8.zip', { origin: 'url' }],
    ['./wheels/kit-1.0.tar.gz', { origin: 'path', name: 'kit', version: '1.0' }],
    ['file:///srv/kit', { origin: 'path' }],
    ['C:\\kits\\kit-2.0-py2.py3-none-any.whl', { origin: 'path', name: 'kit', version: '2.0' }],
    ['.', { origin: 'path', address: '.' }],
  ])('%s', (text, expected) => {
    expect(parseLocation(text)).toMatchObject(expected);
  });

  it('is part of the identity, save for paths', () => {
    const purl = (text: string) => locatedPackage('Kit', '1.0', parseLocation(text)).purl;
    expect(purl('git+https://git.example/kit@v1')).toBe('pkg:pypi/kit@1.0?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fkit%40v1');
    expect(purl('https://files.example/kit.zip')).toBe('pkg:pypi/kit@1.0?download_url=https:%2F%2Ffiles.example%2Fkit.zip');
    expect(purl('../kit')).toBe('pkg:pypi/kit@1.0');
  });
});
