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

/** The smallest one; `undefined` when some licence accepts them all, or may: what is not known is no conflict. */
export function conflictCore(components: readonly DeliverableComponent[], sources: PairSources): ConflictCore | undefined {
  return conflictCores(acceptances(components, sources), candidatesOf(sources).length)[0];
}

interface Kind {
  readonly member: DeliverableComponent;
  /** A bit for each candidate that refuses it. */
  readonly refuses: bigint;
}

/** Every component that no licence accepts, then every conflicting pair of the others, and only where there is neither a larger set. */
export function conflictCores(table: readonly Acceptance[], candidates: number): ConflictCore[] {
  const all = (1n << BigInt(candidates)) - 1n;
  const kinds = table
    .map(({ members, verdicts }): Kind => ({ member: members[0]!, refuses: BigInt(`0b0${verdicts.map((verdict) => (verdict === 'incompatible' ? '1' : '0')).join('')}`) }))
    .filter(({ refuses }) => refuses !== 0n);
  const alone = kinds.filter(({ refuses }) => refuses === all);
  const others = kinds.filter(({ refuses }) => refuses !== all);
  const pairs = others.flatMap((one, index) => others.slice(index + 1).filter((other) => (one.refuses | other.refuses) === all).map((other) => [one, other]));
  const small = [...alone.map((one) => [one]), ...pairs].map((set) => ({ members: set.map(({ member }) => member), smallest: true }));
  if (small.length > 0 || union(others) !== all) return small;
  return [largerCore(others, all)];
}

const union = (some: readonly Kind[]): bigint => some.reduce((sum, { refuses }) => sum | refuses, 0n);

/** Sets of three are tried exhaustively as long as there are not more than this many kinds of components. */
const exhaustiveUpTo = 60;

function largerCore(kinds: readonly Kind[], all: bigint): ConflictCore {
  if (kinds.length <= exhaustiveUpTo) {
    for (const [index, one] of kinds.entries()) {
      for (const [next, two] of kinds.slice(index + 1).entries()) {
        const three = kinds.slice(index + next + 2).find(({ refuses }) => (one.refuses | two.refuses | refuses) === all);
        if (three !== undefined) return { members: [one, two, three].map(({ member }) => member), smallest: true };
      }
    }
  }
  // take away what is not needed: irreducible, though perhaps not the smallest
  let kept = [...kinds];
  for (const one of kinds) {
    const without = kept.filter((other) => other !== one);
    if (union(without) === all) kept = without;
  }
  return { members: kept.map(({ member }) => member), smallest: false };
}
