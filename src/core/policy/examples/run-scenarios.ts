import type { CompiledPolicy } from '../evaluation/compile-policy.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { Decision, Evaluation } from '../evaluation/evaluation.ts';
import type { Policy, Scenario } from '../model/policy.ts';
import type { FailedExample } from './failed-example.ts';

export interface ScenarioResult {
  /** Those that did not come out as they say. */
  readonly failed: readonly FailedExample[];
  /** Ids of rules that a scenario which names its rules shows at work, and at rest. */
  readonly fired: ReadonlySet<string>;
  readonly silent: ReadonlySet<string>;
}

/** Where no day matters. */
const anyDay = '9999-12-31';

/** Scenarios tell what holds once no rule only observes any more. */
export const withoutObservation = ({ otherwiseObservesUntil: _, ...policy }: Policy): Policy => ({ ...policy, rules: policy.rules.map(({ observeUntil: _day, ...rule }) => rule) });

/** `compiled` must be of a policy without observation. */
export function runScenarios(compiled: CompiledPolicy, scenarios: readonly Scenario[]): ScenarioResult {
  const failed: FailedExample[] = [];
  const fired = new Set<string>();
  const silent = new Set<string>();
  for (const scenario of scenarios) {
    const { decisions, exceptions } = evaluationOf(compiled, scenario);
    const decision = decisions[0]!;
    const failure = failureOf(scenario, decision, exceptions);
    if (failure !== undefined) failed.push(failure);
    else if (scenario.rules !== undefined) {
      const heard = new Set(decision.outcomes.map(({ rule }) => rule));
      for (const { rule, status } of decision.outcomes) if (status === 'fired') fired.add(rule);
      for (const { id, enforceAt } of compiled.policy.rules) if (enforceAt[scenario.at] !== undefined && !heard.has(id)) silent.add(id);
    }
  }
  return { failed, fired, silent };
}

function failureOf({ title, verdict, rules, place }: Scenario, decision: Decision, exceptions: Evaluation['exceptions']): FailedExample | undefined {
  const fired = decision.outcomes.filter(({ status }) => status === 'fired').map(({ rule }) => rule).sort();
  const wanted = rules === undefined ? fired : [...rules].sort();
  if (decision.verdict === verdict && fired.join() === wanted.join()) return undefined;
  const tell = (what: string, ids: readonly string[] | undefined): string => `${what}${ids === undefined ? '' : ` by ${ids.length === 0 ? 'no rule' : ids.join(', ')}`}`;
  const because = decision.outcomes.flatMap((outcome) => outcome.because);
  const broken = exceptions.filter(({ severity }) => severity === 'error');
  return { subject: title, place, expected: tell(verdict, rules), found: tell(decision.verdict, fired), because: because.filter(({ fact }, index) => because.findIndex((other) => other.fact === fact) === index), ...(broken.length === 0 ? {} : { exceptions: broken }) };
}

function evaluationOf(compiled: CompiledPolicy, { at, date, facts, waivers, approvals }: Scenario): Evaluation {
  return evaluate(compiled, { at, date: date ?? anyDay, uses: [{ id: 'scenario', facts }], approvals, waivers, dataVersions: {} });
}
