import { compilePolicy } from '../evaluation/compile-policy.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { ComponentUse, Decision, EvaluationInput, RuleOutcome } from '../evaluation/evaluation.ts';
import type { Policy } from '../model/policy.ts';
import { verdictRank, type Verdict } from '../model/verdict.ts';

/** One use whose answer differs. */
export interface ChangedUse {
  readonly use: string;
  readonly component?: string;
  readonly project: string;
  readonly department: string;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly kind: 'newly-failing' | 'newly-passing' | 'stricter' | 'milder';
  /** Rules that object now and did not, or the other way round. */
  readonly because: readonly string[];
}

export interface Tally {
  readonly name: string;
  readonly uses: number;
  readonly failingBefore: number;
  readonly failingAfter: number;
  readonly newlyFailing: number;
  readonly newlyPassing: number;
}

export interface Simulation {
  readonly schema: 'muster-simulation/1';
  readonly before: { readonly id: string; readonly version: string; readonly hash: string };
  readonly after: { readonly id: string; readonly version: string; readonly hash: string };
  readonly at: EvaluationInput['at'];
  readonly date: string;
  readonly failOn: Verdict;
  readonly uses: number;
  /** In the order of the uses. */
  readonly changed: readonly ChangedUse[];
  readonly projects: readonly Tally[];
  readonly departments: readonly Tally[];
  /** Rules that are only in one of the policies, or say something else; lists with other entries. */
  readonly rules: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[]; readonly lists: readonly string[] };
}

export const noDepartment = '(no department)';
export const noProject = '(no project)';

/** What would change for these uses if the second policy took the place of the first. A use fails where what is enforced is at least `failOn`. */
export function simulate(before: Policy, after: Policy, input: EvaluationInput, failOn: Verdict): Simulation {
  const old = evaluate(compilePolicy(before), input);
  const fresh = evaluate(compilePolicy(after), input);
  const pairs = input.uses.map((use, index): Pair => ({ use, before: old.decisions[index]!, after: fresh.decisions[index]! }));
  const changed = pairs.map((pair) => changeOf(pair, failOn)).filter((change) => change !== undefined);
  return {
    schema: 'muster-simulation/1', before: nameOf(before), after: nameOf(after), at: input.at, date: input.date, failOn, uses: pairs.length, changed,
    projects: tallies(pairs, failOn, projectOf), departments: tallies(pairs, failOn, departmentOf), rules: ruleChanges(before, after),
  };
}

interface Pair {
  readonly use: ComponentUse;
  readonly before: Decision;
  readonly after: Decision;
}

const nameOf = ({ id, version, hash }: Policy): Simulation['before'] => ({ id, version, hash });
const projectOf = ({ facts }: ComponentUse): string => facts['project.name'] ?? noProject;
const departmentOf = ({ facts }: ComponentUse): string => facts['project.department'] ?? noDepartment;
const fails = ({ enforced }: Decision, failOn: Verdict): boolean => verdictRank(enforced) >= verdictRank(failOn);

function changeOf({ use, before, after }: Pair, failOn: Verdict): ChangedUse | undefined {
  const failed = fails(before, failOn);
  const failing = fails(after, failOn);
  const step = verdictRank(after.enforced) - verdictRank(before.enforced);
  if (step === 0) return undefined;
  const kind = failed === failing ? (step > 0 ? 'stricter' : 'milder') : failing ? 'newly-failing' : 'newly-passing';
  const component = use.facts['component.purl'] ?? use.facts['component.name'];
  const [worse, better] = step > 0 ? [after, before] : [before, after];
  return { use: use.id, ...(component === undefined ? {} : { component }), project: projectOf(use), department: departmentOf(use), before: before.enforced, after: after.enforced, kind, because: decisive(worse, better) };
}

/** The rules that make the stricter one of two decisions what it is. */
function decisive(worse: Decision, better: Decision): string[] {
  const weight = ({ counts, mode }: RuleOutcome): number => (counts === undefined || mode !== 'enforce' ? -1 : verdictRank(counts));
  const known = new Map(better.outcomes.map((outcome) => [outcome.rule, weight(outcome)]));
  return worse.outcomes.filter((outcome) => weight(outcome) > verdictRank(better.enforced) && weight(outcome) > (known.get(outcome.rule) ?? -1)).map(({ rule }) => rule);
}

function tallies(pairs: readonly Pair[], failOn: Verdict, nameOfUse: (use: ComponentUse) => string): Tally[] {
  const found = new Map<string, { uses: number; failingBefore: number; failingAfter: number; newlyFailing: number; newlyPassing: number }>();
  for (const { use, before, after } of pairs) {
    const name = nameOfUse(use);
    const tally = found.get(name) ?? { uses: 0, failingBefore: 0, failingAfter: 0, newlyFailing: 0, newlyPassing: 0 };
    found.set(name, tally);
    const failed = fails(before, failOn);
    const failing = fails(after, failOn);
    tally.uses++;
    if (failed) tally.failingBefore++;
    if (failing) tally.failingAfter++;
    if (failing && !failed) tally.newlyFailing++;
    if (failed && !failing) tally.newlyPassing++;
  }
  return [...found].map(([name, tally]) => ({ name, ...tally })).sort((left, right) => right.newlyFailing - left.newlyFailing || right.newlyPassing - left.newlyPassing || (left.name < right.name ? -1 : 1));
}

function ruleChanges(before: Policy, after: Policy): Simulation['rules'] {
  const text = (policy: Policy): Map<string, string> => new Map(policy.rules.map((rule) => {
    const { examples: _examples, place: _place, adjustedAt: _adjusted, layer: _layer, test, ...rest } = rule;
    return [rule.id, JSON.stringify([rest, test.kind === 'condition' ? test.condition.text : test.hash])];
  }));
  const old = text(before);
  const fresh = text(after);
  return {
    added: [...fresh.keys()].filter((id) => !old.has(id)), removed: [...old.keys()].filter((id) => !fresh.has(id)),
    changed: [...fresh.keys()].filter((id) => old.has(id) && old.get(id) !== fresh.get(id)), lists: listChanges(before, after),
  };
}

function listChanges(before: Policy, after: Policy): string[] {
  const content = (policy: Policy): Map<string, string> => new Map(policy.lists.map(({ id, licenses }) => [id, JSON.stringify(licenses)]));
  const old = content(before);
  const fresh = content(after);
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => old.get(id) !== fresh.get(id));
}
