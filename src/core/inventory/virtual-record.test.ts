import { describe, expect, it } from 'vitest';
import { entries, get, isRecord } from '../text/value.ts';
import { memberSource, virtualRecord } from './virtual-record.ts';

const keys = ['a', '__proto__', 'constructor'];
const record = virtualRecord({ length: keys.length, key: (number) => keys[number]!, value: (number) => ({ number }), find: (key) => (keys.includes(key) ? keys.indexOf(key) : undefined) });

describe('virtualRecord', () => {
  it('reads like an object with these members', () => {
    expect(Object.keys(record)).toEqual(keys);
    expect(JSON.stringify(record)).toBe('{"a":{"number":0},"__proto__":{"number":1},"constructor":{"number":2}}');
    expect([record['a'], record['b'], 'a' in record, Object.hasOwn(record, 'toString'), isRecord(record)]).toEqual([{ number: 0 }, undefined, true, false, true]);
    expect([get(record, '__proto__', 'number'), get(record, 'toString')]).toEqual([1, undefined]);
    expect([...entries({ record }, 'record')]).toEqual(keys.map((key, number) => [key, { number }]));
    expect(entries(record).map(([key]) => key)).toEqual(keys);
  });

  it('cannot be changed, and is told from others', () => {
    expect(() => Object.assign(record, { b: 1 })).toThrow(TypeError);
    expect(() => delete (record as Record<string, unknown>)['a']).toThrow(TypeError);
    expect([memberSource(record)?.length, memberSource({})]).toEqual([3, undefined]);
  });
});
