import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LetterFinder } from './find-letters.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('letters in bytes', () => {
  it.each([['a-tag: x', 0], ['see A-Tag', 4], ['a-ta-tag', 3], ['a-ta', -1], ['', -1], ['b-tag', -1], ['aa-tagg', 1]])('%j has a-tag at %i', (text, place) => {
    expect(new LetterFinder('a-tag').find(bytes(text))).toBe(place);
  });

  it('are found wherever indexOf finds them, and nowhere else', () => {
    const text = fc.array(fc.constantFrom('a', 'A', 'b', '-', 'ab-', 'ä'), { maxLength: 60 }).map((parts) => parts.join(''));
    const letters = fc.array(fc.constantFrom('a', 'b', '-'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, letters, fc.nat(10), (all, wanted, from) => {
      expect(new LetterFinder(wanted).find(bytes(all), from)).toBe(all.toLowerCase().indexOf(wanted, from));
    }));
  });
});
