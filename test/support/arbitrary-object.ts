import * as fc from 'fast-check';

/** With all of the first, and some of the second. */
export const object = (needed: Readonly<Record<string, fc.Arbitrary<unknown>>>, optional: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Readonly<Record<string, unknown>>> => fc.record({ ...needed, ...optional }, { requiredKeys: Object.keys(needed) });
