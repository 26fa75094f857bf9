import { derivedFacts, factNames, fillSlots, isFactName, type FactName, type Facts, type Slots } from '../facts/facts.ts';
import type { FactValue } from '../facts/fact-type.ts';
import { compileCondition } from '../language/compile-condition.ts';
import type { Lists } from '../language/compile-comparison.ts';
import type { Comparison, Expression } from '../language/syntax.ts';
import { TRUE } from '../language/truth.ts';
import { comparisonsIn, isDecidable, samplesOf } from './value-samples.ts';

/** More combinations of facts are not tried; the answer is then that nothing is known. */
const limit = 300_000;

export type Reachability = 'sometimes' | 'never' | 'always' | 'undecided';

/** Whether there are facts on which a condition is true, and such on which it is false: by trying every combination that makes a difference. */
export function reachability(expression: Expression, lists: Lists): Reachability {
  const abstract = withoutUndecidable(expression);
  const condition = compileCondition(abstract.expression, lists);
  const comparisons = comparisonsIn(abstract.expression);
  const facts = [...new Set([...condition.slots].flatMap((slot) => derivedFacts[factNames[slot]!] ?? [factNames[slot]!]))];
  const maybeUnknown = knownAsked(abstract.expression);
  const samples = facts.map((fact) => [fact, [...samplesOf(fact, comparisons, lists), ...(maybeUnknown.has(fact) ? [undefined] : [])]] as const);
  if (samples.reduce((product, [, values]) => product * values.length, 1) > limit) return 'undecided';
  const seen = { true: false, other: false };
  const slots: Slots = [];
  for (const combination of combinations(samples)) {
    fillSlots(slots, combination, facts);
    const answer = condition.test(slots);
    if (answer === TRUE) seen.true = true;
    else seen.other = true;
    if (seen.true && seen.other) return 'sometimes';
  }
  // with everything undecidable taken as helpful there is still no way to true
  if (!seen.true) return 'never';
  return seen.other || abstract.changed ? 'sometimes' : 'always';
}

/** What cannot be decided by trying counts as true where that helps to reach true: nothing reachable is called unreachable. */
function withoutUndecidable(expression: Expression): { expression: Expression; changed: boolean } {
  let changed = false;
  const rewrite = (part: Expression, wanted: boolean): Expression => {
    switch (part.kind) {
      case 'and':
      case 'or': return { ...part, operands: part.operands.map((operand) => rewrite(operand, wanted)) };
      case 'not': return { ...part, operand: rewrite(part.operand, !wanted) };
      case 'comparison':
        if (isDecidable(part as Comparison)) return part;
        changed = true;
        return { kind: 'constant', value: wanted, offset: part.offset };
      default: return part;
    }
  };
  return { expression: rewrite(expression, true), changed };
}

/** Facts of which a condition asks whether they are known: only there it makes a difference that one is not. */
function knownAsked(expression: Expression): Set<string> {
  switch (expression.kind) {
    case 'and':
    case 'or': return new Set(expression.operands.flatMap((operand) => [...knownAsked(operand)]));
    case 'not': return knownAsked(expression.operand);
    case 'statement': {
      const { name } = expression.fact;
      return new Set(expression.operator === 'isKnown' || expression.operator === 'isUnknown' ? (isFactName(name) && derivedFacts[name]) || [name] : []);
    }
    default: return new Set();
  }
}

function* combinations(samples: readonly (readonly [FactName, readonly (FactValue | undefined)[]])[]): Generator<Facts> {
  const indexes = samples.map(() => 0);
  for (;;) {
    yield Object.fromEntries(samples.map(([fact, values], at) => [fact, values[indexes[at]!]])) as Facts;
    let at = samples.length - 1;
    while (at >= 0 && indexes[at] === samples[at]![1].length - 1) indexes[at--] = 0;
    if (at < 0) return;
    indexes[at] = indexes[at]! + 1;
  }
}
