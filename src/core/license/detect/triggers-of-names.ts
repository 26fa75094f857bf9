import { frequentWords } from './frequent-words.data.ts';
import type { NameEntry } from './name-index.ts';
import type { Trigger } from './trigger-words.ts';

/** Parts of words that nearly every licence, notice and sentence about one holds. */
export const baseTriggers: readonly string[] = ['licen', 'gpl', 'gnu', 'spdx', 'creative', 'copyleft', 'redistribut', 'warrant', 'merchantab', 'hereby', 'distribut', 'freely', 'unlimited', 'permission to', 'permission is', 'is granted', 'cc by', 'cc-by', 'cc_by', 'cc0'];

/** Words that stand in many texts as a part of others ("properly"), and in few by themselves. */
const wholeWords: ReadonlySet<string> = new Set(['perl', 'jpeg', 'unicode', 'domain']);

/** Words of the list up to here stand in so many texts that even as whole words they tell nothing. */
const veryFrequent = 380;
const ranks = new Map(frequentWords.map((word, rank) => [word, rank]));

/** Triggers such that no text without any of them can hold one of the names. */
export function triggersOf(names: readonly (readonly [words: readonly string[], entry: NameEntry])[]): Trigger[] {
  const chosen = new Map<string, Trigger>(baseTriggers.map((letters) => [letters, { letters }]));
  const add = (letters: string, whole: Trigger['whole']): void => {
    if (letters.length < 3) throw new Error(`${JSON.stringify(letters)} is too short for a trigger`);
    const known = chosen.get(letters);
    if (known === undefined || (known.whole !== undefined && whole !== 'capital')) chosen.set(letters, { letters, ...(whole !== undefined && { whole }) });
  };
  for (const [words, { kind, strength }] of names) {
    // these count beside the word "license" only, or beside the name of the licence that they are an exception to
    if (strength === 'tight' || kind === 'other' || kind === 'exception') continue;
    if (words.some((word) => baseTriggers.some((trigger) => word.includes(trigger)))) continue;
    // a short name counts when it begins with a capital letter, or beside the word "license"
    const isCapital = strength === 'weak' && (words.length === 1 || kind === 'id');
    // names of Creative Commons have triggers of their own
    if (words[0] === 'cc') continue;
    const joined = words.slice(0, 2).join('-');
    if (isCapital) {
      // a digit is no capital letter: such a name counts beside the word "license" only, but for one of a single word
      if (!/^\d/.test(words[0]!)) add(kind === 'id' || words[0]!.length < 3 ? joined : words[0]!, 'capital');
      else if (words.length === 1) add(words[0]!, 'word');
      continue;
    }
    const word = rarest(words.filter((one) => one.length >= 3 && /^[a-z0-9-]+$/.test(one))) ?? joined;
    const rank = ranks.get(word);
    const whole = words.find((one) => wholeWords.has(one));
    if (rank === undefined || words.length === 1) add(word, undefined);
    else if (whole !== undefined) add(whole, 'word');
    else if (rank > veryFrequent) add(word, 'word');
    else for (const separator of kind === 'url' ? ['/', '.', '-', '_'] : [' ']) for (const pair of pairsWith(words, word, separator)) add(pair, undefined);
  }
  return [...chosen.values()];
}

/** The word with each of its neighbours: of frequent words only two together tell something. */
const pairsWith = (words: readonly string[], word: string, separator: string): string[] =>
  words.flatMap((one, at) => (at > 0 && (one === word || words[at - 1] === word) ? [`${words[at - 1]!}${separator}${one}`] : []));

/** The one that stands in the fewest texts; of several the longest. */
function rarest(words: readonly string[]): string | undefined {
  const rank = (word: string): number => ranks.get(word) ?? frequentWords.length;
  return words.reduce<string | undefined>((best, word) => (best === undefined || rank(word) > rank(best) || (rank(word) === rank(best) && word.length > best.length) ? word : best), undefined);
}
