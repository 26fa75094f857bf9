import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecedDocument } from '../../../test/support/pieced-document.ts';
import { jsonOf, sourceOf } from '../plugin/sbom-source.ts';
import { isVirtualList } from '../inventory/virtual-list.ts';
import { memberSource } from '../inventory/virtual-record.ts';
import { jsonInPieces } from './json-in-pieces.ts';
import { parseJson } from './json.ts';
import { TextSyntaxError } from './position.ts';
import { entries } from './value.ts';

const inPieces = (text: string) => jsonInPieces(piecedDocument(text).bytes!);

/** Paths of all members and items. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members = Array.isArray(value) ? [...value].map((item, index) => [index, item] as const) : Object.entries(value);
  return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

const keys = fc.oneof(fc.string({ unit: 'binary' }), fc.nat({ max: 20 }).map(String), fc.constantFrom('__proto__', 'constructor', '-1', '01', '4294967295'));
const values = fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue(), fc.dictionary(keys, fc.dictionary(keys, fc.jsonValue(), { maxKeys: 4 }), { maxKeys: 4 }));
const objects = fc.oneof({ weight: 4, arbitrary: fc.dictionary(keys, values, { maxKeys: 6 }) }, fc.array(values));

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
      if (isValid && /^\s*[[{]/.test(damaged)) expect(JSON.stringify(inPieces(damaged).value)).toBe(JSON.stringify(JSON.parse(damaged)));
      else expect(() => inPieces(damaged)).toThrow(TextSyntaxError);
    }), { numRuns: 500 });
  });

  it('holds no long list and no long object, at any depth', () => {
    const items = Array.from({ length: 100 }, (_, index) => ({ index }));
    const { value } = inPieces(JSON.stringify({ short: [1], long: { list: items, object: Object.fromEntries(items.map((item, at) => [`key ${at}`, item])) } }));
    const { short, long } = value as { short: unknown[]; long: { list: unknown[]; object: object } };
    expect([isVirtualList(short), isVirtualList(long.list), memberSource(long.object)?.length, memberSource(long) === undefined]).toEqual([false, true, 100, false]);
    expect([short, long.list, long.object]).toEqual([[1], items, Object.fromEntries(items.map((item, at) => [`key ${at}`, item]))]);
    expect(entries(long.object).map(([key]) => key)).toEqual(Object.keys(long.object));
  });

  it('tells keys that stand twice like the reader of whole texts', () => {
    const name = fc.constantFrom('a', 'b', '1');
    const doubled = fc.letrec<{ object: string; value: string }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.constantFrom('1', '"x"', '[]', '[\n{"a": 1, "a": 2}]'), tie('object')),
      object: fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map((members) => `{${members.map(([key, value]) => `\n"${key}":\n${value}`).join(',')}}`),
    })).object;
    fc.assert(fc.property(doubled, (text) => {
      const [whole, pieces] = [parseJson(text), inPieces(text)];
      expect(JSON.stringify(pieces.value)).toBe(JSON.stringify(whole.value));
      const [{ first, count }, expected] = [pieces.repeatedKeys(), whole.repeatedKeys()];
      expect([first, count]).toEqual([expected.first, expected.count]);
    }), { numRuns: 500 });
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
