import { conan } from '../conan.ts';
import { allOf, anyOf, anything, bound, increment, notARequirement, type Requirement } from './requirement.ts';

const comparator = /^(<=|>=|<|>|=|~|\^)?\s*([0-9A-Za-z_][0-9A-Za-z_.+-]*)$/;

/**
 * Conan's `[>=1.2 <2 || ^3.1]`, without the brackets. Its first and second version disagree about versions with fewer numbers and about pre-releases: what
 * one of them admits is admitted.
 */
export function conanRequirement(text: string): Requirement {
  // in the second version options stand behind the comma, in the first further comparators
  const parts = text.split(',').map((part) => part.trim()).filter((part) => !/^(?:include_prerelease|loose)\b/.test(part));
  return anyOf(parts.join(' ').split('||').map((set) => allOf(words(set).map((word) => readComparator(word, text)))));
}

/** `>= 1.2` is one word. */
const words = (set: string): string[] => set.trim().replace(/([<>=~^])\s+/g, '$1').split(/\s+/);

function readComparator(word: string, text: string): Requirement {
  if (word === '' || word === '*') return anything;
  const [, operator = '=', limit = ''] = comparator.exec(word) ?? [];
  if (limit === '') throw notARequirement('Conan', text);
  const begins: Requirement = (version) => version === limit || version.startsWith(`${limit}.`) || version.startsWith(`${limit}-`);
  switch (operator) {
    case '~': case '^': return allOf([bound('>=', `${limit}-`, conan.compare), bound('<', `${nextOf(limit, operator, text)}-`, conan.compare)]);
    case '=': return anyOf([begins, bound('=', limit, conan.compare)]);
    case '<=': return anyOf([begins, bound('<=', limit, conan.compare)]);
    case '>=': return bound('>=', `${limit}-`, conan.compare);
    default: return bound(operator as '<' | '>', limit, conan.compare);
  }
}

function nextOf(limit: string, operator: string, text: string): string {
  const numbers = /^[0-9]+(?:\.[0-9]+)*/.exec(limit)?.[0].split('.') ?? [];
  const firstOther = numbers.findIndex((number) => !/^0+$/.test(number));
  if (numbers.length === 0 || (operator === '^' && firstOther < 0)) throw notARequirement('Conan', text);
  const at = operator === '^' ? firstOther : Math.min(numbers.length - 1, 1);
  return [...numbers.slice(0, at), increment(numbers[at]!)].join('.');
}
