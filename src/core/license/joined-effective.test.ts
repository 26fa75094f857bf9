import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EffectiveLicense } from '../model/license-facts.ts';
import { joinedEffective } from './joined-effective.ts';

const mit: EffectiveLicense = { status: 'settled', license: 'MIT', basis: 'declared' };
const isc: EffectiveLicense = { status: 'settled', license: 'ISC', basis: 'detected' };
const closed: EffectiveLicense = { status: 'none', basis: 'declared' };
const silent: EffectiveLicense = { status: 'unknown', silent: true };
const unknown: EffectiveLicense = { status: 'unknown' };

it.each<[readonly EffectiveLicense[], EffectiveLicense]>([
  [[unknown, mit], mit],
  [[silent, mit], mit],
  [[silent, unknown], silent],
  [[closed, silent], closed],
  [[mit, isc], { status: 'conflict' }],
  [[mit, closed], { status: 'conflict' }],
  [[unknown, unknown], unknown],
])('%j', (all, expected) => {
  expect(joinedEffective(all)).toEqual(expected);
});

it('does not depend on the order', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(mit, isc, closed, silent, unknown), { minLength: 1, maxLength: 6 }), (all) => {
    expect(joinedEffective(all.toReversed())).toEqual(joinedEffective(all));
  }));
});
