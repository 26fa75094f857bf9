import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntList } from './int-list.ts';
import { PurlIndex } from './purl-index.ts';
import { RecordReader, RecordWriter } from './record-bytes.ts';
import { TextIndex } from './text-index.ts';
import { makePurl } from '../purl/purl.ts';

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 60, maxLength: 300 }), fc.constantFrom('', '\ud800', 'x'.repeat(70_000)));

describe('an index of texts', () => {
  it('numbers texts as a map does, gives them back and orders them', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
      const index = new TextIndex();
      const expected = new Map<string, number>();
      for (const item of texts) {
        if (!expected.has(item)) expected.set(item, expected.size);
        expect(index.number(item)).toBe(expected.get(item));
      }
      for (const [item, number] of expected) expect([index.find(item), index.text(number)]).toEqual([number, item]);
      expect([...expected.values()].sort((a, b) => index.compare(a, b)).map((number) => index.text(number))).toEqual([...expected.keys()].sort());
    }));
  });

  it('finds thousands of texts again, and no others', () => {
    const index = new TextIndex();
    for (let number = 0; number < 30_000; number++) index.number(`package-${number}`);
    for (let number = 0; number < 30_000; number += 7) expect(index.find(`package-${number}`)).toBe(number);
    expect(index.find('package-30000')).toBeUndefined();
  });
});

it('orders purls alike below and above the number from which they are packed', () => {
  const index = new PurlIndex();
  const purls = Array.from({ length: 10_050 }, (_, number) => makePurl({ type: 'npm', name: `p${(number * 7919) % 10_050}`, version: '1' }));
  for (const purl of purls) index.add(purl);
  expect([index.size, index.find(purls[10_049]!), index.find(purls[3]!)]).toEqual([10_050, 10_049, 3]);
  expect([...purls.keys()].sort((a, b) => index.compare(a, b)).map((number) => index.purl(number))).toEqual([...purls].sort());
});

it('keeps integers by index', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -5, max: 2 ** 31 - 1 }), { maxLength: 100 }), fc.integer({ min: 0, max: 40_000 }), (items, far) => {
    const list = new IntList();
    for (const item of items) list.push(item);
    expect([...list.toArray()]).toEqual(items);
    list.set(far, 9);
    expect([list.at(far), list.at(far + 50_000), list.length]).toEqual([9, 0, Math.max(items.length, far + 1)]);
  }), { numRuns: 30 });
});

it('reads records as they were written', () => {
  fc.assert(fc.property(fc.maxSafeNat(), text, fc.stringMatching(/^([0-9a-f]{2})*$/), (number, item, hex) => {
    const writer = new RecordWriter().start();
    writer.number(number);
    writer.text(item);
    expect(writer.hex(hex)).toBe(true);
    const reader = new RecordReader(writer.bytes, 0);
    expect([reader.number(), reader.text(), reader.hex()]).toEqual([number, item, hex]);
    expect([writer.hex('abc'), writer.hex('AB')]).toEqual([false, false]);
  }));
});
