import { nuget } from '../nuget.ts';
import { allOf, anything, bound, increment, notARequirement, type Operator, type Requirement } from './requirement.ts';

const comparator = /^[!@]?(~>|==|>=|<=|=|>|<)?\s*([0-9]\S*)$/;

/** Paket: comparators side by side, a version alone is that one; words behind them say which pre-releases are wanted, which count as any other version here. */
export function paketRequirement(text: string): Requirement {
  const words = text.trim().replace(/([<>=~!@])\s+/g, '$1').split(/\s+/).filter((word) => word !== '' && !/^[a-z]+$/i.test(word));
  return words.length === 0 ? anything : allOf(words.map((word) => readComparator(word, text)));
}

function readComparator(word: string, text: string): Requirement {
  const [, operator = '=', limit = ''] = comparator.exec(word) ?? [];
  if (!nuget.isVersion(limit)) throw notARequirement('Paket', text);
  if (operator !== '~>') return bound(operator === '==' ? '=' : (operator as Operator), limit, nuget.compare);
  const numbers = /^[0-9.]+/.exec(limit)![0].split('.');
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  return allOf([bound('>=', limit, nuget.compare), bound('<', [...kept.slice(0, -1), increment(kept.at(-1)!)].join('.'), nuget.compare)]);
}
