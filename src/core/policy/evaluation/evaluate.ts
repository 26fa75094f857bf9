import { derivedFacts, factNames, fillSlots, slotOf, type FactName, type Slots } from '../facts/facts.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../language/truth.ts';
import type { PolicyRule } from '../model/policy.ts';
import { milder, stricter, verdictRank, type Mode, type Verdict } from '../model/verdict.ts';
import { modeOf, type CompiledPolicy, type CompiledRule } from './compile-policy.ts';
import type { ComponentUse, Decision, Evaluation, EvaluationInput, MissingFact, RuleExplanation, RuleOutcome } from './evaluation.ts';
import { Exceptions } from './exceptions.ts';

interface AskedRule extends CompiledRule {
  readonly mode: Mode;
}

/** The answer of a policy. A pure function: equal input gives equal output, byte for byte when written. */
export function evaluate(compiled: CompiledPolicy, input: EvaluationInput): Evaluation {
  const asked = compiled.rules.map((rule) => ({ ...rule, mode: modeOf(rule.rule, input.at, input.date) })).filter((rule): rule is AskedRule => rule.mode !== undefined);
  const exceptions = new Exceptions(compiled, input.waivers, input.approvals, input.date);
  const waiverSlots = new Set(exceptions.slots());
  const slots: Slots = factNames.map(() => undefined);
  const facts = factNames.filter((_, slot) => compiled.slots.has(slot) || waiverSlots.has(slot));
  const decisions = input.uses.map((use) => decide(compiled.policy.otherwise, facts, asked, exceptions, use, slots));
  const { id, version, hash } = compiled.policy;
  return {
    schema: 'muster-evaluation/1', policy: { id, version, hash }, at: input.at, date: input.date, dataVersions: input.dataVersions,
    decisions, rules: explanations(asked, decisions), exceptions: exceptions.findings(),
  };
}

const conveyedSlot = slotOf('usage.conveyed')!;

function decide(otherwise: Verdict, facts: readonly FactName[], asked: readonly AskedRule[], exceptions: Exceptions, use: ComponentUse, slots: Slots): Decision {
  fillSlots(slots, use.facts, facts);
  const outcomes: RuleOutcome[] = [];
  for (const rule of asked) {
    const answer = rule.test.test(slots);
    if (answer !== FALSE) outcomes.push(outcomeOf(rule, answer, exceptions, use, slots));
  }
  // a rule that warns or enforces and fired has said something, even if only that all is well
  const byDefault = !outcomes.some(({ status, mode }) => status === 'fired' && mode !== 'observe');
  const start: Verdict = byDefault ? otherwise : 'allow';
  const verdict = withDuties(worst(start, outcomes, ({ counts }) => counts), use, slots);
  const enforced = withDuties(worst(start, outcomes, ({ counts, mode }) => (mode === 'enforce' ? counts : undefined)), use, slots);
  const couldBe = worst(verdict, outcomes, ({ status, mode, verdict: possible, waiver }) => (status === 'not-evaluated' && mode !== 'observe' && waiver === undefined ? possible : undefined));
  return { use: use.id, verdict, enforced, complete: outcomes.every(({ status }) => status === 'fired'), couldBe, byDefault, outcomes };
}

function worst(start: Verdict, outcomes: readonly RuleOutcome[], of: (outcome: RuleOutcome) => Verdict | undefined): Verdict {
  return outcomes.reduce((verdict, outcome) => stricter(verdict, of(outcome) ?? 'allow'), start);
}

/** Software that leaves the house with duties is allowed with obligations; so is what may leave, and may have duties, as far as anybody knows. */
function withDuties(verdict: Verdict, { facts }: ComponentUse, slots: Slots): Verdict {
  if (verdict !== 'allow' || slots[conveyedSlot] === false) return verdict;
  return facts['license.obligations']?.length === 0 ? verdict : 'allow-with-obligations';
}

function outcomeOf({ rule, mode, test }: AskedRule, answer: Truth, exceptions: Exceptions, use: ComponentUse, slots: Slots): RuleOutcome {
  const used = new Set<number>();
  test.reasons(slots, answer, used);
  const status = answer === TRUE ? 'fired' : 'not-evaluated';
  const missing = answer === UNKNOWN ? missingFacts(used, use, slots) : [];
  const because = answer === UNKNOWN && missing.length > 0 ? [] : [...used].sort((left, right) => left - right).filter((slot) => slots[slot] !== undefined).map((slot) => ({ fact: factNames[slot]!, value: slots[slot]! }));
  const basis = { rule: rule.id, status, mode, verdict: rule.verdict, because, missing } as const;
  if (mode === 'observe') return basis;
  const bare = answer === TRUE ? rule.verdict : rule.ifUnknown === 'report' ? undefined : milder(rule.verdict, 'needs-approval');
  if (bare === undefined || verdictRank(bare) < verdictRank('needs-approval')) return bare === undefined ? basis : { ...basis, counts: bare };
  return { ...basis, ...withExceptions(rule, bare, exceptions, use, slots) };
}

/** What a rule that objects comes to when those who may have approved it, or waived the rule. */
function withExceptions(rule: PolicyRule, bare: Verdict, exceptions: Exceptions, use: ComponentUse, slots: Slots): Partial<RuleOutcome> {
  const waiver = exceptions.waiverFor(rule, use.facts, slots);
  const approvedBy = bare === 'needs-approval' && rule.approvers.length > 0 ? exceptions.approvalsFor(rule, use.facts) : [];
  const openApprovals = bare === 'needs-approval' ? rule.approvers.filter((role) => !approvedBy.includes(role)) : [];
  const isApproved = bare === 'needs-approval' && rule.approvers.length > 0 && openApprovals.length === 0;
  return {
    counts: isApproved || waiver !== undefined ? 'allow-with-obligations' : bare,
    ...(approvedBy.length === 0 ? {} : { approvedBy }), ...(openApprovals.length === 0 ? {} : { openApprovals }), ...(waiver === undefined ? {} : { waiver }),
  };
}

/** A calculated fact is not known because of what it is calculated of. */
function missingFacts(used: ReadonlySet<number>, { facts, unknown = {} }: ComponentUse, slots: Slots): MissingFact[] {
  const names = new Set<FactName>();
  for (const slot of used) {
    const name = factNames[slot]!;
    if (slots[slot] !== undefined) continue;
    const sources = derivedFacts[name]?.filter((source) => facts[source] === undefined);
    for (const source of sources ?? [name]) if (source !== 'usage.clientCode' || facts['usage.channel'] === 'hosted' || facts['usage.channel'] === undefined) names.add(source);
  }
  return [...names].sort((left, right) => slotOf(left)! - slotOf(right)!).map((fact) => {
    const reason = unknown[fact] ?? unknown[fact.slice(0, fact.indexOf('.'))];
    return reason === undefined ? { fact } : { fact, reason };
  });
}

function explanations(asked: readonly AskedRule[], decisions: readonly Decision[]): Record<string, RuleExplanation> {
  const named = new Set(decisions.flatMap(({ outcomes }) => outcomes.map(({ rule }) => rule)));
  return Object.fromEntries(asked.filter(({ rule }) => named.has(rule.id)).map(({ rule }) => [rule.id, explanationOf(rule)]));
}

export function explanationOf({ title, severity, test, rationale, remedy, lesson }: PolicyRule): RuleExplanation {
  const when = test.kind === 'condition' ? test.condition.text : `code that looks at ${test.facts.join(', ')}`;
  return { title, severity, when, ...(rationale === undefined ? {} : { rationale }), ...(remedy === undefined ? {} : { remedy }), ...(lesson === undefined ? {} : { lesson }) };
}
