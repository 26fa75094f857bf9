import type { GateTargetSummary } from '#core/gate/gate-result.ts';
import { evaluate } from '#core/policy/evaluation/evaluate.ts';
import type { EvaluationInput, ExceptionFinding } from '#core/policy/evaluation/evaluation.ts';
import { verdictRank } from '#core/policy/model/verdict.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import { describeAgain, type DescribedTarget, type DescribedUse, type FactSources, type GateTarget } from './component-uses.ts';
import { statedFacts } from './declared-use.ts';
import { tellStatement, type Deciding } from './told-statements.ts';
import { entriesAbout } from './use-entries.ts';

export interface DecidedByStatements {
  /** Components that are fine because of what is stated of them. */
  readonly components: number;
  /** At most two for each entry, in the order of the file. */
  readonly told: readonly ExceptionFinding[];
}

export interface StatementQuestion {
  readonly target: GateTarget;
  readonly described: DescribedTarget;
  readonly summary: GateTargetSummary;
  readonly prefix: string;
  /** Indexes of components about which nobody has to do anything. */
  readonly fine: readonly number[];
}

/** Leaving out one entry costs a description of the target; where more than these would have to be, it is only said that several decide together. */
const leftOutAlone = 8;

/** Asks the policy again, without what people stated about scope, linkage and changes, of the components that are fine and about which they stated it. */
export function decidedByStatements(question: StatementQuestion, sources: FactSources, input: EvaluationInput): DecidedByStatements {
  const { target, described: { uses }, summary, fine } = question;
  const entries = target.inventory.subject.usage?.uses ?? [];
  const stated = fine.filter((place) => uses[place]!.how.statedBy !== undefined);
  if (stated.length === 0) return { components: 0, told: [] };
  const refused = refusedWithout(question, stated, () => true, sources, input);
  const deciding = [...refused.keys()].flatMap((place) => uses[place]!.how.statedBy!.map((by): Deciding => ({ place, by })));
  const isOnlyEntry = (place: number): boolean => entriesAbout(uses[place]!.component.purl, entries).filter(statesUse).length <= 1;
  const isClear = ({ place }: Deciding): boolean => isOnlyEntry(place) && isIndependent(uses[place]!, refused.get(place)!);
  const unclear = Map.groupBy(deciding.filter((one) => !isClear(one)), ({ by }) => by.entry);
  const isTried = unclear.size <= leftOutAlone;
  const refusedAlone = new Map(isTried ? [...unclear].map(([entry, some]) => [entry, refusedWithout(question, some.map(({ place }) => place), (one) => one === entry, sources, input)] as const) : []);
  const alone = deciding.filter((one) => isClear(one) || refusedAlone.get(one.by.entry)?.has(one.place) === true);
  const settled = new Set(alone.map(({ place }) => place));
  // where nothing changes without the only entry about a component, entries about others decided
  const together = deciding.filter(({ place }) => !settled.has(place) && !(isTried && isOnlyEntry(place)));
  const byEntry = [alone, together].map((some) => Map.groupBy(some, ({ by }) => by.entry));
  const told = entries.flatMap((entry) => byEntry.flatMap((some, index) => {
    const of = some.get(entry);
    return of === undefined ? [] : [tellStatement(entry, of, { uses, summary, isAlone: index === 0 })];
  }));
  return { components: new Set([...alone, ...together].map(({ place }) => place)).size, told };
}

/** What is stated of others has no part in how these come out. */
const isIndependent = (one: DescribedUse, other: DescribedUse): boolean => one.how.program === other.how.program && one.conflicts === undefined && other.conflicts === undefined;

const statesUse = (entry: DeclaredUse): boolean => statedFacts.some((fact) => entry[fact] !== undefined);

/** Those that would not be fine without what some entries state of scope, linkage and changes. */
function refusedWithout({ target, described, prefix }: StatementQuestion, places: readonly number[], isLeftOut: (entry: DeclaredUse) => boolean, sources: FactSources, input: EvaluationInput): Map<number, DescribedUse> {
  const { subject } = target.inventory;
  const entries = (subject.usage?.uses ?? []).map((entry) => (isLeftOut(entry) ? silenced(entry) : entry));
  const openDuties = target.openDutiesIf?.(entries) ?? target.openDuties;
  const again = describeAgain({ ...target, openDuties, inventory: { ...target.inventory, subject: { ...subject, usage: { ...subject.usage, uses: entries } } } }, described, places, prefix, sources);
  const { decisions } = evaluate(sources.compiled, { ...input, uses: again.map(({ use }) => use) });
  return new Map(places.flatMap((place, index) => (verdictRank(decisions[index]!.verdict) < verdictRank('needs-approval') ? [] : [[place, again[index]!] as const])));
}

const silenced = ({ scope: _scope, linkage: _linkage, modified: _modified, ...rest }: DeclaredUse): DeclaredUse => rest;
