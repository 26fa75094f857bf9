import { describe, expect, it } from 'vitest';
import { highestInRange, pinnedVersion } from './version-requirement.ts';

describe('version requirements', () => {
  it.each([
    ['1.0', '1.0'], ['[1.0]', '1.0'], ['[ 1.0 , 1.0 ]', '1.0'], ['1.0-SNAPSHOT', '1.0-SNAPSHOT'],
    ['[1.0,2.0)', undefined], ['(,1.0]', undefined], ['[1.0,)', undefined], ['[1.0],[2.0]', undefined], ['[]', undefined], ['LATEST', undefined], ['${x}', undefined], ['', undefined],
  ])('%s pins %s', (requirement, version) => {
    expect(pinnedVersion(requirement)).toBe(version);
  });

  it('chooses the highest version of a range', () => {
    const versions = ['1.0', '1.9', '2.0-beta', '2.0', '1.10'];
    expect(highestInRange('[1.0,2.0)', versions)).toBe('2.0-beta');
    expect(highestInRange('(,1.0],[1.9,1.9]', versions)).toBe('1.9');
    expect(highestInRange('[3,)', versions)).toBeUndefined();
    expect(highestInRange('[nonsense', versions)).toBeUndefined();
  });
});
