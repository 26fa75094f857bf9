import type { LicenseExpression, LicenseTerm } from '#core/license/expression.ts';
import { exceptionId } from '#core/license/license-list.ts';
import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { compareLicenses } from '../licenses/compare-licenses.ts';

/** What a file of `LICENSES/` holds by its name. */
export type NamedTextFile = { readonly kind: 'license'; readonly license: LicenseTerm } | { readonly kind: 'exception'; readonly id: string };

/** Files of `LICENSES/` are named by the id of what they hold (REUSE 3.3, "License Files"); `undefined` for all others. */
export function textNamed(path: string): NamedTextFile | undefined {
  const named = /(?:^|\/)LICENSES\/([^/]+)$/.exec(path.replaceAll('\\', '/'))?.[1]?.replace(/\.(?:txt|md|markdown|rst|html?|adoc|text)$/i, '');
  if (named === undefined) return undefined;
  const exception = exceptionId(named);
  if (exception !== undefined) return { kind: 'exception', id: exception };
  const parsed = parseLicenseExpression(named);
  if (!parsed.ok || (parsed.expression.kind !== 'license' && parsed.expression.kind !== 'reference')) return undefined;
  const license = normalizeExpression(parsed.expression);
  return license.kind === 'license' || license.kind === 'reference' ? { kind: 'license', license } : undefined;
}

/** What a text is called in a file of this name: the text of the GPL does not say whether later versions may be chosen, the name does. */
export function meantBy({ license }: { readonly license: LicenseTerm }, found: LicenseExpression): LicenseExpression {
  const isOneText = found.kind === 'license' && license.kind === 'license';
  return isOneText && compareLicenses(license, found) !== 'different' && compareLicenses(found, license) !== 'different' ? license : found;
}
