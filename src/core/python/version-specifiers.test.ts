import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpecifiers } from './requirement.ts';
import { allowsVersion } from './version-specifiers.ts';

const allows = (specifiers: string, version: string): boolean => allowsVersion(parseSpecifiers(specifiers)!, version);

describe('version specifiers', () => {
  it.each([
    ['==1.0', '1.0.0', true],
    ['==1.0', '1.0+local', true],
    ['==1.0+local', '1.0', false],
    ['==1.4.*', '1.4.9', true],
    ['==1.4.*', '1.40', false],
    ['!=1.4.*', '1.4.9', false],
    ['~=1.4.2', '1.4.9', true],
    ['~=1.4.2', '1.5', false],
    ['~=2.2', '2.9', true],
    ['>1.7', '1.7.0.post1', false],
    ['>1.7.post1', '1.7.0.post2', true],
    ['<2', '2.0rc1', false],
    ['<2.0rc2', '2.0rc1', true],
    ['>=1,<2,!=1.5', '1.5', false],
    ['===weird', 'WEIRD', true],
    ['>=1', 'no version', false],
    ['', '1.0', true],
  ])('%s and %s: %s', (specifiers, version, expected) => {
    expect(allows(specifiers, version)).toBe(expected);
  });

  it('keep their algebra', () => {
    const version = fc.stringMatching(/^[0-9]{1,2}(\.[0-9]{1,2}){1,2}(a[0-9]|rc[0-9]|\.post[0-9]|\.dev[0-9])?$/);
    fc.assert(fc.property(version, version, (bound, candidate) => {
      expect(allows(`==${bound}`, candidate)).toBe(!allows(`!=${bound}`, candidate));
      expect(allows(`>=${bound}`, candidate) && allows(`<=${bound}`, candidate)).toBe(allows(`==${bound}`, candidate));
      expect(allows(`<${bound}`, candidate) && allows(`>${bound}`, candidate)).toBe(false);
    }));
  });
});
