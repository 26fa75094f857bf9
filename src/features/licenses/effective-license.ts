import { andExpressions, orExpressions } from '#core/license/combine-expressions.ts';
import { conditionIds } from '#core/license/detect/restriction-phrases.data.ts';
import type { LicenseExpression, LicenseTerm } from '#core/license/expression.ts';
import { licensesIn } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { ConcludedLicense, DeclaredReading, EffectiveLicense, LicenseBasis } from '#core/model/license-facts.ts';
import { compareLicenses, undeclaredTerms } from './compare-licenses.ts';
import type { Declaration } from './declared-license.ts';
import { familyOf } from './license-family.ts';

export interface LicenseSources {
  readonly concluded: ConcludedLicense | undefined;
  readonly declaration: Declaration | undefined;
  readonly readings: readonly DeclaredReading[];
  readonly detected: LicenseExpression | undefined;
  /** Two who looked at the same licence file found different licences. */
  readonly isDisputed?: boolean;
  /** A licence file says what was detected: the main one, or the file that the declaration names. What only a readme mentions is weaker. */
  readonly isFiled?: boolean;
}

/** The first that says something: what somebody concluded, what the author declares, what the files hold. */
export const defaultPrecedence: readonly LicenseBasis[] = ['concluded', 'declared', 'detected'];

/** The licence to go by, and on what it stands. A contradiction is told, whichever side the precedence takes. */
export function effectiveLicense({ concluded, declaration, readings, detected, isDisputed = false, isFiled = true }: LicenseSources, precedence: readonly LicenseBasis[]): EffectiveLicense {
  const found: Record<LicenseBasis, string | undefined> = {
    concluded: concluded?.license,
    declared: declaration === undefined ? undefined : renderLicenseExpression(declaration.expression),
    detected: detected === undefined ? undefined : renderLicenseExpression(andExpressions([chosenFrom(declaration, detected) ?? detected, ...declaredLimits(declaration, detected)])!),
  };
  // a text is better evidence than a version that we filled in
  const order = detected !== undefined && (declaration?.isAssumed === true || isChoiceOfList(declaration, detected)) ? precedence.filter((basis) => basis !== 'declared') : precedence;
  const basis = order.find((candidate) => found[candidate] !== undefined);
  const isClosed = readings.some(({ certainty }) => certainty === 'proprietary');
  if (basis === undefined || (basis === 'detected' && isClosed)) {
    if (!isClosed) return { status: 'unknown' };
    return detected === undefined ? { status: 'none', basis: 'declared' } : { status: 'conflict', basis: 'detected', license: found.detected! };
  }
  const isSettled = basis === 'concluded' || !(isDisputed || contradicts(declaration, readings, detected) || (!isFiled && isOpen(declaration, readings)));
  return { status: isSettled ? 'settled' : 'conflict', license: found[basis]!, basis };
}

/** What the author declares says something that we do not understand, or only where it stands: a mention elsewhere does not answer it. */
export const isOpen = (declaration: Declaration | undefined, readings: readonly DeclaredReading[]): boolean =>
  (declaration !== undefined ? readings.some(hintsAtLimit) : readings.some(({ certainty, candidates = [], value }) => certainty === 'file' || (certainty === 'unknown' && candidates.length === 0 && !saysNothing.test(value.trim()))));

/** A statement that is not understood and speaks of a limit ("Apache 2.0, but not for our competitors"): that another field names a licence ("License :: OSI Approved :: Apache Software License") does not answer it. */
export const hintsAtLimit = ({ certainty, candidates = [], value }: DeclaredReading): boolean =>
  certainty === 'unknown' && candidates.length === 0 && value.length < longestName && /\b(?:non-?commercial(?:ly)?|clauses?|restrict(?:ed|ions?)|except|excluding|only|academic|military|not|but)\b/i.test(value);

/** Characters; longer ones are texts of licences. */
const longestName = 160;

/** What tools write where their user wrote nothing. */
const saysNothing = /^(?:unknown|none|noassertion|n\/a|null|undefined|false|todo|tbd|unspecified|unspecifiedlicense|["']{2})?$/i;

/** Limits that the author declares and no file repeats ("BSD with Commons Clause"): which BSD it is the file tells, the limit holds nevertheless. */
const declaredLimits = (declaration: Declaration | undefined, detected: LicenseExpression): LicenseTerm[] =>
  (declaration === undefined ? [] : undeclaredTerms(detected, declaration.expression).filter((term) => term.kind === 'reference' && conditionIds.has(renderLicenseExpression(term))));

/** Files of two licences do not say whether both apply or one may be chosen; a declaration does, even where its versions are open ("CDDL or GPL"). */
function chosenFrom(declaration: Declaration | undefined, detected: LicenseExpression): LicenseExpression | undefined {
  if (declaration?.isAssumed !== true || declaration.expression.kind !== 'or' || detected.kind !== 'and') return undefined;
  const families = (expression: LicenseExpression): string => [...new Set(licensesIn(expression).map(familyOf))].sort().join(' ');
  const choices = declaration.expression.operands.map(families);
  const found = detected.operands.map(families);
  if (new Set(choices).size !== choices.length || choices.length !== found.length || !choices.every((choice) => found.includes(choice))) return undefined;
  return orExpressions(choices.map((choice) => detected.operands[found.indexOf(choice)]!));
}

/** Classifiers only list licences; that one of just these may be chosen, a file says. */
const isChoiceOfList = (declaration: Declaration | undefined, detected: LicenseExpression): boolean =>
  declaration?.isList === true && detected.kind === 'or' && declaration.expression.kind === 'and' && undeclaredTerms(detected, declaration.expression).length === 0 && undeclaredTerms(declaration.expression, detected).length === 0;

/** Do the files name a licence that the author does not? What was assumed contradicts only another family. */
export function contradicts(declaration: Declaration | undefined, readings: readonly DeclaredReading[], detected: LicenseExpression | undefined): boolean {
  if (detected === undefined) return false;
  if (declaration !== undefined) {
    if (compareLicenses(declaration.expression, detected) !== 'different') return false;
    return !(declaration.isAssumed && sameFamilies(declaration.expression, detected));
  }
  const candidates = readings.flatMap((reading) => reading.candidates ?? []);
  if (candidates.length === 0) return false;
  const allowed = new Set(candidates.map((id) => id.toLowerCase().replace(/-(?:only|or-later)$/, '')));
  return !licensesIn(detected).some((license) => allowed.has((license.kind === 'license' ? license.id : '').toLowerCase().replace(/-(?:only|or-later)$/, '')));
}

function sameFamilies(a: LicenseExpression, b: LicenseExpression): boolean {
  const families = (expression: LicenseExpression) => new Set(licensesIn(expression).map(familyOf));
  const known = families(a);
  return [...families(b)].every((one) => known.has(one));
}
