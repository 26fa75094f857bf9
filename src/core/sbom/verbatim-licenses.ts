import type { LicenseExpression } from '../license/expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { LicenseStatement } from '../model/component.ts';
import type { SbomComponent, SbomLicense, SbomLicenseText } from '../model/sbom.ts';
import { writtenChoice } from '../license/declared/written-choice.ts';
import { isLicenseChoice } from './license-choice.ts';
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

/** What the author declared, or else what somebody concluded, as it was written before it was put into the document. `spelled`: what authors wrote otherwise than statements spell it. */
export function verbatimLicenses(component: SbomComponent, words: ReadonlyMap<string, LicenseStatement>, spelled: ReadonlyMap<string, string>): LicenseStatement[] {
  const { declaredLicenses, concludedLicenses } = component;
  const stated = declaredLicenses.length > 0 ? declaredLicenses : concludedLicenses;
  const all = stated.map((license) => statements(license, words, spelled)).flatMap(({ each, isChoice }) => (isChoice && each.length > 1 ? [{ value: writtenChoice(each) }] : each));
  return isLicenseChoice(component) && all.length > 1 ? [{ value: writtenChoice(all) }] : all;
}

interface Statements {
  readonly each: readonly LicenseStatement[];
  /** One of them may be chosen. */
  readonly isChoice: boolean;
}

function statements({ expression, id, name, url }: SbomLicense, words: ReadonlyMap<string, LicenseStatement>, spelled: ReadonlyMap<string, string>): Statements {
  const value = expression ?? id ?? name ?? '';
  if (saysNothing.has(value)) return { each: [], isChoice: false };
  const spell = (written: string): string => spelled.get(written) ?? written;
  const whole = { each: [{ value: spell(value), ...(url === undefined ? {} : { url }) }], isChoice: false };
  if (words.size === 0 || !value.includes('LicenseRef-')) return whole;
  const parsed = parseLicenseExpression(value, { unknownIds: 'accept' });
  if (!parsed.ok) return whole;
  const wordsIn = (part: LicenseExpression): LicenseStatement | undefined => (part.kind === 'reference' && part.document === undefined ? words.get(part.id) : undefined);
  const { kind } = parsed.expression;
  const parts = kind === 'and' || kind === 'or' ? parsed.expression.operands : [parsed.expression];
  if (!parts.some((part) => wordsIn(part) !== undefined)) return whole;
  return { each: parts.map((part) => wordsIn(part) ?? { value: spell(renderLicenseExpression(part)) }), isChoice: kind === 'or' };
}
