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
  #latest: { readonly unknown: ComponentUse['unknown']; readonly key: number; readonly outcome: RuleOutcome } | undefined;

  constructor(rule: PolicyRule, mode: Mode, exceptions: Exceptions) {
    this.#rule = rule;
    this.#mode = mode;
    this.#shared = !exceptions.concern(rule);
  }

  /** `used` are the slots that the condition missed; `undefined` when nothing is missing. */
  outcomeOf(used: readonly number[], exceptions: Exceptions, use: ComponentUse, slots: Slots): RuleOutcome | undefined {
    if (!this.#shared || used.length > most) return this.#make(used, exceptions, use, slots);
    const key = keyOf(used, slots);
    const latest = this.#latest;
    if (latest !== undefined && latest.key === key && latest.unknown === use.unknown) return latest.outcome;
    let known = this.#byReasons.get(use.unknown);
    if (known === undefined) this.#byReasons.set(use.unknown, (known = new Map()));
    const outcome = known.get(key) ?? this.#make(used, exceptions, use, slots);
    if (outcome === undefined) return undefined;
    known.set(key, outcome);
    this.#latest = { unknown: use.unknown, key, outcome };
    return outcome;
  }

  #make(used: readonly number[], exceptions: Exceptions, use: ComponentUse, slots: Slots): RuleOutcome | undefined {
    const missing = missingSlots(used, slots);
    if (missing.length === 0) return undefined;
    return outcomeOf(this.#rule, this.#mode, { status: 'not-evaluated', because: [], missing: missing.map((slot) => missingFact(slot, use)) }, exceptions, use, slots);
  }
}

/** Slots whose numbers, and six bits, fit into a number together. */
const most = 6;

/** Equal for equal outcomes: which slots are missing, and what is known of the facts that others are calculated of. */
function keyOf(used: readonly number[], slots: Slots): number {
  let key = 1;
  let derived = false;
  for (const slot of used) {
    if (slots[slot] !== undefined) continue;
    key = key * 128 + slot;
    derived ||= derivedSlots.has(slot);
  }
  if (!derived) return key * 64;
  const bits = [slots[scope] === undefined, slots[linkage] === undefined, slots[channel] === undefined, slots[clientCode] === undefined, slots[channel] === 'hosted', slots[scope] === 'build'];
  return bits.reduce((sum, bit) => sum * 2 + Number(bit), key);
}

/** In the order of the schema, each once. A calculated fact is not known because of what it is calculated of. */
function missingSlots(used: readonly number[], slots: Slots): number[] {
  const missing = new Set<number>();
  for (const slot of used) {
    if (slots[slot] !== undefined) continue;
    const sources = derivedSlots.get(slot);
    if (sources === undefined) missing.add(slot);
    else for (const source of sources) if (slots[source] === undefined && matters(source, slots)) missing.add(source);
  }
  return [...missing].sort((left, right) => left - right);
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
