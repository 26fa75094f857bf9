import { compileCondition, type CompiledCondition } from '../language/compile-condition.ts';
import type { ListEntries, Lists } from '../language/compile-comparison.ts';
import type { LicenseList, Policy, PolicyRule } from '../model/policy.ts';
import { enforcementPoints, type EnforcementPoint, type Mode } from '../model/verdict.ts';
import { compileCode } from './compile-code.ts';

export interface CompiledRule {
  readonly rule: PolicyRule;
  readonly test: CompiledCondition;
  /** What was wrong with the code of the rule when it answered last; `undefined` where nothing was. */
  readonly failure?: () => string | undefined;
}

/** A policy that is ready to be asked about very many uses. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly rules: readonly CompiledRule[];
  readonly lists: Lists;
  /** Of the facts that any rule looks at. */
  readonly slots: ReadonlySet<number>;
}

export function compilePolicy(policy: Policy): CompiledPolicy {
  const lists: Lists = new Map(policy.lists.map((list) => [list.id, entriesOf(list)]));
  const rules = policy.rules.map((rule): CompiledRule => (rule.test.kind === 'code' ? { rule, ...compileCode(rule.test, rule) } : { rule, test: compileCondition(rule.test.condition.expression, lists) }));
  return { policy, rules, lists, slots: new Set(rules.flatMap(({ test }) => [...test.slots])) };
}

/** How the rule acts at a point on a day; `undefined` when it is not asked there. */
export function modeOf({ enforceAt, observeUntil }: PolicyRule, point: EnforcementPoint, day: string): Mode | undefined {
  const mode = enforceAt[point];
  return mode !== undefined && observeUntil !== undefined && day <= observeUntil ? 'observe' : mode;
}

/** The points after `point` at which any rule decides on that day. */
export function enforcingAfter({ rules }: Policy, point: EnforcementPoint, day: string): EnforcementPoint[] {
  const later = enforcementPoints.slice(enforcementPoints.indexOf(point) + 1);
  return later.filter((at) => rules.some((rule) => modeOf(rule, at, day) === 'enforce'));
}

function entriesOf({ licenses }: LicenseList): ListEntries {
  if (Array.isArray(licenses)) return { all: new Set(licenses as readonly string[]) };
  return { byContext: new Map(Object.entries(licenses as Readonly<Record<string, readonly string[]>>).map(([context, ids]) => [context, new Set(ids)])) };
}
