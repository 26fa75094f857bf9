import { licenseId } from '../license-list.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { normalizeExpression } from '../normalize-expression.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import type { Mention } from './mention.ts';
import { LetterFinder } from './find-letters.ts';
import { charactersOf, type ReadableText } from './readable-text.ts';

const name = 'spdx-license-identifier';
const finder = new LetterFinder(name);

/** Offset of the first tag at `from` or behind it; -1 when there is none. */
export const nextTag = (bytes: Uint8Array, from = 0): number => finder.find(bytes, from);

/** Reads `SPDX-License-Identifier: …` and marks its words as taken. */
export function findTags(text: ReadableText, taken: Uint8Array): Mention[] {
  const found: Mention[] = [];
  let word = 0;
  const { words } = text;
  const { bytes } = words;
  for (let at = nextTag(bytes); at !== -1; at = nextTag(bytes, at + 10)) {
    const colon = at + name.length;
    const separator = /^["']?\s*[:=]\s*["']?/.exec(text.lower(colon, colon + 12));
    while (word < words.count && words.starts[word]! < at) word++;
    const start = word;
    // part of a reference text; or of a place that has no words, as attributes of HTML
    if (start === words.count || taken[start] === 1) continue;
    const value = separator === null ? '' : cleaned(charactersOf(bytes, colon + separator[0].length, lineEnd(bytes, colon)));
    const expression = read(value);
    const end = colon + (separator?.[0].length ?? 0) + value.length;
    while (word < words.count && words.starts[word]! < Math.max(end, colon)) taken[word++] = 1;
    if (expression !== undefined && !isShown(text.lower(Math.max(0, at - shownReach), at))) found.push({ kind: 'tag', start, end: Math.max(word, start + 1), expression, family: undefined, assumed: false, echo: false, coverage: 1, score: 1 });
  }
  return found;
}

const shownReach = 200;

/** "Put `SPDX-License-Identifier: …` in each file": what stands before a tag in quotation marks of Markdown, in the same paragraph, says that it is an example. */
function isShown(before: string): boolean {
  const sentence = before.slice(before.lastIndexOf('\n\n') + 1);
  return /`[^`\w\n]*$/.test(sentence) && /\b(?:e\.?g|example|instance|such as|like|add|put|insert|includes?|contains?|containing|uses?|using|should|must|starts?|begins?|each|every|instead)\b[^`]*(?:`[^`\n]+`[^`]*)*`[^`\w]*$/.test(sentence);
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && end < from + 600 && bytes[end] !== 0x0a) end++;
  return end;
}

/** Without what closes a comment or a string. */
function cleaned(value: string): string {
  const cut = value.search(/\*\/|-->|\\n|"|'|`|,|;|<|\]|\{|#|\\/);
  let text = (cut === -1 ? value : value.slice(0, cut)).trim();
  while (text.endsWith(')') && count(text, ')') > count(text, '(')) text = text.slice(0, -1).trimEnd();
  return text.replace(/[.*\s]+$/, '');
}

const count = (text: string, char: string): number => text.split(char).length - 1;

const spellings = new Map(Object.entries({ bsd: 'BSD-3-Clause', 'bsd-2': 'BSD-2-Clause', 'bsd-3': 'BSD-3-Clause', gpl: 'GPL-1.0-or-later', lgpl: 'LGPL-2.0-or-later', apache: 'Apache-2.0', 'apache2': 'Apache-2.0', 'gplv2': 'GPL-2.0-only', 'gplv3': 'GPL-3.0-only', x11: 'X11' }));

function read(value: string): string | undefined {
  if (value === '' || value.length > 500) return undefined;
  const repaired = withoutSlashes(value).replace(/\|\||\bor\b/gi, 'OR').replace(/&&|\band\b/gi, 'AND').replace(/\bwith\b/gi, 'WITH').replace(/[^\s()]+/g, (word) => spellings.get(word.toLowerCase()) ?? word);
  const words = repaired.split(/\s+/);
  const whole = withUnlistedIds(words);
  if (whole !== undefined) return whole;
  // words behind a complete expression are prose; ids side by side are alternatives
  for (let length = words.length; length > 0; length--) {
    const parsed = parseLicenseExpression(words.slice(0, length).join(' '), { unknownIds: 'accept' });
    if (!parsed.ok) continue;
    const isKnown = words.slice(0, length).every((word) => /^\(*(?:OR|AND|WITH)\)*$/.test(word) || licenseId(word.replace(/[()+]/g, '')) !== undefined || /ref-|exception|-note/i.test(word));
    if (length === 1 && words.length > 1 && isKnown && words.every((word) => licenseId(word.replace(/\+$/, '')) !== undefined)) return words.join(' OR ');
    if (!isKnown && length > 1) continue;
    if (!isKnown) return undefined;
    return renderLicenseExpression(normalizeExpression(parsed.expression));
  }
  return undefined;
}

/** `MIT/Apache-2.0`, as Cargo once wrote it: a choice, where all of it are ids. */
const withoutSlashes = (value: string): string => value.replace(/[\w.+-]+(?: ?\/ ?[\w.+-]+)+/g, (run) => {
  const ids = run.split('/').map((id) => id.trim());
  return ids.every((id) => licenseId(id.replace(/\+$/, '')) !== undefined) ? `(${ids.join(' OR ')})` : run;
});

const isOperator = (word: string): boolean => /^(?:OR|AND|WITH)$/.test(word);
const isListed = (id: string): boolean => licenseId(id.replace(/\+$/, '')) !== undefined || /ref-|exception|-note/i.test(id);
/** What is no word of prose. */
const looksLikeId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.-]*\+?$/.test(id) && /[\d-]/.test(id);

/** An expression with ids that are not on the list: they stay, as references of their own. */
function withUnlistedIds(words: readonly string[]): string | undefined {
  const ids = words.map((word) => word.replace(/[()]/g, '')).filter((word) => word !== '' && !isOperator(word));
  const unlisted = ids.filter((id) => !isListed(id));
  if (unlisted.length === 0 || !unlisted.every(looksLikeId)) return undefined;
  const text = words.map((word) => word.replace(/[^\s()]+/g, (id) => (unlisted.includes(id) ? `LicenseRef-unlisted-${id.replace(/\+$/, '')}` : id))).join(' ');
  const parsed = parseLicenseExpression(text, { unknownIds: 'accept' });
  return parsed.ok ? renderLicenseExpression(normalizeExpression(parsed.expression)) : undefined;
}
