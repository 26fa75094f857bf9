import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashesOf } from './integrity.ts';

it('gives the hexadecimal of every hash', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom('md5', 'sha1', 'sha256', 'sha384', 'sha512'), (bytes, algorithm) => {
    const hash = createHash(algorithm).update(bytes).digest();
    expect(hashesOf(`${algorithm}-${hash.toString('base64')}?option`).map(({ value }) => value)).toEqual([hash.toString('hex')]);
  }));
});

it('leaves out what is no hash', () => {
  expect(hashesOf('sha512-short sha1-!!!!!!!!!!!!!!!!!!!!!!!!!!!! md9-AAAA nonsense')).toEqual([]);
  expect(hashesOf(undefined)).toEqual([]);
});

it('survives any text', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(Array.isArray(hashesOf(`sha1-${text}`))).toBe(true);
  }));
});
