import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineCounter, syntaxErrorAt } from './position.ts';

describe('lines of offsets', () => {
  it('are right in any order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a\r\n]*$/), fc.array(fc.nat(30), { maxLength: 20 }), (text, offsets) => {
        const counter = new LineCounter(text);
        for (const offset of offsets.map((wish) => Math.min(wish, text.length))) {
          expect(counter.lineAt(offset)).toBe(text.slice(0, offset).split('\n').length);
        }
      }),
    );
  });

  it('come with a column in errors', () => {
    expect(syntaxErrorAt('a\nbc', 3, 'odd')).toMatchObject({ line: 2, message: 'odd (column 2)' });
    expect(syntaxErrorAt('a\nbc', 4, 'odd')).toMatchObject({ line: 2, message: 'odd (column 3)' });
    expect(syntaxErrorAt('', 0, 'odd')).toMatchObject({ line: 1, message: 'odd (column 1)' });
  });
});
