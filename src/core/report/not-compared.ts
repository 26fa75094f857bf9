import type { Comparison } from '../model/comparison.ts';
import { untoldFacts, type Inventory } from '../model/inventory.ts';

const words = { scope: 'scopes', relation: 'what is direct', qualifiers: undefined } as const;

/** What was left out of a comparison because a side tells it of no component, in a sentence without full stop; `undefined` where nothing was. */
export function notComparedInWords(comparisons: readonly Comparison[]): string | undefined {
  const facts = untoldFacts.filter((fact) => words[fact] !== undefined && comparisons.some(({ notCompared }) => notCompared.includes(fact)));
  const parts = facts.map((fact) => {
    const isSilent = (inventory: Inventory | undefined): boolean => inventory?.untold?.includes(fact) === true;
    const [before, after] = [comparisons.some((comparison) => isSilent(comparison.before)), comparisons.some((comparison) => isSilent(comparison.after))];
    return `${words[fact]}, which ${before && after ? 'neither side tells' : `${before ? 'the side before' : 'the side after'} does not tell`}`;
  });
  return parts.length === 0 ? undefined : parts.join('; ');
}
