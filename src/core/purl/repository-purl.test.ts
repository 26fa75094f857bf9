import { expect, test } from 'vitest';
import { repositoryPurl } from './repository-purl.ts';

test.each([
  ['https://github.com/Acme/Tool.git', 'v1', undefined, 'pkg:github/acme/tool@v1'],
  ['git@github.com:acme/tool', 'abc', 'dir/x', 'pkg:github/acme/tool@abc#dir/x'],
  ['ssh://git@gitlab.com/group/sub/tool.git', 'v1', undefined, 'pkg:gitlab/group/sub/tool@v1'],
  ['https://forge.example/group/tool', 'v1', undefined, 'pkg:git/forge.example/group/tool@v1'],
  ['git+https://user:secret@forge.example/tool.git?x=y', undefined, undefined, 'pkg:git/forge.example/tool'],
  ['../sibling.git', undefined, undefined, 'pkg:generic/sibling?vcs_url=git%2Bfile:%2F%2F..%2Fsibling.git'],
])('%s', (url, revision, subpath, expected) => expect(repositoryPurl(url, revision, subpath)).toBe(expected));
