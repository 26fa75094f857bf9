import type { ReadableText } from './readable-text.ts';
import { wordHash } from './words.ts';

/** Words of the sentence before a name that are looked at. */
const reach = 24;

/** Is a name only compared with, asked about, given as an example, or of a time that is over? What it names are then not the terms of this work. */
export function isOnlySpokenOf(text: ReadableText, start: number, end: number): boolean {
  if (/^(?:vs|versus)$/.test(text.word(end))) return true;
  const near = /^(?:the|an?)$/.test(text.word(start - 1)) ? start - 2 : start - 1;
  if (isExampleOf(text, near) || /^(?:vs|versus)$/.test(text.word(near)) || isPreferredTo(text, near)) return true;
  let commas = 0;
  for (let at = start - 1; at >= 0 && at > start - reach; at--) {
    const gap = text.gapBefore(at + 1);
    if (gap.includes('?') || text.sentenceBefore(at + 1)) break;
    if (gap.includes(',')) commas++;
    const word = text.word(at);
    if (isExcluding(text, word, at, start) || isApart(text, word, at, start)) return true;
    if (commas > 1) continue;
    if (isContrast(text, word, at) && (commas === 0 || hasRelativeClause(text, at, start))) return true;
    if (commas > 0) continue;
    if (isPast(text, word, at, start) || isOfSomeoneElse(text, word, at, start) || isWarning(text, word, at, start)) return true;
  }
  return isAsked(text, start, end);
}

/** Does it stand in what the text only shows: in a quotation that it calls an example, or in the translation of a message? */
export const isOnlyShown = (text: ReadableText, start: number): boolean => isQuoted(text, start) || isTranslation(text, start);

/** "No part is under the LGPL", "none of the files are covered by the GPL", "contains no GPL code". */
function isExcluding(text: ReadableText, word: string, at: number, start: number): boolean {
  if (word === 'no' && at === start - 1) return true;
  if (word === 'none' ? text.word(at + 1) !== 'of' : word !== 'no' || !portions.test(text.word(at + 1))) return false;
  let hasVerb = /^(?:is|are)$/.test(text.word(start));
  for (let next = at + 2; next < start; next++) {
    if (/^(?:but|except|unless|other|not|without|apart)$/.test(text.word(next))) return false;
    if (/^(?:is|are|was|were|be|under|covered|licen[cs]ed)$/.test(text.word(next))) hasVerb = true;
  }
  return hasVerb;
}

/** "May not be combined with anything under the GPL". */
const isApart = (text: ReadableText, word: string, at: number, start: number): boolean =>
  word === 'not' && at > start - 11 && text.word(at + 1) === 'be' && /^(?:combined|linked|mixed|bundled|distributed|used)$/.test(text.word(at + 2)) && /^(?:with|together)$/.test(text.word(at + 3));

const portions = /^(?:parts?|portions?|files?|code|sources?|components?|librar(?:y|ies)|modules?|lines?|content|pieces?|one)$/;

/** "Unlike X", "in contrast to X", "as opposed to X". */
const isContrast = (text: ReadableText, word: string, at: number): boolean => word === 'unlike' || (/^(?:contrast|opposed|contrary)$/.test(word) && /^(?:to|with)$/.test(text.word(at + 1)));

/** "Unlike Foo, which is under the LGPL, …": the comma belongs to what is compared. */
function hasRelativeClause(text: ReadableText, from: number, start: number): boolean {
  for (let at = from + 1; at < start; at++) if (text.gapBefore(at).includes(',')) return /^(?:which|that|who|whose)$/.test(text.word(at));
  return false;
}

/** "Instead of the GPL", "rather than the GPL", "stricter than the GPL". */
const isPreferredTo = (text: ReadableText, at: number): boolean => text.word(at) === 'than' || (text.word(at) === 'of' && /^(?:instead|place|lieu)$/.test(text.word(at - 1)));

/** "E.g. the MIT license", "for example MIT", "a license such as MIT". */
function isExampleOf(text: ReadableText, at: number): boolean {
  const [before, word] = [text.word(at - 1), text.word(at)];
  return (word === 'g' && before === 'e') || word === 'eg' || (/^(?:example|instance)$/.test(word) && before === 'for') || (word === 'as' && before === 'such');
}

/** "Was previously licensed under", "formerly available under", "no longer under", "versions before 2.0 were released under". */
function isPast(text: ReadableText, word: string, at: number, start: number): boolean {
  if (at < start - 9) return false;
  const next = text.word(at + 1);
  if (/^(?:previously|formerly)$/.test(word)) return granted.test(next);
  if (word === 'longer') return text.word(at - 1) === 'no';
  const isOver = /^(?:was|were)$/.test(word);
  if (!(isOver || /^(?:is|are|remains?)$/.test(word)) || !granted.test(next)) return false;
  for (let back = at - 1, ends = false; back > at - 10 && back >= 0 && !text.sentenceBefore(back + 1); back--) {
    const earlier = text.word(back);
    ends ||= /^(?:before|until|older|earlier)$/.test(earlier) || (/^(?:prior|up)$/.test(earlier) && text.word(back + 1) === 'to');
    // of what is not over: "versions up to 2.9 are licensed under"
    if (ends && (isOver || [back, back + 1].some((one) => /^(?:versions|releases)$/.test(text.word(one))))) return true;
  }
  return false;
}

const granted = /^(?:licen[cs]ed|released|distributed|available|published|covered|provided|offered|under|governed|made|issued)$/;

/** "If a library is licensed under the Apache License": of any work, not of this one. */
function isOfSomeoneElse(text: ReadableText, word: string, at: number, start: number): boolean {
  if (!/^(?:if|when|whenever|where)$/.test(word) || !/^(?:an?|any|another|some|your|their)$/.test(text.word(at + 1))) return false;
  for (let next = at + 3; next < start && next < at + 7; next++) if (/^(?:is|are|was|were)$/.test(text.word(next))) return granted.test(text.word(next + 1)) || next + 1 === start;
  return false;
}

/** "Do not copy code from there: it is GPL", "never add dependencies that are licensed under the AGPL". */
function isWarning(text: ReadableText, word: string, at: number, start: number): boolean {
  if (!/^(?:copy|use|add|include|import|accept|introduce|contribute|submit|paste|incorporate|vendor|bundle|ship|link|take|depend|rely)$/.test(word)) return false;
  const before = text.word(at - 1);
  if (!/^(?:never|not|avoid)$/.test(before) && !(before === 't' && text.word(at - 2) === 'don')) return false;
  if (/^(?:you|we|they)$/.test(text.word(at - 2)) || /^(?:may|must|can|shall)$/.test(text.word(at - 2))) return false;
  for (let next = at + 1; next < start && next < at + 5; next++) {
    if (/^(?:this|these|the)$/.test(text.word(next))) return false;
    if (works.test(text.word(next))) return /^(?:that|which|from|under|licen[cs]ed|with|whose|released|covered|on)$/.test(text.word(next + 1));
  }
  return false;
}

const works = /^(?:anything|code|sources?|dependenc(?:y|ies)|librar(?:y|ies)|packages?|modules?|components?|files?|plugins?|software|material|parts|snippets?)$/;

/** "Is it GPL?", "can I link this with GPL software?" */
function isAsked(text: ReadableText, start: number, end: number): boolean {
  let last = end;
  while (last < text.count && last < end + 14 && !text.sentenceBefore(last) && !text.gapBefore(last).includes('?')) last++;
  if (!text.gapBefore(last).trimStart().slice(0, 3).includes('?')) return false;
  for (let at = start - 1; at >= 0 && at > start - reach; at--) {
    if (questions.test(text.word(at)) && (at === 0 || text.sentenceBefore(at) || /[?:\n]/.test(text.gapBefore(at)))) return true;
    if (text.sentenceBefore(at) || text.gapBefore(at).includes('?')) return false;
  }
  return false;
}

const questions = /^(?:is|are|can|may|do|does|should|must|what|which|why|how|where|who|would|could|will|has|have|am|was|were|isn|aren|whether)$/;

/** A quotation of Markdown that some words before it call an example ("given a file with"). */
function isQuoted(text: ReadableText, start: number): boolean {
  const { bytes, starts } = text.words;
  let line = lineStart(bytes, starts[start]!);
  if (bytes[line] !== 0x3e) return false;
  for (let lines = 0; lines < quotedLines && line > 0 && bytes[line] === 0x3e; lines++) line = lineStart(bytes, line - 1);
  const end = bytes[line] === 0x3e ? line : lineEndOf(bytes, line);
  return examples.test(text.lower(Math.max(0, end - 200), end));
}

const quotedLines = 60;
const examples = /(?:\bfor (?:example|instance)\b|\be\.g\.|\b(?:given|with|contains?|containing|like|reads?|input) (?:an? |the |this )?(?:file|text|header|input|following|notice|comment)\b|\bexamples?:)[^\n]*\n?\s*$/;

function lineStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && bytes[start - 1] !== 0x0a && at - start < 600) start--;
  return start;
}

function lineEndOf(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && bytes[end] !== 0x0a && end - from < 600) end++;
  return end;
}

/** In a catalogue of messages what a program shows in one language stands below what it shows in another one. */
function isTranslation({ words: { hashes } }: ReadableText, start: number): boolean {
  for (let at = start - 1; at >= 0 && at > start - longestMessage; at--) {
    if (hashes[at] === original) return false;
    if (hashes[at] === translation) return true;
  }
  return false;
}

const longestMessage = 250;
const [original, translation] = [wordHash('msgid'), wordHash('msgstr')];
