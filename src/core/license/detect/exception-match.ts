import { expressionKey, orExpressions } from '../combine-expressions.ts';
import { termsIn, type LicenseExpression } from '../expression.ts';
import { exceptionBeside } from './attach-exception.ts';
import type { LicenseMatch } from './detection.ts';
import type { LineTable } from './line-table.ts';
import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';
import { renderLicenseExpression } from '../render-expression.ts';

/** Words by which an exception goes on before and behind what it is recognised by. */
const reach = 80;

/** Where an exception stands, with the licences of the text that have it; none where no licence does. */
export function exceptionMatch({ expression: id, start, end, coverage, score }: Mention, whole: LicenseExpression | undefined, text: ReadableText, lines: LineTable): LicenseMatch[] {
  const licenses = whole === undefined ? [] : termsIn(whole).filter((term) => term.kind === 'with' && term.addition.id === exceptionBeside(renderLicenseExpression(term.license), id));
  const expression = orExpressions(licenses);
  if (expression === undefined) return [];
  let first = start;
  while (first > 0 && first > start - reach && !text.sentenceBefore(first)) first--;
  let last = end;
  while (last < text.count && last < end + reach && !text.sentenceBefore(last)) last++;
  const [from, to] = [text.words.starts[first]!, text.words.ends[last - 1]!];
  return [{ kind: 'exception', expression, start: from, end: to, startLine: lines.at(from), endLine: lines.at(to - 1), coverage, score }];
}

/** Bytes between sentences that are about one thing. */
const nearby = 400;

/** One match for an exception that is recognised by several of its sentences. */
export function withJoinedExceptions(matches: readonly LicenseMatch[]): readonly LicenseMatch[] {
  const joined: LicenseMatch[] = [];
  for (const match of matches) {
    const before = match.kind === 'exception' ? joined.at(-1) : undefined;
    if (before?.kind !== 'exception' || match.start - before.end > nearby || expressionKey(before.expression) !== expressionKey(match.expression)) joined.push(match);
    else joined[joined.length - 1] = { ...before, end: Math.max(before.end, match.end), endLine: Math.max(before.endLine, match.endLine) };
  }
  return joined;
}
