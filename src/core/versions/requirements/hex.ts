import { allOf, anyOf, notARequirement, type Operator, type Requirement } from './requirement.ts';
import { atLeast, beforeNext, inOrder, readPartialVersion, type SemanticBound } from './semantic-bounds.ts';

const comparator = /^(==|!=|<=|>=|<|>|~>)?\s*([^\s<>=!~]+)$/;

/** Elixir's Version: comparators with `and` and `or`; a pre-release counts as any other version. */
export function hexRequirement(text: string): Requirement {
  const spaced = text.split(/\s+/).join(' ');
  const readAll = (part: string): Requirement => allOf(part.split(/ and |&&|,/).map((one) => inOrder(readComparator(one.trim(), text))));
  return anyOf(spaced.split(/ or |\|\|/).map(readAll));
}

function readComparator(part: string, text: string): readonly SemanticBound[] {
  const [, operator = '==', rest = ''] = comparator.exec(part) ?? [];
  const version = readPartialVersion(rest);
  if (version === undefined || version.numbers.length === 0) throw notARequirement('Hex', text);
  if ((operator === '==' || operator === '!=') && version.numbers.length < 3) throw notARequirement('Hex', text);
  const limit = atLeast(version).limit;
  if (operator === '~>') return [{ operator: '>=', limit }, beforeNext(version, Math.max(version.numbers.length - 2, 0))];
  return [{ operator: operator === '==' ? '=' : (operator as Operator), limit }];
}
