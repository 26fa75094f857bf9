import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';
import { wordHash } from './words.ts';

/** A sentence of a text that the reference does not have. */
export interface ForeignSentence {
  readonly start: number;
  /** Behind the last word. */
  readonly end: number;
  readonly restricts: boolean;
}

/** A licence that is longer has prohibitions of its own, which copies word in their way. */
const longest = 360;
const reach = 60;

const limits: ReadonlySet<number> = new Set(['commercial', 'noncommercial', 'commercially', 'military', 'academic', 'research', 'evaluation', 'train', 'training'].map(wordHash));
const prohibitions: ReadonlySet<number> = new Set(['not', 'prohibited', 'forbidden', 'restricted', 'must'].map(wordHash));

/** Sentences in which somebody limited what the licence around them grants; its own words are those of the reference, which has `required` of them. */
export function limitingSentences(text: ReadableText, start: number, end: number, isOwn: (word: number) => boolean, required: number): ForeignSentence[] {
  if (required > longest) return [];
  const { hashes } = text.words;
  const found: ForeignSentence[] = [];
  for (let word = start; word < end; word++) {
    const isLimit = limits.has(hashes[word]!);
    if (!isLimit && !prohibitions.has(hashes[word]!)) continue;
    if (isOwn(word)) continue;
    const [from, to] = sentenceAround(text, word, start, end);
    const restricts = isProhibition(text, word, from, to, isOwn);
    if (isLimit || restricts) found.push({ start: from, end: to, restricts });
    word = to - 1;
  }
  return found;
}

export const restriction = ({ start, end }: ForeignSentence): Mention =>
  ({ kind: 'notice', start, end, expression: 'LicenseRef-additional-restriction', family: undefined, assumed: false, echo: false, coverage: 1, score: 0.7 });

const isPermission = /^(?:permission|license|licence|grant|software)$/;

function sentenceAround(text: ReadableText, word: number, start: number, end: number): readonly [number, number] {
  let from = word;
  while (from > start && from > word - reach && !text.sentenceBefore(from)) from--;
  let to = word + 1;
  while (to < end && to < word + reach && !text.sentenceBefore(to)) to++;
  return [from, to];
}

/** "are not permitted", "is prohibited", "may not be sold" in words of its own; not who may be named, or what must not be removed. */
function isProhibition(text: ReadableText, first: number, from: number, to: number, isOwn: (word: number) => boolean): boolean {
  let foreign = 0;
  for (let at = from; at < to; at++) if (!isOwn(at)) foreign++;
  const isStrange = foreign >= 4 && foreign >= 0.6 * (to - from);
  for (let at = first; at < to; at++) {
    if (isOwn(at)) continue;
    const word = text.word(at);
    if (/^(?:prohibited|forbidden)$/.test(word)) return true;
    if (isStrange && word === 'restricted' && text.word(at + 1) === 'to' && text.word(at - 1) !== 'not') return true;
    if (isStrange && word === 'must' && text.word(at - 1) === 'you' && !/^(?:retain|reproduce|keep|preserve)$/.test(text.word(at + 1))) return true;
    if (word !== 'not') continue;
    const next = [text.word(at + 1), text.word(at + 2)];
    if (/^(?:permitted|allowed|authorized|authorised)$/.test(next[0]!)) return true;
    // "to use and modify, but not sell"
    if (text.word(at - 1) === 'but' && /^(?:to|sell|sublicense|distribute|redistribute|modify|merge|publish|copy|use)$/.test(next[0]!)) return true;
    // "this permission does not extend to"
    if (text.word(at - 1) === 'does' && /^(?:extend|apply)$/.test(next[0]!) && next[1] === 'to' && isPermission.test(text.word(at - 2))) return true;
    if (!isStrange || !/^(?:may|must|shall|can)$/.test(text.word(at - 1))) continue;
    if (/^(?:apply|removed|remove|altered|alter|misrepresented|misrepresent|imply)$/.test(next[0] === 'be' ? next[1]! : next[0]!)) continue;
    return true;
  }
  return false;
}
