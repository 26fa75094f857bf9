import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conveyed, served } from '../../usage/conveyance.ts';
import { possibleValues, unknownUsage, type UsageFacts } from '../../usage/usage-facts.ts';
import { describeType } from './fact-type.ts';
import { factSchema } from './fact-schema.data.ts';
import { derivedFacts, factNames, fillSlots, slotOf, type Slots } from './facts.ts';
import { factOfCompatibility, factsOfUse } from './from-knowledge.ts';

const withUnknown = <T>(values: readonly T[]): fc.Arbitrary<T | 'unknown'> => fc.constantFrom(...values, 'unknown' as const);

const uses: fc.Arbitrary<UsageFacts> = fc.record({
  channel: withUnknown(possibleValues.channel), clientCode: withUnknown([true, false]), linkage: withUnknown(possibleValues.linkage), scope: withUnknown(possibleValues.scope),
}).map((some) => ({ ...unknownUsage, ...some }));

describe('facts', () => {
  it('say of conveying and serving what the obligations say', () => {
    fc.assert(fc.property(uses, (use) => {
      const slots: Slots = [];
      fillSlots(slots, factsOfUse(use), factNames);
      const known = (value: boolean | 'unknown'): boolean | undefined => (value === 'unknown' ? undefined : value);
      expect([slots[slotOf('usage.conveyed')!], slots[slotOf('usage.served')!]]).toEqual([known(conveyed(use)), known(served(use))]);
    }), { numRuns: 2_000 });
  });

  it('leave out what nobody knows', () => {
    expect(factsOfUse(unknownUsage)).toEqual({ 'usage.scope': 'runtime' });
    expect(factsOfUse({ ...unknownUsage, scope: 'peer', modified: false })).toEqual({ 'usage.scope': 'runtime', 'usage.modified': false });
    expect(factOfCompatibility('needs-determination')).toEqual({ 'license.compatibility': 'unknown' });
  });

  it('each have a meaning, a type and an origin', () => {
    for (const name of factNames) {
      const { meaning, type, origin } = factSchema[name];
      expect([name, meaning.endsWith('.'), describeType(type).length > 3, origin === 'calculation' || !(name in derivedFacts)]).toEqual([name, true, true, true]);
    }
  });
});
