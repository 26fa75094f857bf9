import type { EffectiveLicense } from '../model/license-facts.ts';

/** One package in several inventories: who knows its licence is believed over who does not; two that know different ones contradict each other. */
export function joinedEffective(all: readonly EffectiveLicense[]): EffectiveLicense {
  const [first] = all;
  if (all.length === 1) return first!;
  const stated = all.filter(({ status }) => status !== 'unknown');
  const [most] = stated;
  // one may have looked into the package where another one only knows its name
  if (most === undefined) return all.find(({ silent }) => silent === true) ?? { status: 'unknown' };
  const isOne = stated.every(({ status, license }) => status === most.status && license === most.license);
  return isOne ? most : { status: 'conflict' };
}
