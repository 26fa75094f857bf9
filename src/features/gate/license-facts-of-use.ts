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
import { evaluate } from '#core/policy/evaluation/evaluate.ts';
import { factsOfLicense } from '#core/policy/facts/from-knowledge.ts';
import { factNames, type Facts } from '#core/policy/facts/facts.ts';
import { verdictRank, type EnforcementPoint } from '#core/policy/model/verdict.ts';
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
  /** SPDX. What rules must hear as if it applied too; the licence that is shown stays what it is. */
  readonly besides?: readonly string[] | undefined;
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
    const { license, besides = [], shared, use, outbound, isConfirmed } = question;
    const key = JSON.stringify([license, besides, this.#asked.map((name) => shared[name] ?? null), Object.values(use), outbound.text, isConfirmed]);
    let found = this.#known.get(key);
    if (found === undefined) this.#known.set(key, (found = besides.length === 0 ? this.#answer(question) : this.#together(question, besides)));
    return found;
  }

  /** The more permissive side of a contradiction must not decide, unless the policy asks a person to settle it. */
  #together(question: LicenseQuestion, besides: readonly string[]): EffectiveFacts {
    const own = this.#answer(question);
    if (this.#asksToSettle({ ...question.shared, ...own.facts })) return own;
    const all = this.#answer({ ...question, license: [question.license, ...besides].map((one) => `(${one})`).join(' AND ') });
    const { 'license.expression': expression, 'license.choice': choice } = own.facts;
    const categories = all.facts['license.categories'];
    // that one side permits much says nothing as long as nobody has classified the other
    const heard = categories?.includes('unclassified') === true ? { 'license.categories': categories.filter((category) => category !== 'permissive' && category !== 'public-domain') } : {};
    return { ...own, facts: { ...all.facts, ...heard, ...(expression === undefined ? {} : { 'license.expression': expression }), ...(choice === undefined ? {} : { 'license.choice': choice }) } };
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

  #asksToSettle(facts: Facts): boolean {
    if (facts['license.status'] !== 'conflict') return false;
    const { decisions } = evaluate(this.#compiled, { at: this.#at, date: this.#date, uses: [{ id: '', facts }], approvals: [], waivers: [], dataVersions: {} });
    return decisions[0]!.outcomes.some(({ status, counts, because }) => status === 'fired' && counts !== undefined && verdictRank(counts) >= verdictRank('needs-approval') && because.some(({ fact }) => fact === 'license.status'));
  }

  #factsOf(expression: LicenseExpression, use: UsageFacts, outbound: OutboundLicense): Facts {
    const terms = termsIn(expression);
    const reviews = terms.map((term) => this.#knowledge.term(term)?.license.review);
    return {
      'license.expression': renderLicenseExpression(expression),
      'license.ids': [...new Set(licensesIn(expression).map((license) => license.id))],
      'license.exceptions': [...new Set(terms.flatMap((term) => (term.kind === 'with' ? [term.addition.id] : [])))],
      'license.provisional': reviews.some((review) => review === undefined || review === 'derived' || review === 'provisional'),
      ...factsOfLicense(licensePolicyFacts(expression, this.#knowledge, use.linkage)),
      ...compatibilityFact(expression, use, outbound, { knowledge: this.#knowledge, today: this.#date }),
    };
  }
}
