import { notARequirement, type Requirement } from './requirement.ts';
import { atLeast, beforeNext, inOrder, readPartialVersion, type SemanticBound } from './semantic-bounds.ts';

const comparator = /^(==|>=|~>)\s*(\S+)$/;

/** Carthage: `== 1.2`, `>= 1.2`, and `~> 1.2` up to the next major version, of 0.x up to the next minor one. Tags that are no versions fulfil every range. */
export function carthageRequirement(text: string): Requirement {
  const [, operator, rest = ''] = comparator.exec(text.trim()) ?? [];
  const version = readPartialVersion(rest);
  if (operator === undefined || version === undefined || version.numbers.length === 0 || !/^v?[0-9]/.test(rest)) throw notARequirement('Carthage', text);
  const bounds: SemanticBound[] = operator === '==' ? [{ operator: '=', limit: atLeast(version).limit }] : [atLeast(version)];
  if (operator === '~>') {
    const numbers = [...version.numbers, '0', '0'].slice(0, 3);
    bounds.push(beforeNext({ ...version, numbers }, /^0+$/.test(numbers[0]!) ? 1 : 0));
  }
  const admitted = inOrder(bounds);
  return (given) => readPartialVersion(given) === undefined || admitted(given);
}
