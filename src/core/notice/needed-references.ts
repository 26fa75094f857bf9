import { termsIn, type LicenseExpression, type LicenseTerm } from '../license/expression.ts';
import { licenseAlternatives } from '../license/license-alternatives.ts';

/**
 * Terms of which no text is at hand, of the alternative with the fewest of them. `covered` are the licences that texts at hand are of; a text serves
 * `-only`, `-or-later` and `+` alike.
 */
export function uncoveredTerms(expression: LicenseExpression, covered: readonly LicenseTerm[]): readonly LicenseTerm[] {
  const has = new Set(covered.flatMap(textIdsOf));
  const open = (terms: readonly LicenseTerm[]): readonly LicenseTerm[] => terms.filter((term) => !textIdsOf(term).every((id) => has.has(id)));
  const found = licenseAlternatives(expression);
  const alternatives = found.kind === 'alternatives' ? found.alternatives : [termsIn(expression)];
  return alternatives.map(open).reduce((best, next) => (next.length < best.length ? next : best));
}

/** Ids of the texts that a term consists of: of its licence, and of the exception. */
export function textIdsOf(term: LicenseTerm): readonly string[] {
  const license = term.kind === 'with' ? term.license : term;
  const id = license.id.replace(/-(?:only|or-later)$/, '');
  return term.kind === 'with' ? [id, term.addition.id] : [id];
}
