import { andExpressions, distinct } from '#core/license/combine-expressions.ts';
import { termsIn } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { LicenseReading } from '#core/model/license-facts.ts';
import type { StatedLicense, StatedLicenses } from '../license/stated-licenses.ts';

/** Characters; what is longer is no licence that somebody will read in a bill of materials. */
const longestText = 20_000;
const mostTexts = 50;

/** What a machine-readable copyright file says: the licence of the work, that of every paragraph, and the texts of those that only it knows. */
export function statedFacts(meant: readonly StatedLicense[], stated: StatedLicenses): Pick<LicenseReading, 'expression' | 'stanzas' | 'texts'> {
  const fields = meant.flatMap(({ stanza, expression, ...field }) => (stanza === undefined ? [] : [{ ...field, expression: simplifyExpression(expression), stanza }]));
  const main = andExpressions(distinct(fields.filter(({ stanza }) => stanza.isMain).map(({ expression }) => expression)));
  const used = new Set(fields.flatMap(({ expression }) => termsIn(expression)).flatMap((term) => (term.kind === 'reference' ? [renderLicenseExpression(term)] : [])));
  const texts = new Map<string, string>();
  for (const { expression, text } of stated.texts) {
    const id = renderLicenseExpression(expression);
    if (used.has(id) && text !== undefined && text !== '' && !texts.has(id) && texts.size < mostTexts) texts.set(id, text.slice(0, longestText));
  }
  return {
    ...(main !== undefined && { expression: renderLicenseExpression(simplifyExpression(main)) }),
    stanzas: fields.map(({ expression, stanza: { files, license, first, last, isMain } }) => ({ files, name: license, expression: renderLicenseExpression(expression), startLine: first, endLine: last, ...(isMain && { main: true as const }) })),
    ...(texts.size > 0 && { texts: [...texts].map(([id, text]) => ({ id, text })) }),
  };
}
