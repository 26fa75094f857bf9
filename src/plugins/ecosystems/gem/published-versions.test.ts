import { expect, test } from 'vitest';
import { publishedVersions } from './published-versions.ts';

const index = [
  'created_at: 2024-01-01', '---',
  '1.0.0 rack:>= 1.0&< 3,tilt:~> 2.0|checksum:aa,ruby:>= 2.5',
  '1.1.0-java |checksum:bb', '1.1.0 rack:= 2.2|checksum:cc,ruby:>= 3.9,rubygems:>= 3', '2.0.0.pre |checksum:dd', '',
].join('\n');

test('reads versions with what they need', () => {
  const versions = publishedVersions(index, '3.3.0');
  expect(versions.map(({ version, isDiscouraged }) => [version, isDiscouraged])).toEqual([['1.0.0', undefined], ['1.1.0', true], ['2.0.0.pre', undefined]]);
  expect(versions[0]!.needs!().dependencies).toEqual([
    { purl: 'pkg:gem/rack', requirement: '>= 1.0, < 3', scope: 'runtime' }, { purl: 'pkg:gem/tilt', requirement: '~> 2.0', scope: 'runtime' },
  ]);
  expect(versions[2]!.needs!().dependencies).toEqual([]);
});

test('refuses what is no index', () => {
  expect(() => publishedVersions('<html>login</html>', undefined)).toThrow();
  expect(publishedVersions('---\n', undefined)).toEqual([]);
});
