import { expressionKey } from './combine-expressions.ts';
import { disjunctiveForm, type Formula } from './disjunctive-form.ts';
import { isCombination, type LicenseExpression, type LicenseTerm } from './expression.ts';

/** Licences that apply together; each once, in the order of the text. */
export type LicenseConjunction = readonly LicenseTerm[];

export type LicenseAlternatives =
  | { readonly kind: 'alternatives'; readonly alternatives: readonly LicenseConjunction[] }
  /** There are more than the limit, or counting them would take too long. */
  | { readonly kind: 'too-many'; readonly limit: number };

/** Every way to comply (the disjunctive normal form), in the order of the text, without ways that only add licences to another one. */
export function licenseAlternatives(expression: LicenseExpression, limit = 1_000): LicenseAlternatives {
  const numbers = new Map<string, number>();
  const terms: LicenseTerm[] = [];
  const formula = (part: LicenseExpression): Formula => {
    if (isCombination(part)) return { kind: part.kind, operands: part.operands.map(formula) };
    const key = expressionKey(part);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, terms.length);
    terms.push(part);
    return terms.length - 1;
  };
  const sets = disjunctiveForm(formula(expression), limit);
  if (sets === undefined) return { kind: 'too-many', limit };
  return { kind: 'alternatives', alternatives: sets.map((set) => set.map((number) => terms[number]!)) };
}
