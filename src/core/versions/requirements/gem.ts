import { gem, segments } from '../gem.ts';
import { isNumeral } from '../version-order.ts';
import { allOf, bound, increment, notARequirement, type Operator, type Requirement } from './requirement.ts';

const comparator = /^(=|!=|<=|>=|<|>|~>)?\s*([0-9][0-9A-Za-z.-]*)$/;

/** Ruby: comparators with commas; `~>` lets the last given number grow. Pre-releases count as any other version. */
export function gemRequirement(text: string): Requirement {
  return allOf(text.split(',').map((part) => readComparator(part.trim(), text)));
}

function readComparator(part: string, text: string): Requirement {
  const match = comparator.exec(part);
  if (match === null) throw notARequirement('Ruby', text);
  const [, operator = '=', limit = ''] = match;
  if (operator !== '~>') return bound(operator as Operator, limit, gem.compare);
  const ceiling = bump(limit);
  return (version) => gem.compare(version, limit) >= 0 && gem.compare(release(version), ceiling) < 0;
}

/** `1.2.3` gives `1.3`. */
function bump(version: string): string {
  const numbers = numbersOf(version);
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  return [...kept.slice(0, -1), increment(kept.at(-1) ?? '0')].join('.');
}

const release = (version: string): string => (segments(version).every(isNumeral) ? version : numbersOf(version).join('.'));

/** The numbers before the first word. */
function numbersOf(version: string): string[] {
  const all = version.replaceAll('-', '.pre.').match(/[0-9]+|[A-Za-z]+/g) ?? [];
  const firstWord = all.findIndex((segment) => !isNumeral(segment));
  return firstWord < 0 ? all : all.slice(0, firstWord);
}
