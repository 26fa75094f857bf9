import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { many } from './purl-index.ts';
import { TextMap } from './text-map.ts';

it('answers as a map does, also beyond the number from which it packs', () => {
  const key = fc.oneof(fc.nat(2 * many).map((number) => `package-${number}`), fc.string({ unit: 'binary', maxLength: 5 }));
  fc.assert(fc.property(fc.array(fc.tuple(key, fc.integer({ min: -1, max: 2 ** 30 })), { maxLength: 50 }), fc.boolean(), (pairs, isLarge) => {
    const [map, plain] = [new TextMap(), new Map<string, number>()];
    const filler: [string, number][] = isLarge ? Array.from({ length: many + 1 }, (_, index) => [`package-${index}`, index]) : [];
    for (const [text, value] of [...filler, ...pairs]) {
      map.set(text, value);
      plain.set(text, value);
    }
    expect(map.size).toBe(plain.size);
    expect([...plain.keys()].map((text) => map.get(text))).toEqual([...plain.values()]);
    expect(map.has('not there')).toBe(false);
  }), { numRuns: 10 });
});
