import { describe, expect, it } from 'vitest';
import { locatedPackage, parseLocation, unnamedPackage } from './location.ts';

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

describe('a package of which only the place is known', () => {
  it.each([
    ['git+https://github.com/acme/foo', 'pkg:github/acme/foo'],
    ['git+ssh://git@github.com/acme/foo.git@v1#subdirectory=python', 'pkg:github/acme/foo@v1#python'],
    ['git+https://gitlab.com/acme/tools/foo.git@main', 'pkg:gitlab/acme/tools/foo@main'],
    ['git+https://git.example/acme/foo.git', 'pkg:git/git.example/acme/foo'],
    ['https://github.com/acme/foo/archive/refs/tags/v2.zip', 'pkg:github/acme/foo@v2'],
    ['hg+https://hg.example/foo@abc', 'pkg:generic/foo@abc?vcs_url=hg%2Bhttps:%2F%2Fhg.example%2Ffoo%40abc'],
    ['https://files.example/latest', 'pkg:generic/latest?download_url=https:%2F%2Ffiles.example%2Flatest'],
  ])('%s is listed as %s', (text, purl) => {
    expect(unnamedPackage(parseLocation(text))?.purl).toBe(purl);
  });

  it('is nothing outside of the tree, where it is a path', () => {
    expect(unnamedPackage(parseLocation('./somewhere'))).toBeUndefined();
  });
});
