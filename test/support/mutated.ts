import * as fc from 'fast-check';

const DAMAGE = [
  '', '\n', '\r\n', '\r', '\t', ' ', '  ', '"', "'", '\\', '\\u12', '{', '}', '[', ']', '<', '>', '&', '*', '!', '|', '>-', '#',
  '- ', '? ', ': ', ':', ',', '=', '---\n', '...\n', '"""', "'''", '\u0000', '\u0085', '\u2028', '\ufeff', '\ud800', '\udfff',
  '__proto__', 'null', '0x1F', '1e9', '.5', '~', '//', '/*', '<!--', ']]>', '&amp;', '&#1;',
];

/** One of the texts with a few pieces cut out, doubled, moved or replaced by what parsers trip over. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
    insert: fc.oneof(fc.constantFrom(...DAMAGE), fc.constant('duplicate'), fc.string({ maxLength: 3 })),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 })).map(([text, changes]) => {
    let result = text;
    for (const { at, length, insert } of changes) {
      const start = Math.floor(at * result.length);
      const cut = result.slice(start, start + length);
      result = result.slice(0, start) + (insert === 'duplicate' ? cut + cut : insert) + result.slice(start + length);
    }
    return result;
  });
}
