import { licenseBase } from './license-base.ts';
import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';
import { wordHash } from './words.ts';

/** Words before the offer in which the licences stand that it is about. */
const reach = 110;

const anchors: ReadonlySet<number> = new Set(['either', 'one', 'any', 'between', 'which'].map(wordHash));

/**
 * Licences that are named first and offered for choice behind: "under the A and the B. You may select, at your option, one of the above licenses", "… under either of these licenses".
 * Each set is of one offer.
 */
export function offersBehind(text: ReadableText, mentions: readonly Mention[]): ReadonlySet<Mention>[] {
  const named = mentions.filter(({ kind }) => kind === 'mention' || kind === 'tag');
  const offers: ReadonlySet<Mention>[] = [];
  let last = -1;
  for (let index = 1; index < named.length; index++) {
    const from = named[index]!.end;
    const to = Math.min(text.count, from + reach, named[index + 1]?.start ?? text.count);
    for (let at = Math.max(from, last + 1); at < to; at++) {
      if (!anchors.has(text.words.hashes[at]!) || !looksBack(text, at) || !isForReader(text, at)) continue;
      last = at;
      const offered = named.filter(({ start, end }) => end <= at && start >= at - reach && paragraphsBetween(text, start, at) < 2);
      if (new Set(offered.map(({ expression }) => licenseBase(expression))).size > 1) offers.push(new Set(offered));
    }
  }
  return offers;
}

/** "Either license", "either of these licenses", "one of the above-listed licences", "one of the two licenses". */
function looksBack(text: ReadableText, at: number): boolean {
  if (text.word(at) === 'either' && /^licen[cs]e$/.test(text.word(at + 1))) return true;
  let isBack = text.word(at) === 'either' || text.word(at) === 'between';
  for (let next = at + 1; next < at + 6 && !text.sentenceBefore(next); next++) {
    const word = text.word(next);
    if (/^(?:above|these|those|aforementioned|them|said|both|two)$/.test(word)) isBack = true;
    if (/^(?:following|below)$/.test(word)) return false;
    if (/^licen[cs]es$/.test(word)) return isBack && !/^(?:below|described|listed|mentioned)$/.test(text.word(next + 1));
  }
  return false;
}

/** Who gets the work chooses: "you may elect to …", "at your option", "can be used under …". */
function isForReader(text: ReadableText, at: number): boolean {
  let from = at;
  while (from > 0 && from > at - 16 && !text.sentenceBefore(from)) from--;
  for (let word = from; word < at + 14 && (word <= at || !text.sentenceBefore(word)); word++) {
    if (/^(?:choose|select|elect|pick|option|choice|election|may|can|discretion)$/.test(text.word(word))) return true;
  }
  return false;
}

function paragraphsBetween(text: ReadableText, from: number, to: number): number {
  let paragraphs = 0;
  for (let at = from + 1; at <= to && paragraphs < 2; at++) if (text.paragraphBefore(at)) paragraphs++;
  return paragraphs;
}
