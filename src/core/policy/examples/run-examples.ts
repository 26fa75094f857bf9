import { factNames, fillSlots, type Facts, type Slots } from '../facts/facts.ts';
import { FALSE, TRUE, type Truth } from '../language/truth.ts';
import type { Place } from '../model/place.ts';
import type { Policy } from '../model/policy.ts';
import { compilePolicy, type CompiledRule } from '../evaluation/compile-policy.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { FactReason } from '../evaluation/evaluation.ts';

const expectations = ['fires', 'silent', 'unknown'] as const;

/** One example or scenario that did not come out as it says. */
export interface FailedExample {
  readonly subject: string;
  readonly place: Place;
  readonly expected: string;
  readonly found: string;
  /** The facts that brought it about. */
  readonly because: readonly FactReason[];
}

export interface ExampleResult {
  readonly examples: number;
  readonly scenarios: number;
  readonly failed: readonly FailedExample[];
  /** Ids of rules without an example that fires, or without one that does not. */
  readonly withoutExamples: readonly string[];
}

/** Runs the policy's own examples and scenarios. Scenarios are evaluated on a day after every observation, without waivers. */
export function runExamples(policy: Policy): ExampleResult {
  const compiled = compilePolicy(policy);
  const failed = compiled.rules.flatMap((rule) => failedExamples(rule));
  const count = policy.rules.reduce((sum, { examples }) => sum + expectations.reduce((all, kind) => all + examples[kind].length, 0), 0);
  return {
    examples: count, scenarios: policy.scenarios.length, failed: [...failed, ...failedScenarios(compiled)],
    withoutExamples: policy.rules.filter(({ examples }) => examples.fires.length === 0 || examples.silent.length === 0).map(({ id }) => id),
  };
}

const named = (truth: Truth): (typeof expectations)[number] => (truth === TRUE ? 'fires' : truth === FALSE ? 'silent' : 'unknown');

const sentences = { fires: 'fires', silent: 'does not fire', unknown: 'cannot be evaluated' } as const;

function failedExamples({ rule, test }: CompiledRule): FailedExample[] {
  return expectations.flatMap((kind) => rule.examples[kind].flatMap(({ facts, place }) => {
    const slots: Slots = [];
    fillSlots(slots, facts, factNames);
    const answer = test.test(slots);
    if (named(answer) === kind) return [];
    const reasons: number[] = [];
    test.reasons(slots, answer, reasons);
    const used = new Set(reasons);
    const because = [...used].filter((slot) => slots[slot] !== undefined).sort((left, right) => left - right).map((slot) => ({ fact: factNames[slot]!, value: slots[slot]! }));
    const missing = [...used].filter((slot) => slots[slot] === undefined).map((slot) => factNames[slot]!);
    const found = `${sentences[named(answer)]}${missing.length === 0 ? '' : `: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not known`}`;
    return [{ subject: rule.id, place, expected: sentences[kind], found, because }];
  }));
}

function failedScenarios(compiled: ReturnType<typeof compilePolicy>): FailedExample[] {
  return compiled.policy.scenarios.flatMap(({ title, at, facts, verdict, rules, place }) => {
    const decision = decisionOn(compiled, at, facts);
    const fired = decision.outcomes.filter(({ status }) => status === 'fired').map(({ rule }) => rule).sort();
    const wanted = rules === undefined ? fired : [...rules].sort();
    if (decision.verdict === verdict && fired.join() === wanted.join()) return [];
    const tell = (what: string, ids: readonly string[] | undefined): string => `${what}${ids === undefined ? '' : ` by ${ids.length === 0 ? 'no rule' : ids.join(', ')}`}`;
    const because = decision.outcomes.flatMap((outcome) => outcome.because);
    return [{ subject: title, place, expected: tell(verdict, rules), found: tell(decision.verdict, fired), because: because.filter(({ fact }, index) => because.findIndex((other) => other.fact === fact) === index) }];
  });
}

const farAway = '9999-12-31';

function decisionOn(compiled: ReturnType<typeof compilePolicy>, at: Parameters<typeof evaluate>[1]['at'], facts: Facts) {
  return evaluate(compiled, { at, date: farAway, uses: [{ id: 'scenario', facts }], approvals: [], waivers: [], dataVersions: {} }).decisions[0]!;
}
