import { combineLicenses, distinct } from './combine-expressions.ts';
import { isCombination, termsIn, type LicenseExpression, type LicenseTerm } from './expression.ts';
import { licenseAlternatives, type LicenseConjunction } from './license-alternatives.ts';
import { renderLicenseExpression } from './render-expression.ts';
import { acceptsReading, type LicensePredicate } from './satisfies.ts';
import { simplifyExpression } from './simplify-expression.ts';

/** Licences that are equally welcome; a list of preferences begins with the most welcome ones. */
export interface LicensePreference {
  /** For the reason that is given, such as "permissive". */
  readonly name: string;
  readonly accepts: LicensePredicate;
}

export type LicenseChoice =
  | {
    readonly kind: 'chosen';
    /** Licences that apply together, as they were written. */
    readonly expression: LicenseExpression;
    readonly licenses: LicenseConjunction;
    readonly because: string;
    /** `false`: there were too many alternatives to weigh them all; every `OR` was decided for itself. */
    readonly exhaustive: boolean;
  }
  /** Every alternative has a licence that no preference accepts. */
  | { readonly kind: 'none'; readonly refused: readonly LicenseTerm[]; readonly because: string };

/**
 * The alternative whose least welcome licence is the most welcome; between equals, the next least welcome ones count, then the smaller number
 * of licences, then the order of the text. The choice satisfies the preferences together.
 */
export function chooseLicense(expression: LicenseExpression, preferences: readonly LicensePreference[]): LicenseChoice {
  const rank = (term: LicenseTerm): number => {
    const index = preferences.findIndex(({ accepts }) => acceptsReading(term, accepts));
    return index === -1 ? preferences.length : index;
  };
  const found = licenseAlternatives(expression);
  const exhaustive = found.kind === 'alternatives';
  const alternatives = exhaustive ? found.alternatives.map((terms) => ranked(terms, rank)) : [decideEach(simplifyExpression(expression), rank)];
  const best = alternatives.reduce((a, b) => (compare(b, a) < 0 ? b : a));
  const worst = best.ranks[0]!;
  if (worst === preferences.length) {
    const refused = distinct(termsIn(expression).filter((term) => rank(term) === preferences.length));
    return { kind: 'none', refused, because: `no alternative does without ${enumerated(refused)}, which nothing accepts` };
  }
  const licenses = best.terms;
  const chosen = combineLicenses('and', licenses);
  const because = alternatives.length === 1 && exhaustive
    ? `there is no choice; ${preferences[worst]!.name} accepts it`
    : `${enumerated(licenses)} is ${preferences[worst]!.name}${exhaustive ? `, the best of ${alternatives.length} alternatives` : ''}`;
  return { kind: 'chosen', expression: chosen, licenses, because, exhaustive };
}

interface Ranked {
  readonly terms: LicenseConjunction;
  /** Of each term, the least welcome first. */
  readonly ranks: readonly number[];
}

type Rank = (term: LicenseTerm) => number;

const ranked = (terms: LicenseConjunction, rank: Rank): Ranked => ({ terms, ranks: terms.map(rank).sort((a, b) => b - a) });

function compare(a: Ranked, b: Ranked): number {
  for (let index = 0; index < Math.min(a.ranks.length, b.ranks.length); index++) {
    const order = a.ranks[index]! - b.ranks[index]!;
    if (order !== 0) return order;
  }
  return a.ranks.length - b.ranks.length;
}

function decideEach(expression: LicenseExpression, rank: Rank): Ranked {
  if (!isCombination(expression)) return ranked([expression], rank);
  const operands = expression.operands.map((operand) => decideEach(operand, rank));
  return expression.kind === 'or' ? operands.reduce((a, b) => (compare(b, a) < 0 ? b : a)) : ranked(distinct(operands.flatMap(({ terms }) => terms)), rank);
}

function enumerated(terms: readonly LicenseTerm[]): string {
  const shown = terms.slice(0, 5).map(renderLicenseExpression).join(', ');
  return terms.length > 5 ? `${shown} and ${terms.length - 5} more` : shown;
}
