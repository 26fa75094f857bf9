import { expect, it } from 'vitest';
import { patternFault } from './pattern-fault.ts';

it.each(['old/', '*.lock', '**/x', '/a/**', '!keep', '[a-z]*', '[!a]', '\\#x', 'a b', 'x ', '[]a]', '**', '[[:alpha:]]'])('%s can leave something out', (pattern) => {
  expect(patternFault(pattern)).toBeUndefined();
});

it.each([
  ['[z-a]', /upside down/], ['a/[9-0]x', /upside down/], ['[abc', /bracket is not closed/], ['x\\', /backslash/], ['/', /name is missing/], ['a//b', /name is missing/], ['[[:nope:]]', /bracket/],
  ['', /empty/], ['  ', /empty/], ['# old', /comment/], ['a'.repeat(5000), /4095 characters/], ['!', /name is missing/],
])('%s cannot', (pattern, reason) => {
  expect(patternFault(pattern)).toMatch(reason);
});
