import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecedDocument } from '../../../test/support/pieced-document.ts';
import { jsonOf, sourceOf } from '../plugin/sbom-source.ts';
import { isVirtualList } from '../inventory/virtual-list.ts';
import { jsonInPieces } from './json-in-pieces.ts';
import { parseJson } from './json.ts';
import { TextSyntaxError } from './position.ts';

const inPieces = (text: string) => jsonInPieces(piecedDocument(text).bytes!);

/** Paths of all members and items. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members = Array.isArray(value) ? [...value].map((item, index) => [index, item] as const) : Object.entries(value);
  return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

const objects = fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()), { maxKeys: 6 });

describe('jsonInPieces', () => {
  it('reads and places like the reader of whole texts', () => {
    fc.assert(fc.property(objects, fc.constantFrom(undefined, 1, '\t'), (object, indent) => {
      const text = JSON.stringify(object, null, indent);
      const [whole, pieces] = [parseJson(text), inPieces(text)];
      expect(JSON.stringify(pieces.value)).toBe(JSON.stringify(whole.value));
      for (const path of pathsOf(whole.value)) expect([path, pieces.line(...path)]).toEqual([path, whole.line(...path)]);
    }), { numRuns: 300 });
  });

  it('refuses what the reader of whole texts refuses', () => {
    fc.assert(fc.property(objects, fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '{', '[', ':', 'x', '\\', ' ', '\u0001', '\f', '\n'), (object, at, change) => {
      const text = JSON.stringify(object, null, 1);
      const place = at % text.length;
      const damaged = (text.slice(0, place) + change + text.slice(place + 1)).toWellFormed();
      let isValid = true;
      try {
        JSON.parse(damaged);
      } catch {
        isValid = false;
      }
      if (isValid && damaged.trimStart().startsWith('{')) expect(JSON.stringify(inPieces(damaged).value)).toBe(JSON.stringify(JSON.parse(damaged)));
      else expect(() => inPieces(damaged)).toThrow(TextSyntaxError);
    }), { numRuns: 500 });
  });

  it('holds no long list', () => {
    const { value } = inPieces('{"a": [1, {"b": 2}], "c": {"d": [3]}}');
    const { a, c } = value as { a: unknown[]; c: { d: unknown[] } };
    expect([isVirtualList(a), isVirtualList(c.d), a.length, a[1]]).toEqual([true, false, 2, { b: 2 }]);
  });

  it.each([['\ufeff{"a": 1}', { a: 1 }], ['{"a": [1], "b": 2, "a": [3]}', { a: [3], b: 2 }], ['{"__proto__": [1]}', JSON.parse('{"__proto__": [1]}')], ['{"a": []}', { a: [] }], ['{}', {}]])('takes %j', (text, value) => {
    expect(JSON.stringify(inPieces(text).value)).toBe(JSON.stringify(value));
  });

  it('leaves to the whole reader what is nested deep, and its words to what is wrong', () => {
    const deep = `{"a": ${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(() => inPieces(deep)).toThrow(TextSyntaxError);
    expect(() => jsonOf(sourceOf(piecedDocument(deep)))).toThrow('nested more than 2000 deep');
    expect(() => jsonOf(sourceOf(piecedDocument('{"a": [1,]}')))).toThrow(/column/);
  });
});
