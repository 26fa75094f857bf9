import { usageContexts, type UsageContext } from '../../model/inventory.ts';
import type { PolicyProblem } from '../model/place.ts';
import type { LicenseList, Policy } from '../model/policy.ts';
import type { Expression, Operand } from '../language/syntax.ts';

/** Lists that nothing names, that are due for review, or that allow in one place what they forbid in another. */
export function* lintLists({ rules, lists }: Policy, today: string): Generator<PolicyProblem> {
  const named = new Set(rules.flatMap(({ test }) => (test.kind === 'condition' ? listsIn(test.condition.expression) : [])));
  for (const list of lists) {
    if (!named.has(list.id)) yield { severity: 'warning', place: list.place, message: `no rule names list @${list.id}`, remedy: `Write a rule over it, as in license.ids hasAny @${list.id}, or remove it.` };
    if (list.reviewBy !== undefined && list.reviewBy < today) yield { severity: 'warning', place: list.place, message: `list @${list.id} was to be reviewed by ${list.reviewBy}`, remedy: 'Review it, and set the next date.' };
  }
  const usual = lists.filter(({ id }) => named.has(id));
  for (const [index, left] of usual.entries()) for (const right of usual.slice(index + 1)) yield* overlap(left, right);
}

function* overlap(left: LicenseList, right: LicenseList): Generator<PolicyProblem> {
  for (const context of usageContexts) {
    const both = idsIn(left, context).filter((id) => idsIn(right, context).includes(id));
    if (both.length === 0) continue;
    yield { severity: 'warning', place: right.place, also: left.place, message: `${both.slice(0, 5).join(', ')}${both.length > 5 ? ` and ${both.length - 5} more` : ''} ${both.length === 1 ? 'stands' : 'stand'} in @${left.id} and @${right.id} for ${context} software`, remedy: 'Decide for one of them; the stricter rule wins.' };
    return;
  }
}

const idsIn = ({ licenses }: LicenseList, context: UsageContext): readonly string[] => (Array.isArray(licenses) ? (licenses as readonly string[]) : ((licenses as Readonly<Partial<Record<UsageContext, readonly string[]>>>)[context] ?? []));

export function listsIn(expression: Expression): string[] {
  const named = (operand: Operand): string[] => (operand.kind === 'list' ? [operand.name] : []);
  switch (expression.kind) {
    case 'and':
    case 'or': return expression.operands.flatMap(listsIn);
    case 'not': return listsIn(expression.operand);
    case 'comparison': return [...named(expression.left), ...named(expression.right)];
    default: return [];
  }
}
