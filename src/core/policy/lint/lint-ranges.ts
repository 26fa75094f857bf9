import { isRequirementSyntax, readRequirement } from '../../versions/satisfies.ts';
import { VersionError } from '../../versions/version-order.ts';
import type { Expression } from '../language/syntax.ts';

/** Ranges that the ecosystem beside them does not read, so that the rule can never be judged: the range, and the ecosystem. */
export function unreadableRanges(expression: Expression): [range: string, ecosystem: string][] {
  if (expression.kind === 'not') return unreadableRanges(expression.operand);
  if (expression.kind === 'or') return expression.operands.flatMap(unreadableRanges);
  if (expression.kind !== 'and') return [];
  const { operands } = expression;
  const ecosystems = operands.flatMap((part) => valueOf(part, '==', 'component.ecosystem'));
  const ranges = operands.flatMap((part) => valueOf(part, 'satisfies', 'component.version'));
  return [...operands.flatMap(unreadableRanges), ...ecosystems.flatMap((ecosystem) => ranges.filter((range) => !reads(ecosystem, range)).map((range): [string, string] => [range, ecosystem]))];
}

function valueOf(part: Expression, operator: string, fact: string): string[] {
  if (part.kind !== 'comparison' || part.operator !== operator || part.left.kind !== 'fact' || part.left.name !== fact) return [];
  return part.right.kind === 'value' && typeof part.right.value === 'string' ? [part.right.value] : [];
}

function reads(ecosystem: string, range: string): boolean {
  if (!isRequirementSyntax(ecosystem)) return false;
  try {
    readRequirement(ecosystem, range);
    return true;
  } catch (error) {
    if (error instanceof VersionError) return false;
    throw error;
  }
}
