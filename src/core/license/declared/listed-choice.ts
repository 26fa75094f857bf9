import type { LicenseExpression } from '../expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { listMeanings } from './list-meanings.data.ts';

export interface DeclaredList {
  /** Type of the purl, or the ecosystem of a project. */
  readonly vocabulary: string;
  readonly declaredLicenses: readonly { readonly value: string; readonly path: string }[];
}

/** Does one manifest list several licences, in an ecosystem that means a choice by that? */
export const isListedForChoice = ({ vocabulary, declaredLicenses }: DeclaredList): boolean =>
  declaredLicenses.length > 1 && listMeanings[vocabulary]?.operator === 'or' && new Set(declaredLicenses.map(({ value }) => value.trim())).size > 1 && new Set(declaredLicenses.map(({ path }) => path)).size === 1;

/** What a manifest lists for choice, as the alternatives of one expression; `undefined` where one of them is no expression. */
export function listedChoice(list: DeclaredList): LicenseExpression[] | undefined {
  if (!isListedForChoice(list)) return undefined;
  const parsed = [...new Set(list.declaredLicenses.map(({ value }) => value.trim()))].map((value) => parseLicenseExpression(value));
  return parsed.every((one) => one.ok) ? parsed.flatMap(({ expression }) => (expression.kind === 'or' ? expression.operands : [expression])) : undefined;
}
