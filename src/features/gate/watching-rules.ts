import type { Evaluation, ExceptionFinding, RuleOutcome } from '#core/policy/evaluation/evaluation.ts';
import { milder, verdictRank } from '#core/policy/model/verdict.ts';
import type { Place } from '#core/policy/model/place.ts';
import type { Policy, PolicyRule } from '#core/policy/model/policy.ts';
import { count, few } from '#core/report/words.ts';

/** The name and licence of the use at an index of the evaluation. */
export type UseInWords = (index: number) => string;

/** What rules that only observe would stop: nobody shall take what they let pass for judged and found right. */
export function* watchingFindings(policy: Policy, evaluation: Evaluation, useInWords: UseInWords): Generator<ExceptionFinding> {
  const rules = new Map(policy.rules.map((rule) => [rule.id, rule]));
  const stopped = new Map<string, { readonly refused: number[]; readonly unknown: number[] }>();
  const uncovered: number[] = [];
  for (const [index, { outcomes, byDefault }] of evaluation.decisions.entries()) {
    for (const outcome of outcomes) {
      if (!wouldStop(outcome, rules.get(outcome.rule)!)) continue;
      const of = stopped.get(outcome.rule) ?? { refused: [], unknown: [] };
      stopped.set(outcome.rule, of);
      of[outcome.status === 'fired' ? 'refused' : 'unknown'].push(index);
    }
    if (byDefault && !outcomes.some(({ status }) => status === 'fired')) uncovered.push(index);
  }
  // what comes with Muster lies in no file that anybody could open: where somebody lets it watch is
  const own = policy.layers.at(-1)!.place;
  const placeOf = (place: Place): { readonly place?: Place } => (!isPreset(place) ? { place } : isPreset(own) ? {} : { place: own });
  if (policy.rules.length === 0 && verdictRank(policy.otherwise) < verdictRank('needs-approval') && evaluation.decisions.length > 0) {
    yield {
      kind: 'decides', of: 'rule', id: 'otherwise', rule: 'otherwise', severity: 'warning', ...placeOf(own),
      message: `The policy has no rules, and its otherwise: ${policy.otherwise} lets everything pass: nothing was judged`,
      remedy: 'Let it build on another policy, as in extends: [preset:default], or add rules.',
    };
  }
  const named = (uses: readonly number[]): string => few(uses.map(useInWords));
  for (const rule of policy.rules) {
    const of = stopped.get(rule.id);
    if (of === undefined) continue;
    const { refused, unknown } = of;
    const said = [
      ...(refused.length === 0 ? [] : [`${rule.verdict === 'deny' ? 'would not allow' : 'would ask for an approval of'} ${count(refused.length, 'component')}: ${named(refused)}`]),
      ...(unknown.length === 0 ? [] : [`could not judge ${count(unknown.length, 'component')}: ${named(unknown)}`]),
    ];
    yield {
      kind: 'watches', of: 'rule', id: rule.id, rule: rule.id, severity: 'note', ...placeOf(rule.place),
      message: `It only watches${rule.observeUntil === undefined || rule.observeUntil < evaluation.date ? '' : ` until ${rule.observeUntil}`} and stops nothing; it ${said.join(', and ')}`,
      remedy: rule.remedy ?? `See muster policy explain ${rule.id}.`,
    };
  }
  const until = policy.otherwiseObservesUntil;
  if (until === undefined || evaluation.date > until || uncovered.length === 0 || verdictRank(policy.otherwise) < verdictRank('needs-approval')) return;
  yield {
    kind: 'watches', of: 'rule', id: 'otherwise', rule: 'otherwise', severity: 'note', ...placeOf(own),
    message: `The policy only watches until ${until}; no rule covers ${count(uncovered.length, 'component')} in ${uncovered.length === 1 ? 'its' : 'their'} use, which it would ${policy.otherwise === 'deny' ? 'not allow' : 'ask about'} then: ${named(uncovered)}`,
    remedy: 'Ask the owners of the policy, or Legal, who decide and can add a rule.',
  };
}

const isPreset = ({ path }: Place): boolean => path.startsWith('preset:');

function wouldStop({ mode, status, verdict }: RuleOutcome, { ifUnknown }: PolicyRule): boolean {
  if (mode !== 'observe') return false;
  if (status === 'fired') return verdictRank(verdict) >= verdictRank('needs-approval');
  return ifUnknown !== 'report' && verdictRank(milder(verdict, 'needs-approval')) >= verdictRank('needs-approval');
}
