import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, VersionError, versionSchemes, type VersionScheme } from './versions.ts';

const pieces = [
  '0', '1', '9', '10', '00', '01', '1.0', '2.3.4', '.', '-', '+', '~', '^', '_', ':', '!', '..',
  'v', 'a', 'b', 'r', 'rc', 'RC1', 'alpha', 'beta', 'dev', 'post',
  'p1', 'final', 'ga', 'sp', 'SNAPSHOT', 'pre', '_rc', '-r1', 'jre8', 'pl', '1k', '1:', 'g', 'é', '#',
];
const versions = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);

/** Undefined when the scheme has no place for one of them. */
function compared(scheme: VersionScheme, left: string, right: string): number | undefined {
  try {
    return compareVersions(scheme, left, right);
  } catch (error) {
    expect(error).toBeInstanceOf(VersionError);
    return undefined;
  }
}

describe('every scheme is a total order', () => {
  it.each(versionSchemes)('%s', (scheme) => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        const known = [a, b, c].filter((version) => compared(scheme, version, version) !== undefined);
        for (const version of known) expect(compareVersions(scheme, version, version)).toBe(0);
        const [x, y, z] = known.toSorted((left, right) => compareVersions(scheme, left, right));
        if (x === undefined || y === undefined) return;
        expect(compareVersions(scheme, x, y)).toBe(0 - compareVersions(scheme, y, x));
        if (z === undefined) return;
        const steps = [compareVersions(scheme, x, y), compareVersions(scheme, y, z)];
        expect(steps).not.toContain(1);
        expect(compareVersions(scheme, x, z)).toBe(Math.min(...steps));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(versionSchemes)('%s takes hostile texts in its stride', (scheme) => {
    for (const unit of [' ', '1.', '1-', 'a', '-', '.', '1a', '_rc1', '0']) {
      const long = `1${unit.repeat(20_000)}`;
      compared(scheme, long, `${long}!`);
      compared(scheme, `${long}1`, long);
    }
  });
});
