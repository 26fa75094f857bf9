import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '../sbom/same-value.ts';
import { Uniqueness } from './unique-items.ts';

const isUnique = (items: readonly unknown[]): boolean => items.every((item, index) => !items.slice(0, index).some((other) => sameValue(item, other)));

describe('Uniqueness', () => {
  it('tells what comparing all pairs tells', () => {
    const small = fc.oneof(fc.nat(30), fc.string({ maxLength: 2 }), fc.constant(null), fc.boolean(), fc.array(fc.nat(3), { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b'), fc.nat(3)));
    fc.assert(fc.property(fc.array(small, { maxLength: 60 }), (items) => {
      expect(new Uniqueness().areUnique(items)).toBe(isUnique(items));
    }), { numRuns: 1000 });
  });

  it('does not mind in which order members stand', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ a: index, b: [index] }));
    expect([new Uniqueness().areUnique(many), new Uniqueness().areUnique([...many, { b: [7], a: 7 }])]).toEqual([true, false]);
  });

  it('tells a number from its text', () => {
    expect(new Uniqueness().areUnique([...Array.from({ length: 10 }, (_, index) => index), ...Array.from({ length: 10 }, (_, index) => String(index))])).toBe(true);
  });
});
