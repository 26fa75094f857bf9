import type { Mention } from './mention.ts';
import { LetterFinder } from './find-letters.ts';
import { charactersOf, type ReadableText } from './readable-text.ts';
import { readTagValue } from './read-tag-value.ts';

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
    const from = colon + (separator?.[0].length ?? 0);
    const line = separator === null ? '' : cleaned(charactersOf(bytes, from, lineEnd(bytes, colon)));
    const value = isOpen.test(line) ? withNextLine(line, bytes, from) : { text: line, end: from + line.length };
    const read = readTagValue(value.text);
    const { end } = value;
    while (word < words.count && words.starts[word]! < Math.max(end, colon)) taken[word++] = 1;
    if (read !== undefined && !isShown(text.lower(Math.max(0, at - shownReach), at))) found.push({ kind: 'tag', start, end: Math.max(word, start + 1), expression: read.expression, family: undefined, assumed: read.lacks, echo: false, coverage: 1, score: read.lacks ? 0.5 : 1 });
  }
  return found;
}

/** More has to follow: "MIT OR". */
const isOpen = /(?:^|\s)(?:or|and|with|\|\||&&)$/i;

/** An expression that goes on in the next line of the comment. */
function withNextLine(line: string, bytes: Uint8Array, from: number): { readonly text: string; readonly end: number } {
  const start = lineEnd(bytes, from) + 1;
  const next = charactersOf(bytes, start, Math.min(bytes.length, lineEnd(bytes, start)));
  const leader = /^[\s/*#;%!.'"-]*/.exec(next)![0].length;
  const rest = cleaned(next.slice(leader));
  return rest !== '' && isRest.test(rest) ? { text: `${line} ${rest}`, end: start + leader + rest.length } : { text: line, end: from + line.length };
}

/** No sentence: ids and operators. */
const isRest = /^\(*[A-Za-z][A-Za-z0-9.+-]*\)*(?:\s+(?:OR|AND|WITH)\s+\(*[A-Za-z][A-Za-z0-9.+-]*\)*)*$/;

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
