import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowsPoetry, parsePoetryConstraint, pinnedByPoetry } from './poetry-constraint.ts';

const allows = (constraint: string, version: string): boolean => allowsPoetry(parsePoetryConstraint(constraint)!, version);

describe('constraints in the notation of Poetry', () => {
  it.each([
    ['^1.2.3', '1.9', true], ['^1.2.3', '2.0', false], ['^1.2.3', '1.2.2', false], ['^1.2.3', '2.0a1', false],
    ['^0.2.3', '0.2.9', true], ['^0.2.3', '0.3', false], ['^0.0.3', '0.0.4', false], ['^0', '0.9', true], ['^0', '1.0', false],
    ['~1.2.3', '1.2.9', true], ['~1.2.3', '1.3', false], ['~1', '1.9', true], ['~1', '2', false],
    ['1.2.*', '1.2.7', true], ['1.2.*', '1.3', false], ['*', '0.1', true],
    ['>=1,<2 || >3', '2.5', false], ['>=1,<2 || >3', '3.1', true], ['>=1 <2', '1.5', true], ['>= 1.0, < 2.0', '1.5', true],
    ['1.2.3', '1.2.3', true], ['1.2.3', '1.2.4', false], ['=1.2', '1.2', true], ['~=1.2', '1.9', true], ['!=1.2', '1.2', false],
  ])('%s and %s: %s', (constraint, version, expected) => {
    expect(allows(constraint, version)).toBe(expected);
  });

  it('pin by a bare version', () => {
    const pin = (text: string) => pinnedByPoetry(parsePoetryConstraint(text)!);
    expect([pin('1.2.3'), pin('==1.2.3'), pin('1.2.*'), pin('^1.2'), pin('1.0 || 2.0'), pin('*')]).toEqual(['1.2.3', '1.2.3', undefined, undefined, undefined, undefined]);
  });

  it('are refused when they are none', () => {
    expect(parsePoetryConstraint('not at all')).toBeUndefined();
    expect(parsePoetryConstraint('^')).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void parsePoetryConstraint(text)));
  });

  it('admit their own lower limit', () => {
    const version = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.'));
    fc.assert(fc.property(version, fc.constantFrom('^', '~', '>=', '<=', '==', ''), (own, operator) => {
      expect(allows(operator + own, own)).toBe(true);
    }));
  });
});
