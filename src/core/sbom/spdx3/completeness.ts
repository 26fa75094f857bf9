import type { Sbom, SbomRelationship } from '../../model/sbom.ts';
import { text, type ValueRecord } from '../../text/value.ts';
import { append } from '../../inventory/multi-map.ts';

type State = Sbom['completeness'][number]['state'];

/** RelationshipCompleteness against what a document claims of a component. */
const states: ReadonlyMap<string, State> = new Map([['complete', 'complete'], ['incomplete', 'incomplete'], ['noAssertion', 'unknown']]);

export const spelledState: ReadonlyMap<State, string> = new Map([...states].map(([name, state]) => [state, name]));

const core = 'https://spdx.org/rdf/3.0.1/terms/Core/';

/** Stand where no element is: that there is none, and that nothing is said of it. */
export const noneElement = `${core}NoneElement`;
export const noAssertionElement = `${core}NoAssertionElement`;

export const isIndividual = (id: string | undefined): boolean => id !== undefined && /(?:^|[/:])(?:NoneElement|NoAssertionElement)$/.test(id);

/** Relationships that say what a component is made of, whose completeness is that of its parts. */
const ofParts = new Set(['dependsOn', 'contains', 'hasOptionalDependency', 'hasProvidedDependency', 'hasStaticLink', 'hasDynamicLink']);

/** What relationships say of the completeness of what they begin at: one that is known to lack something decides. */
export class StatedCompleteness {
  readonly #states = new Map<string, State>();

  note(relationship: ValueRecord, type: string, from: string): void {
    const state = ofParts.has(type) ? states.get(text(relationship, 'completeness') ?? '') : undefined;
    const known = this.#states.get(from);
    if (state !== undefined && known !== 'incomplete' && (known !== 'unknown' || state === 'incomplete')) this.#states.set(from, state);
  }

  all(): Sbom['completeness'] {
    return [...this.#states].map(([ref, state]) => ({ ref, state }));
  }
}

/** The parts that relationships of one kind name of a component that is stated to be complete: together they are all, each alone is not. */
export class CompleteParts {
  readonly #groups = new Map<string, string[]>();
  readonly #states: ReadonlyMap<string, State>;

  constructor({ completeness, relationships }: Sbom) {
    this.#states = new Map(completeness.map(({ ref, state }) => [ref, state]));
    if (![...this.#states.values()].includes('complete')) return;
    for (const relationship of relationships) if (this.#isGrouped(relationship)) append(this.#groups, keyOf(relationship), relationship.to);
  }

  stateOf({ from, type }: SbomRelationship): State | undefined {
    return isOfParts(type) ? this.#states.get(from) : undefined;
  }

  /** All parts at the first of them, none at the others; the one that it names where it stands alone. */
  targetsOf(relationship: SbomRelationship): readonly string[] {
    const group = this.#isGrouped(relationship) ? this.#groups.get(keyOf(relationship)) : undefined;
    if (group === undefined) return [relationship.to];
    return group[0] === relationship.to ? group : [];
  }

  #isGrouped = (relationship: SbomRelationship): boolean => this.stateOf(relationship) === 'complete';
}

const isOfParts = (type: string): boolean => type === 'depends-on' || type === 'contains';

const keyOf = ({ from, type, scope, comment }: SbomRelationship): string => JSON.stringify([from, type, scope, comment]);
