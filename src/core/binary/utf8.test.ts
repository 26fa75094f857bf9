import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeUtf16, decodeUtf8 } from './utf8.ts';

it('decodes UTF-8 as the platform does', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const bytes = new TextEncoder().encode(text);
    expect(decodeUtf8(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }));
});

it('replaces what is not UTF-8 and keeps the rest', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    expect(decodeUtf8(Uint8Array.from([0x61, ...bytes, 0x0a, 0x62])).startsWith('a')).toBe(true);
  }));
  expect(decodeUtf8(Uint8Array.from([0x61, 0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x62]))).toBe('a\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}b');
});

it('decodes UTF-16', () => {
  expect(decodeUtf16(Uint8Array.from([0x61, 0, 0x3d, 0xd8, 0, 0xde]))).toBe('a😀');
});
