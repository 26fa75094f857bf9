import type { LicenseExpression } from '../license/expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { SbomComponent, SbomLicense, SbomLicenseText } from '../model/sbom.ts';

/**
 * The words behind references: SPDX has no place for a licence by name, so writers (ours among them) define a `LicenseRef` whose name and text are both
 * nothing but these words.
 */
export const wordsOfReferences = (texts: readonly SbomLicenseText[]): ReadonlyMap<string, string> =>
  new Map(texts.flatMap(({ id, name, text }): [string, string][] => (name !== undefined && name === text ? [[id, name]] : [])));

/** What the author declared, or else what somebody concluded, as it was written before it was put into the document. */
export function verbatimLicenses({ declaredLicenses, concludedLicenses }: SbomComponent, words: ReadonlyMap<string, string>): string[] {
  const stated = declaredLicenses.length > 0 ? declaredLicenses : concludedLicenses;
  return stated.flatMap((license) => statements(license, words)).filter((value) => value !== '' && value !== 'NOASSERTION');
}

function statements({ expression, id, name }: SbomLicense, words: ReadonlyMap<string, string>): string[] {
  const written = expression ?? id ?? name ?? '';
  if (words.size === 0 || !written.includes('LicenseRef-')) return [written];
  const parsed = parseLicenseExpression(written, { unknownIds: 'accept' });
  if (!parsed.ok) return [written];
  const wordsOf = (part: LicenseExpression): string | undefined => (part.kind === 'reference' && part.document === undefined ? words.get(part.id) : undefined);
  const parts = parsed.expression.kind === 'and' ? parsed.expression.operands : [parsed.expression];
  if (!parts.some((part) => wordsOf(part) !== undefined)) return [written];
  return parts.map((part) => wordsOf(part) ?? renderLicenseExpression(part));
}
