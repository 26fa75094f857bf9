import type { Sbom, SbomCompleteness, SbomRelationship } from '../../model/sbom.ts';
import { text, type ValueRecord } from '../../text/value.ts';
import { append } from '../../inventory/multi-map.ts';
import { isOfParts, partsKey, type PartsKind } from '../completeness.ts';
import { isIndividual, noAssertion, noElement } from '../individuals.ts';

type State = SbomCompleteness['state'];

/** RelationshipCompleteness against what a document claims of a component. */
const states: ReadonlyMap<string, State> = new Map([['complete', 'complete'], ['incomplete', 'incomplete'], ['noAssertion', 'unknown']]);

export const spelledState: ReadonlyMap<State, string> = new Map([...states].map(([name, state]) => [state, name]));

const core = 'https://spdx.org/rdf/3.0.1/terms/Core/';

const names: ReadonlyMap<string, string> = new Map([[noElement, 'NoneElement'], [noAssertion, 'NoAssertionElement']]);

/** The element that stands where there is none, or where nothing is said of it. */
export const elementOfIndividual = (ref: string): string => `${core}${names.get(ref)!}`;

const refs: ReadonlyMap<string, string> = new Map([...names].map(([ref, name]) => [name, ref]));

/** The `ref` of such an element. */
export const individualOf = (id: string): string | undefined => refs.get(/(?:^|[/:])(No(?:ne|Assertion)Element)$/.exec(id)?.[1] ?? '');

const ofIndividuals: ReadonlyMap<string, State> = new Map([[noElement, 'complete'], [noAssertion, 'unknown']]);

/** Relationships that say what a component is made of, whose completeness is that of its parts. */
const ofParts: ReadonlyMap<string, PartsKind> = new Map([
  ['contains', 'contains'], ...['dependsOn', 'hasOptionalDependency', 'hasProvidedDependency', 'hasStaticLink', 'hasDynamicLink'].map((type) => [type, 'depends-on'] as const),
]);

/** What relationships say of the completeness of what they begin at: one that is known to lack something decides. */
export class StatedCompleteness {
  readonly #claims = new Map<string, SbomCompleteness>();

  /** Answers whether it says nothing else; `targets` are refs. */
  note(relationship: ValueRecord, name: string, from: string, targets: readonly string[]): boolean {
    const type = ofParts.get(name);
    if (type === undefined) return false;
    const individuals = targets.filter(isIndividual);
    const isScoped = relationship['scope'] !== undefined || (name !== 'contains' && name !== 'dependsOn');
    const implied = isScoped ? undefined : individuals.map((ref) => ofIndividuals.get(ref)!).toSorted()[individuals.length - 1];
    const state = states.get(text(relationship, 'completeness') ?? '') ?? implied;
    if (state === undefined) return false;
    const key = partsKey(from, type);
    const known = this.#claims.get(key)?.state;
    if (known !== 'incomplete' && (known !== 'unknown' || state === 'incomplete')) this.#claims.set(key, { ref: from, type, state });
    return !isScoped && individuals.length === targets.length && text(relationship, 'comment') === undefined;
  }

  all(): Sbom['completeness'] {
    return [...this.#claims.values()];
  }
}

/** The parts that relationships of one kind name of a component that is stated to be complete: together they are all, each alone is not. */
export class CompleteParts {
  readonly #groups = new Map<string, string[]>();
  readonly #states: ReadonlyMap<string, State>;

  constructor({ completeness, relationships }: Sbom) {
    this.#states = new Map(completeness.map(({ ref, type, state }) => [partsKey(ref, type), state]));
    if (![...this.#states.values()].includes('complete')) return;
    for (const relationship of relationships) if (this.#isGrouped(relationship)) append(this.#groups, keyOf(relationship), relationship.to);
  }

  stateOf(relationship: SbomRelationship): State | undefined {
    return isOfParts(relationship) ? this.#states.get(partsKey(relationship.from, relationship.type)) : undefined;
  }

  /** All parts at the first of them, none at the others; the one that it names where it stands alone. */
  targetsOf(relationship: SbomRelationship): readonly string[] {
    const group = this.#isGrouped(relationship) ? this.#groups.get(keyOf(relationship)) : undefined;
    if (group === undefined) return [relationship.to];
    return group[0] === relationship.to ? group : [];
  }

  #isGrouped = (relationship: SbomRelationship): boolean => !isIndividual(relationship.to) && this.stateOf(relationship) === 'complete';
}

const keyOf = ({ from, type, scope, comment }: SbomRelationship): string => JSON.stringify([from, type, scope, comment]);
