import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonEntries } from './json-entries.ts';
import { TextSyntaxError } from './position.ts';

function* pieces(text: string, size: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (text: string, size = 1000, wanted: (section: string) => boolean = () => true) => [...jsonEntries(pieces(text, size), wanted)];

describe('entries of a JSON object', () => {
  it('are not read at any depth', () => {
    expect(() => read(`{"a": {"b": ${'['.repeat(20_000)}${']'.repeat(20_000)}}}`)).toThrow(TextSyntaxError);
    expect(read(`{"a": {"b": ${'['.repeat(1000)}${']'.repeat(1000)}}}`)).toHaveLength(1);
  });

  it('are what JSON.parse sees, however the bytes are cut', () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())));
    fc.assert(fc.property(object, fc.integer({ min: 1, max: 40 }), fc.constantFrom(undefined, 1, 2), (value, size, indent) => {
      const text = JSON.stringify(value, null, indent);
      const parsed = JSON.parse(text) as Record<string, unknown>;
      const seen: Record<string, unknown> = {};
      for (const { section, key, isItem, value: entry } of read(text, size)) {
        if (isItem) {
          if (!Object.hasOwn(seen, section)) Object.defineProperty(seen, section, { value: [], enumerable: true });
          (seen[section] as unknown[]).push(entry);
        } else if (key === undefined) Object.defineProperty(seen, section, { value: entry, enumerable: true, configurable: true });
        else {
          if (!Object.hasOwn(seen, section)) Object.defineProperty(seen, section, { value: {}, enumerable: true });
          Object.defineProperty(seen[section], key, { value: entry, enumerable: true, configurable: true });
        }
      }
      const empty = Object.entries(parsed).filter(([, member]) => typeof member === 'object' && member !== null && Object.keys(member).length === 0);
      for (const [section, value] of empty) if (!Object.hasOwn(seen, section)) Object.defineProperty(seen, section, { value, enumerable: true });
      expect(seen).toEqual(parsed);
    }), { numRuns: 40 });
  });

  it('have the line of their key', () => {
    const text = '﻿{\n  "name": "a",\n  "packages": {\n    "": {\n      "x": [1,\n 2]\n    },\n\n    "b": 7\n  },\n  "c": null\n}\n';
    for (const size of [1, 3, 1000]) expect(read(text, size).map(({ key, section, line }) => [key ?? section, line])).toEqual([['name', 2], ['', 4], ['b', 9], ['c', 11]]);
  });

  it('are the items of an array too, each with its line', () => {
    const text = '{"a": [\n {"b": 1},\n 2, "]"\n], "c": []}';
    for (const size of [1, 3, 1000]) expect(read(text, size).map(({ section, isItem, value, line }) => [section, isItem, value, line])).toEqual([['a', true, { b: 1 }, 2], ['a', true, 2, 3], ['a', true, ']', 3]]);
  });

  it('of unwanted sections are passed over', () => {
    expect(read('{"a":{"b":{"c":"}"}},"d":{"e":1},"g":[[{}],"]"],"f":2}', 2, (section) => section === 'd')).toEqual([
      { section: 'd', key: 'e', isItem: false, value: 1, text: '1', line: 1 },
      { section: 'f', key: undefined, isItem: false, value: 2, text: '2', line: 1 },
    ]);
  });

  it('of a grouped section are the members of the objects in it, however the bytes are cut', () => {
    const groups = fc.dictionary(fc.string(), fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(null, 1, 'x', [], [{}])));
    fc.assert(fc.property(groups, fc.integer({ min: 1, max: 40 }), fc.constantFrom(undefined, 2), (value, size, indent) => {
      const text = JSON.stringify({ version: 1, packages: value, plain: { a: { b: 2 } } }, null, indent);
      const expected = [
        ['version', undefined, undefined, 1],
        ...Object.entries(JSON.parse(JSON.stringify(value)) as Record<string, unknown>).flatMap(([group, member]) =>
          (typeof member === 'object' && member !== null && !Array.isArray(member) ? Object.entries(member).map(([key, entry]) => ['packages', group, key, entry]) : [['packages', undefined, group, member]])),
        ['plain', undefined, 'a', { b: 2 }],
      ];
      const seen = [...jsonEntries(pieces(text, size), () => true, (section) => section === 'packages')];
      expect(seen.map(({ section, group, key, value: entry }) => [section, group, key, entry])).toEqual(expected);
    }), { numRuns: 60 });
  });

  it('of a grouped section have the line of their key', () => {
    const text = '{"a": {\n "b": {"c": 1,\n  "d": {\n}},\n "e": {},\n "f": 2,\n "g": {"h":\n3}},\n"i": {"j": 4}}';
    for (const size of [1, 3, 1000]) {
      const seen = [...jsonEntries(pieces(text, size), () => true, (section) => section === 'a')];
      expect(seen.map(({ section, group, key, line }) => [section, group, key, line])).toEqual([['a', 'b', 'c', 2], ['a', 'b', 'd', 3], ['a', undefined, 'f', 6], ['a', 'g', 'h', 7], ['i', undefined, 'j', 9]]);
    }
  });

  it.each(['{"a":{"b":{"c":1}', '{"a":{"b":{"c":1}}', '{"a":{"b":{"c" 1}}}', '{"a":{"b":{"c":1}}}}', '{"a":{"b":{c:1}}}', '{"a":{"b":{"c":tru}}}', '{"a":{"b":{"c":1]}}'])('of a grouped section are refused in %j, with a line', (text) => {
    expect(() => [...jsonEntries(pieces(text, 2), () => true, () => true)]).toThrow(TextSyntaxError);
  });

  it.each(['', '[]', '{', '{"a"}', '{"a":1', '{"a":{"b":1}', '{"a":tru}', '{"a":1} x', '{"a" 1}', '{a:1}', '{"a":"\n"}', '{"a":{"b":[1}}}', '{"a":[1,]}', '{"a":[1}', '{"a":[1 2]}', '{"a":[,]}', '{"a":["', '{"a":1,}', '{"a":{"b":1,}}', '{,}'])('are refused in %j, with a line', (text) => {
    expect(() => read(text)).toThrow(TextSyntaxError);
  });
});
