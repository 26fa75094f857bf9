import { andExpressions, combineLicenses, distinct, expressionKey } from '#core/license/combine-expressions.ts';
import type { Detection, LicenseMatch } from '#core/license/detect/detection.ts';
import { isCombination, termsIn, type LicenseExpression, type SimpleLicense } from '#core/license/expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { NamedText, StatedLicense, StatedLicenses } from './stated-licenses.ts';

/** Kinds that stand for themselves in a manifest; a name elsewhere in it (keywords, a description, where to find a text) grants nothing. */
const kept: ReadonlySet<LicenseMatch['kind']> = new Set(['text', 'notice', 'tag']);

/**
 * A detection in which fields count for what they say. The copyright file of Debian says all by its fields; the texts in it are evidence of what
 * the names mean. In other manifests a notice in a comment counts beside the field.
 */
export function withStated(detection: Detection, stated: StatedLicenses | undefined, detect?: (text: string) => Detection): Detection {
  if (stated === undefined || stated.fields.length === 0) return detection;
  const lines = new Set(stated.fields.map(({ line }) => line));
  const others = detection.matches.filter(({ kind, startLine, endLine }) => kept.has(kind) && !(startLine === endLine && lines.has(startLine)));
  const fields = meantFields(detection, stated, detect);
  const matches = [...fields.map(fieldMatch), ...others].sort((a, b) => a.startLine - b.startLine || a.endLine - b.endLine);
  const together = andExpressions(distinct([...(stated.whole === undefined ? fields.map(({ expression }) => expression) : [stated.whole]), ...(stated.isComplete ? [] : others.map(({ expression }) => expression))]));
  return { ...detection, expression: together === undefined ? undefined : simplifyExpression(together), matches };
}

/** The fields, with names that only the file knows as what their texts are. `detect` reads one of the texts by itself. */
export function meantFields({ matches }: Detection, { fields, texts }: StatedLicenses, detect?: (text: string) => Detection): StatedLicense[] {
  const meanings = new Map<string, LicenseExpression>();
  for (const text of texts) {
    if (meanings.has(expressionKey(text.expression))) continue;
    const meaning = meaningOf(text, matches) ?? (detect === undefined || text.text === undefined ? undefined : ownMeaning(text.expression, detect(text.text)));
    if (meaning !== undefined) meanings.set(expressionKey(text.expression), meaning);
  }
  return fields.map((field) => ({ ...field, expression: withMeanings(field.expression, meanings) }));
}

/** The one licence whose text stands under the name; the match of a text begins at its title or its copyright lines, which may stand before. */
function meaningOf({ expression, first, last }: NamedText, matches: readonly LicenseMatch[]): LicenseExpression | undefined {
  if (expression.kind === 'with') return undefined;
  const under = matches.filter(({ kind, startLine, endLine }) => (kind === 'text' || kind === 'notice') && (startLine + endLine) / 2 >= first && (startLine + endLine) / 2 <= last);
  const found = distinct(under.map((match) => match.expression));
  return found.length === 1 ? found[0] : undefined;
}

/** The name says which licence, the text below it with which exception. A name of several words may begin with the licence ("GPL-3.0+~OpenSSL"). */
function ownMeaning(named: LicenseExpression, { expression: found }: Detection): LicenseExpression | undefined {
  if (found === undefined) return undefined;
  const additions = distinct(termsIn(found).filter((term) => term.kind === 'with' && !term.addition.id.startsWith('AdditionRef-')));
  const [only] = additions;
  if (named.kind === 'with') {
    if (only?.kind !== 'with' || new Set(additions.map((term) => (term.kind === 'with' ? term.addition.id : ''))).size !== 1) return undefined;
    return familyOf(only.license) === familyOf(named.license) ? { ...named, addition: only.addition } : undefined;
  }
  if (named.kind !== 'reference' || only?.kind !== 'with' || found.kind !== 'with' || found.license.kind !== 'license') return undefined;
  const base = found.license.id.replace(/(?:\.0)?-(?:only|or-later)$/, '').toLowerCase();
  return named.id.toLowerCase().startsWith(`licenseref-${base}`) ? found : undefined;
}

const familyOf = (license: SimpleLicense): string => license.id.split('-')[0]!;

function withMeanings(expression: LicenseExpression, meanings: ReadonlyMap<string, LicenseExpression>): LicenseExpression {
  const meaning = meanings.get(expressionKey(expression));
  if (meaning !== undefined) return meaning;
  return isCombination(expression) ? combineLicenses(expression.kind, expression.operands.map((operand) => withMeanings(operand, meanings))) : expression;
}

const fieldMatch = ({ expression, line, isAssumed }: StatedLicense): LicenseMatch =>
  ({ kind: 'manifest', expression, startLine: line, endLine: line, start: 0, end: 0, coverage: 1, score: 1, ...(isAssumed && { assumed: true }) });
