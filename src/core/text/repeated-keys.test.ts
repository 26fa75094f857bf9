import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecedDocument } from '../../../test/support/pieced-document.ts';
import { jsonEntries } from './json-entries.ts';
import { jsonInPieces } from './json-in-pieces.ts';
import { parseJson } from './json.ts';
import { RepeatedKeys } from './repeated-keys.ts';

/** An object as its members are written, some of them several times. */
interface Members {
  readonly members: readonly (readonly [string, Members | readonly Members[] | number])[];
}

const names = fc.constantFrom('a', 'b', '', '__proto__', 'constructor', '0', '"\\', 'ä');
const { members } = fc.letrec<{ members: Members; value: Members | readonly Members[] | number }>((tie) => ({
  members: fc.record({ members: fc.array(fc.tuple(names, tie('value')), { maxLength: 5 }) }),
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.nat(9), tie('members'), fc.array(tie('members'), { maxLength: 3 })),
}));

/** A member or item on each line, and the keys that stand there again. */
function written(root: Members): { readonly text: string; readonly repeated: unknown[] } {
  let text = '';
  let line = 1;
  const repeated: unknown[] = [];
  const write = (value: Members['members'][number][1], path: readonly (string | number)[]): void => {
    if (typeof value === 'number') text += value;
    else if ('members' in value) {
      const seen = new Map<string, number>();
      text += '{';
      for (const [index, [name, member]] of value.members.entries()) {
        text += index === 0 ? '\n' : ',\n';
        line++;
        const earlier = seen.get(name);
        if (earlier !== undefined) repeated.push({ path: [...path, name], line, earlier });
        seen.set(name, line);
        text += `${JSON.stringify(name)}: `;
        write(member, [...path, name]);
      }
      text += '}';
    } else {
      text += '[';
      for (const [index, item] of value.entries()) {
        text += index === 0 ? '\n' : ',\n';
        line++;
        write(item, [...path, index]);
      }
      text += ']';
    }
  };
  write(root, []);
  return { text, repeated };
}

const found = ({ first, count }: RepeatedKeys) => ({ first, count });

describe('keys that stand more than once', () => {
  it('are found wherever they are, in a text and in pieces of it', () => {
    fc.assert(fc.property(members, (root) => {
      const { text, repeated } = written(root);
      const expected = { first: repeated.slice(0, 10), count: repeated.length };
      expect(found(parseJson(text).repeatedKeys())).toEqual(expected);
      // what stands on the top level is found first
      const inPieces = jsonInPieces(piecedDocument(text).bytes!).repeatedKeys();
      expect(inPieces.count > 0).toBe(expected.count > 0);
      if (expected.count <= 10) for (const one of inPieces.first) expect(expected.first).toContainEqual(one);
    }), { numRuns: 500 });
  });

  it('are found by the reader of entries', () => {
    fc.assert(fc.property(members, fc.nat(3), fc.boolean(), (root, size, isGrouped) => {
      const { text, repeated } = written(root);
      const keys = new RepeatedKeys();
      const bytes = new TextEncoder().encode(text);
      const chunks = Array.from({ length: Math.ceil(bytes.length / (size + 1)) }, (_, at) => bytes.subarray(at * (size + 1), (at + 1) * (size + 1)));
      for (const _ of jsonEntries(chunks, () => true, () => isGrouped, keys));
      expect(found(keys)).toEqual({ first: repeated.slice(0, 10), count: repeated.length });
    }), { numRuns: 500 });
  });

  it('are passed over where the reader takes nothing', () => {
    expect(parseJson('{"a": 1, "a": 2}').repeatedKeys({ isText: true, isNumber: false, isFlag: false }).count).toBe(0);
  });
});
