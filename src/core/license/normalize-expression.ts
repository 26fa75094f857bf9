import { combineLicenses } from './combine-expressions.ts';
import { successors } from './deprecated-licenses.data.ts';
import { isCombination, type LicenseExpression, type LicenseTerm, type ListedLicense, type SimpleLicense } from './expression.ts';
import { exceptionId, licenseId } from './license-list.ts';

const successorOf = new Map(Object.entries(successors));

/**
 * The same meaning in today's official ids: deprecated ones mapped, `GPL-2.0-only+` as `GPL-2.0-or-later`, case as on the list.
 * What the list does not know, and `Net-SNMP`, stays as it is.
 */
export function normalizeExpression(expression: LicenseExpression): LicenseExpression {
  if (isCombination(expression)) return combineLicenses(expression.kind, expression.operands.map(normalizeExpression));
  return normalizeTerm(expression);
}

export function normalizeTerm(term: LicenseTerm): LicenseTerm {
  if (term.kind === 'reference') return term;
  if (term.kind === 'license') return current(term);
  const addition = { ...term.addition, id: exceptionId(term.addition.id) ?? term.addition.id };
  const license = term.license.kind === 'reference' ? term.license : current(term.license);
  // two exceptions cannot follow one licence: then the deprecated id, which holds the first one, is kept
  if (license.kind === 'with') return { kind: 'with', license: officialCase(term.license), addition };
  return { kind: 'with', license, addition };
}

const officialCase = (license: SimpleLicense): SimpleLicense => (license.kind === 'reference' ? license : { ...license, id: licenseId(license.id) ?? license.id });

function current(written: ListedLicense): LicenseTerm {
  const id = licenseId(written.id) ?? written.id;
  const next = successorOf.get(id);
  if (next === undefined) return laterVersions({ ...written, id });
  const { orLater, exception } = next;
  const license: ListedLicense = written.orLater && orLater !== undefined
    ? { kind: 'license', id: orLater, orLater: false }
    : laterVersions({ kind: 'license', id: next.id, orLater: written.orLater });
  return exception === undefined ? license : { kind: 'with', license, addition: { id: exception } };
}

/** `X-only+` and `X-or-later+` are `X-or-later`. */
function laterVersions(license: ListedLicense): ListedLicense {
  if (!license.orLater) return license;
  if (license.id.endsWith('-or-later')) return { ...license, orLater: false };
  const later = license.id.endsWith('-only') ? licenseId(`${license.id.slice(0, -'-only'.length)}-or-later`) : undefined;
  return later === undefined ? license : { kind: 'license', id: later, orLater: false };
}
