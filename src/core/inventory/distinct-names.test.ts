import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { enumerate } from '../text/enumerate.ts';
import { DistinctNames } from './distinct-names.ts';

it('says the same as the names in order, each once', () => {
  fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 40 }), (texts) => {
    const names = new DistinctNames();
    for (const text of texts) names.add(text);
    const sorted = [...new Set(texts)].sort();
    expect([names.size, String(names)]).toEqual([sorted.length, enumerate(sorted)]);
  }));
});
