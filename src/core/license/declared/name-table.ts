import type { LicenseExpression } from '../expression.ts';
import { currentLicenseIds } from '../license-list.ts';
import { normalizeExpression } from '../normalize-expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { ambiguousNames, assumedNames, licenseNames, proprietaryNames } from './license-names.data.ts';
import { licenseWords } from './license-words.ts';

export type NamedLicense =
  | { readonly kind: 'license'; readonly expression: LicenseExpression; readonly assumed?: string }
  | { readonly kind: 'ambiguous'; readonly label: string; readonly candidates: readonly string[] }
  | { readonly kind: 'proprietary' };

/** By the words of the name, joined with spaces. Ids of the SPDX list are names too, so that `BSD 3-Clause` is found under `BSD-3-Clause`. */
export const namedLicense = (words: readonly string[]): NamedLicense | undefined => (table ??= tableOfNames()).get(words.join(' '));

/** Made on first use: most projects name licences by their ids only. */
let table: ReadonlyMap<string, NamedLicense> | undefined;

function tableOfNames(): ReadonlyMap<string, NamedLicense> {
  const found = new Map<string, NamedLicense>();
  const put = (names: string, named: NamedLicense): void => {
    for (const name of names.split('|')) {
      const key = licenseWords(name).join(' ');
      if (key !== '' && !found.has(key)) found.set(key, named);
    }
  };
  put(proprietaryNames, { kind: 'proprietary' });
  for (const [id, names] of Object.entries(licenseNames)) put(names, { kind: 'license', expression: expressionOf(id) });
  for (const { label, candidates, names } of ambiguousNames) put(names, { kind: 'ambiguous', label, candidates });
  for (const { id, because, names } of assumedNames) put(names, { kind: 'license', expression: expressionOf(id), assumed: because });
  // GNU ids have a grammar of their own
  for (const id of currentLicenseIds) {
    // "NIST" alone is not `NIST-Software`
    const isShortened = licenseWords(id).length === 1 && id.includes('-');
    const others = id.startsWith('CC-BY') ? `|Creative Commons ${id}|Creative Commons ${id.slice('CC-'.length)}|${id} International` : '';
    if (!/^[AL]?GPL-/.test(id) && !isShortened) put(id + others, { kind: 'license', expression: expressionOf(id) });
  }
  return found;
}

export function expressionOf(text: string): LicenseExpression {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return normalizeExpression(parsed.expression);
}
