import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeUtf8 } from './encode-utf8.ts';

it('writes what the platform writes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
  }));
});
