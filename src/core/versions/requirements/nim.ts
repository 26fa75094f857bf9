import { allOf, anything, notARequirement, type Operator, type Requirement } from './requirement.ts';
import { atLeast, beforeNext, compatibleWith, inOrder, readPartialVersion, type SemanticBound } from './semantic-bounds.ts';

/** Nim: comparators with `&`; `^= 1.2` up to the next major version, `~= 1.2` up to the next number before the last. */
export function nimRequirement(text: string): Requirement {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'any' || trimmed === '*') return anything;
  return allOf(trimmed.split('&').map((part) => inOrder(boundsOf(part.trim(), text))));
}

function boundsOf(part: string, text: string): readonly SemanticBound[] {
  const [, operator = '==', rest = ''] = /^(==|\^=|~=|<=|>=|<|>)?\s*([0-9]\S*)$/.exec(part) ?? [];
  const version = readPartialVersion(rest);
  if (version === undefined || version.numbers.length === 0) throw notARequirement('Nim', text);
  const lower = atLeast(version);
  switch (operator) {
    case '^=': return compatibleWith(version);
    case '~=': return [lower, beforeNext(version, Math.max(version.numbers.length - 2, 0))];
    default: return [{ operator: operator === '==' ? '=' : (operator as Operator), limit: lower.limit }];
  }
}
