import { factNames, slotOf, type Facts, type Slots } from '../facts/facts.ts';
import type { CompiledCondition } from '../language/compile-condition.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../language/truth.ts';
import type { CodeTest, PolicyRule } from '../model/policy.ts';

export interface CompiledCode {
  readonly test: CompiledCondition;
  readonly failure: () => string | undefined;
}

/** Code that fails, or answers something else than true and false, has not evaluated the rule; `failure` says how, where, and what to do. */
export function compileCode({ facts, check }: CodeTest, { id, place }: Pick<PolicyRule, 'id' | 'place'>): CompiledCode {
  const used = facts.map((name) => slotOf(name)!);
  let failure: string | undefined;
  const fail = (what: string): Truth => {
    failure = `The code of the rule ${id} ${what}. Those who keep the policy correct check in ${place.path}: it has to answer true or false, at once, whatever the facts.`;
    return UNKNOWN;
  };
  const test = (slots: Slots): Truth => {
    failure = undefined;
    if (used.some((slot) => slots[slot] === undefined)) return UNKNOWN;
    const view = Object.freeze(Object.fromEntries(used.map((slot) => [factNames[slot]!, frozen(slots[slot]!)]))) as Facts;
    try {
      const answer: unknown = check(view);
      return answer === true ? TRUE : answer === false ? FALSE : fail(`answered ${described(answer)}`);
    } catch (error) {
      return fail(`failed: ${thrown(error)}`);
    }
  };
  const reasons = (slots: Slots, answer: Truth, into: number[]): void => {
    const missing = answer === UNKNOWN ? used.filter((slot) => slots[slot] === undefined) : [];
    into.push(...(missing.length > 0 ? missing : used));
  };
  return { test: { test, slots: new Set(used), reasons }, failure: () => failure };
}

const frozen = <T>(value: T): T => (Array.isArray(value) ? (Object.freeze([...(value as readonly unknown[])]) as T) : value);

function described(answer: unknown): string {
  if (answer instanceof Promise) {
    // nobody waits for it: what it is rejected with must not end the program
    answer.catch(() => undefined);
    return 'a promise (check must not be async)';
  }
  if (typeof answer === 'string') return `the text ${JSON.stringify(short(answer))}`;
  if (typeof answer === 'number' || answer === undefined || answer === null) return `${String(answer)}`;
  return Array.isArray(answer) ? 'a list' : `a value of the type ${typeof answer}`;
}

/** In one line; code can throw anything, also what cannot be made a text. */
function thrown(error: unknown): string {
  try {
    return short(error instanceof Error ? `${error.name}: ${error.message}` : `it threw ${String(error)}`);
  } catch {
    return 'it threw something that cannot be shown';
  }
}

const short = (text: string): string => text.slice(0, 200).replaceAll(/\s+/g, ' ').replace(/\.$/, '');
