import { hackage } from '../number-lists.ts';
import { FormulaReader } from './formula.ts';
import { allOf, anyOf, anything, bound, increment, type Operator, type Requirement } from './requirement.ts';

const comparison = /(\^>=|==|>=|<=|<|>)\s*([0-9]+(?:\.[0-9]+)*)(\.\*)?/y;
const set = /(\^>=|==)\s*\{([^{}]*)\}/y;

/** Cabal: `>=1.2 && <1.3 || ^>=2.0.1`, `==1.2.*`, `^>={1.2, 1.3}`. */
export function hackageRequirement(text: string): Requirement {
  return new FormulaReader('Haskell', text, { and: '&&', or: '||' }, readAtom).read();
}

function readAtom(reader: FormulaReader): Requirement {
  if (reader.match(/-any\b/y) !== undefined) return anything;
  const [, of, list] = reader.match(set) ?? [];
  if (of !== undefined && list !== undefined) {
    return anyOf(list.split(',').map((written) => {
      const [, version, star] = /^([0-9]+(?:\.[0-9]+)*)(\.\*)?$/.exec(written.trim()) ?? [];
      if (version === undefined) throw reader.fault();
      return compared(of, version, star !== undefined);
    }));
  }
  const found = reader.match(comparison);
  if (found === undefined) throw reader.fault();
  const [, operator = '', version = '', star] = found;
  if (star !== undefined && operator !== '==') throw reader.fault();
  return compared(operator, version, star !== undefined);
}

function compared(operator: string, version: string, isPrefix: boolean): Requirement {
  const numbers = version.split('.');
  if (isPrefix) return allOf([bound('>=', version, hackage.compare), bound('<', next(numbers), hackage.compare)]);
  if (operator === '==') return bound('=', version, hackage.compare);
  if (operator !== '^>=') return bound(operator as Operator, version, hackage.compare);
  // the first two numbers are the major version
  return allOf([bound('>=', version, hackage.compare), bound('<', next([...numbers, '0'].slice(0, 2)), hackage.compare)]);
}

const next = (numbers: readonly string[]): string => [...numbers.slice(0, -1), increment(numbers.at(-1)!)].join('.');
