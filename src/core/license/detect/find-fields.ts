import { licenseId } from '../license-list.ts';
import { normalizeExpression } from '../normalize-expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';

/** Finds `"license": "MIT OR Apache-2.0"`, `license = "…"` and the like, whose value is an expression of two or more ids; marks their words as taken. */
export function findFields(text: ReadableText, source: string, taken: Uint8Array): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < text.count; at++) {
    if (taken[at] === 1 || !isKey(text.word(at))) continue;
    const from = text.words.ends[at]!;
    const separator = /^["']?\s{0,8}[:=]\s{0,8}["']/.exec(text.lower.slice(from, from + 24));
    if (separator === null) continue;
    const start = from + separator[0].length;
    const end = closingQuote(text.lower, start, separator[0].at(-1)!);
    if (end === -1) continue;
    const expression = readExpression(source.slice(start, end));
    if (expression === undefined) continue;
    let last = at + 1;
    while (last < text.count && text.words.starts[last]! < end) taken[last++] = 1;
    found.push({ kind: 'manifest', start: at, end: last, expression, family: undefined, assumed: false, echo: false, coverage: 1, score: 1 });
    at = last - 1;
  }
  return found;
}

const isKey = (word: string): boolean => word === 'license' || word === 'licence' || word === 'licenseid' || word === 'licenses';

function closingQuote(text: string, start: number, quote: string): number {
  const end = text.indexOf(quote, start);
  return end === -1 || end - start > 200 || text.slice(start, end).includes('\n') ? -1 : end;
}

function readExpression(value: string): string | undefined {
  if (!/[()]|\s(?:or|and|with)\s/i.test(value)) return undefined;
  const parsed = parseLicenseExpression(value, { unknownIds: 'accept' });
  if (!parsed.ok) return undefined;
  const isKnown = value.split(/[\s()]+/).every((word) => word === '' || /^(?:or|and|with)$/i.test(word) || licenseId(word.replace(/\+$/, '')) !== undefined || /exception|ref-|-note/i.test(word));
  return isKnown ? renderLicenseExpression(normalizeExpression(parsed.expression)) : undefined;
}
