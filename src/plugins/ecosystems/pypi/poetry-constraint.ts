import { allowsVersion } from '#core/python/version-specifiers.ts';
import { parseSpecifiers, type Specifier } from '#core/python/requirement.ts';

/** A version constraint in Poetry's notation (`^1.2`, `~1.2`, `1.2.*`, `>=1,<2 || >3`): alternatives of specifiers that hold together. */
export type PoetryConstraint = readonly (readonly Specifier[])[];

/** `undefined` for what is not understood. */
export function parsePoetryConstraint(text: string): PoetryConstraint | undefined {
  const alternatives: Specifier[][] = [];
  for (const alternative of text.split('|').filter((part) => part.trim() !== '')) {
    const specifiers: Specifier[] = [];
    for (const part of conditions(alternative)) {
      const read = parseCondition(part);
      if (read === undefined) return undefined;
      specifiers.push(...read);
    }
    alternatives.push(specifiers);
  }
  return alternatives.length === 0 ? [[]] : alternatives;
}

export const allowsPoetry = (constraint: PoetryConstraint, version: string): boolean =>
  constraint.some((specifiers) => allowsVersion(specifiers, version));

/** The only version that is admitted; a bare `1.2.3` means exactly that. */
export function pinnedByPoetry(constraint: PoetryConstraint): string | undefined {
  const [only, ...others] = constraint;
  const pin = only?.find(({ operator, version }) => operator === '===' || (operator === '==' && !version.endsWith('*')));
  return others.length === 0 ? pin?.version : undefined;
}

/** Conditions stand apart by commas or by white space before an operator: `>=1.0 <2.0`. */
function conditions(text: string): string[] {
  const parts: string[] = [];
  for (const word of text.split(/[,\s]/)) {
    if (word === '') continue;
    const last = parts.at(-1);
    // an operator that stands alone belongs to the version behind it
    if (last !== undefined && /^[<>=!~^]{1,3}$/.test(last)) parts[parts.length - 1] = last + word;
    else parts.push(word);
  }
  return parts;
}

function parseCondition(text: string): Specifier[] | undefined {
  if (text === '*' || text === 'x') return [];
  const first = text[0]!;
  if (first === '^') return between(text.slice(1), caretLimit);
  if (first === '~' && text[1] !== '=') return between(text.slice(1), tildeLimit);
  if (text.startsWith('<>')) return parseSpecifiers(`!=${text.slice(2)}`);
  if (first === '=' && text[1] !== '=') return parseSpecifiers(`=${text}`);
  // versions begin with a number
  if (!'<>=!~v'.includes(first) && !/[0-9]/.test(first)) return undefined;
  return '<>=!~'.includes(first) ? parseSpecifiers(text.replace(/\.x$/, '.*')) : parseSpecifiers(`==${text.replace(/\.x$/, '.*')}`);
}

function between(version: string, limit: (numbers: readonly number[]) => readonly number[]): Specifier[] | undefined {
  const release = /^v?([0-9.]{1,60})/.exec(version)?.[1];
  if (release === undefined) return undefined;
  const numbers = release.split('.').filter((part) => part !== '').map(Number);
  if (numbers.length === 0) return undefined;
  return [{ operator: '>=', version }, { operator: '<', version: `${limit(numbers).join('.')}.dev0` }];
}

/** The leftmost number that is not zero may not change. */
function caretLimit(numbers: readonly number[]): readonly number[] {
  const significant = numbers.findIndex((number) => number !== 0);
  const index = significant === -1 ? numbers.length - 1 : significant;
  return [...numbers.slice(0, index), numbers[index]! + 1];
}

/** Only the last number may change, with one number the minor versions too. */
function tildeLimit(numbers: readonly number[]): readonly number[] {
  return numbers.length === 1 ? [numbers[0]! + 1] : [numbers[0]!, numbers[1]! + 1];
}
