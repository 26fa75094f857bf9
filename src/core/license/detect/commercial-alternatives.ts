import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';
import { wordHash } from './words.ts';

/** Words from a licence to the offer of another one for money. */
const reach = 100;

const commercial = wordHash('commercial');
const holding = wordHash('holding');

/**
 * Offers of terms of a contract instead of the licence beside them: "GPLv3 for open source use, or the ACME Commercial License", "a commercial license is available", "Licensees holding valid commercial
 * licenses may use this file …". Whoever has such a contract need not obey the other licence, so it belongs to the choice.
 */
export function commercialAlternatives(text: ReadableText, mentions: readonly Mention[], taken: Uint8Array): Mention[] {
  const found: Mention[] = [];
  const licenses = mentions.filter(({ kind, expression }) => kind !== 'exception' && kind !== 'clue' && kind !== 'url' && !expression.startsWith('LicenseRef-')).toSorted((a, b) => a.start - b.start);
  let done = 0;
  for (const { start, end } of licenses) {
    const to = Math.min(text.count, end + reach);
    for (let at = Math.max(done, start - reach); at < to; at++) {
      const hash = text.words.hashes[at]!;
      if (taken[at] === 1 || (hash !== commercial && hash !== holding)) continue;
      const length = hash === holding ? ofHolders(text, at) : offered(text, at);
      if (length === 0) continue;
      found.push({ kind: 'notice', start: at, end: at + length, expression: 'LicenseRef-proprietary', family: undefined, assumed: false, echo: false, isAlternative: true, coverage: 1, score: 0.7 });
      at += length - 1;
    }
    done = Math.max(done, to);
  }
  return found;
}

/** "Licensees holding valid Qt commercial licenses may use this file": how many words. */
function ofHolders(text: ReadableText, at: number): number {
  if (!/^(?:licensees|users|those|customers|anyone)$/.test(text.word(at - 1))) return 0;
  for (let next = at + 1; next < at + 7 && !text.sentenceBefore(next); next++) {
    if (!/^licen[cs]es?$/.test(text.word(next))) continue;
    for (let use = next + 1; use < next + 6; use++) if (/^(?:may|can)$/.test(text.word(use)) && /^(?:use|redistribute|distribute|modify)$/.test(text.word(use + 1))) return use + 2 - at;
  }
  return 0;
}

/** "Or (under) a commercial license", "a commercial license is available", "you can buy a commercial license": how many words; 0 where none is offered. */
function offered(text: ReadableText, at: number): number {
  if (!/^licen[cs](?:es?|ing)$/.test(text.word(at + 1))) return 0;
  const length = /^(?:agreements?|terms|options?)$/.test(text.word(at + 2)) ? 3 : 2;
  if (text.word(at - 1) === 'non') return 0;
  for (let back = at - 1; back > at - 8 && !text.sentenceBefore(back + 1) && !text.gapBefore(back + 1).includes(','); back--) if (/^(?:no|not|without|never|cannot)$/.test(text.word(back))) return 0;
  // "proprietary or commercial licenses" speaks of a kind
  const isKind = text.word(at + 1).endsWith('es') && length === 2;
  return (!isKind && isSecondOfChoice(text, at)) || isForSale(text, at, at + length) ? length : 0;
}

/** Between "or" and the name, which may have a name of its product in it. */
const between = /^(?:the|a|an|our|its|their|under|of|terms|separate|valid|proprietary|paid|standard|alternative)$/;

/** "The GPL or an ACME commercial license", "dual licensed under the GPL and a commercial license", "alternatively under a commercial license". */
function isSecondOfChoice(text: ReadableText, at: number): boolean {
  let names = 0;
  for (let back = at - 1; back > at - 8; back--) {
    const word = text.word(back);
    if (/^(?:or|alternatively|optionally)$/.test(word)) return true;
    if (word === 'and') return isDual(text, back);
    if (text.sentenceBefore(back + 1)) return false;
    if (!between.test(word) && ++names > 2) return false;
  }
  return false;
}

function isDual(text: ReadableText, and: number): boolean {
  for (let back = and - 1; back > and - 24 && !text.sentenceBefore(back + 1); back--) if (/^(?:dual|dually|either|both|choice)$/.test(text.word(back))) return true;
  return false;
}

/** Who sells it says so: "is available from", "can be purchased", "contact us for", "also available under". */
function isForSale(text: ReadableText, at: number, end: number): boolean {
  for (let next = end; next < end + 7 && !text.sentenceBefore(next); next++) {
    if (/^(?:available|purchased|bought|obtained|acquired|offered|sold)$/.test(text.word(next))) return true;
    if (next < end + 3 && /^(?:contact|write|email|mail|ask)$/.test(text.word(next)) && text.word(at - 1) === 'for') return true;
  }
  for (let back = at - 1; back > at - 7 && !text.sentenceBefore(back + 1); back--) {
    const word = text.word(back);
    if (/^(?:purchase|purchasing|buy|buying|acquire|acquiring|obtain|obtaining)$/.test(word)) return true;
    if (word === 'under' && /^(?:available|licensed|offered|distributed|released)$/.test(text.word(back - 1)) && /^(?:also|is|are|additionally)$/.test(text.word(back - 2))) return true;
  }
  return false;
}
