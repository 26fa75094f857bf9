import type { ReadableText } from './readable-text.ts';

/** Words of a sentence that are looked at on either side of a name. */
const reach = 12;

/** What somebody demands of others, or what may come some day, is granted by nobody: "allowed licenses: MIT, ISC", "we consider the MIT license". */
export const isNotGranted = (text: ReadableText, start: number, end: number): boolean => isChangeLicense(text, start) || isRuled(text, start, end) || isPlanned(text, start) || isHeader(text, end);

/** "Change License: Apache License 2.0" in the parameters of the Business Source License: from the change date on. */
const isChangeLicense = (text: ReadableText, start: number): boolean => text.word(start - 2) === 'change' && /^licen[cs]e$/.test(text.word(start - 1)) && /[:|]/.test(text.gapBefore(start));

/** "Allowed licenses: …", "… licensed dependencies are forbidden", "dependencies must be under …". */
function isRuled(text: ReadableText, start: number, end: number): boolean {
  if (isInRuledList(text, start)) return true;
  for (let at = start - 1; at >= 0 && at > start - reach && !text.sentenceBefore(at + 1); at--) {
    if (/^(?:must|should|shall|have)$/.test(text.word(at)) && others.test(text.word(at - 1)) && at > start - 8) return true;
  }
  for (let at = end; at < end + reach && at < text.count && !text.sentenceBefore(at); at++) {
    if (!others.test(text.word(at))) continue;
    for (let next = at + 1; next < at + 5 && !text.sentenceBefore(next); next++) if (/^(?:is|are|be)$/.test(text.word(next))) return verdicts.test(text.word(/^(?:not|also|always|never|strictly)$/.test(text.word(next + 1)) ? next + 2 : next + 1));
  }
  return false;
}

/** Words of a list on one line, however many licences it has. */
const longestList = 80;

function isInRuledList(text: ReadableText, start: number): boolean {
  if (!/[,:]/.test(text.gapBefore(start)) && !/^(?:or|and)$/.test(text.word(start - 1))) return false;
  for (let at = start - 1; at >= 0 && at > start - longestList && !text.sentenceBefore(at + 1); at--) {
    if (text.gapBefore(at + 1).includes(':')) return /^licen[cs]es$/.test(text.word(at)) && verdicts.test(text.word(at - 1));
  }
  return false;
}

const others = /^(?:dependenc(?:y|ies)|packages|plugins|libraries|modules|components|imports)$/;
const verdicts = /^(?:allow|deny|forbid|allowed|forbidden|accepted|acceptable|approved|permitted|prohibited|banned|denied|disallowed|rejected|compatible|incompatible|supported|valid|known|recommended|blocked|unacceptable|welcome|fine|ok)$/;

/** "We plan to move to the MIT license", "it will be released under the GPL once it is ready". */
function isPlanned(text: ReadableText, start: number): boolean {
  for (let at = start - 1; at >= 0 && at > start - reach && !text.sentenceBefore(at + 1); at--) {
    const word = text.word(at);
    if (/^(?:considering|contemplating|proposing)$/.test(word) && at > start - 5) return true;
    if (/^(?:plan|plans|planning|intend|intends|consider|hope|propose|want|wish)$/.test(word) && /^(?:to|moving|switching|changing|relicensing)$/.test(text.word(at + 1)) && /^(?:we|i|authors?|project|it|is|are)$/.test(text.word(at - 1))) return true;
    if (/^(?:will|shall)$/.test(word) && text.word(at + 1) === 'be' && isOfLater(text, at, start)) return true;
    if (/^(?:becomes?|turns?)$/.test(word) && at > start - 6 && isOfLater(text, at, start)) return true;
  }
  return false;
}

/** Does the sentence name the time when it comes? */
function isOfLater(text: ReadableText, verb: number, start: number): boolean {
  for (let at = verb - 1; at >= 0 && at > verb - reach; at--) {
    if (text.sentenceBefore(at + 1)) break;
    if ((text.word(at) === 'change' && text.word(at + 1) === 'date') || (text.word(at) === 'after' && /^(?:\d+|one|two|three|four|five)$/.test(text.word(at + 1)))) return true;
  }
  for (let at = start + 1; at < start + reach && at < text.count && !text.sentenceBefore(at); at++) if (/^(?:after|once|eventually|soon)$/.test(text.word(at))) return true;
  return false;
}

/** "Checks that files have an Apache License header". */
const isHeader = (text: ReadableText, end: number): boolean => /^headers?$/.test(text.word(end)) && /^licen[cs]e$/.test(text.word(end - 1));
