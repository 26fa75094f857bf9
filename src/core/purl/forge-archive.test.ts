import { expect, test } from 'vitest';
import { readForgeArchive } from './forge-archive.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

test.each([
  ['https://github.com/acme/tool/archive/refs/tags/v1.2.tar.gz', 'https://github.com/acme/tool.git', 'v1.2'],
  ['https://github.com/acme/tool/archive/0123456789abcdef0123456789abcdef01234567.zip', 'https://github.com/acme/tool.git', '0123456789abcdef0123456789abcdef01234567'],
  ['https://github.com/acme/tool/archive/release/1.0.tar.gz', 'https://github.com/acme/tool.git', 'release/1.0'],
  ['https://github.com/acme/tool/releases/download/v3.1/tool.tar.xz', 'https://github.com/acme/tool.git', 'v3.1'],
  ['https://codeload.github.com/acme/tool/tar.gz/refs/tags/v2', 'https://github.com/acme/tool.git', 'v2'],
  ['https://api.github.com/repos/acme/tool/zipball/abc', 'https://github.com/acme/tool.git', 'abc'],
  ['https://gitlab.com/acme/group/tool/-/archive/3.4.0/tool-3.4.0.tar.bz2?x=1', 'https://gitlab.com/acme/group/tool.git', '3.4.0'],
  [`https://github.com/acme/tool/archive/${commit}`, 'https://github.com/acme/tool.git', commit],
  ['https://github.com/acme/tool/zipball/v2', 'https://github.com/acme/tool.git', 'v2'],
  ['https://gitlab.com/api/v4/projects/acme%2Fgroup%2Ftool/repository/archive.tar.gz?private=0&sha=v3#x', 'https://gitlab.com/acme/group/tool.git', 'v3'],
  ['https://gitlab.com/acme/tool/repository/archive.zip?ref=main', 'https://gitlab.com/acme/tool.git', 'main'],
  ['https://bitbucket.org/acme/tool/get/1.0.zip', 'https://bitbucket.org/acme/tool.git', '1.0'],
])('%s is made of a repository', (address, repository, revision) => {
  expect(readForgeArchive(address)).toMatchObject({ repository, revision });
});

test.each(['https://files.example/tool-1.0.zip', 'https://github.com/acme/tool', 'https://github.com/acme/tool/raw/main/a.zip', 'https://gitlab.com/api/v4/projects/278964/repository/archive.zip?sha=main', 'https://gitlab.com/acme/tool/repository/archive.zip', `https://gitlab.com/${'/-/archive/'.repeat(20_000)}`])('others are not: %.60s', (address) => {
  expect(readForgeArchive(address)).toBeUndefined();
});

test.each([
  [`https://codeload.github.com/acme/tool/tar.gz/${commit}`, true],
  ['https://bitbucket.org/acme/tool/get/0123456789ab.zip', true],
  ['https://gitlab.com/acme/tool/-/archive/facade1/tool-facade1.zip', true],
  ['https://codeload.github.com/acme/tool/tar.gz/20240131', false],
  ['https://codeload.github.com/acme/tool/tar.gz/refs/heads/facade1', false],
  ['https://github.com/acme/tool/releases/download/facade1/tool.zip', false],
  ['https://github.com/acme/tool/archive/1.0.2.tar.gz', false],
])('%s is of a commit: %s', (address, isCommit) => {
  expect(readForgeArchive(address)?.isCommit).toBe(isCommit);
});
