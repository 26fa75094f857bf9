import { derivedFacts, factNames, slotOf, type FactName, type Slots } from '../facts/facts.ts';
import type { PolicyRule } from '../model/policy.ts';
import type { Mode } from '../model/verdict.ts';
import type { ComponentUse, MissingFact, RuleOutcome } from './evaluation.ts';
import type { Exceptions } from './exceptions.ts';
import { outcomeOf } from './outcome.ts';

const derivedSlots: ReadonlyMap<number, readonly number[]> = new Map(Object.entries(derivedFacts).map(([name, sources]) => [slotOf(name)!, sources.map((source) => slotOf(source)!)]));
const channel = slotOf('usage.channel')!;
const scope = slotOf('usage.scope')!;
const linkage = slotOf('usage.linkage')!;
const clientCode = slotOf('usage.clientCode')!;

/**
 * The outcomes of one rule where it could not be evaluated. Where a source of facts is not connected that is so for every use, and always the same: equal
 * outcomes are one object, or an evaluation of 100,000 uses would make millions of them.
 */
export class UnevaluatedOutcomes {
  readonly #rule: PolicyRule;
  readonly #mode: Mode;
  readonly #shared: boolean;
  readonly #byReasons = new Map<ComponentUse['unknown'], Map<number, RuleOutcome>>();

  constructor(rule: PolicyRule, mode: Mode, exceptions: Exceptions) {
    this.#rule = rule;
    this.#mode = mode;
    this.#shared = !exceptions.concern(rule);
  }

  /** `used` are the slots that the condition missed; `undefined` when nothing is missing. */
  outcomeOf(used: ReadonlySet<number>, exceptions: Exceptions, use: ComponentUse, slots: Slots): RuleOutcome | undefined {
    const missing = missingSlots(used, slots);
    if (missing.length === 0) return undefined;
    const make = (): RuleOutcome => outcomeOf(this.#rule, this.#mode, { status: 'not-evaluated', because: [], missing: missing.map((slot) => missingFact(slot, use)) }, exceptions, use, slots);
    // more than seven slots do not fit into a number
    if (!this.#shared || missing.length > 7) return make();
    let known = this.#byReasons.get(use.unknown);
    if (known === undefined) this.#byReasons.set(use.unknown, (known = new Map()));
    const key = missing.reduce((sum, slot) => sum * 128 + slot + 1, 0);
    let outcome = known.get(key);
    if (outcome === undefined) known.set(key, (outcome = make()));
    return outcome;
  }
}

/** In the order of the schema. A calculated fact is not known because of what it is calculated of. */
function missingSlots(used: ReadonlySet<number>, slots: Slots): number[] {
  const missing: number[] = [];
  for (const slot of used) {
    if (slots[slot] !== undefined) continue;
    const sources = derivedSlots.get(slot);
    if (sources === undefined) missing.push(slot);
    else for (const source of sources) if (slots[source] === undefined && !used.has(source) && matters(source, slots) && !missing.includes(source)) missing.push(source);
  }
  return missing.length > 1 ? missing.sort((left, right) => left - right) : missing;
}

/** Whether code runs at the client matters only where the channel is, or may be, hosted; how it is combined only for tools for building. */
function matters(slot: number, slots: Slots): boolean {
  if (slot === clientCode) return slots[channel] === 'hosted' || slots[channel] === undefined;
  return slot !== linkage || slots[scope] === 'build';
}

function missingFact(slot: number, { unknown }: ComponentUse): MissingFact {
  const fact: FactName = factNames[slot]!;
  const reason = unknown?.[fact] ?? unknown?.[fact.slice(0, fact.indexOf('.'))];
  return reason === undefined ? { fact } : { fact, reason };
}
