/**
 * A licence expression by the grammar of the SPDX specification 3.0, annex B. `NONE` and `NOASSERTION` are no expressions but values that
 * some fields take instead of one.
 */
export type LicenseExpression = LicenseTerm | LicenseCombination;

/** What stands between the operators `AND` and `OR`. */
export type LicenseTerm = SimpleLicense | LicenseWithAddition;

export type SimpleLicense = ListedLicense | LicenseReference;

export interface ListedLicense {
  readonly kind: 'license';
  /** In the official spelling; as written when the list does not have it. */
  readonly id: string;
  /** Followed by `+`: this version or a later one. */
  readonly orLater: boolean;
}

/** A licence that a document defines itself. */
export interface LicenseReference {
  readonly kind: 'reference';
  /** `DocumentRef-…` when another document defines it. */
  readonly document?: string;
  /** `LicenseRef-…`. */
  readonly id: string;
}

export interface LicenseWithAddition {
  readonly kind: 'with';
  readonly license: SimpleLicense;
  readonly addition: LicenseAddition;
}

export interface LicenseAddition {
  /** `DocumentRef-…` when another document defines it. */
  readonly document?: string;
  /** An exception of the SPDX list in the official spelling, or `AdditionRef-…`. */
  readonly id: string;
}

export interface LicenseCombination {
  readonly kind: 'and' | 'or';
  /** Two or more in the order of the text; none is of the same kind. */
  readonly operands: readonly LicenseExpression[];
}

/** Every term in it, from left to right, with repetitions. */
export function termsIn(expression: LicenseExpression): LicenseTerm[] {
  const open: LicenseExpression[] = [expression];
  const found: LicenseTerm[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isCombination(next)) found.push(next);
    else for (let at = next.operands.length - 1; at >= 0; at--) open.push(next.operands[at]!);
  }
  return found;
}

/** Every licence and reference in it, from left to right, with repetitions. */
export const licensesIn = (expression: LicenseExpression): SimpleLicense[] => termsIn(expression).map((term) => (term.kind === 'with' ? term.license : term));

export const isCombination = (expression: LicenseExpression): expression is LicenseCombination => expression.kind === 'and' || expression.kind === 'or';
