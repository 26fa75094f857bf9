import { combineLicenses } from '#core/license/combine-expressions.ts';
import { licensesIn, termsIn, type LicenseExpression } from '#core/license/expression.ts';
import { licenseAlternatives } from '#core/license/license-alternatives.ts';
import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { licensePolicyFacts } from '#core/obligations/policy-facts.ts';
import { chooseLicense } from '#core/policy/evaluation/choose-license.ts';
import type { CompiledPolicy } from '#core/policy/evaluation/compile-policy.ts';
import { factsOfLicense } from '#core/policy/facts/from-knowledge.ts';
import { factNames, type Facts } from '#core/policy/facts/facts.ts';
import type { EnforcementPoint } from '#core/policy/model/verdict.ts';
import type { UsageFacts } from '#core/usage/usage-facts.ts';
import { compatibilityFact, type OutboundLicense } from './outbound-license.ts';

/** Which of the licences that a component offers is taken, and why. */
export interface RecordedChoice {
  readonly from: string;
  readonly to: string;
  readonly state: 'proposed' | 'confirmed';
  readonly reason: string;
}

export interface EffectiveFacts {
  readonly expression?: string;
  readonly facts: Facts;
  readonly choice?: RecordedChoice;
}

export interface LicenseQuestion {
  /** SPDX. */
  readonly license: string;
  /** Facts of the use that are known without the licence. */
  readonly shared: Facts;
  readonly use: UsageFacts;
  readonly outbound: OutboundLicense;
  /** A person confirmed the licence. */
  readonly isConfirmed: boolean;
}

/** Answers what a licence comes to in a use; equal questions are answered once. */
export class LicenseFactsOfUse {
  readonly #compiled: CompiledPolicy;
  readonly #knowledge: LicenseKnowledge;
  readonly #at: EnforcementPoint;
  readonly #date: string;
  readonly #asked: readonly (keyof Facts)[];
  readonly #known = new Map<string, EffectiveFacts>();

  constructor(compiled: CompiledPolicy, knowledge: LicenseKnowledge, at: EnforcementPoint, date: string) {
    this.#compiled = compiled;
    this.#knowledge = knowledge;
    this.#at = at;
    this.#date = date;
    this.#asked = factNames.filter((_, slot) => compiled.slots.has(slot));
  }

  of(question: LicenseQuestion): EffectiveFacts {
    const { license, shared, use, outbound, isConfirmed } = question;
    const key = JSON.stringify([license, this.#asked.map((name) => shared[name] ?? null), Object.values(use), outbound.text, isConfirmed]);
    let found = this.#known.get(key);
    if (found === undefined) this.#known.set(key, (found = this.#answer(question)));
    return found;
  }

  #answer({ license, shared, use, outbound, isConfirmed }: LicenseQuestion): EffectiveFacts {
    const parsed = parseLicenseExpression(license, { unknownIds: 'accept' });
    if (!parsed.ok) return { facts: {} };
    const written = normalizeExpression(parsed.expression);
    const from = renderLicenseExpression(written);
    const ways = licenseAlternatives(written);
    const alternatives = (ways.kind === 'alternatives' ? ways.alternatives.map((terms) => combineLicenses('and', terms)) : [written]).map((expression) => ({ expression: renderLicenseExpression(expression), facts: this.#factsOf(expression, use, outbound) }));
    if (alternatives.length === 1) {
      const [only] = alternatives;
      return { expression: only!.expression, facts: { ...only!.facts, 'license.choice': isConfirmed ? 'confirmed' : 'not-needed' } };
    }
    const { index, reason } = chooseLicense(this.#compiled, shared, alternatives, this.#at, this.#date);
    const { expression, facts } = alternatives[index]!;
    return { expression, facts: { ...facts, 'license.choice': 'proposed' }, choice: { from, to: expression, state: 'proposed', reason } };
  }

  #factsOf(expression: LicenseExpression, use: UsageFacts, outbound: OutboundLicense): Facts {
    const terms = termsIn(expression);
    const reviews = terms.map((term) => this.#knowledge.term(term)?.license.review);
    return {
      'license.expression': renderLicenseExpression(expression),
      'license.ids': [...new Set(licensesIn(expression).map((license) => license.id))],
      'license.exceptions': [...new Set(terms.flatMap((term) => (term.kind === 'with' ? [term.addition.id] : [])))],
      'license.provisional': reviews.some((review) => review === undefined || review === 'derived' || review === 'provisional'),
      ...factsOfLicense(licensePolicyFacts(expression, this.#knowledge)),
      ...compatibilityFact(expression, use, outbound, { knowledge: this.#knowledge, today: this.#date }),
    };
  }
}
