import type { Mention } from './mention.ts';
import { isOfAnotherPart } from './other-part.ts';
import type { ReadableText } from './readable-text.ts';

const dualWords = /^(?:dual|dually|duallicensed|either|choice|choose|chose|tri|multi|option|disjunctive|double|triple|trilicense)$/;

/** Words before the second one in which a word of choice is looked for. */
const reach = 70;

/** The value of a field of its own: `License: MIT`. */
export const isField = (text: ReadableText, start: number): boolean =>
  /^licen[cs]e$/.test(text.word(start - 1)) && /^\s*[:=]\s*$/.test(text.gapBefore(start)) && text.gapBefore(start - 1).includes('\n');

/** Do two mentions, of which the second one follows the first one, stand to choose? */
export function isAlternative(text: ReadableText, a: Mention, b: Mention, lastTaken: (word: number) => number): boolean {
  const from = b.start >= a.end ? a.end : lastTaken(b.start);
  const distance = b.start - from;
  if (isField(text, b.start) || isOfSomeFiles(text, Math.max(from, b.start - reach), b.kind === 'text' ? Math.min(b.end, b.start + 24) : b.start)) return false;
  const gap = distance === 0 ? text.lower(text.words.ends[Math.max(0, from - 1)]!, text.words.starts[b.start]!) : undefined;
  if (gap !== undefined && /^[\s"')(]*[/|][\s"'(]*$/.test(gap)) return true;
  // "GPLv2+ (GPLv3+ preferred)"
  if (gap !== undefined && a.family !== undefined && a.family === b.family && /^\+?\s*\(\s*$/.test(gap)) return true;
  if (isOfAnotherPart(text, a, b, from)) return false;
  // a text follows what offers it, whatever is said between them
  const offered = b.kind === 'text' || b.kind === 'notice' ? undefined : b.start;
  let hasOr = false;
  let hasAnd = false;
  let hasDual = false;
  let paragraph = false;
  for (let at = Math.max(from, b.start - reach); at < b.start; at++) {
    const word = text.word(at);
    const near = b.start - at;
    if (at > from && text.paragraphBefore(at)) {
      paragraph = true;
      // another stanza of a file of Debian
      if (word === 'files' && text.charAfter(at) === ':') return false;
    }
    if (near < (word === 'optionally' ? 8 : reach) && isOffer(text, at, offered)) return true;
    if (word === 'or' && (near <= 14 || distance <= 14) && !isOther(text, at, b.start)) hasOr = true;
    if (word === 'and' && distance <= 14) hasAnd = true;
    if (near < 30 && isOfChoice(text, at, offered)) hasDual = true;
  }
  if (hasOr && distance <= 24 && (!paragraph || distance <= 14)) return true;
  for (let at = a.start - 1; at >= 0 && at > a.start - 34; at--) {
    if (isOfChoice(text, at, a.start)) hasDual = true;
    if (/^(?:two|three|following)$/.test(text.word(at)) && /^licen[cs]es$/.test(text.word(at + 1)) && (/^(?:between|of|either|any)$/.test(text.word(at - 1)) || (text.word(at - 1) === 'the' && text.word(at - 2) === 'of'))) hasDual = true;
  }
  for (let at = b.end; at < b.end + 8 && at < text.count; at++) if (/^(?:dual|tri|either|option|choice|choose)$/.test(text.word(at)) && distance < 10 && !(text.word(at) === 'choose' && text.word(at + 1) === 'one' && !isAmongLicenses(text, at + 1))) hasDual = true;
  // "licensee has the right to choose one of the above licences"
  for (let at = b.end; at < b.end + 50 && at < text.count; at++) if (choosing.test(text.word(at)) && isAmongLicenses(text, at + 1)) hasDual = true;
  // "released under the MIT, BSD, and GPL licenses"
  if (distance <= 1) {
    for (let at = b.end; at < b.end + 6 && at < text.count; at++) {
      if (/^licen[cs]es$/.test(text.word(at)) && underBefore(text, a.start)) return true;
      if (text.sentenceBefore(at)) break;
    }
  }
  if (b.kind === 'text' || b.kind === 'notice') return false;
  return (hasDual && distance <= 40 && (!hasAnd || distance <= 14)) || (distance <= 120 && isListOfChoices(text, a.start));
}

const choosing = /^(?:choose|select|elect)$/;

/** "Choose one of the above licenses", "choose which license", "select either of them"; not "choose one of these themes". */
function isAmongLicenses(text: ReadableText, from: number): boolean {
  if (!/^(?:one|either|which|any|between)$/.test(text.word(from))) return false;
  for (let at = from + 1; at < from + 8; at++) {
    if (text.sentenceBefore(at)) return at === from + 1;
    if (ofTerms.test(text.word(at)) || /^(?:them|these|those)$/.test(text.word(at)) && text.sentenceBefore(at + 1)) return true;
  }
  return false;
}

/** "The following license applies (at your option) to the files …": who chooses it chooses it for these only. */
function isOfSomeFiles(text: ReadableText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (text.word(at) !== 'files') continue;
    const before = text.word(at - 1) === 'following' ? at - 2 : at - 1;
    if (/^(?:the|these)$/.test(text.word(before)) && text.word(before - 1) === 'to') return true;
  }
  return false;
}

/** "You must choose one of the two licenses described below": entries of a list follow, with words of their own. */
function isListOfChoices(text: ReadableText, start: number): boolean {
  for (let at = start - 1; at >= 0 && at > start - 60; at--) {
    if (text.word(at) !== 'choose' || text.word(at + 1) !== 'one' || text.word(at + 2) !== 'of') continue;
    for (let next = at + 3; next < at + 7; next++) if (/^licen[cs]es$/.test(text.word(next))) return true;
  }
  return false;
}

/** Does the sentence that a word stands in end before another one? What a colon announces belongs to it, even in a list. */
function hasSentenceBetween(text: ReadableText, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (text.sentenceBefore(at) && !text.gapBefore(at).trimStart().startsWith(':')) return true;
  return false;
}

const isOfChoice = (text: ReadableText, at: number, offered: number | undefined): boolean => (text.word(at) === 'election' && text.word(at - 1) === 'your') || (dualWords.test(text.word(at)) && !isLaterOption(text, at) && !isOfThings(text, at)) || isOffer(text, at, offered);

/**
 * "Alternatively", "as an alternative", "alternative licences"; but not what is an alternative to some other product, nor a list of alternatives. An adverb offers what its own sentence speaks of, where it is told which word
 * that has to reach.
 */
function isOffer(text: ReadableText, at: number, offered: number | undefined): boolean {
  const word = text.word(at);
  if (/^(?:alternatively|alternately|optionally)$/.test(word)) return offered === undefined || !hasSentenceBetween(text, at, offered);
  // of the Eclipse Public License 2.0: "may also be made available under the following Secondary Licenses"
  if (word === 'secondary') return /^licen[cs]es$/.test(text.word(at + 1)) && text.word(at - 1) === 'following';
  if (!/^alternatives?$/.test(word)) return false;
  for (let next = at + 1; next < at + 3 && !text.sentenceBefore(next); next++) if (ofTerms.test(text.word(next))) return true;
  if (!/^(?:an|the|another)$/.test(text.word(at - 1)) || text.word(at - 2) !== 'as') return false;
  if (text.word(at + 1) !== 'to') return true;
  for (let next = at + 2; next < at + 8 && !text.sentenceBefore(next); next++) if (ofTerms.test(text.word(next))) return true;
  return false;
}

const ofTerms = /^(?:licen[cs](?:e|es|ing)|terms|agreements?|a?gpl|lgpl|above)$/;

/** "Like other tools to choose from", "you may choose to install", "choose our server": what there is to choose are no licences. */
function isOfThings(text: ReadableText, at: number): boolean {
  if (text.word(at) !== 'choose') return false;
  const next = text.word(at + 1);
  if (next === 'our') return true;
  if (next === 'to') return /^(?:install|build|run|buy|download|add|enable|include|deploy|try|load|host|activate|upgrade)$/.test(text.word(at + 2));
  if (next !== 'from' || text.word(at - 1) !== 'to') return false;
  for (let before = at - 1; before > at - 8 && !text.sentenceBefore(before + 1); before--) if (ofTerms.test(text.word(before))) return false;
  return true;
}

/** "at your option" and "either version 2" speak of versions. */
function isLaterOption(text: ReadableText, at: number): boolean {
  const word = text.word(at);
  if (word === 'either') return /^(?:version|express|expressed|v)$/.test(text.word(at + 1)) || text.word(at - 1) === 'kind';
  return word === 'option' && (/^(?:any|version|later|or|higher|newer)$/.test(text.word(at + 1)) || text.word(at - 1) === 'your' && /^(?:any|later)$/.test(text.word(at + 1)));
}

/** An "or" that belongs to a version or to another sentence. */
function isOther(text: ReadableText, at: number, second: number): boolean {
  for (let next = at + 1; next < at + 8 && next < second; next++) if (/^(?:later|newer|above|higher|greater)$/.test(text.word(next))) return true;
  // "or a commercial license. Includes zlib": of something else than the second one
  for (let next = at + 1; next < at + 6 && next < second; next++) if (text.word(next) === 'commercial' && /^licen[cs]es?$/.test(text.word(next + 1))) return true;
  return /^(?:implied|without|more|fitness|modify|otherwise|merchantability)$/.test(text.word(at + 1)) || text.word(at - 1) === 'and';
}

function underBefore(text: ReadableText, start: number): boolean {
  for (let at = start - 1; at >= 0 && at > start - 10; at--) if (text.word(at) === 'under') return true;
  return false;
}
