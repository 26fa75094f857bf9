import { andExpressions, combineLicenses, distinct, expressionKey } from '#core/license/combine-expressions.ts';
import type { Detection, LicenseMatch } from '#core/license/detect/detection.ts';
import { isCombination, type LicenseExpression } from '#core/license/expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { NamedText, StatedLicense, StatedLicenses } from './stated-licenses.ts';

/** Kinds that stand for themselves in a manifest; a name elsewhere in it (keywords, a description, where to find a text) grants nothing. */
const kept: ReadonlySet<LicenseMatch['kind']> = new Set(['text', 'notice', 'tag']);

/**
 * A detection in which fields count for what they say. The copyright file of Debian says all by its fields; the texts in it are evidence of what
 * the names mean. In other manifests a notice in a comment counts beside the field.
 */
export function withStated(detection: Detection, stated: StatedLicenses | undefined): Detection {
  if (stated === undefined || stated.fields.length === 0) return detection;
  const lines = new Set(stated.fields.map(({ line }) => line));
  const others = detection.matches.filter(({ kind, startLine, endLine }) => kept.has(kind) && !(startLine === endLine && lines.has(startLine)));
  const meanings = new Map<string, LicenseExpression>();
  for (const text of stated.texts) {
    const meaning = meaningOf(text, detection.matches);
    if (meaning !== undefined && !meanings.has(expressionKey(text.expression))) meanings.set(expressionKey(text.expression), meaning);
  }
  const fields = stated.fields.map((field) => ({ ...field, expression: withMeanings(field.expression, meanings) }));
  const matches = [...fields.map(fieldMatch), ...others].sort((a, b) => a.startLine - b.startLine || a.endLine - b.endLine);
  const together = andExpressions(distinct([...fields.map(({ expression }) => expression), ...(stated.isComplete ? [] : others.map(({ expression }) => expression))]));
  return { ...detection, expression: together === undefined ? undefined : simplifyExpression(together), matches };
}

/**
 * The one licence whose text stands under the name; the match of a text begins at its title or its copyright lines, which may stand before. Of a licence with
 * an exception that nobody knows, the licence is known, and a sentence tells the exception.
 */
function meaningOf({ expression, first, last }: NamedText, matches: readonly LicenseMatch[]): LicenseExpression | undefined {
  const isWith = expression.kind === 'with' && expression.license.kind === 'license';
  const under = matches.filter(({ kind, startLine, endLine }) => (isWith ? kind !== 'clue' : kind === 'text' || kind === 'notice') && (startLine + endLine) / 2 >= first && (startLine + endLine) / 2 <= last);
  const found = distinct(under.map((match) => match.expression)).filter((one) => !isWith || (one.kind === 'with' && expressionKey(one.license) === expressionKey(expression.license)));
  return found.length === 1 ? found[0] : undefined;
}

function withMeanings(expression: LicenseExpression, meanings: ReadonlyMap<string, LicenseExpression>): LicenseExpression {
  const meaning = meanings.get(expressionKey(expression));
  if (meaning !== undefined) return meaning;
  return isCombination(expression) ? combineLicenses(expression.kind, expression.operands.map((operand) => withMeanings(operand, meanings))) : expression;
}

const fieldMatch = ({ expression, line, isAssumed }: StatedLicense): LicenseMatch =>
  ({ kind: 'manifest', expression, startLine: line, endLine: line, start: 0, end: 0, coverage: 1, score: 1, ...(isAssumed && { assumed: true }) });
