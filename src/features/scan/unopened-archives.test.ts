import { expect, it } from 'vitest';
import { isArchiveName, unopenedArchives } from './unopened-archives.ts';

const installDirectories = new Set(['vendor', '.yarn', 'node_modules']);
const unopened = (paths: readonly string[], components: readonly { name: string; group?: string; version?: string }[] = [], read: readonly string[] = []) =>
  unopenedArchives(paths, { components: components.map((component) => ({ evidence: [], ...component })), projects: [], issues: read.map((path) => ({ path })), installDirectories });

it('archives are known by their names', () => {
  expect(['a.zip', 'a.tar.GZ', 'a.tgz', 'b/a.7z', 'a.tar.zst'].every(isArchiveName)).toBe(true);
  expect(['a.gz', 'zip', 'a.zip.txt', 'a.jar', '.tar.gz/b'].some(isArchiveName)).toBe(false);
});

it('all are one issue', () => {
  expect(unopened([])).toEqual([]);
  expect(unopened(['b.zip'])).toMatchObject([{ code: 'unsupported', path: 'b.zip', message: 'the archive was not looked into' }]);
  const many = Array.from({ length: 9 }, (_, index) => `d/${index}.zip`);
  expect(unopened(many.toReversed())).toMatchObject([{ path: 'd/0.zip', message: '9 archives were not looked into: d/0.zip, d/1.zip, d/2.zip, d/3.zip, d/4.zip and 4 more' }]);
});

it('those that hold what is listed are no gap', () => {
  const components = [{ name: 'left-pad', version: '1.3.0' }, { name: 'core', group: '@acme', version: '7.0.0' }, { name: 'Some_Thing', version: '2.0' }, { name: 'open' }];
  const archives = ['mirror/left-pad-1.3.0.tgz', 'mirror/@acme-core-7.0.0.tgz', 'vendor/some_thing-2.0.tar.gz', '.yarn/cache/any-npm-1.0.0-abc.zip', 'vendor/left-pad-1.2.0.tgz', 'open.zip'];
  expect(unopened(archives, components)).toMatchObject([{ message: '2 archives were not looked into: open.zip, vendor/left-pad-1.2.0.tgz' }]);
});

it('those of installed packages are a part of them', () => {
  expect(unopened(['node_modules/a.zip', 'x/node_modules/a/b.zip', 'vendor/acme/app/test.zip', '.yarn/cache/a.zip'])).toEqual([]);
  expect(unopened(['vendor/a.zip', 'vendor/acme/b.zip'])).toMatchObject([{ message: '2 archives were not looked into: vendor/a.zip, vendor/acme/b.zip' }]);
});

it('those of which something was read were looked into', () => {
  expect(unopened(['a.tar.gz', 'b.tar.gz', 'c.tar.gz'], [], ['a.tar.gz', 'b.tar.gz!/setup.py'])).toMatchObject([{ path: 'c.tar.gz', message: 'the archive was not looked into' }]);
});
