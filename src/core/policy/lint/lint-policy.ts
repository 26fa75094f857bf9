import { compilePolicy } from '../evaluation/compile-policy.ts';
import { runExamples } from '../examples/run-examples.ts';
import { daysBetween } from '../model/day.ts';
import { sortProblems, type PolicyProblem } from '../model/place.ts';
import type { LicenseList, Policy, PolicyRule } from '../model/policy.ts';
import { enforcementPoints, verdictRank } from '../model/verdict.ts';
import { lintLists } from './lint-lists.ts';
import { unreadableRanges } from './lint-ranges.ts';
import { reachability } from './reachability.ts';

/** What can be read and is still doubtful. `today` as 2026-03-01. Presets are not told what is missing in them. */
export function lintPolicy(policy: Policy, today: string): PolicyProblem[] {
  const { lists } = compilePolicy(policy);
  const problems: PolicyProblem[] = [...lintDates(policy, today), ...lintAllowsAll(policy), ...lintLists(policy, today)];
  for (const rule of policy.rules) {
    problems.push(...lintRule(rule, today, policy.otherwiseObservesUntil));
    if (rule.test.kind !== 'condition') continue;
    for (const [range, ecosystem] of unreadableRanges(rule.test.condition.expression)) problems.push(problem(rule, 'warning', `${rule.id} can never be judged for ${ecosystem}: it does not read the range ${JSON.stringify(range.slice(0, 80))}`, `Write the range as ${ecosystem} writes ranges.`));
    const reach = reachability(rule.test.condition.expression, lists);
    if (reach === 'never') problems.push(...unlessPreset(rule, 'error', `${rule.id} can never fire: no facts fulfil its condition`, 'Look for parts that exclude each other; muster policy explain shows the condition.'));
    if (reach === 'always' && rule.test.condition.text !== 'true') problems.push(...unlessPreset(rule, 'warning', `${rule.id} always fires: its condition is true whatever the facts`, 'Correct the condition, or write true.'));
  }
  problems.push(...twins(policy.rules));
  for (const id of runExamples(policy).withoutExamples) {
    const rule = policy.rules.find((candidate) => candidate.id === id)!;
    if (rule.layer !== 'preset') problems.push(problem(rule, 'note', `${id} has no example of when it fires and when it does not`, 'Add examples: fires and silent; muster policy test runs them.'));
  }
  return sortProblems(problems);
}

export function problem({ place }: PolicyRule | LicenseList, severity: PolicyProblem['severity'], message: string, remedy: string): PolicyProblem {
  return { severity, place, message, remedy };
}

/** Rules over lists that nobody has filled are no fault of the user. */
function unlessPreset(rule: PolicyRule, severity: PolicyProblem['severity'], message: string, remedy: string): PolicyProblem[] {
  return rule.place.path.startsWith('preset:') ? [problem(rule, 'note', message, 'A list that it names has no entries. Fill it, or switch the rule off.')] : [problem(rule, severity, message, remedy)];
}

/** In days: what is watched for longer is rather forgotten than tried out. */
const longObservation = 180;
const watchedTooLong = 'Set an earlier day in observeUntil: 30 days are usual.';

function lintDates({ effectiveFrom, reviewBy, otherwiseObservesUntil: until, layers }: Policy, today: string): PolicyProblem[] {
  const place = layers.at(-1)!.place;
  const problems: PolicyProblem[] = [];
  if (effectiveFrom !== undefined && effectiveFrom > today) problems.push({ severity: 'warning', place, message: `the policy is effective from ${effectiveFrom}, which is still to come`, remedy: 'Publish it on that day, or correct the date.' });
  if (reviewBy !== undefined && reviewBy < today) problems.push({ severity: 'warning', place, message: `the policy was to be reviewed by ${reviewBy}`, remedy: 'Review it, and set the next date.' });
  if (until !== undefined && daysBetween(today, until) > longObservation) problems.push({ severity: 'warning', place, message: `the policy only watches until ${until}, for ${daysBetween(today, until)} days, and stops nothing until then`, remedy: watchedTooLong });
  return problems;
}

/** Nothing objects, and nothing ever will. */
function lintAllowsAll({ rules, otherwise, layers }: Policy): PolicyProblem[] {
  if (rules.length > 0 || verdictRank(otherwise) >= verdictRank('needs-approval')) return [];
  return [{ severity: 'warning', place: layers.at(-1)!.place, message: `the policy has no rules, and otherwise: ${otherwise} lets everything pass`, remedy: 'Build on another policy, as in extends: [preset:default], add rules, or remove otherwise, so that people are asked.' }];
}

function* lintRule(rule: PolicyRule, today: string, policyUntil: string | undefined): Generator<PolicyProblem> {
  const { id, verdict, severity, approvers, waiver, observeUntil, enforceAt, remedy, rationale, lesson } = rule;
  const objects = verdictRank(verdict) >= verdictRank('needs-approval');
  if (remedy === undefined) yield problem(rule, objects ? 'error' : 'warning', `${id} does not say what to do`, 'Add remedy: one sentence for a developer who knows no law.');
  if (rationale === undefined) yield problem(rule, 'warning', `${id} does not say why it exists`, 'Add rationale: one sentence.');
  if (lesson === undefined && objects) yield problem(rule, 'note', `${id} names no lesson`, 'Add lesson: the id of a short text that explains the matter.');
  if (enforcementPoints.every((point) => enforceAt[point] === undefined)) yield problem(rule, 'error', `${id} is asked nowhere`, `Add a point to enforceAt: ${enforcementPoints.join(', ')}.`);
  if (observeUntil !== undefined && observeUntil < today) yield problem(rule, 'warning', `${id} was to observe until ${observeUntil}, and has decided for ${daysBetween(observeUntil, today)} days`, 'Remove observeUntil, or set a later day when the rule is not ready.');
  else if (observeUntil !== undefined && observeUntil !== policyUntil && daysBetween(today, observeUntil) > longObservation) yield problem(rule, 'warning', `${id} only observes until ${observeUntil}, for ${daysBetween(today, observeUntil)} days, and stops nothing until then`, watchedTooLong);
  if (Object.values(enforceAt).includes('observe') && observeUntil === undefined) yield problem(rule, 'note', `${id} observes without an end`, 'Write enforce or warn, and observeUntil with a date, so that it is not forgotten.');
  if (verdict === 'needs-approval' && approvers.length === 0) yield problem(rule, 'error', `${id} needs an approval that nobody can give`, 'Add approvers: the roles that must agree.');
  if (verdict !== 'needs-approval' && approvers.length > 0) yield problem(rule, 'warning', `${id} names approvers, but its verdict is ${verdict}`, verdict === 'deny' ? 'A denial is lifted by a waiver only: name them under waiver, or make the verdict needs-approval.' : 'Remove them.');
  if (severity === 'blocker' && waiver !== undefined) yield problem(rule, 'error', `${id} is a blocker, which cannot be waived, and has waiver limits`, 'Remove waiver, or lower the severity to error.');
  if (severity === 'blocker' && verdict !== 'deny') yield problem(rule, 'warning', `${id} is a blocker whose verdict is ${verdict}`, 'A blocker denies: correct one of the two.');
  if (!objects && waiver !== undefined) yield problem(rule, 'warning', `${id} allows waivers, but forbids nothing`, 'Remove waiver.');
  if (waiver !== undefined && waiver.maxDays > 366) yield problem(rule, 'warning', `${id} allows waivers for ${waiver.maxDays} days`, 'Choose a year at most; an exception without end is a rule.');
}

function twins(rules: readonly PolicyRule[]): PolicyProblem[] {
  const seen = new Map<string, PolicyRule>();
  const problems: PolicyProblem[] = [];
  for (const rule of rules) {
    if (rule.test.kind !== 'condition') continue;
    const { text } = rule.test.condition;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, rule);
    else if (enforcementPoints.some((point) => first.enforceAt[point] !== undefined && rule.enforceAt[point] !== undefined)) {
      const same = first.verdict === rule.verdict;
      problems.push({ severity: same ? 'warning' : 'error', place: rule.place, also: first.place, message: `${rule.id} fires exactly when ${first.id} does${same ? '' : `, and says ${rule.verdict} where that says ${first.verdict}`}`, remedy: same ? 'Remove one of them.' : 'The stricter one always decides: remove the other, or tell their conditions apart.' });
    }
  }
  return problems;
}
