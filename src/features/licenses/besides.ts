import { distinct } from '#core/license/combine-expressions.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { EffectiveLicense, EmbeddedPart, LicenseFile } from '#core/model/license-facts.ts';
import { isDisputed } from '../findings/reading-differences.ts';
import { undeclaredTerms } from './compare-licenses.ts';
import { limitsOf } from './detected-license.ts';
import { parsedExpression } from './parsed-expression.ts';

export interface Heard {
  readonly declared: LicenseExpression | undefined;
  readonly detected: LicenseExpression | undefined;
  readonly main: readonly LicenseFile[];
  readonly parts: readonly EmbeddedPart[];
  /** The author declares something that is not understood. */
  readonly isOpen?: boolean;
}

/** Stands for what an author declares and nobody understands. */
const notUnderstood: LicenseExpression = { kind: 'reference', id: 'LicenseRef-declaration-not-understood' };

/** The effective licence with what must be heard besides it; what somebody concluded stands alone. */
export function withBesides(effective: EffectiveLicense, heard: Heard): EffectiveLicense {
  if (effective.license === undefined || effective.basis === 'concluded') return effective;
  const license = parsedExpression(effective.license);
  if (license === undefined) return effective;
  const sides = effective.status === 'conflict' ? [heard.isOpen === true ? notUnderstood : heard.declared, heard.detected, ...heard.main.filter(isDisputed).flatMap(({ others = [] }) => others.map(({ reading }) => parsedExpression(reading.expression)))] : [];
  const parts = heard.parts.flatMap(({ stated, license: own }) => (stated === 'work' ? (parsedExpression(own) ?? []) : []));
  const limits = [...heard.main.filter(({ role }) => role === 'source'), ...heard.parts.flatMap(({ files }) => files)].flatMap(limitsOf);
  const besides = distinct([...sides.filter((side) => side !== undefined), ...parts, ...limits]).filter((one) => undeclaredTerms(license, one).length > 0);
  return besides.length === 0 ? effective : { ...effective, besides: besides.map(renderLicenseExpression).sort() };
}
