import type { Sbom, SbomCompleteness, SbomRelationship } from '../../model/sbom.ts';
import { claimsOf, isOfCompleteness, isOfParts, partsKey } from '../completeness.ts';
import { noAssertion, noElement } from '../individuals.ts';

type State = SbomCompleteness['state'];

/** What relationships to what is no element say of how complete their kind is. */
const states: ReadonlyMap<string, State> = new Map([[noElement, 'complete'], [noAssertion, 'unknown']]);

/** What relationships to NONE and NOASSERTION say of the completeness of what they begin at; that something is not known decides. */
export class StatedCompleteness {
  readonly #claims = new Map<string, SbomCompleteness>();

  note(relationship: SbomRelationship): void {
    if (!isOfParts(relationship) || !isOfCompleteness(relationship)) return;
    const { from: ref, type } = relationship;
    const key = partsKey(ref, type);
    if (this.#claims.get(key)?.state !== 'unknown') this.#claims.set(key, { ref, type, state: states.get(relationship.to)! });
  }

  all(): Sbom['completeness'] {
    return [...this.#claims.values()];
  }
}

export interface WrittenCompleteness {
  /** What no relationship of the document says yet. */
  readonly relationships: readonly SbomRelationship[];
  /** Whether there is something that SPDX 2 cannot say: that named parts are all, or that some are known to be missing. */
  readonly isLess: boolean;
}

export function writtenCompleteness(sbom: Pick<Sbom, 'format' | 'subjects' | 'completeness' | 'relationships'>): WrittenCompleteness {
  const { claims, hasParts } = claimsOf(sbom);
  const stated = new StatedCompleteness();
  if (claims.length > 0) for (const relationship of sbom.relationships) stated.note(relationship);
  const known = new Map(stated.all().map(({ ref, type, state }) => [partsKey(ref, type), state]));
  const rest = claims.filter(({ ref, type, state }) => known.get(partsKey(ref, type)) !== state);
  const isSayable = (claim: SbomCompleteness): boolean => claim.state === 'unknown' || (claim.state === 'complete' && !hasParts(claim));
  return {
    relationships: rest.filter(isSayable).map(({ ref, type, state }) => ({ from: ref, to: state === 'complete' ? noElement : noAssertion, type })),
    isLess: !rest.every(isSayable),
  };
}
