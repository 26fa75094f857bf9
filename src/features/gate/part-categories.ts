import type { KnownLicense, LicenseEvidence } from '#core/gate/known-license.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { licenseCategories, type LicenseCategory } from '#core/license-knowledge/license-facts.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { licensePolicyFacts } from '#core/obligations/policy-facts.ts';

type Part = NonNullable<KnownLicense['parts']>[number];

/** From the least to the most that is asked; what is not classified may ask anything. */
const weights: Readonly<Record<LicenseCategory, number>> = {
  'public-domain': 0, permissive: 1, 'permissive-questionable': 2, content: 3, 'weak-copyleft': 4, unclassified: 5, 'strong-copyleft': 6, 'network-copyleft': 7, 'source-available': 8, proprietary: 9,
};

/** Kinds of licences of parts; of the ways to comply with a part, the one that asks least is taken. */
export class PartCategories {
  readonly #knowledge: LicenseKnowledge;
  readonly #known = new Map<string, readonly LicenseCategory[]>();

  constructor(knowledge: LicenseKnowledge) {
    this.#knowledge = knowledge;
  }

  of(parts: readonly Part[] = []): LicenseCategory[] {
    const found = new Set(parts.flatMap((part) => this.#least(part).categories));
    return licenseCategories.filter((category) => found.has(category));
  }

  /** Where the parts stand, with the licence that is taken for them; what asks most comes first. */
  evidence(parts: readonly Part[]): LicenseEvidence[] {
    const taken = parts.map((part) => ({ part, least: this.#least(part) })).toSorted((a, b) => heaviest(b.least.categories) - heaviest(a.least.categories));
    return taken.map(({ part: { path, line }, least }) => ({ path, ...(line === undefined ? {} : { line }), says: least.license }));
  }

  #least({ ways }: Part): { readonly license: string; readonly categories: readonly LicenseCategory[] } {
    const [least] = ways.map((license) => ({ license, categories: this.#categories(license) })).toSorted((a, b) => heaviest(a.categories) - heaviest(b.categories));
    return least!;
  }

  #categories(license: string): readonly LicenseCategory[] {
    const known = this.#known.get(license);
    if (known !== undefined) return known;
    const parsed = parseLicenseExpression(license, { unknownIds: 'accept' });
    const facts = parsed.ok ? licensePolicyFacts(parsed.expression, this.#knowledge) : undefined;
    // with an exception (build scripts of Autoconf, parsers of Bison), nothing but the part itself stays under the copyleft
    const categories = facts === undefined ? ['unclassified' as const] : facts.categories.map((category) => (facts.linkingException && category === 'strong-copyleft' ? 'weak-copyleft' : category));
    this.#known.set(license, categories);
    return categories;
  }
}

const heaviest = (categories: readonly LicenseCategory[]): number => Math.max(0, ...categories.map((category) => weights[category]));
