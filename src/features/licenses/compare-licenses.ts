import { equivalentExpressions } from '#core/license/equivalent-expressions.ts';
import { termsIn, type LicenseExpression, type LicenseTerm, type SimpleLicense } from '#core/license/expression.ts';
import { licenseAlternatives } from '#core/license/license-alternatives.ts';
import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { wordingVariants } from '#core/license/wording-variants.data.ts';

/**
 * `same`: they mean the same. `covered`: the files hold or offer for choice licences that were declared, and ask for none besides (the text of one of two alternatives;
 * the text of the GPL, which does not say "or later"). `different`: a file names a licence that was not declared.
 */
export type Agreement = 'same' | 'covered' | 'different';

/** What was found against what was said. */
export function compareLicenses(declared: LicenseExpression, detected: LicenseExpression): Agreement {
  if (equivalentExpressions(declared, detected) === 'equivalent') return 'same';
  const said = new Set(termsIn(normalizeExpression(declared)).flatMap(spellings));
  const isSaid = (term: LicenseTerm): boolean => spellings(term).some((spelling) => said.has(spelling));
  if (termsIn(normalizeExpression(detected)).every(isSaid)) return 'covered';
  // the file offers what was declared, and something else for choice
  const ways = licenseAlternatives(normalizeExpression(detected));
  return ways.kind === 'alternatives' && ways.alternatives.some((terms) => terms.every(isSaid)) ? 'covered' : 'different';
}

/** Terms that files hold and nobody declared. */
export function undeclaredTerms(declared: LicenseExpression, detected: LicenseExpression): LicenseTerm[] {
  const said = new Set(termsIn(normalizeExpression(declared)).flatMap(spellings));
  return termsIn(normalizeExpression(detected)).filter((term) => !spellings(term).some((spelling) => said.has(spelling)));
}

/** Under which a text can stand for a term: with and without its exception, without what only a notice can say (this version or a later one), and under the name of which it is a wording. */
function spellings(term: LicenseTerm): string[] {
  const base = withoutLater(term.kind === 'with' ? term.license : term);
  const dedicated = dedications.has(base.toLowerCase()) ? ['licenseref-public-domain'] : [];
  const usual = Object.hasOwn(wordingVariants, base) ? [wordingVariants[base]!.toLowerCase()] : [];
  return [base.toLowerCase(), renderLicenseExpression(term).toLowerCase(), ...usual, ...dedicated];
}

/** "Public domain", and the instruments by which it is said in full. */
const dedications = new Set(['cc0-1.0', 'unlicense', 'cc-pddc']);

const withoutLater = (license: SimpleLicense): string =>
  (license.kind === 'reference' ? renderLicenseExpression(license) : license.id.replace(/-(?:only|or-later)$/, ''));
