import { licenseId } from '../license-list.ts';
import { normalizeExpression } from '../normalize-expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import type { Mention } from './mention.ts';
import { charactersOf, type ReadableText } from './readable-text.ts';
import { wordHash } from './words.ts';

/** Finds `"license": "MIT OR Apache-2.0"`, `license = "…"` and the like, whose value is an expression of two or more ids; marks their words as taken. */
export function findFields(text: ReadableText, taken: Uint8Array): Mention[] {
  const found: Mention[] = [];
  const { bytes, hashes } = text.words;
  for (let at = 0; at < text.count; at++) {
    if (!keys.has(hashes[at]!) || taken[at] === 1) continue;
    const from = text.words.ends[at]!;
    const separator = /^["']?\s{0,8}[:=]\s{0,8}["']/.exec(text.lower(from, from + 24));
    if (separator === null) continue;
    const start = from + separator[0].length;
    const end = closingQuote(bytes, start, bytes[start - 1]!);
    if (end === -1) continue;
    const expression = readExpression(charactersOf(bytes, start, end));
    if (expression === undefined) continue;
    let last = at + 1;
    while (last < text.count && text.words.starts[last]! < end) taken[last++] = 1;
    found.push({ kind: 'manifest', start: at, end: last, expression, family: undefined, assumed: false, echo: false, coverage: 1, score: 1 });
    at = last - 1;
  }
  return found;
}

/** Words that stand before a value. */
export const fieldKeys = ['license', 'licence', 'licenseid', 'licenses'] as const;
const keys: ReadonlySet<number> = new Set(fieldKeys.map(wordHash));

function closingQuote(bytes: Uint8Array, start: number, quote: number): number {
  for (let at = start; at < bytes.length && at <= start + 200; at++) {
    if (bytes[at] === quote) return at;
    if (bytes[at] === 0x0a) return -1;
  }
  return -1;
}

function readExpression(value: string): string | undefined {
  if (!/[()]|\s(?:or|and|with)\s/i.test(value)) return undefined;
  const parsed = parseLicenseExpression(value, { unknownIds: 'accept' });
  if (!parsed.ok) return undefined;
  const isKnown = value.split(/[\s()]+/).every((word) => word === '' || /^(?:or|and|with)$/i.test(word) || licenseId(word.replace(/\+$/, '')) !== undefined || /exception|ref-|-note/i.test(word));
  return isKnown ? renderLicenseExpression(normalizeExpression(parsed.expression)) : undefined;
}
