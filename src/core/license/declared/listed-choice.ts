import type { LicenseExpression } from '../expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { listMeanings } from './list-meanings.data.ts';

/** What the manifest of a package lists for choice, as the alternatives of one expression: several expressions in one file, in an ecosystem that means a choice by that. */
export function listedChoice({ purl, declaredLicenses }: { readonly purl: string; readonly declaredLicenses: readonly { readonly value: string; readonly path: string }[] }): LicenseExpression[] | undefined {
  const values = new Set(declaredLicenses.map(({ value }) => value.trim()));
  if (values.size < 2 || listMeanings[purl.slice(4, purl.indexOf('/'))]?.operator !== 'or' || new Set(declaredLicenses.map(({ path }) => path)).size > 1) return undefined;
  const parsed = [...values].map((value) => parseLicenseExpression(value));
  return parsed.every((one) => one.ok) ? parsed.flatMap(({ expression }) => (expression.kind === 'or' ? expression.operands : [expression])) : undefined;
}
