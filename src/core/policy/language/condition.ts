import { checkCondition } from './check-condition.ts';
import { parseCondition } from './parse-condition.ts';
import { renderCondition } from './render-condition.ts';
import type { Expression } from './syntax.ts';

/** A condition that was read and checked. */
export interface Condition {
  readonly expression: Expression;
  /** Canonical spelling. */
  readonly text: string;
}

/** Throws ConditionError. `lists` are the ids of the lists of the policy that it may name. */
export function readCondition(text: string, lists: ReadonlySet<string>): Condition {
  const expression = parseCondition(text);
  checkCondition(expression, lists);
  return { expression, text: renderCondition(expression) };
}

/** Both of them, the way `and` and `or` would join them in a text. */
export function joinConditions(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  if (parts.length === 1) return parts[0]!;
  const expression: Expression = { kind, operands: parts.map((part) => part.expression), offset: 0 };
  return { expression, text: renderCondition(expression) };
}

export function negate(condition: Condition): Condition {
  const expression: Expression = { kind: 'not', operand: condition.expression, offset: 0 };
  return { expression, text: renderCondition(expression) };
}
