import fc from 'fast-check';
import { expect, test } from 'vitest';
import { berkeleyHashValues } from './berkeley-hash.ts';
import { BinaryFormatError, bytesSource } from './byte-source.ts';
import { readRpmHeader } from './rpm-header.ts';
import { ndbValues } from './rpm-ndb.ts';

/** Runs a reader on hostile bytes: it ends, and throws nothing but what says that the bytes are wrong. */
function survives(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(BinaryFormatError);
  }
}

function header(entries: readonly (readonly [tag: number, type: number, offset: number, count: number])[], data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + entries.length * 16 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, entries.length);
  view.setUint32(4, data.length);
  entries.forEach((entry, nth) => entry.forEach((value, field) => view.setUint32(8 + nth * 16 + field * 4, value)));
  bytes.set(data, 8 + entries.length * 16);
  return bytes;
}

test('strings and numbers of a header', () => {
  const data = Uint8Array.of(0x61, 0x62, 0, 0x63, 0, 0, 0, 0, 0, 0, 0, 7);
  const read = readRpmHeader(header([[1000, 6, 0, 1], [1047, 8, 0, 2], [1003, 4, 8, 1], [9, 6, 900, 1]], data));
  expect([read.text(1000), read.texts(1047), read.numbers(1003), read.text(9), read.text(8), read.has(9)]).toEqual(['ab', ['ab', 'c'], [7], undefined, undefined, true]);
  expect(read.isCutOff).toBe(false);
});

test('a header that is cut off keeps what is there', () => {
  const whole = header([[1000, 6, 0, 1], [1001, 6, 3, 1]], Uint8Array.of(0x61, 0x62, 0, 0x63, 0x64, 0));
  const read = readRpmHeader(whole.subarray(0, whole.length - 2));
  expect([read.isCutOff, read.text(1000), read.text(1001)]).toEqual([true, 'ab', undefined]);
});

test('hostile counts are refused, not followed', () => {
  expect(() => readRpmHeader(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0))).toThrow(BinaryFormatError);
  const read = readRpmHeader(header([[1, 8, 0, 0xffffffff], [2, 4, 0, 0xffffffff]], Uint8Array.of(0x61, 0, 0, 0)));
  expect([read.texts(1).length, read.numbers(2).length]).toEqual([3, 1]);
});

test('random bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    survives(() => readRpmHeader(bytes).texts(1000));
    survives(() => [...ndbValues(bytesSource(bytes), () => {})]);
    survives(() => [...berkeleyHashValues(bytesSource(bytes), () => {})]);
  }));
});

/** A Berkeley DB file with pages of 512 bytes. */
function berkeley(pages: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(512 * (pages.length + 1));
  const view = new DataView(bytes.buffer);
  view.setUint32(12, 0x00061561, true);
  view.setUint32(20, 512, true);
  bytes[25] = 8;
  pages.forEach((page, nth) => bytes.set(page, 512 * (nth + 1)));
  return bytes;
}

/** A hash page with one key and a value that lies on the overflow page `first`. */
function pageWithOverflow(first: number, length: number): Uint8Array {
  const page = new Uint8Array(512);
  const view = new DataView(page.buffer);
  page[25] = 13;
  view.setUint16(20, 2, true);
  view.setUint16(26, 507, true);
  view.setUint16(28, 495, true);
  page[495] = 3;
  view.setUint32(499, first, true);
  view.setUint32(503, length, true);
  return page;
}

function overflow(next: number, used: number): Uint8Array {
  const page = new Uint8Array(512).fill(0x78, 26);
  const view = new DataView(page.buffer);
  page[25] = 7;
  view.setUint32(16, next, true);
  view.setUint16(22, used, true);
  return page;
}

test('a value over two pages', () => {
  const [value] = berkeleyHashValues(bytesSource(berkeley([pageWithOverflow(2, 500), overflow(3, 486), overflow(0, 14)])), () => {});
  expect(value?.length).toBe(500);
});

test('chains in a circle and beyond the end are reported', () => {
  for (const pages of [[pageWithOverflow(2, 1500), overflow(2, 486)], [pageWithOverflow(9, 100)], [pageWithOverflow(2, 900), overflow(0, 486)]]) {
    const damage: string[] = [];
    expect([...berkeleyHashValues(bytesSource(berkeley(pages)), (_, message) => damage.push(message))]).toEqual([]);
    expect(damage).toHaveLength(1);
  }
});
