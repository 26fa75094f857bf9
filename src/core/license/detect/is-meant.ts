import { parts } from './parts.data.ts';
import { isCapital } from './name-shape.ts';
import type { NameEntry } from './name-index.ts';
import type { ReadableText } from './readable-text.ts';

/** `license: mit`, `"mit"`, `mit license`. */
export const isValue = (text: ReadableText, at: number): boolean =>
  /^licen[cs]/.test(text.word(at + 1)) || /^licen[cs]es?$/.test(text.word(at - 1)) || /^(?:or|and)$/.test(text.word(at - 1))
  || (/["':=]\s*$/.test(text.gapBefore(at)) && [1, 2, 3, 4].some((back) => /^licen[cs]/.test(text.word(at - back))));

const things = /^(?:file|files|program|programs|software|code|library|libraries|package|module|script|driver)$/;
const covered = /^(?:code|software|sources?|docs|documentation|images?|icons?|data|fonts?|assets)$/;
const grants = /^(?:under|of|to|with)$/;
const cues = /^(?:licen[cs](?:e|ed|es|ing)|relicensed|under|terms|copying|covered|governed|dual|spdx|copyleft|packagelicensedeclared|packagelicenseconcluded|packagelicenseinfofromfiles|licensedeclared|licenseconcluded)$/;

/** Abbreviations that, with a version, mean nothing else. */
const unmistakable = /^(?:mpl|epl|cddl|eupl|afl|osl|lppl|ofl|cpal|qpl|zpl|cecill|odbl|pddl|cc0)$/;

/** Does a name that means other things as well stand in a sentence about licences? */
export function isMeant(text: ReadableText, entry: NameEntry, start: number, end: number, versionEnd: number | undefined): boolean {
  if (entry.strength === 'strong') return true;
  const hasVersion = versionEnd !== undefined;
  // part of an identifier
  if ((text.gapBefore(start) === '_' || text.charAfter(end - 1) === '_') && !/^licen[cs]e$/.test(text.word(start - 1))) return false;
  const next = text.word(end);
  const nearNext = !text.sentenceBefore(end);
  if (nearNext && /^licen[cs]ed?$/.test(next)) return true;
  // "MIT/Apache-2.0 dual licensed"
  const behind = Math.max(end, versionEnd ?? 0);
  if (entry.strength === 'weak' && /^(?:dual|dually|double|triple|multi)$/.test(text.word(behind)) && /^licen[cs]ed$/.test(text.word(behind + 1))) return true;
  if (entry.strength === 'tight') {
    // "under the Cube License"
    if (end - start > 1 && /^licen[cs]e$/.test(text.word(end - 1)) && grants.test(text.word(start - (text.word(start - 1) === 'the' ? 2 : 1)))) return true;
    const gap = text.gapBefore(start);
    return /^licen[cs]es?$/.test(text.word(start - 1)) && /[:=(]/.test(gap) && gap.length < 24;
  }
  if (text.word(start - 1) === 'to' && entry.family?.gnu !== true) return isNewOne(text, start);
  if ((hasVersion || entry.kind === 'id') && (entry.family?.gnu || (unmistakable.test(text.word(start)) && isCapital(text, start)))) return true;
  if (text.charAfter(end - 1) === '+' && entry.family?.gnu) return true;
  if (nearNext && /^(?:style|type|like)$/.test(next) && /^licen[cs]/.test(text.word(end + 1))) return true;
  // "this file is GPL"
  if (/^(?:is|are)$/.test(text.word(start - 1)) && (things.test(text.word(start - 2)) || parts.test(text.word(start - 2)))) return true;
  // "Code: MIT."
  if (covered.test(text.word(start - 1)) && /^[*_]*:[*_]*\s$/.test(text.gapBefore(start)) && (end >= text.count || text.sentenceBefore(end) || /^[.]?\s*\n/.test(text.gapBefore(end)))) return true;
  // under a heading
  if (/^licen[cs](?:e|es|ing)$/.test(text.word(start - 1)) && text.gapBefore(start).includes('\n')) return true;
  for (let at = start - 1; at >= 0 && at > start - 9; at--) {
    if (text.paragraphBefore(at + 1) && at < start - 2) return false;
    if (cues.test(text.word(at))) return true;
    if (text.sentenceBefore(at + 1) && at < start - 1) return false;
  }
  return false;
}

/** "Relicensed to", "the license was changed from the GPL to". */
function isNewOne(text: ReadableText, start: number): boolean {
  let [isMove, isFrom, isOfTerms] = [false, false, false];
  for (let at = start - 2; at >= 0 && at > start - 12 && !text.sentenceBefore(at + 1); at--) {
    const word = text.word(at);
    if (/^relicen[cs](?:ed|ing)$/.test(word)) return isFrom || at === start - 2;
    if (word === 'from') isFrom = true;
    else if (/^(?:changed?|switched|moved|migrated)$/.test(word)) isMove = isFrom;
    else if (/^licen[cs](?:e|ing)$/.test(word)) isOfTerms = true;
    if (isMove && isOfTerms) return true;
  }
  return false;
}
