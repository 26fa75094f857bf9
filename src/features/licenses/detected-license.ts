import { andExpressions, distinct, expressionKey } from '#core/license/combine-expressions.ts';
import { termsIn, type LicenseExpression } from '#core/license/expression.ts';
import { conditionIds } from '#core/license/detect/restriction-phrases.data.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { compareLicenses, undeclaredTerms } from './compare-licenses.ts';
import { parsedExpression } from './parsed-expression.ts';

/** What the main files of a package say together: the licence files, or where none says anything, the readme. */
export function detectedLicense(main: readonly LicenseFile[], declared: LicenseExpression | undefined, collections: readonly LicenseCollection[]): LicenseExpression | undefined {
  const isCollection = (file: LicenseFile) => collections.some((collection) => collection.file === file);
  const said = (role: LicenseFile['role']) => main.filter((file) => file.role === role).flatMap((file) => (isCollection(file) ? [declared!, ...ownConditions(declared!, file)] : expressionOf(file) ?? []));
  const together = andExpressions(withoutCompanions([...said('license'), ...said('annotations')]));
  const readme = andExpressions(said('readme'));
  // one file for each licence does not say whether all apply or one may be chosen; the readme may
  if (together?.kind === 'and' && readme?.kind === 'or' && sameTerms(together, readme)) return readme;
  const limits = main.filter(({ role }) => role === 'readme' || role === 'notice').flatMap(limitsOf);
  const all = andExpressions(distinct([together ?? readme ?? [], ...limits].flat()));
  return all === undefined ? undefined : simplifyExpression(all);
}

/** What a file says of what may not be done; it limits the licence, wherever that stands. */
export const limitsOf = (file: LicenseFile): LicenseExpression[] => {
  const said = expressionOf(file);
  // that a readme keeps all rights of the author goes against an open licence beside it
  return said === undefined ? [] : termsIn(said).filter((term) => isLimit(term) || (file.role === 'readme' && term.kind === 'reference' && term.id === 'LicenseRef-proprietary' && isUnavoidable(said, term)));
};

/** What may be bought instead of an open licence takes nothing away from it. */
const isUnavoidable = (expression: LicenseExpression, term: LicenseExpression): boolean =>
  expression.kind === 'and' ? expression.operands.some((operand) => isUnavoidable(operand, term)) : expressionKey(expression) === expressionKey(term);

const isLimit = (expression: LicenseExpression): boolean => expression.kind === 'reference' && conditionIds.has(renderLicenseExpression(expression));

/** A licence file that also holds licences of what is bundled. */
export interface LicenseCollection {
  readonly file: LicenseFile;
  /** Those that are not the package's own. */
  readonly others: LicenseExpression;
}

/**
 * Licence files that begin with what the author declares and then hold further licences: of what the package bundles. They confirm the declaration,
 * and the rest is a part of its own.
 */
export function licenseCollections(declared: LicenseExpression, main: readonly LicenseFile[]): LicenseCollection[] {
  // which of the texts is meant by a name without a version cannot be told: all of them count
  if (termsIn(declared).some((term) => term.kind === 'reference' && term.id.startsWith('LicenseRef-unspecified-'))) return [];
  return main.filter(({ role }) => role === 'license').flatMap((file) => {
    const whole = expressionOf(file);
    const first = file.reading.matches.find(({ kind }) => kind !== 'clue');
    if (whole?.kind !== 'and' || first === undefined) return [];
    const opening = parsedExpression(first.expression);
    if (opening === undefined || compareLicenses(declared, opening) === 'different') return [];
    const own = new Set(ownConditions(declared, file).map(expressionKey));
    const others = andExpressions(undeclaredTerms(declared, whole).filter((term) => !own.has(expressionKey(term))));
    return others === undefined ? [] : [{ file, others }];
  });
}

/** What limits the package's own licence (the Commons Clause, "for non-commercial use only"): it stands before the first licence of others. */
function ownConditions(declared: LicenseExpression, { reading }: LicenseFile): LicenseExpression[] {
  const said = reading.matches.filter(({ kind }) => kind !== 'clue').flatMap(({ expression }) => parsedExpression(expression) ?? []);
  const end = said.findIndex((expression) => !isLimit(expression) && compareLicenses(declared, expression) === 'different');
  return said.slice(0, end === -1 ? said.length : end).filter(isLimit);
}

export const expressionOf = ({ reading }: LicenseFile): LicenseExpression | undefined => parsedExpression(reading.expression);

/** The LGPL 3.0 is a supplement to the GPL 3.0, whose text stands beside it without being the licence. */
function withoutCompanions(expressions: readonly LicenseExpression[]): LicenseExpression[] {
  const isLesser = expressions.some((expression) => expression.kind === 'license' && expression.id.startsWith('LGPL-3.0'));
  if (!isLesser) return [...expressions];
  return expressions.filter((expression) => !(expression.kind === 'license' && /^GPL-3\.0(?:-|$)/.test(expression.id)));
}

function sameTerms(a: LicenseExpression, b: LicenseExpression): boolean {
  const [left, right] = [a, b].map((expression) => new Set(termsIn(expression).map(expressionKey))) as [Set<string>, Set<string>];
  return left.size === right.size && [...left].every((key) => right.has(key));
}
