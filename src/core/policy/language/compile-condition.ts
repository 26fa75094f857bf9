import type { Slots } from '../facts/facts.ts';
import { compileComparison, compileStatement, type Lists, type Test } from './compile-comparison.ts';
import type { Expression } from './syntax.ts';
import { FALSE, opposite, TRUE, UNKNOWN, type Truth } from './truth.ts';

/** A condition that has passed its checks, ready to be asked about many uses. Total: it always answers, and never throws. */
export interface CompiledCondition {
  readonly test: Test;
  /** Every slot that it may look at. */
  readonly slots: ReadonlySet<number>;
  /**
   * Adds the slots that brought about the answer, some perhaps twice: for true and false those that suffice for it, for unknown those that are missing.
   * To be asked with the facts and the answer of `test`.
   */
  reasons(slots: Slots, answer: Truth, into: number[]): void;
}

export function compileCondition(expression: Expression, lists: Lists): CompiledCondition {
  switch (expression.kind) {
    case 'constant': {
      const answer: Truth = expression.value ? TRUE : FALSE;
      return { test: () => answer, slots: new Set(), reasons: () => undefined };
    }
    case 'not': return negation(compileCondition(expression.operand, lists));
    case 'and':
    case 'or': return combination(expression.operands.map((operand) => compileCondition(operand, lists)), expression.kind === 'and' ? FALSE : TRUE);
    case 'statement': return leaf(...compileStatement(expression));
    case 'comparison': return leaf(...compileComparison(expression, lists));
  }
}

function negation(inner: CompiledCondition): CompiledCondition {
  return { test: (slots) => opposite(inner.test(slots)), slots: inner.slots, reasons: (slots, answer, into) => inner.reasons(slots, opposite(answer), into) };
}

/** `and` ends with the first false part, `or` with the first true one; that part alone is then the reason. */
function combination(parts: readonly CompiledCondition[], ending: Truth): CompiledCondition {
  const tests = parts.map(({ test }) => test);
  const neutral = opposite(ending);
  const test = (slots: Slots): Truth => {
    let answer: Truth = neutral;
    for (const part of tests) {
      const found = part(slots);
      if (found === ending) return ending;
      if (found === UNKNOWN) answer = UNKNOWN;
    }
    return answer;
  };
  const reasons = (slots: Slots, answer: Truth, into: number[]): void => {
    for (const part of parts) {
      if (part.test(slots) !== answer) continue;
      part.reasons(slots, answer, into);
      if (answer === ending) return;
    }
  };
  return { test, slots: new Set(parts.flatMap((part) => [...part.slots])), reasons };
}

function leaf(test: Test, used: readonly number[]): CompiledCondition {
  const reasons = (slots: Slots, answer: Truth, into: number[]): void => {
    const before = into.length;
    if (answer === UNKNOWN) for (const slot of used) if (slots[slot] === undefined) into.push(slot);
    // all is known and still there is no answer: what is known cannot be understood
    if (into.length === before) into.push(...used);
  };
  return { test, slots: new Set(used), reasons };
}
