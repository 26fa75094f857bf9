import { allOf, anything, notARequirement, type Operator, type Requirement } from './requirement.ts';
import { atLeast, beforeNext, inOrder, readPartialVersion, type SemanticBound } from './semantic-bounds.ts';

const comparator = /(~>|\^|==|>=|<=|>|<)?\s*([^\s<>=~^]+)\s*/y;

/** D: comparators side by side, `~>1.2`, `^1.2`, a version alone, `*`. A pre-release counts as any other version. */
export function dubRequirement(text: string): Requirement {
  const trimmed = text.trim();
  if (trimmed === '*') return anything;
  const parts: Requirement[] = [];
  for (let at = 0; at < trimmed.length; ) {
    comparator.lastIndex = at;
    const match = comparator.exec(trimmed);
    if (match === null) throw notARequirement('D', text);
    parts.push(inOrder(boundsOf(match[1] ?? '==', match[2] ?? '', text)));
    at += match[0].length;
  }
  if (parts.length === 0) throw notARequirement('D', text);
  return allOf(parts);
}

function boundsOf(operator: string, written: string, text: string): readonly SemanticBound[] {
  const version = readPartialVersion(written);
  if (version === undefined || version.numbers.length === 0) throw notARequirement('D', text);
  const lower = atLeast(version);
  switch (operator) {
    case '~>': return [lower, beforeNext(version, Math.max(version.numbers.length - 2, 0))];
    case '^': return [lower, beforeNext(version, /^0+$/.test(version.numbers[0]!) && version.numbers.length > 1 ? 1 : 0)];
    case '==': return [{ operator: '=', limit: lower.limit }];
    default: return [{ operator: operator as Operator, limit: lower.limit }];
  }
}
