import { mayBeDenied } from './denial-words.ts';
import { isNotGranted } from './is-not-granted.ts';
import { isOnlySpokenOf, isOnlyShown } from './is-spoken-of.ts';
import type { ReadableText } from './readable-text.ts';

const denials = new Set(['not', 'similar', 'similarly', 'non', 'incompatible', 'compatible', 'unlike', 'neither', 'cannot', 'nor']);

/** "GPL-compatible", "not under the GPL", "incompatible with the GPL". */
export const isDenied = (text: ReadableText, start: number, end: number): boolean => isDeniedBehind(text, end) || isDeniedBefore(text, start, end);

/** "GPL-compatible", "GPL violations". */
export const isDeniedBehind = (text: ReadableText, end: number): boolean => /^(?:compatible|incompatible|compatibility|violation|violations|compliance|compliant|faq|violator|detection|detector|enforcement)$/.test(text.word(end));

/** The words before it deny it, which they may do for more than one: "neither under the GPL nor the LGPL". */
export const isDeniedBefore = (text: ReadableText, start: number, end: number): boolean =>
  (mayBeDenied(text, start, end) && isDeniedByWords(text, start, end)) || isOnlyShown(text, start) || isAbbreviationOfDenied(text, start, end);

function isDeniedByWords(text: ReadableText, start: number, end: number): boolean {
  // "changed from the GPL to MIT"
  const before = text.word(start - 1) === 'the' ? start - 2 : start - 1;
  if (text.word(before) === 'from' && text.word(/^licen[cs]e$/.test(text.word(end)) ? end + 1 : end) === 'to') return true;
  // the terms of an SPDX document, not of the package that it describes
  if (text.word(start - 1) === 'datalicense') return true;
  // "does not apply to the fonts"
  for (let at = end; at < end + 4 && !text.sentenceBefore(at); at++) if (text.word(at) === 'not' && /^(?:apply|cover|extend)$/.test(text.word(at + 1))) return true;
  for (let at = start - 1; at > start - 7 && at >= 0; at--) {
    const word = text.word(at);
    // "may not be distributed except under the GPL", "if you have not bought a licence, the GPL applies"
    if (isExcepted(text, at, start) || isOfCondition(text, at) || beginsAnew(text, at)) break;
    if (word === 'not' && /^(?:only|just|merely)$/.test(text.word(at + 1))) continue;
    if (at > start - 4 ? denials.has(word) : word === 'not' || word === 'similar') return true;
    if (word === 'unlike' && /^(?:those|that)$/.test(text.word(at + 1))) return true;
    // Spanish "no está bajo"
    if (word === 'no' && /^(?:es|se|son|est.{1,4})$/.test(text.word(at + 1))) return true;
    // "which don't use the GPL"
    if (word === 't' && /^(?:don|doesn|didn|isn|aren|can|won)$/.test(text.word(at - 1))) return true;
    // "where this conflicts with the conditions of the GPL"
    if (/^conflict(?:s|ing)?$/.test(word) && text.word(at + 1) === 'with') return true;
    // "linked with software that is licensed under the GPL"
    if (/^(?:that|which)$/.test(word) && /^(?:is|are)$/.test(text.word(at + 1)) && others.test(text.word(at - 1)) && withBefore(text, at - 1)) return true;
    if (word === 'used' && text.word(at + 1) === 'to' && text.word(at + 2) === 'be') return true;
    if (word === 'based' && text.word(at + 1) === 'on' && at > start - 5) return true;
    if (text.sentenceBefore(at + 1)) break;
  }
  return isOnlySpokenOf(text, start, end) || isNotGranted(text, start, end);
}

/** "Not GPL but MIT", "not GPL, it is MIT": what was denied before is over. */
const beginsAnew = (text: ReadableText, at: number): boolean => text.word(at) === 'but' || (/^(?:it|this|they|we|instead|rather)$/.test(text.word(at)) && /^\s*,/.test(text.gapBefore(at)));

/** "Except under the GPL": what is forbidden otherwise is allowed under these terms. */
function isExcepted(text: ReadableText, at: number, start: number): boolean {
  const word = text.word(at);
  const next = /^(?:as|in)$/.test(text.word(at + 1)) ? at + 2 : at + 1;
  if (word === 'than' ? !/^(?:other|otherwise)$/.test(text.word(at - 1)) : !/^(?:except|unless)$/.test(word)) return false;
  for (let back = at - 1; back > at - 16 && back >= 0 && !text.sentenceBefore(back + 1); back--) {
    if (!/^(?:not|cannot|no|t)$/.test(text.word(back))) continue;
    for (let to = next; to < start; to++) if (/^(?:under|according|accordance|compliance|licen[cs]ed|terms|permitted|allowed)$/.test(text.word(to))) return true;
    return false;
  }
  return false;
}

/** "If you do not have a commercial licence, the GPL applies", "who has not paid gets it under the GPL": what follows the condition holds then. */
function isOfCondition(text: ReadableText, at: number): boolean {
  const opening = /^\s*,/.test(text.gapBefore(at + 1)) ? /^(?:if|unless|should|where|when|who|whoever)$/ : /^(?:gets?|receives?|obtains?)$/.test(text.word(at)) ? /^(?:who|whoever)$/ : undefined;
  for (let back = at; opening !== undefined && back > at - 24 && back >= 0; back--) {
    if (opening.test(text.word(back))) return true;
    if (text.sentenceBefore(back)) return false;
  }
  return false;
}

/** What this work may be combined with. */
const others = /^(?:software|code|programs?|works?|librar(?:y|ies)|modules?|files?|packages?|materials?)$/;

function withBefore(text: ReadableText, thing: number): boolean {
  return [1, 2, 3].some((back) => text.word(thing - back) === 'with' && !text.sentenceBefore(thing - back + 1));
}

/** "not under the GNU General Public License (GPL)". */
function isAbbreviationOfDenied(text: ReadableText, start: number, end: number): boolean {
  if (!text.gapBefore(start).includes('(') || text.charAfter(end - 1) !== ')' || !/^licen[cs]e$/.test(text.word(start - 1))) return false;
  let name = start - 1;
  while (name > start - 6 && /^(?:gnu|lesser|library|affero|general|public|mozilla|apache|software|bsd|mit)$/.test(text.word(name - 1))) name--;
  return name < start - 1 && isDenied(text, name, start);
}

/** "Not under the GPL, the AGPL or the SSPL": is a name, of which nothing is said itself, one more of those that are denied? */
export function isDeniedWith(text: ReadableText, deniedEnd: number, start: number, end: number): boolean {
  if (start - deniedEnd > 6) return false;
  let isNext = false;
  for (let at = deniedEnd; at <= start; at++) {
    const gap = text.gapBefore(at);
    if (text.sentenceBefore(at) || gap.includes('?')) return false;
    const word = text.word(at);
    if (gap.includes(',')) {
      if (word === 'and') return false;
      isNext ||= goesOn(text, end);
    }
    if (at === start) return isNext || /[/|]/.test(gap);
    if (/^(?:or|nor|and)$/.test(word)) isNext = true;
    else if (!/^(?:the|an?|gnu|version|v?\d+|v|later|any|only|licen[cs]es?|terms|of|under|newer)$/.test(word)) return false;
  }
  return false;
}

/** Does another one follow in a list? */
function goesOn(text: ReadableText, end: number): boolean {
  for (let at = end; at < end + 4 && at < text.count && !text.sentenceBefore(at); at++) if (/^(?:or|nor|and)$/.test(text.word(at)) || text.gapBefore(at).includes(',')) return true;
  return false;
}
