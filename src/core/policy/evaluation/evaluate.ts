import { factNames, fillSlots, slotOf, type FactName, type Slots } from '../facts/facts.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../language/truth.ts';
import type { Policy, PolicyRule } from '../model/policy.ts';
import { stricter, type Mode, type Verdict } from '../model/verdict.ts';
import { modeOf, type CompiledPolicy, type CompiledRule } from './compile-policy.ts';
import type { ComponentUse, Decision, Evaluation, EvaluationInput, FactReason, RuleExplanation, RuleOutcome } from './evaluation.ts';
import { Exceptions } from './exceptions.ts';
import { outcomeOf } from './outcome.ts';
import { UnevaluatedOutcomes } from './unevaluated-outcomes.ts';

interface AskedRule extends CompiledRule {
  readonly mode: Mode;
  readonly unevaluated: UnevaluatedOutcomes;
}

/** What is the same for all uses. */
interface Session {
  readonly otherwise: Verdict;
  readonly facts: readonly FactName[];
  readonly asked: readonly AskedRule[];
  readonly exceptions: Exceptions;
  /** Of the use that is looked at. */
  readonly slots: Slots;
  /** Of the rule that is looked at: the slots that brought about its answer. */
  readonly used: number[];
}

/** The answer of a policy. A pure function: equal input gives equal output, byte for byte when written. */
export function evaluate(compiled: CompiledPolicy, input: EvaluationInput): Evaluation {
  const exceptions = new Exceptions(compiled, input.waivers, input.approvals, input.date);
  const asked = compiled.rules.flatMap((rule): AskedRule[] => {
    const mode = modeOf(rule.rule, input.at, input.date);
    return mode === undefined ? [] : [{ ...rule, mode, unevaluated: new UnevaluatedOutcomes(rule.rule, mode, exceptions) }];
  });
  const used = new Set([...compiled.slots, ...exceptions.slots()]);
  const session: Session = { otherwise: otherwiseOn(compiled.policy, input.date), facts: factNames.filter((_, slot) => used.has(slot)), asked, exceptions, slots: factNames.map(() => undefined), used: [] };
  const decisions = input.uses.map((use) => decide(session, use));
  const { id, version, hash } = compiled.policy;
  return {
    schema: 'muster-evaluation/1', policy: { id, version, hash }, at: input.at, date: input.date, dataVersions: input.dataVersions,
    decisions, rules: explanations(asked, decisions), exceptions: exceptions.findings(),
  };
}

/** While all of a policy is only watched, what no rule speaks of stops nothing either. */
export const otherwiseOn = ({ otherwise, otherwiseObservesUntil: until }: Policy, day: string): Verdict => (until !== undefined && day <= until ? 'allow' : otherwise);

const conveyedSlot = slotOf('usage.conveyed')!;

function decide(session: Session, use: ComponentUse): Decision {
  const { slots } = session;
  fillSlots(slots, use.facts, session.facts);
  const outcomes: RuleOutcome[] = [];
  for (const rule of session.asked) {
    const answer = rule.test.test(slots);
    if (answer !== FALSE) outcomes.push(outcome(rule, answer, session, use));
  }
  // a rule that warns or enforces and fired has said something, even if only that all is well
  const byDefault = !outcomes.some(({ status, mode }) => status === 'fired' && mode !== 'observe');
  const start: Verdict = byDefault ? session.otherwise : 'allow';
  const verdict = withDuties(worst(start, outcomes, ({ counts }) => counts), use, slots);
  const enforced = withDuties(worst(start, outcomes, ({ counts, mode }) => (mode === 'enforce' ? counts : undefined)), use, slots);
  const couldBe = worst(verdict, outcomes, ({ status, mode, verdict: possible, waiver }) => (status === 'not-evaluated' && mode !== 'observe' && waiver === undefined ? possible : undefined));
  return { use: use.id, verdict, enforced, complete: outcomes.every(({ status }) => status === 'fired'), couldBe, byDefault, outcomes };
}

function worst(start: Verdict, outcomes: readonly RuleOutcome[], of: (outcome: RuleOutcome) => Verdict | undefined): Verdict {
  let verdict = start;
  for (const item of outcomes) {
    const found = of(item);
    if (found !== undefined) verdict = stricter(verdict, found);
  }
  return verdict;
}

/** Software that leaves the house with duties is allowed with obligations; so is what may leave, and may have duties, as far as anybody knows. */
function withDuties(verdict: Verdict, { facts }: ComponentUse, slots: Slots): Verdict {
  if (verdict !== 'allow' || slots[conveyedSlot] === false) return verdict;
  return facts['license.obligations']?.length === 0 ? verdict : 'allow-with-obligations';
}

function outcome({ rule, mode, test, failure, unevaluated }: AskedRule, answer: Truth, { exceptions, slots, used }: Session, use: ComponentUse): RuleOutcome {
  used.length = 0;
  test.reasons(slots, answer, used);
  const unknown = answer === UNKNOWN ? unevaluated.outcomeOf(used, exceptions, use, slots) : undefined;
  if (unknown !== undefined) return unknown;
  return outcomeOf(rule, mode, { status: answer === TRUE ? 'fired' : 'not-evaluated', because: knownFacts(used, slots), missing: [], failure: failure?.() }, exceptions, use, slots);
}

function knownFacts(used: readonly number[], slots: Slots): FactReason[] {
  const known = [...new Set(used)].filter((slot) => slots[slot] !== undefined).sort((left, right) => left - right);
  return known.map((slot) => ({ fact: factNames[slot]!, value: slots[slot]! }));
}

function explanations(asked: readonly AskedRule[], decisions: readonly Decision[]): Record<string, RuleExplanation> {
  const named = new Set<string>();
  for (const { outcomes } of decisions) for (const { rule } of outcomes) named.add(rule);
  return Object.fromEntries(asked.filter(({ rule }) => named.has(rule.id)).map(({ rule }) => [rule.id, explanationOf(rule)]));
}

export function explanationOf({ title, severity, test, rationale, remedy, lesson }: PolicyRule): RuleExplanation {
  const when = test.kind === 'condition' ? test.condition.text : `code that looks at ${test.facts.join(', ')}`;
  return { title, severity, when, ...(rationale === undefined ? {} : { rationale }), ...(remedy === undefined ? {} : { remedy }), ...(lesson === undefined ? {} : { lesson }) };
}
