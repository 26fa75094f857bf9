import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortNumbers } from './sort-numbers.ts';

it('sorts numbers as an array does, equal ones as they stood', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 1000 })), (items) => {
    const compare = (a: number, b: number): number => Math.floor(a / 10) - Math.floor(b / 10);
    expect([...sortNumbers(Uint32Array.from(items), compare)]).toEqual([...items].sort(compare));
  }));
});
