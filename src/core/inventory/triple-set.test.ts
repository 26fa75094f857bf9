import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TripleSet } from './triple-set.ts';

describe('TripleSet', () => {
  it('adds each triple once, in order', () => {
    const triple = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(3));
    fc.assert(fc.property(fc.array(triple, { maxLength: 600 }), (triples) => {
      const set = new TripleSet();
      const expected = new Map<string, readonly number[]>();
      for (const one of triples) {
        expect(set.addOnce(...one)).toBe(!expected.has(one.join()));
        if (!expected.has(one.join())) expected.set(one.join(), one);
      }
      expect(Array.from({ length: set.length }, (_, index) => [set.part(0, index), set.part(1, index), set.part(2, index)])).toEqual([...expected.values()]);
    }));
  });
});
