import type { Mention } from './mention.ts';
import { purposeOf, saleOrService, verbsOfUse } from './forbidden-purposes.ts';
import type { ReadableText } from './readable-text.ts';
import { wordHash } from './words.ts';

/** Words behind a licence, and before it, in which somebody may limit what it grants. */
const reachBehind = 60;
const reachBefore = 30;
/** Words of a sentence on each side of the one that limits. */
const longest = 40;

const anchors: ReadonlySet<number> = new Set(['not', 'cannot', 'never', 'prohibited', 'forbidden', 'except', 'excluding', 'excludes', 'restriction', 'restrictions', 'limitation', 'limitations', 'condition', 'conditions', 'only', 'solely', 'exclusively', 'modified'].map(wordHash));

/** Licences that limit the use by themselves, and say so in their own words. */
const limitsItself = /-NC-|Noncommercial|^(?:Aladdin|CPOL|SUL|FSL|BUSL|Prosperity|Elastic|SSPL|PolyForm|Hippocratic|OPUBL|UnRAR)|^LicenseRef-/i;

/**
 * Sentences beside a licence that take away a part of what it grants ("Licensed under the MIT License, but you may not offer it as a service"): who limits what, and for which purpose, in whatever words. Words of
 * recognised texts are `taken`. A prohibition that every licence has (names, marks, notices, "except in compliance with the License") is none.
 */
export function restrictionsBeside(text: ReadableText, mentions: readonly Mention[], taken: Uint8Array): Mention[] {
  const found: Mention[] = [];
  const licenses = mentions.filter(({ kind, expression }) => kind !== 'exception' && kind !== 'clue' && kind !== 'url' && !limitsItself.test(expression)).toSorted((a, b) => a.start - b.start);
  let done = 0;
  for (const license of licenses) {
    const to = Math.min(text.count, license.end + reachBehind);
    for (let at = Math.max(done, license.start - reachBefore); at < to; at++) {
      if (taken[at] === 1 || !anchors.has(text.words.hashes[at]!) || !isBeside(text, license, at)) continue;
      const sentence = sentenceAround(text, at);
      const expression = limitAt(text, at, sentence, license);
      if (expression === undefined) continue;
      // behind the licence that stands in the same sentence
      const start = license.end <= at ? Math.max(sentence.from, license.end) : sentence.from;
      found.push({ kind: 'notice', start, end: sentence.to, expression, family: undefined, assumed: false, echo: false, coverage: 1, score: 0.7 });
      at = sentence.to - 1;
    }
    done = Math.max(done, to);
  }
  return found;
}

interface Sentence {
  readonly from: number;
  /** Behind the last word. */
  readonly to: number;
}

/** In the same paragraph or the next one. */
function isBeside(text: ReadableText, { start, end }: Mention, word: number): boolean {
  let paragraphs = 0;
  const [from, to] = word < start ? [word, start] : [end - 1, word];
  for (let at = from + 1; at <= to && paragraphs < 2; at++) if (text.paragraphBefore(at)) paragraphs++;
  return paragraphs < 2;
}

function sentenceAround(text: ReadableText, word: number): Sentence {
  let from = word;
  while (from > 0 && from > word - longest && !text.sentenceBefore(from)) from--;
  let to = word + 1;
  while (to < text.count && to < word + longest && !text.sentenceBefore(to)) to++;
  return { from, to };
}

/** What every licence may say of names, notices and warranties. */
const usual = /^(?:endorse|promote|endorsement|promotion|advertising|publicity|trademarks?|marks|logos?|names?|warrant(?:y|ies)|liable|liability|removed?|altered?|misrepresent(?:ed)?|imply)$/;

function limitAt(text: ReadableText, at: number, sentence: Sentence, license: Mention): string | undefined {
  const word = text.word(at);
  if (word === 'modified') return isChangedLicense(text, at, license) ? 'LicenseRef-additional-restriction' : undefined;
  if (/^(?:restriction|limitation|condition)s?$/.test(word)) return isAnnounced(text, at, license) ? namedIn(text, at + 1, sentence.to) ?? 'LicenseRef-additional-restriction' : undefined;
  for (let each = sentence.from; each < sentence.to; each++) if (usual.test(text.word(each))) return undefined;
  if (/^(?:except|excluding|excludes|only|solely|exclusively)$/.test(word)) return exceptedPurpose(text, at, sentence);
  return prohibited(text, at, sentence);
}

/** The first purpose that is named in some words. */
function namedIn(text: ReadableText, from: number, to: number): string | undefined {
  for (let at = from; at < to; at++) {
    const purpose = purposeOf(text, at, to);
    if (purpose !== undefined) return purpose;
  }
  return undefined;
}

/** "You may not use it to …", "must not be sold", "commercial use is prohibited". */
function prohibited(text: ReadableText, at: number, { from, to }: Sentence): string | undefined {
  const [before, word, next] = [text.word(at - 1), text.word(at), text.word(at + 1)];
  // "may not be used except in compliance with the License"
  for (let each = at; each < to; each++) if (/^(?:except|unless|other)$/.test(text.word(each)) && /^(?:in|as|under|than|with|you)$/.test(text.word(each + 1))) return undefined;
  const isPassive = /^(?:prohibited|forbidden)$/.test(word) || (word === 'not' && /^(?:permitted|allowed|authori[sz]ed|granted|licensed)$/.test(next));
  if (isPassive && !/^(?:from|to)$/.test(text.word(word === 'not' ? at + 2 : at + 1))) {
    if (!hasVerbOfUse(text, from, at)) return undefined;
    return namedIn(text, from, at);
  }
  const isActive = word === 'cannot' || word === 'never' || isPassive || (word === 'not' && /^(?:may|must|shall|can)$/.test(before));
  if (!isActive) return undefined;
  for (let verb = at + 1; verb < Math.min(to, at + 5); verb++) {
    if (!verbsOfUse.test(text.word(verb))) continue;
    const purpose = namedIn(text, verb, to);
    // "it cannot be used by hosted services yet"
    if (purpose !== undefined) return (word === 'cannot' || before === 'can') && !/noncommercial|military|training/.test(purpose) ? undefined : purpose;
    return saleOrService.test(text.word(verb)) && isOfWork(text, at, verb, to) ? 'LicenseRef-additional-restriction' : undefined;
  }
  return undefined;
}

/** Is it the work that is sold: "you may not sell this software", "it must not be sold"? */
function isOfWork(text: ReadableText, at: number, verb: number, to: number): boolean {
  if (text.word(verb - 1) === 'be') return works.test(text.word(at - 2));
  for (let each = verb + 1; each < Math.min(to, verb + 4); each++) if (works.test(text.word(each))) return true;
  return false;
}

const works = /^(?:it|this|software|program|code|library|module|package|files?|work|product|application|app|script|plugin|theme|copies)$/;

function hasVerbOfUse(text: ReadableText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (verbsOfUse.test(text.word(at)) || /^(?:usage|uses|using|sale|resale|hosting|redistribution|distribution|exploitation)$/.test(text.word(at))) return true;
  return false;
}

/** "Except for military use", "excluding commercial purposes", "only for personal use", "for internal use only". */
function exceptedPurpose(text: ReadableText, at: number, { from, to }: Sentence): string | undefined {
  const word = text.word(at);
  if (/^exclud|^except$/.test(word)) {
    for (let each = at + 1; each < Math.min(to, at + 6); each++) {
      const purpose = purposeOf(text, each, to);
      if (purpose !== undefined) return isUse(text, each, to) ? purpose : undefined;
    }
    return undefined;
  }
  const starts = word === 'only' && /^(?:use|usage|purposes?)$/.test(text.word(at - 1)) ? at - 3 : at + 1;
  for (let each = Math.max(from, starts); each < Math.min(to, starts + 4); each++) {
    if (/^(?:personal|private|home)$/.test(text.word(each)) && /^(?:use|usage|purposes?)$/.test(text.word(each + 1)) && [1, 2, 3].some((back) => text.word(each - back) === 'for')) return 'LicenseRef-personal-use-only';
  }
  return undefined;
}

const isUse = (text: ReadableText, at: number, to: number): boolean => [1, 2, 3].some((next) => at + next < to && /^(?:use|uses|usage|purposes?|applications?|projects?|products?|organi[sz]ations?|entities)$/.test(text.word(at + next)));

/** "With the additional restriction that", "subject to the following further limitations"; not "without further restrictions". */
function isAnnounced(text: ReadableText, at: number, { end }: Mention): boolean {
  if (at < end || at > end + 14) return false;
  let isAdded = false;
  for (let back = at - 1; back >= end - 1 && back > at - 6; back--) {
    const word = text.word(back);
    if (/^(?:no|without|any|not|impose|free)$/.test(word) || text.sentenceBefore(back + 1)) return false;
    if (/^(?:additional|added|further|extra|supplementary)$/.test(word)) isAdded = true;
    if (isAdded && /^(?:with|to|under|plus|and|has|have|contains|includes|including|but)$/.test(word)) return true;
  }
  return false;
}

/** "Under a modified version of the Apache License 2.0". */
function isChangedLicense(text: ReadableText, at: number, { start }: Mention): boolean {
  if (start - at > 5 || start <= at || !/^(?:version|form|variant)$/.test(text.word(at + 1)) || text.word(at + 2) !== 'of') return false;
  return [1, 2, 3].some((back) => /^(?:under|is|uses)$/.test(text.word(at - back)));
}
