import type { KnownLicense, LicenseEvidence } from '#core/gate/known-license.ts';
import { andExpressions } from '#core/license/combine-expressions.ts';
import { termsIn, type LicenseExpression, type LicenseTerm } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { licenseCategories, type LicenseCategory } from '#core/license-knowledge/license-facts.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { undeclaredTerms } from '../licenses/compare-licenses.ts';

type Part = NonNullable<KnownLicense['parts']>[number];

interface Asked {
  readonly license: string;
  readonly categories: readonly LicenseCategory[];
}

/** From the least to the most that is asked; what is not classified may ask anything. */
const weights: Readonly<Record<LicenseCategory, number>> = {
  'public-domain': 0, permissive: 1, 'permissive-questionable': 2, content: 3, 'weak-copyleft': 4, 'strong-copyleft': 5, 'network-copyleft': 6, 'source-available': 7, proprietary: 8, unclassified: 9,
};

/** Kinds of licences of parts, beyond the licence that was taken for the whole; of the ways to comply with a part, the one that asks least is taken. */
export class PartCategories {
  readonly #knowledge: LicenseKnowledge;
  readonly #known = new Map<string, Asked | undefined>();

  constructor(knowledge: LicenseKnowledge) {
    this.#knowledge = knowledge;
  }

  of(parts: readonly Part[] = [], taken?: string): LicenseCategory[] {
    const found = new Set(parts.flatMap((part) => this.#least(part, taken)?.categories ?? []));
    return licenseCategories.filter((category) => found.has(category));
  }

  /** Where the parts stand, with the licence that is taken for them; what asks most comes first. */
  evidence(parts: readonly Part[], taken?: string): LicenseEvidence[] {
    const asking = parts.flatMap((part) => {
      const least = this.#least(part, taken);
      return least === undefined ? [] : [{ part, least }];
    });
    return asking.toSorted((a, b) => heaviest(b.least) - heaviest(a.least)).map(({ part: { path, line }, least }) => ({ path, ...(line === undefined ? {} : { line }), says: least.license }));
  }

  /** `undefined`: one of the ways asks for nothing beyond what was taken for the whole. */
  #least({ ways }: Part, taken: string | undefined): Asked | undefined {
    const asked = ways.map((license) => this.#beyond(license, taken));
    return asked.some((one) => one === undefined) ? undefined : asked.filter((one) => one !== undefined).toSorted((a, b) => heaviest(a) - heaviest(b))[0];
  }

  #beyond(license: string, taken: string | undefined): Asked | undefined {
    const key = `${taken ?? ''}\0${license}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const asked = this.#ask(license, taken);
    this.#known.set(key, asked);
    return asked;
  }

  #ask(license: string, taken: string | undefined): Asked | undefined {
    const expression = parsed(license);
    if (expression === undefined) return { license, categories: ['unclassified'] };
    const own = taken === undefined ? undefined : parsed(taken);
    const ownTerms = own === undefined ? [] : termsIn(own);
    const terms = termsIn(expression).filter((term) => !ownTerms.some((one) => (one.kind !== 'with' || term.kind === 'with') && undeclaredTerms(one, term).length === 0));
    return terms.length === 0 ? undefined : { license: renderLicenseExpression(andExpressions(terms)!), categories: [...new Set(terms.map((term) => this.#categoryOf(term)))] };
  }

  #categoryOf(term: LicenseTerm): LicenseCategory {
    const facts = this.#knowledge.term(term);
    if (facts === undefined || facts.unknownException !== undefined) return 'unclassified';
    const { license: { category }, exception } = facts;
    // with an exception (for linking, for what Autoconf or Bison write), nothing but the part itself stays under the copyleft
    return exception !== undefined && category === 'strong-copyleft' && (exception.effect === 'linking-permitted' || exception.effect === 'output-not-covered') ? 'weak-copyleft' : category;
  }
}

const heaviest = ({ categories }: Asked): number => Math.max(0, ...categories.map((category) => weights[category]));

function parsed(text: string): LicenseExpression | undefined {
  const read = parseLicenseExpression(text, { unknownIds: 'accept' });
  return read.ok ? read.expression : undefined;
}
