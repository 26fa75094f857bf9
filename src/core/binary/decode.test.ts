import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1, terminated, utf8 } from './decode.ts';

test('utf8 reads what was written as UTF-8', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(utf8(new TextEncoder().encode(text))).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)));
  }));
});

test('utf8 never throws and keeps the ASCII part of damaged text', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof utf8(bytes) === 'string'));
  expect(utf8(Uint8Array.of(0x61, 0xff, 0x62, 0xc3))).toBe('a\ufffdb\ufffd');
});

test('latin1 and terminated', () => {
  expect(latin1(Uint8Array.of(0x41, 0xe9), 0, 2)).toBe('A\u00e9');
  expect(terminated(Uint8Array.of(0x41, 0x42, 0, 0x43), 0)).toBe('AB');
  expect(terminated(Uint8Array.of(0x41, 0x42), 1)).toBe('B');
});
