import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVers, renderVers, versContains } from './vers.ts';

const within = (range: string, ...versions: string[]): string => versions.filter((version) => versContains(parseVers(range), version)).join(' ');

describe('VERS ranges', () => {
  it.each([
    ['vers:npm/>=1.0.0|<2.0.0', ['0.9.0', '1.0.0', '1.10.0', '2.0.0', '2.0.0-rc.1'], '1.0.0 1.10.0 2.0.0-rc.1'],
    ['vers:npm/1.0.0', ['1.0.0', '1.0.1'], '1.0.0'],
    ['vers:npm/1.0.0|2.0.0', ['1.0.0', '1.5.0', '2.0.0'], '1.0.0 2.0.0'],
    ['vers:npm/*', ['0.0.1', 'whatever'], '0.0.1 whatever'],
    ['vers:npm/<1.0.0|>=2.0.0|<3.0.0', ['0.5.0', '1.0.0', '2.5.0', '3.0.0'], '0.5.0 2.5.0'],
    ['vers:npm/>=2.0.0', ['1.9.9', '2.0.0', '9.0.0'], '2.0.0 9.0.0'],
    ['vers:npm/>=1.0.0|!=1.5.0|<2.0.0', ['1.4.0', '1.5.0', '1.6.0'], '1.4.0 1.6.0'],
    ['vers:npm/!=1.5.0', ['1.4.0', '1.5.0'], '1.4.0'],
    ['vers:pypi/<=1.10', ['1.9', '1.10', '1.11'], '1.9 1.10'],
    ['vers:maven/>=1.0|<2', ['1.0-SNAPSHOT', '1.0', '1.5'], '1.0 1.5'],
    ['vers:npm/ <2.0.0 | >=1.0.0 ', ['1.5.0', '2.1.0'], '1.5.0'],
    ['vers:deb/1%3A2.0-1', ['1:2.0-1', '2.0-1'], '1:2.0-1'],
    ['vers:npm/>=1.0.0', ['not a version'], ''],
  ])('%s of %j: %s', (range, versions, expected) => {
    expect(within(range, ...versions)).toBe(expected);
  });

  it.each(['', 'npm/1.0', 'vers:npm', 'vers:npm/', 'vers:npm/>=', 'vers:npm/1.0.0|1.0.0', 'vers:npm/x.y'])('%j is none', (text) => {
    expect(() => versContains(parseVers(text), '1.0.0') && text === 'vers:npm/x.y').not.toBe(true);
    if (text !== 'vers:npm/x.y') expect(() => parseVers(text)).toThrow(/version/);
  });

  it('are read again from what they are written as', () => {
    const version = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).map((parts) => parts.join('.'));
    const constraints = fc.uniqueArray(fc.record({ comparator: fc.constantFrom('', '!=', '<', '<=', '>', '>='), version }), { selector: (each) => each.version, minLength: 1, maxLength: 6 });
    fc.assert(fc.property(constraints, version, (list, probe) => {
      const range = parseVers(`vers:npm/${list.map((each) => each.comparator + each.version).join('|')}`);
      expect(parseVers(renderVers(range))).toEqual(range);
      expect(versContains(parseVers(renderVers(range)), probe)).toBe(versContains(range, probe));
    }));
  });
});
