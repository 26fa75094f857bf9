import { factNames, fillSlots, type Slots } from '../facts/facts.ts';
import { FALSE, TRUE, type Truth } from '../language/truth.ts';
import type { Policy } from '../model/policy.ts';
import { compilePolicy, type CompiledRule } from '../evaluation/compile-policy.ts';
import type { FailedExample } from './failed-example.ts';
import { runScenarios, withoutObservation } from './run-scenarios.ts';

const expectations = ['fires', 'silent', 'unknown'] as const;

export interface ExampleResult {
  /** Of rules. */
  readonly examples: number;
  /** Of the policy itself, and of what it builds on. */
  readonly scenarios: number;
  readonly inheritedScenarios: number;
  readonly rules: number;
  readonly failed: readonly FailedExample[];
  /** Scenarios of what the policy builds on that end otherwise under it, because it changes their rules or adds others. No failures. */
  readonly changed: readonly FailedExample[];
  /** Ids of rules that no example and no scenario shows at work, and at rest. */
  readonly neverFiring: readonly string[];
  readonly neverSilent: readonly string[];
  /** Those that lack either. */
  readonly withoutExamples: readonly string[];
}

/** Runs the policy's own examples and scenarios, and those of what it builds on. */
export function runExamples(policy: Policy): ExampleResult {
  const compiled = compilePolicy(withoutObservation(policy));
  const own = runScenarios(compiled, policy.scenarios);
  const inherited = runScenarios(compiled, policy.inheritedScenarios);
  const lacking = (kind: 'fires' | 'silent', shown: 'fired' | 'silent'): string[] => policy.rules.filter(({ id, examples }) => examples[kind].length === 0 && !own[shown].has(id) && !inherited[shown].has(id)).map(({ id }) => id);
  const [neverFiring, neverSilent] = [lacking('fires', 'fired'), lacking('silent', 'silent')];
  return {
    examples: policy.rules.reduce((sum, { examples }) => sum + expectations.reduce((all, kind) => all + examples[kind].length, 0), 0),
    scenarios: policy.scenarios.length, inheritedScenarios: policy.inheritedScenarios.length, rules: policy.rules.length,
    failed: [...compiled.rules.flatMap((rule) => failedExamples(rule)), ...own.failed], changed: inherited.failed,
    neverFiring, neverSilent, withoutExamples: policy.rules.map(({ id }) => id).filter((id) => neverFiring.includes(id) || neverSilent.includes(id)),
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
