import type { Sbom, SbomRelationship } from '../../model/sbom.ts';
import { noAssertion, noElement } from '../individuals.ts';

type State = Sbom['completeness'][number]['state'];

/** What relationships to what is no element say of how complete their kind is. */
const states: ReadonlyMap<string, State> = new Map([[noElement, 'complete'], [noAssertion, 'unknown']]);

const isOfParts = ({ type }: SbomRelationship): boolean => type === 'depends-on' || type === 'contains';

/** Whether it says nothing but how complete the parts are that the document names. */
export const isOfCompleteness = (relationship: SbomRelationship): boolean => isOfParts(relationship) && states.has(relationship.to);

/** What relationships to NONE and NOASSERTION say of the completeness of what they begin at; that something is not known decides. */
export class StatedCompleteness {
  readonly #states = new Map<string, State>();

  note(relationship: SbomRelationship): void {
    const state = isOfParts(relationship) ? states.get(relationship.to) : undefined;
    if (state !== undefined && this.#states.get(relationship.from) !== 'unknown') this.#states.set(relationship.from, state);
  }

  all(): Sbom['completeness'] {
    return [...this.#states].map(([ref, state]) => ({ ref, state }));
  }
}

export interface WrittenCompleteness {
  /** What no relationship of the document says yet. */
  readonly relationships: readonly SbomRelationship[];
  /** Whether there is something that SPDX 2 cannot say: that named parts are all, or that some are known to be missing. */
  readonly isLess: boolean;
}

export function writtenCompleteness({ completeness, relationships }: Pick<Sbom, 'completeness' | 'relationships'>): WrittenCompleteness {
  const withParts = new Set<string>();
  const stated = new StatedCompleteness();
  const wanted = new Set(completeness.map(({ ref }) => ref));
  if (wanted.size > 0) {
    for (const relationship of relationships) {
      if (!isOfParts(relationship) || !wanted.has(relationship.from)) continue;
      if (states.has(relationship.to)) stated.note(relationship);
      else withParts.add(relationship.from);
    }
  }
  const known = new Map(stated.all().map(({ ref, state }) => [ref, state]));
  const rest = completeness.filter(({ ref, state }) => known.get(ref) !== state);
  const isSayable = ({ ref, state }: Sbom['completeness'][number]): boolean => state === 'unknown' || (state === 'complete' && !withParts.has(ref));
  return {
    relationships: rest.filter(isSayable).map(({ ref, state }) => ({ from: ref, to: state === 'complete' ? 'NONE' : 'NOASSERTION', type: 'depends-on' })),
    isLess: !rest.every(isSayable),
  };
}
