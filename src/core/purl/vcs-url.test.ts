import { expect, test } from 'vitest';
import { vcsUrl, withoutSecrets } from './vcs-url.ts';

test.each([
  ['https://forge.example/a/b.git', 'abc', 'git+https://forge.example/a/b.git@abc'],
  ['git@forge.example:a/b.git', 'abc', 'git+ssh://git@forge.example/a/b.git@abc'],
  ['git://forge.example/a/b', undefined, 'git://forge.example/a/b'],
  ['ssh://git:secret@forge.example/a/b', 'v1', 'git+ssh://git@forge.example/a/b@v1'],
  ['https://user:secret@forge.example/a/b', 'v1', 'git+https://forge.example/a/b@v1'],
  ['../sibling', undefined, 'git+file://../sibling'],
  ['git+https://forge.example/a', 'x', 'git+https://forge.example/a@x'],
])('%s at %s', (remote, revision, expected) => expect(vcsUrl(remote, revision)).toBe(expected));

test('secrets of plain URLs', () => {
  expect(withoutSecrets('https://token@host.example/x@y')).toBe('https://host.example/x@y');
  expect(withoutSecrets('https://host.example/@scope/x')).toBe('https://host.example/@scope/x');
});

test('parameters that let somebody in', () => {
  expect(withoutSecrets('https://host.example/a.tgz?token=x')).toBe('https://host.example/a.tgz');
  expect(withoutSecrets('https://host.example/a.tgz?arch=arm&X-Amz-Signature=x&X-Amz-Credential=y&sig=z#sha1')).toBe('https://host.example/a.tgz?arch=arm#sha1');
  expect(withoutSecrets('https://user:word@host.example/a?private_token=x&b')).toBe('https://host.example/a?b');
  for (const url of ['https://host.example/a?tokens=3', 'https://host.example/a?token=', 'https://host.example/?']) expect(withoutSecrets(url)).toBe(url);
});
