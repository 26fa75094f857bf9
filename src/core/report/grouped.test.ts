import fc from 'fast-check';
import { expect, it } from 'vitest';
import { grouped } from './grouped.ts';

it('groups whole numbers as English does', () => {
  expect([0, 7, 999, 1000, 100_000, 1_234_567, -1000].map(grouped)).toEqual(['0', '7', '999', '1,000', '100,000', '1,234,567', '-1,000']);
  fc.assert(fc.property(fc.integer(), (value) => grouped(value) === value.toLocaleString('en-US')));
});
