import { acceptances, candidatesOf, type Acceptance } from './acceptance.ts';
import type { DeliverableComponent } from './component.ts';
import type { PairSources } from './look-up-pair.ts';

/** Components that no licence for the whole accepts together, while without any one of them some licence does. */
export interface ConflictCore {
  /** One component for each licence and use, in the order of the components. */
  readonly members: readonly DeliverableComponent[];
  /** No set with fewer members conflicts; `false` when there were too many to try all. */
  readonly smallest: boolean;
}

/** `undefined` when some licence accepts them all, or may: what is not known is no conflict. */
export function conflictCore(components: readonly DeliverableComponent[], sources: PairSources): ConflictCore | undefined {
  return coreOf(acceptances(components, sources), candidatesOf(sources).length);
}

/** Sets of up to three are tried exhaustively as long as there are not more than this many kinds of components. */
const exhaustiveUpTo = 60;

export function coreOf(table: readonly Acceptance[], candidates: number): ConflictCore | undefined {
  const kinds = table.map(({ members, verdicts }) => ({ member: members[0]!, refuses: BigInt(`0b0${verdicts.map((verdict) => (verdict === 'incompatible' ? '1' : '0')).join('')}`) }));
  const all = (1n << BigInt(candidates)) - 1n;
  const union = (some: readonly (typeof kinds)[number][]): bigint => some.reduce((sum, { refuses }) => sum | refuses, 0n);
  if (union(kinds) !== all) return undefined;
  const refusing = kinds.filter(({ refuses }) => refuses !== 0n);
  if (refusing.length <= exhaustiveUpTo) {
    for (const size of [1, 2, 3]) {
      const found = firstSet(refusing, size, (some) => union(some) === all);
      if (found !== undefined) return { members: found.map(({ member }) => member), smallest: true };
    }
  }
  // take away what is not needed: irreducible, though perhaps not the smallest
  let kept = refusing;
  for (const one of refusing) {
    const without = kept.filter((other) => other !== one);
    if (union(without) === all) kept = without;
  }
  return { members: kept.map(({ member }) => member), smallest: kept.length <= 3 && refusing.length <= exhaustiveUpTo };
}

function firstSet<T>(items: readonly T[], size: number, accepts: (set: readonly T[]) => boolean, from = 0, chosen: readonly T[] = []): readonly T[] | undefined {
  if (chosen.length === size) return accepts(chosen) ? chosen : undefined;
  for (let index = from; index < items.length; index++) {
    const found = firstSet(items, size, accepts, index + 1, [...chosen, items[index]!]);
    if (found !== undefined) return found;
  }
  return undefined;
}
