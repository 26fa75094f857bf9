import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesWithoutComments } from './json-comment-pieces.ts';
import { withoutComments } from './json-comments.ts';
import { parseJson } from './json.ts';
import { TextSyntaxError } from './position.ts';

/** Through pieces of so many bytes. */
function inPieces(text: string, size: number): string {
  const bytes = new TextEncoder().encode(text);
  const out: number[] = [];
  const chunks = function* (): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  for (const piece of piecesWithoutComments(chunks())) out.push(...piece);
  return new TextDecoder().decode(Uint8Array.from(out));
}

/** The value and the lines of its members, or that there is none. */
function read(text: () => string): unknown {
  try {
    const { value, line } = parseJson(text());
    return [value, Object.keys(Object(value)).map((key) => line(key))];
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    return 'a fault';
  }
}

const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b/*"', '"\\"//"', '"ä*/"', '1', 'null', ' ', '\n', '\r\n', '// x, "\n', '/* ] * / \n */', '/**/', '/', '*', '/*/', '//');
const space = fc.constantFrom('', ' ', '\n', '// "x",\n', '/* } */', '/*\n*/');

describe('comments in JSON that comes in pieces', () => {
  it('are left out as in the whole text, whatever it is and wherever it is cut', () => {
    fc.assert(fc.property(fc.array(token, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (tokens, size) => {
      const text = tokens.join('');
      expect(read(() => inPieces(text, size))).toEqual(read(() => withoutComments(text)));
    }), { numRuns: 3000 });
  });

  it('leave everything on its line', () => {
    fc.assert(fc.property(fc.array(fc.tuple(space, space, space, space), { minLength: 1, maxLength: 5 }), fc.boolean(), fc.integer({ min: 1, max: 9 }), (spaces, isTrailing, size) => {
      const members = spaces.map(([a, b, c, d], at) => `${a}"k${at}"${b}:${c}[1,${d}]`).join(',');
      const text = `{${members}${isTrailing ? ',' : ''}\n}`;
      const found = read(() => inPieces(text, size));
      expect(found).not.toBe('a fault');
      expect(found).toEqual(read(() => withoutComments(text)));
    }));
  });
});
