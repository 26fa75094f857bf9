import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { licenseFileRoles } from '#core/model/license-facts.ts';
import { lotAt, shareLicenseFiles } from './shared-license-files.ts';

describe('files in shared memory', () => {
  it('come back in lots as they were, whatever their names', () => {
    const file = fc.record({ path: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ud800'), fc.constant('a\nb\0c')), role: fc.constantFrom(...licenseFileRoles) });
    fc.assert(fc.property(fc.array(file, { maxLength: 70 }), fc.integer({ min: 1, max: 40 }), (files, lot) => {
      const shared = shareLicenseFiles(files, lot);
      const back = Array.from({ length: Math.ceil(shared.count / lot) }, (_, number) => lotAt(shared, number * lot));
      expect(back.every((one) => one.length <= lot)).toBe(true);
      expect(back.flat()).toEqual(files);
    }));
  });

  it('are not copied for each thread', () => {
    const shared = shareLicenseFiles(Array.from({ length: 100 }, (_, index) => ({ path: `a/${index}`, role: 'source' })), 32);
    const sent = structuredClone(shared);
    new Uint8Array(shared.texts)[0] = 0x20;
    expect(new Uint8Array(sent.texts)[0]).toBe(0x20);
    shared.roles[0] = 0;
    expect(sent.roles[0]).toBe(0);
  });
});
