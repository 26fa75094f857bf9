import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git } from '../../../test/support/make-repository.ts';
import { workshop } from '../../../test/support/workshop.ts';
import { GitIndexError, indexHas, readGitIndex, type GitIndex } from './git-index.ts';

const work = workshop();
const paths = ['.gitignore', 'a', 'a-b', 'a/b', 'a/b.lock', 'a0', 'build/deep/er/package.json', 'build/deep/package.json', 'é/ü', `${'long/'.repeat(780)}end`, 'z'];

function indexOf(init: readonly string[], ...settings: readonly string[]): Buffer {
  const tree = work.tree(Object.fromEntries(paths.map((path, at) => [path === 'a' ? 'q' : path, String(at)])));
  git(tree, 'init', '--quiet', ...init);
  git(tree, ...settings.flatMap((setting) => ['-c', setting]), 'add', '--all', '--force');
  return readFileSync(join(tree, '.git/index'));
}

const listed = ({ paths: all, ends }: GitIndex): string[] => [...ends].map((end, at) => all.toString('utf8', at === 0 ? 0 : ends[at - 1], end));

const expected = paths.map((path) => (path === 'a' ? 'q' : path)).sort((a, b) => Buffer.from(a).compare(Buffer.from(b)));

const kinds: readonly (readonly [name: string, idLength: 20 | 32, init: readonly string[], settings: readonly string[]])[] = [
  ['version 2', 20, [], ['index.version=2']],
  ['version 4, in which paths leave out what they share', 20, [], ['index.version=4']],
  ['SHA-256', 32, ['--object-format=sha256'], []],
];

describe.each(kinds)('an index of git, %s', (_, idLength, init, settings) => {
  const bytes = indexOf(init, ...settings);

  it('tells what git lists', () => {
    expect(listed(readGitIndex(bytes, idLength))).toEqual(expected);
  });

  it('has files, and directories of which there is a file', () => {
    const index = readGitIndex(bytes, idLength);
    for (const path of expected) expect(indexHas(index, path)).toBe(true);
    for (const path of ['a/', 'build/', 'build/deep/', 'build/deep/er/', 'é/']) expect(indexHas(index, path)).toBe(true);
    for (const path of ['', '0', 'a', 'a/b/', 'a/c', 'buil/', 'build', 'build/deep/e', 'z/', 'zz', '~']) expect([path, indexHas(index, path)]).toEqual([path, false]);
  });

  it('that is damaged is refused or read, and never more', () => {
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.option(fc.nat(255)), (at, byte) => {
      const broken = byte === null ? bytes.subarray(0, at) : Buffer.from(bytes);
      if (byte !== null) broken[at] = byte;
      try {
        expect(readGitIndex(broken, idLength).ends.length).toBeLessThanOrEqual(bytes.length / 62);
      } catch (error) {
        expect(error).toBeInstanceOf(GitIndexError);
      }
    }));
  });
});

it('names the index that it changes, where it is split', () => {
  const tree = work.tree({ a: '', b: '' });
  git(tree, 'init', '--quiet');
  git(tree, 'config', 'splitIndex.maxPercentChange', '100');
  git(tree, 'add', 'a');
  git(tree, 'update-index', '--split-index');
  git(tree, 'add', 'b');
  const index = readGitIndex(readFileSync(join(tree, '.git/index')));
  // what only changes an entry of the other one has no path
  expect(listed(index).filter((path) => path !== '')).toEqual(['b']);
  expect(listed(readGitIndex(readFileSync(join(tree, '.git', index.shared!))))).toEqual(['a']);
});

it('says what is wrong', () => {
  expect(() => readGitIndex(Buffer.from('no index at all'))).toThrow('it does not begin as an index of git does');
  expect(() => readGitIndex(Buffer.from([...Buffer.from('DIRC'), 0, 0, 0, 9, 0, 0, 0, 0]))).toThrow('it is of version 9; versions 2 to 4 are known');
  expect(() => readGitIndex(Buffer.from([...Buffer.from('DIRC'), 0, 0, 0, 2, 255, 0, 0, 0]))).toThrow('it ends before its last entry');
});
