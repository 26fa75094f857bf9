import { andExpressions, orExpressions } from '../license/combine-expressions.ts';
import { normalizeExpression } from '../license/normalize-expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { LicenseStatement } from '../model/component.ts';
import type { EffectiveLicense, StoredLicenses } from '../model/license-facts.ts';
import { licenseStatuses } from '../model/license-status.ts';
import type { SbomComponent, SbomLicense } from '../model/sbom.ts';
import { isLicenseChoice } from './license-choice.ts';
import { licenseWords } from './license-statement.ts';
import { inWords } from './verbatim-licenses.ts';

/** Property that says where a licence is not settled, since no format has a field for that. */
export const licenseStatusProperty = 'muster:license-status';

/** Property that says by what we settled a licence which nobody reviewed: formats know only that it is concluded. */
export const licenseBasisProperty = 'muster:license-basis';

/** Property of a package that stood there in full without a word on its licence. */
export const silentProperty = 'muster:license-silent';

/** What a bill of materials concludes about the licence of a component, beside what its author declares; nothing where it concludes nothing. */
export function statedLicenses(component: SbomComponent, words: ReadonlyMap<string, LicenseStatement> = new Map()): StoredLicenses {
  const { declaredLicenses, concludedLicenses, properties } = component;
  const stated = properties.find(({ name }) => name === licenseStatusProperty)?.value;
  const status = licenseStatuses.find((candidate) => candidate === stated && candidate !== 'settled');
  const concluded = expressionOf(concludedLicenses.map((license) => inWords(license, words)));
  if (status !== undefined) {
    const declared = concluded ?? expressionOf(declaredLicenses.map((license) => inWords(license, words)), isLicenseChoice(component));
    return stored({ status, ...(status === 'unknown' && properties.some(({ name, value }) => name === silentProperty && value === 'true') ? { silent: true } : {}), ...(status === 'conflict' && declared !== undefined ? { license: declared, basis: 'declared' } : {}) });
  }
  if (isNone(concludedLicenses)) return stored({ status: 'none', basis: 'concluded' });
  if (isNone(declaredLicenses) && concluded === undefined) return stored({ status: 'none', basis: 'declared' });
  return concluded === undefined ? {} : stored({ status: 'settled', license: concluded, basis: (['declared', 'detected'] as const).find((basis) => properties.some(({ name, value }) => name === licenseBasisProperty && value === basis)) ?? 'concluded' });
}

/** Of two entries for the same package: they contradict each other, or one says more. */
export function mergedLicenses({ licenses: a }: StoredLicenses, { licenses: b }: StoredLicenses): StoredLicenses {
  const only = a ?? b;
  if (a === undefined || b === undefined) return only === undefined ? {} : { licenses: only };
  const isSame = a.effective.status === b.effective.status && a.effective.license === b.effective.license;
  return { licenses: isSame ? a : { effective: { ...a.effective, status: 'conflict' } } };
}

const isNone = (licenses: readonly SbomLicense[]): boolean => licenses.length === 1 && licenseWords(licenses[0]!) === 'NONE';

const stored = (effective: EffectiveLicense): StoredLicenses => ({ licenses: { effective } });

/** All of them hold, or one may be chosen; `undefined` when there is none, or one that is no SPDX expression. */
function expressionOf(licenses: readonly SbomLicense[], areChoice = false): string | undefined {
  const read = licenses.map((license) => parseLicenseExpression(licenseWords(license), { unknownIds: 'accept' }));
  const expressions = read.flatMap((one) => (one.ok ? [one.expression] : []));
  const all = expressions.length < licenses.length ? undefined : (areChoice ? orExpressions : andExpressions)(expressions);
  return all === undefined ? undefined : renderLicenseExpression(normalizeExpression(all));
}
