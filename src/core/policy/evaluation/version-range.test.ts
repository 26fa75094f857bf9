import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VersionError } from '../../versions/versions.ts';
import { isVersionRange, readVersionRange } from './version-range.ts';

describe('the versions of an exception', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['npm', '[1.0.0]', ['1.0.0'], ['1.0.1', '1.0.0-rc.1']],
    ['npm', '[1.0.0, 1.0.2]', ['1.0.0', '1.0.2'], ['1.0.1']],
    ['npm', '>=1.0.0 <2', ['1.0.0', '1.9.0'], ['2.0.0']],
    ['pypi', '[1.0]', ['1.0', '1.0.0'], ['1.1']],
    ['maven', '[2.14.0]', ['2.14.0'], ['2.14.1']],
    ['maven', '2.14.0', ['2.14.0'], ['2.15.0', '1.0']],
    ['maven', '[2.0,2.17.1)', ['2.14.0'], ['2.17.1']],
    ['nuget', '1.0.0', ['1.0.0'], ['2.0.0']],
    ['golang', 'v1.2.3', ['v1.2.3'], ['v1.3.0', 'v1.2.2']],
    ['golang', '[v1.2.3]', ['v1.2.3'], ['v1.3.0']],
    ['deb', '[1.2-3]', ['1.2-3'], ['1.2-4']],
  ])('of %s: %s', (ecosystem, range, within, without) => {
    const covers = readVersionRange(ecosystem, range);
    expect([...within, ...without].filter((version) => covers(version))).toEqual(within);
  });

  it.each([['npm', 'banana'], ['npm', '[1.0,2.0)'], ['npm', '[]'], ['npm', '[banana]'], ['maven', '^1.0'], ['cargo', '[1.x']])('of %s are not %s', (ecosystem, range) => {
    expect(isVersionRange(ecosystem, range)).toBe(false);
    expect(() => readVersionRange(ecosystem, range)).toThrow(VersionError);
  });

  it('never fail otherwise', () => {
    fc.assert(fc.property(fc.constantFrom('npm', 'maven', 'golang', 'nuget', 'deb', 'pypi', 'docker', 'constructor'), fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('[', ']', '(', ')', ',', '1', '.', '^', '<', '=', ' ') })), (ecosystem, range) => {
      expect(typeof isVersionRange(ecosystem, range)).toBe('boolean');
    }));
  });
});
