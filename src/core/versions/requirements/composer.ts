import { composer } from '../composer.ts';
import { allOf, anyOf, anything, bound, increment, notARequirement, type Operator, type Requirement } from './requirement.ts';

const hyphenRange = /([^ ,<>=!~^][^ ,]*) - ([^ ,]+)[ ,]*/y;
const constraint = /(<=|>=|<>|!=|==|<|>|=|~|\^)? ?([^ ,<>=!~^][^ ,]*)[ ,]*/y;

/** Composer: constraints with commas or spaces, alternatives with `||`. Stability flags (`@dev`) and references (`#abc`) do not matter here. */
export function composerRequirement(text: string): Requirement {
  const spaced = text.split(/\s+/).join(' ');
  return anyOf(spaced.split(/\|\|?/).map((set) => allOf(readSet(set.trim(), text))));
}

function readSet(set: string, text: string): Requirement[] {
  if (set === '') throw notARequirement('Composer', text);
  const plain = set.replace(/ as [^ ]+/g, '').replace(/@(?:stable|RC|beta|alpha|dev)\b/gi, '').replace(/#[0-9A-Za-z]+/g, '');
  const found: Requirement[] = [];
  for (let at = 0; at < plain.length; ) {
    hyphenRange.lastIndex = at;
    constraint.lastIndex = at;
    const range = hyphenRange.exec(plain);
    const match = range ?? constraint.exec(plain);
    if (match === null) throw notARequirement('Composer', text);
    const [whole, first = '', second = ''] = match;
    found.push(range === null ? readConstraint(first, second, text) : readHyphen(first, second, text));
    at += whole.length;
  }
  return found;
}

/** The upper end stands for all of its versions, as in npm. */
function readHyphen(lower: string, upper: string, text: string): Requirement {
  const numbers = numbersOf(upper, text);
  const end = numbers.length < 3 && !hasStability(upper) ? from('<', next(numbers, numbers.length - 1)) : from('<=', upper);
  return allOf([from('>=', lower), end]);
}

function readConstraint(operator: string, version: string, text: string): Requirement {
  if (/^v?[*xX](?:\.[*xX])*$/.test(version)) return anything;
  if (version.startsWith('dev-')) return (given) => given === version;
  const wild = /^(v?[0-9]+(?:\.[0-9]+)*)(?:\.[*xX])+$/.exec(version);
  const numbers = numbersOf(wild?.[1] ?? version, text);
  const last = numbers.length - 1;
  if (wild !== null) return allOf([from('>=', wild[1] ?? ''), from('<', next(numbers, last))]);
  switch (operator) {
    case '~':
      return allOf([from('>=', version), from('<', next(numbers, Math.max(last - 1, 0)))]);
    case '^': {
      const firstOther = numbers.findIndex((number) => !/^0+$/.test(number));
      return allOf([from('>=', version), from('<', next(numbers, firstOther < 0 ? last : firstOther))]);
    }
    case '<>':
      return from('!=', version);
    case '':
    case '==':
      return from('=', version);
    default:
      return from(operator as Operator, version);
  }
}

/** Composer begins `>=` and ends `<` at the development versions of the limit. */
function from(operator: Operator, version: string): Requirement {
  const includesUnstable = (operator === '>=' || operator === '<') && !hasStability(version);
  return bound(operator, includesUnstable ? `${version}-dev` : version, composer.compare);
}

const hasStability = (version: string): boolean => /[A-Za-z]/.test(version.replace(/^v/i, ''));

function numbersOf(version: string, text: string): readonly string[] {
  const numbers = /^v?([0-9]+(?:\.[0-9]+)*)/i.exec(version)?.[1];
  if (numbers === undefined) throw notARequirement('Composer', text);
  return numbers.split('.');
}

const next = (numbers: readonly string[], index: number): string =>
  [...numbers.slice(0, index), increment(numbers[index] ?? '0')].join('.');
