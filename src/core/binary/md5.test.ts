import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { md5 } from './md5.ts';

it('is what everybody computes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    expect(md5(bytes)).toBe(createHash('md5').update(bytes).digest('hex'));
  }));
});
