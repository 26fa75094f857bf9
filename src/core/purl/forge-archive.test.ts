import { expect, test } from 'vitest';
import { readForgeArchive } from './forge-archive.ts';

test.each([
  ['https://github.com/acme/tool/archive/refs/tags/v1.2.tar.gz', 'https://github.com/acme/tool.git', 'v1.2'],
  ['https://github.com/acme/tool/archive/0123456789abcdef0123456789abcdef01234567.zip', 'https://github.com/acme/tool.git', '0123456789abcdef0123456789abcdef01234567'],
  ['https://github.com/acme/tool/archive/release/1.0.tar.gz', 'https://github.com/acme/tool.git', 'release/1.0'],
  ['https://github.com/acme/tool/releases/download/v3.1/tool.tar.xz', 'https://github.com/acme/tool.git', 'v3.1'],
  ['https://codeload.github.com/acme/tool/tar.gz/refs/tags/v2', 'https://github.com/acme/tool.git', 'v2'],
  ['https://api.github.com/repos/acme/tool/zipball/abc', 'https://github.com/acme/tool.git', 'abc'],
  ['https://gitlab.com/acme/group/tool/-/archive/3.4.0/tool-3.4.0.tar.bz2?x=1', 'https://gitlab.com/acme/group/tool.git', '3.4.0'],
  ['https://bitbucket.org/acme/tool/get/1.0.zip', 'https://bitbucket.org/acme/tool.git', '1.0'],
])('%s is made of a repository', (address, repository, revision) => {
  expect(readForgeArchive(address)).toEqual({ repository, revision });
});

test.each(['https://files.example/tool-1.0.zip', 'https://github.com/acme/tool', 'https://github.com/acme/tool/raw/main/a.zip', `https://gitlab.com/${'/-/archive/'.repeat(20_000)}`])('others are not: %.60s', (address) => {
  expect(readForgeArchive(address)).toBeUndefined();
});
