import type { LicenseExpression } from '../license/expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { LicenseStatement } from '../model/component.ts';
import type { SbomComponent, SbomLicense, SbomLicenseText } from '../model/sbom.ts';
import { licenseReference } from './license-reference.ts';
import { licenseStatement } from './license-statement.ts';

/**
 * The words behind references: SPDX has no place for a licence by name, so writers (ours among them) define a `LicenseRef` whose name and text are both
 * nothing but these words, or whose text only says that these are the words.
 */
export const wordsOfReferences = (texts: readonly SbomLicenseText[]): ReadonlyMap<string, LicenseStatement> =>
  new Map(texts.flatMap((text): [string, LicenseStatement][] => {
    const [value, url] = [wordsOf(text), text.urls[0]];
    return value === undefined ? [] : [[text.id, { value, ...(url === undefined ? {} : { url }) }]];
  }));

function wordsOf(license: SbomLicenseText): string | undefined {
  const { id, name, text, urls } = license;
  return name !== undefined && name !== '' && (id === licenseReference(name, text, urls[0]) || id === licenseReference(name, text)) ? name : onlyWords(license);
}

/** The words of a definition that holds nothing else. */
export function onlyWords({ name, text }: SbomLicenseText): string | undefined {
  const written = text.trim();
  // Trivy: This component is licensed under "…"
  if (name !== undefined && name !== '' && (name === text || (written.length <= name.length + 60 && written.endsWith(`"${name}"`)))) return name;
  // Tern
  return /^Original license: ([^\n]{1,200})$/.exec(written)?.[1]?.trim();
}

/** A licence that is nothing but a reference to words as these words say it. */
export function inWords(license: SbomLicense, words: ReadonlyMap<string, LicenseStatement>): SbomLicense {
  const found = words.get(license.id ?? license.expression ?? '');
  return found === undefined ? license : licenseStatement(found.value, found.url);
}

/** Statements of SPDX that there is no licence, or that nothing is said; no licences. */
const saysNothing: ReadonlySet<string> = new Set(['', 'NONE', 'NOASSERTION']);

/** What the author declared, or else what somebody concluded, as it was written before it was put into the document. */
export function verbatimLicenses({ declaredLicenses, concludedLicenses }: SbomComponent, words: ReadonlyMap<string, LicenseStatement>): LicenseStatement[] {
  const stated = declaredLicenses.length > 0 ? declaredLicenses : concludedLicenses;
  return stated.flatMap((license) => statements(license, words)).filter(({ value }) => !saysNothing.has(value));
}

function statements({ expression, id, name, url }: SbomLicense, words: ReadonlyMap<string, LicenseStatement>): LicenseStatement[] {
  const value = expression ?? id ?? name ?? '';
  const written = { value, ...(url === undefined ? {} : { url }) };
  if (words.size === 0 || !value.includes('LicenseRef-')) return [written];
  const parsed = parseLicenseExpression(value, { unknownIds: 'accept' });
  if (!parsed.ok) return [written];
  const wordsIn = (part: LicenseExpression): LicenseStatement | undefined => (part.kind === 'reference' && part.document === undefined ? words.get(part.id) : undefined);
  const parts = parsed.expression.kind === 'and' ? parsed.expression.operands : [parsed.expression];
  if (!parts.some((part) => wordsIn(part) !== undefined)) return [written];
  return parts.map((part) => wordsIn(part) ?? { value: renderLicenseExpression(part) });
}
