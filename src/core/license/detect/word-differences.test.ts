import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifferences } from './word-differences.ts';

const words = (text: string): Uint32Array => Uint32Array.from(text.split(' ').filter((word) => word !== ''), (word) => word.codePointAt(0)!);
const inWords = (text: string, reference: string): string => wordDifferences(words(text), words(reference))
  .map(({ kind, start, end, from, to }) => (kind === 'missing' ? `-${reference.split(' ').slice(from, to).join('')}` : `${kind === 'same' ? '' : '+'}${text.split(' ').slice(start, end).join('')}`)).join(' ');

describe('differences of words', () => {
  it.each([
    ['a b c', 'a b c', 'abc'],
    ['a x c', 'a b c', 'a +x -b c'],
    ['a b', 'a b c', 'ab -c'],
    ['', 'a', '-a'],
    ['a', '', '+a'],
    ['a a a b', 'a a b', 'aa +a b'],
  ])('of %j against %j are %j', (text, reference, expected) => {
    expect(inWords(text, reference)).toBe(expected);
  });

  it('tell all of both sequences, and call nothing the same that is not', () => {
    const sequence = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 60 }).map((values) => Uint32Array.from(values));
    fc.assert(fc.property(sequence, sequence, (text, reference) => {
      const all = wordDifferences(text, reference);
      expect(all.filter(({ kind }) => kind !== 'missing').flatMap(({ start, end }) => Array.from(text.subarray(start, end)))).toEqual(Array.from(text));
      expect(all.filter(({ kind }) => kind !== 'inserted').flatMap(({ from, to }) => Array.from(reference.subarray(from, to)))).toEqual(Array.from(reference));
      for (const { kind, start, end, from, to } of all) if (kind === 'same') expect(text.slice(start, end)).toEqual(reference.slice(from, to));
    }));
  });

  it('are none of a sequence against itself', () => {
    fc.assert(fc.property(fc.uint32Array({ minLength: 1 }), (text) => {
      expect(wordDifferences(text, text)).toEqual([{ kind: 'same', start: 0, end: text.length, from: 0, to: text.length }]);
    }));
  });
});
