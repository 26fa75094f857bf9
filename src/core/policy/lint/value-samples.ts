import type { ListEntries, Lists } from '../language/compile-comparison.ts';
import { definitionOf, type FactName } from '../facts/facts.ts';
import type { FactValue } from '../facts/fact-type.ts';
import type { Comparison, Expression, Operand } from '../language/syntax.ts';

const other = '\u0000another';

/** Operators whose answers cannot be reached by trying the texts that a condition names. */
const open: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains', 'matches', 'satisfies']);

/** Every comparison in a condition, from left to right. */
export function comparisonsIn(expression: Expression): Comparison[] {
  switch (expression.kind) {
    case 'and':
    case 'or': return expression.operands.flatMap(comparisonsIn);
    case 'not': return comparisonsIn(expression.operand);
    case 'comparison': return [expression];
    default: return [];
  }
}

/** Whether trying samples decides about it: no parts of texts, no two facts against each other. */
export const isDecidable = ({ left, operator, right }: Comparison): boolean => !open.has(operator) && !(left.kind === 'fact' && right.kind === 'fact');

/**
 * Values of a fact of which at least one answers like any value that there is, in every comparison of the condition. Values that no comparison tells
 * apart are tried once.
 */
export function samplesOf(fact: FactName, comparisons: readonly Comparison[], lists: Lists): FactValue[] {
  const { type } = definitionOf(fact);
  const concerned = comparisons.filter(({ left, right }) => isFact(left, fact) || isFact(right, fact));
  switch (type.kind) {
    case 'boolean': return [true, false];
    case 'choice': return [...type.values];
    case 'number': return numbers(concerned);
    case 'text': return ['', ...new Set(concerned.flatMap((comparison) => textsIn(comparison, lists).flatMap((set) => [...set]))), other];
    case 'texts':
    case 'choices': return sets(concerned.flatMap((comparison) => textsIn(comparison, lists)), type.kind === 'choices' ? type.values : undefined);
  }
}

const isFact = (operand: Operand, fact: FactName): boolean => operand.kind === 'fact' && operand.name === fact;

/** Numbers of facts are never negative. */
function numbers(comparisons: readonly Comparison[]): number[] {
  const limits = [...new Set(comparisons.flatMap(({ left, right }) => [left, right].map((side) => (side.kind === 'value' ? side.value : undefined))).filter((value) => typeof value === 'number'))].sort((a, b) => a - b);
  const between = limits.slice(1).map((limit, index) => (limit + limits[index]!) / 2);
  const around = limits.length === 0 ? [] : [limits[0]! - 1, limits.at(-1)! + 1];
  return [...new Set([0, ...limits, ...between, ...around])].filter((value) => value >= 0);
}

function textsIn({ left, right }: Comparison, lists: Lists): ReadonlySet<string>[] {
  return [left, right].flatMap((operand) => {
    if (operand.kind === 'values') return [new Set(operand.values)];
    if (operand.kind === 'value' && typeof operand.value === 'string') return [new Set([operand.value])];
    return operand.kind === 'list' ? setsOf(lists.get(operand.name)!) : [];
  });
}

const setsOf = (list: ListEntries): ReadonlySet<string>[] => ('all' in list ? [list.all] : [...list.byContext.values()]);

/** Combinations of what the sets tell apart: of each kind of member none, one, or all. */
function sets(mentioned: readonly ReadonlySet<string>[], possible: readonly string[] | undefined): string[][] {
  const kinds = new Map<string, string[]>();
  for (const member of new Set(mentioned.flatMap((set) => [...set]))) {
    const key = mentioned.map((set) => Number(set.has(member))).join('');
    kinds.set(key, [...(kinds.get(key) ?? []), member]);
  }
  const rest = possible === undefined ? [other] : possible.filter((value) => !mentioned.some((set) => set.has(value))).slice(0, 1);
  let combinations: string[][] = [[]];
  for (const members of [...kinds.values(), rest]) {
    const choices = members.length === 0 ? [[]] : members.length === 1 ? [[], members] : [[], members.slice(0, 1), members];
    combinations = combinations.flatMap((begun) => choices.map((choice) => [...begun, ...choice]));
    if (combinations.length > 50_000) return combinations;
  }
  return combinations;
}
