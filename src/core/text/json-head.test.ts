import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonEntries } from './json-entries.ts';
import { jsonHead } from './json-head.ts';
import { parseJson } from './json.ts';

const key = fc.constantFrom('a', 'b', 'long', '__proto__', 'ä"');
const value = fc.jsonValue({ maxDepth: 2 });
const member = fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }), fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 }));

const isEmpty = (item: unknown): boolean => typeof item === 'object' && item !== null && Object.keys(item).length === 0;

describe('a JSON object without its long sections', () => {
  it('says what the whole says of the others, with their lines', () => {
    fc.assert(fc.property(fc.dictionary(key, member, { maxKeys: 5 }), fc.integer({ min: 1, max: 40 }), (object, size) => {
      const text = JSON.stringify(object, null, 2);
      const bytes = new TextEncoder().encode(text);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
      const [whole, head] = [parseJson(text), jsonHead(jsonEntries(chunks, (section) => section !== 'long'))];
      // what is empty says nothing
      const told = Object.entries(whole.value as object).filter(([name, item]) => !isEmpty(item) && (name !== 'long' || typeof item !== 'object' || item === null));
      expect(Object.entries(head.value as object)).toEqual(told);
      for (const [section, item] of told) {
        if (typeof item !== 'object' || item === null) expect(head.line(section)).toBe(whole.line(section));
        else for (const inner of Object.keys(item)) expect(head.line(section, inner)).toBe(whole.line(section, inner));
      }
    }));
  });
});
