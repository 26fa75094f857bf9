import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256, sha256OfText } from './sha256.ts';

it.each(['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), 'ä€😀'.repeat(1000)])('hashes %s as Node does', (text) => {
  expect(sha256OfText(text)).toBe(createHash('sha256').update(text).digest('hex'));
});

it('hashes any bytes as Node does', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }));
});

it('hashes any text as Node does', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(sha256OfText(text)).toBe(createHash('sha256').update(text).digest('hex'));
  }));
});
