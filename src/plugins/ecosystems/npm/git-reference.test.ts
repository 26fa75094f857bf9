import { describe, expect, it } from 'vitest';
import { parseForgeArchive, parseGitReference, vcsUrlOf } from './git-reference.ts';

const spelled = (text: string): string | undefined => {
  const git = parseGitReference(text);
  return git === undefined ? undefined : vcsUrlOf(git);
};

describe('a git reference', () => {
  it.each([
    ['github:owner/name', 'git+https://github.com/owner/name.git'],
    ['owner/name#1.0.0', 'git+https://github.com/owner/name.git@1.0.0'],
    ['gitlab:group/sub/name#main', 'git+https://gitlab.com/group/sub/name.git@main'],
    ['bitbucket:owner/name.git', 'git+https://bitbucket.org/owner/name.git'],
    ['gist:11081aaa281', 'git+https://gist.github.com/11081aaa281.git'],
    ['git+ssh://git@host.example/owner/name.git#abc', 'git+ssh://git@host.example/owner/name.git@abc'],
    ['git+ssh://git@host.example:owner/name.git#abc', 'git+ssh://git@host.example/owner/name.git@abc'],
    ['ssh://git@host.example:2222/owner/name.git', 'git+ssh://git@host.example:2222/owner/name.git'],
    ['git+ssh://gitlab:owner/name#abc', 'git+https://gitlab.com/owner/name.git@abc'],
    ['git@host.example:owner/name.git#v1', 'git+ssh://git@host.example/owner/name.git@v1'],
    ['git@host.example/owner/name.git', 'git+ssh://git@host.example/owner/name.git'],
    ['git://host.example/name.git', 'git://host.example/name.git'],
    ['https://host.example/name.git#commit=abc', 'git+https://host.example/name.git@abc'],
    ['https://host.example/name.git#commit:abc', 'git+https://host.example/name.git@abc'],
    ['https://host.example/name.git#workspace=tool&commit=abc', 'git+https://host.example/name.git@abc'],
    ['https://github.com/owner/name', 'git+https://github.com/owner/name'],
    ['git+https://user:token@host.example/name.git#semver:^1', 'git+https://host.example/name.git'],
    ['git+file:///srv/name.git', 'git+file:///srv/name.git'],
  ])('%s', (text, expected) => expect(spelled(text)).toBe(expected));

  it.each(['^1.0.0', 'latest', '@acme/tool', './path/to', '../up/here', 'https://host.example/name.tgz', 'npm:name@1', 'workspace:packages/a', 'C:/dir/name'])('%s is none', (text) => {
    expect(parseGitReference(text)).toBeUndefined();
  });

  it('has the directory of a package in its repository', () => {
    expect(parseGitReference('owner/name#main&path:/packages/a')).toEqual({ repository: 'git+https://github.com/owner/name.git', revision: 'main', path: 'packages/a' });
  });
});

describe('an archive of a forge', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';

  it.each([
    [`https://codeload.github.com/owner/name/tar.gz/${commit}`, `git+https://github.com/owner/name.git@${commit}`],
    [`https://api.github.com/repos/owner/name/tarball/${commit}`, `git+https://github.com/owner/name.git@${commit}`],
    [`https://github.com/owner/name/archive/${commit}.tar.gz`, `git+https://github.com/owner/name.git@${commit}`],
    [`https://bitbucket.org/owner/name/get/${commit}.tar.gz`, `git+https://bitbucket.org/owner/name.git@${commit}`],
    [`https://gitlab.com/api/v4/projects/group%2Fname/repository/archive.tar.gz?ref=${commit}`, `git+https://gitlab.com/group/name.git@${commit}`],
  ])('%s', (url, expected) => expect(vcsUrlOf(parseForgeArchive(url)!)).toBe(expected));

  it('of a tag stays an address: a tag may move', () => {
    expect(parseForgeArchive('https://github.com/owner/name/archive/1.0.2.tar.gz')).toBeUndefined();
  });
});
