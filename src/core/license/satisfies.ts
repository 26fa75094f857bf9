import { expressionKey } from './combine-expressions.ts';
import { isCombination, termsIn, type LicenseExpression, type LicenseTerm, type SimpleLicense } from './expression.ts';
import { exceptionId } from './license-list.ts';
import { includesVersion, listedVersions, shareVersion, versionRange } from './license-versions.ts';
import { normalizeTerm } from './normalize-expression.ts';

export type LicensePredicate = (term: LicenseTerm) => boolean;

/**
 * Whether somebody to whom only these licences are open can comply: with every operand of an `AND`, with one of an `OR`.
 * - "Or later" can be taken under any version that it includes: `GPL-2.0-or-later` satisfies `GPL-3.0-only`.
 * - An exception of the SPDX list only permits more, and nobody has to use it: `GPL-2.0-only WITH Classpath-exception-2.0` satisfies
 *   `GPL-2.0-only`, not the other way round. An `AdditionRef-…` may restrict: it never goes away.
 *
 * A predicate is asked for each such reading, and one that passes is enough. Take care with "all but …": `licenseSet` knows versions.
 */
export function satisfies(expression: LicenseExpression, allowed: LicensePredicate | readonly LicenseExpression[]): boolean {
  const accepts = typeof allowed === 'function' ? allowed : licenseSet(allowed);
  const holds = (part: LicenseExpression): boolean => {
    if (!isCombination(part)) return acceptsReading(part, accepts);
    return part.kind === 'and' ? part.operands.every(holds) : part.operands.some(holds);
  };
  return holds(expression);
}

/** Whether the term, or a reading of it that the licensee may take, passes. */
export const acceptsReading = (term: LicenseTerm, accepts: LicensePredicate): boolean => readingsOf(term).some(accepts);

/** Every licence that the expressions name, versions included: `GPL-2.0-or-later` holds `GPL-3.0-only`. */
export function licenseSet(expressions: readonly LicenseExpression[]): LicensePredicate {
  const terms = expressions.flatMap(termsIn).map(normalizeTerm);
  const ids = new Set(terms.map(withoutVersion));
  const ranges = Map.groupBy(terms.filter((term) => versionRange(simple(term)) !== undefined), withoutVersion);
  return (term) => {
    const normal = normalizeTerm(term);
    const key = withoutVersion(normal);
    const range = versionRange(simple(normal));
    if (range === undefined) return ids.has(key);
    return ranges.get(key)?.some((entry) => shareVersion(versionRange(simple(entry))!, range)) === true;
  };
}

const simple = (term: LicenseTerm): SimpleLicense => (term.kind === 'with' ? term.license : term);

/** What must be equal besides the version: the licence (its family) and what was added. */
function withoutVersion(term: LicenseTerm): string {
  const license = simple(term);
  const name = versionRange(license)?.family ?? expressionKey(license.kind === 'license' ? { ...license, orLater: false } : license);
  return term.kind === 'with' ? `${name} with ${[term.addition.document, term.addition.id].join(':').toLowerCase()}` : name;
}

/** The term as written (in today's ids), then under each single version, then the same without the exception. */
function readingsOf(term: LicenseTerm): LicenseTerm[] {
  const normal = normalizeTerm(term);
  if (normal.kind !== 'with') return versionsOf(normal);
  const license = versionsOf(normal.license);
  const together = license.map((version): LicenseTerm => ({ ...normal, license: version }));
  const isPermission = normal.addition.document === undefined && exceptionId(normal.addition.id) !== undefined;
  return isPermission ? [...together, ...license] : together;
}

function versionsOf(license: SimpleLicense): SimpleLicense[] {
  if (license.kind === 'reference') return [license];
  const range = versionRange(license);
  if (range === undefined) return license.orLater ? [license, { ...license, orLater: false }] : [license];
  if (!range.orLater) return [license];
  const single = [...listedVersions(range.family)].filter(([version]) => includesVersion(range, version));
  return [license, ...single.map(([, id]): SimpleLicense => ({ kind: 'license', id, orLater: false }))];
}
