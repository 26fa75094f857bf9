import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AskList } from './ask-list.ts';
import type { Ask } from './extraction.ts';
import { many } from './purl-index.ts';

const ask: fc.Arbitrary<Ask> = fc.record({
  node: fc.nat(), file: fc.constantFrom('requirements.txt', 'docs/ä.txt'), line: fc.integer({ min: 1 }), requirement: fc.string(), features: fc.array(fc.string(), { maxLength: 2 }),
}, { requiredKeys: ['node', 'file', 'requirement', 'features'] });

it('gives very many back as it gives few', () => {
  fc.assert(fc.property(fc.array(ask, { minLength: 1, maxLength: 20 }), (asks) => {
    const list = new AskList();
    for (let round = 0; round < many; round++) list.push(asks[round % asks.length]!);
    expect([list.length, list.list().length]).toEqual([many, many]);
    expect(list.list().slice(0, asks.length)).toEqual(asks);
    expect(list.list()[many - 1]).toEqual(asks[(many - 1) % asks.length]);
  }), { numRuns: 20 });
});
