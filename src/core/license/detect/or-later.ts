import type { ReadableText } from './readable-text.ts';
import { versionNumberAt, versionWords } from './version-number.ts';

const laterWords = new Set(['later', 'newer', 'higher', 'greater', 'subsequent', 'upwards', 'onwards', 'upward', 'onward', 'latter', 'thereafter']);
/** These mean versions right behind "or" only: "version 2 and the above copyright notice". */
const placeWords = new Set(['above', 'up', 'over', 'beyond', 'superior', 'better']);
/** And these right before "version" only: "version 2 and the following conditions". */
const orderWords = new Set(['following', 'future', 'further', 'superseding', 'succeeding', 'successive']);

/** "Later", "more recent", "any version after that"; the number of its words, 0 when none stands there. */
export function laterWordsAt(text: ReadableText, at: number): number {
  const word = text.word(at);
  if (laterWords.has(word)) return 1;
  if (placeWords.has(word)) return /^(?:or|and|any|versions?)$/.test(text.word(at - 1)) ? 1 : 0;
  if (orderWords.has(word)) return versionWords.has(text.word(at + 1)) || /^(?:ones?|releases)$/.test(text.word(at + 1)) ? 1 : 0;
  if (word === 'recent' && text.word(at - 1) === 'more') return 1;
  if (word === 'after' && versionWords.has(text.word(at - 1)) && /^(?:that|it|this|which)$/.test(text.word(at + 1))) return 2;
  return 0;
}

/** Needs no "or" before it: "version 2 onwards", "version 2 at minimum", "GPL v2 plus"; the number of its words. */
export function openEndAt(text: ReadableText, at: number): number {
  const word = text.word(at);
  const next = text.word(at + 1);
  if (/^(?:onwards?|upwards?|minimum)$/.test(word)) return 1;
  if (word === 'from-here' && next === 'later') return 2;
  if ((word === 'at' && /^(?:minimum|least)$/.test(next)) || (word === 'as' && next === 'minimum')) return 2;
  if (word === 'as' && next === 'a' && text.word(at + 2) === 'minimum') return 3;
  // not "GPL v2 plus an exception"
  const ends = at + 1 >= text.count || /^licen[cs]ed?$/.test(next) || /[\n,;|)"'<]/.test(text.gapBefore(at + 1)) || text.sentenceBefore(at + 1);
  return word === 'plus' && ends && !/^\s*(?:\n|,)/.test(text.gapBefore(at)) ? 1 : 0;
}

/** "At least", "minimum", "no earlier than" before a version; the number of its words. */
export function atLeastAt(text: ReadableText, at: number): number {
  const [word, next] = [text.word(at), text.word(at + 1)];
  let length = 0;
  if (word === 'at' && next === 'least') length = 2;
  else if (word === 'minimum' || word === 'minimal') length = 1;
  else if (/^(?:no|not)$/.test(word) && /^(?:earlier|older|less|lower)$/.test(next) && text.word(at + 2) === 'than') length = 3;
  else if (word === 'starting' && /^(?:from|with|at)$/.test(next)) length = 2;
  else if (word === 'from') length = 1;
  if (length === 0) return 0;
  const behind = at + length;
  return versionWords.has(text.word(behind)) || versionNumberAt(text, behind) !== undefined ? length : 0;
}

/** Does "at least" or the like end right before a version? */
export const isAtLeastBefore = (text: ReadableText, version: number): boolean => [1, 2, 3].some((length) => atLeastAt(text, version - length) === length);

/** "Version 2 of the GPL, or (at your option) any later version": the end of what says so behind the name, -1 when nothing does. */
export function orLaterBehind(text: ReadableText, from: number): number {
  let isOffered = false;
  for (let at = from; at < from + 16 && at < text.count && !text.sentenceBefore(at); at++) {
    const length = laterWordsAt(text, at);
    if (length > 0) {
      if (!isOffered) return -1;
      const end = at + length;
      return versionWords.has(text.word(end)) || text.word(end) === 'one' ? end + 1 : end;
    }
    const word = text.word(at);
    if (/^(?:or|and)$/.test(word)) isOffered = true;
    else if (!(isOffered ? offering : naming).test(word)) return -1;
  }
  return -1;
}

const naming = /^(?:license|licence|gpl|lgpl|agpl|gfdl|fdl|as|published|by|the|free|software|foundation|fsf|inc|itself)$/;
const offering = /^(?:at|your|their|his|our|its|the|option|any|all|a|an|more|if|you|prefer|like|wish|want|so|choice|discretion|opinion|alternatively|optionally|version|versions|of|it|licensee|user|recipient|s|published|by|free|software|foundation|fsf)$/;
