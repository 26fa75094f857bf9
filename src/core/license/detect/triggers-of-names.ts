import { frequentWords } from './frequent-words.data.ts';
import type { NameEntry } from './name-index.ts';
import type { Trigger } from './trigger-words.ts';

/** Parts of words that nearly every licence, notice and sentence about one holds. */
export const baseTriggers: readonly string[] = ['licen', 'gpl', 'spdx', 'creative', 'copyleft', 'redistribut', 'warrant', 'merchantab', 'hereby', 'cc by', 'cc-by', 'cc_by', 'cc0'];

const ranks = new Map(frequentWords.map((word, rank) => [word, rank]));

/** Triggers such that no text without any of them can hold one of the names. */
export function triggersOf(names: readonly (readonly [words: readonly string[], entry: NameEntry])[]): Trigger[] {
  const chosen = new Map<string, Trigger>(baseTriggers.map((letters) => [letters, { letters, isCapital: false }]));
  for (const [words, { kind, strength }] of names) {
    // these count beside the word "license" only, or beside the name of the licence that they are an exception to
    if (strength === 'tight' || kind === 'other' || kind === 'exception') continue;
    if (words.some((word) => baseTriggers.some((trigger) => word.includes(trigger)))) continue;
    // a short name counts when it begins with a capital letter, or beside the word "license"
    const isCapital = strength === 'weak' && (words.length === 1 || kind === 'id');
    // what begins with a digit is no capital
    if (isCapital && /^\d/.test(words[0]!)) continue;
    // names of Creative Commons have triggers of their own
    if (words[0] === 'cc') continue;
    const usable = words.filter((word) => word.length >= 3 && /^[a-z0-9-]+$/.test(word));
    const joined = words.slice(0, 2).join('-');
    const word = kind === 'id' || words[0]!.length < 3 && isCapital ? joined : isCapital ? words[0]! : rarest(usable) ?? joined;
    if (word === undefined || word.length < 3) throw new Error(`no trigger for the name ${words.join(' ')}`);
    if (ranks.has(word) && words.length > 1) {
      const [pair] = pairsWith(words, word);
      chosen.set(pair!, { letters: pair!, isCapital: false });
      continue;
    }
    if (chosen.get(word)?.isCapital !== false) chosen.set(word, { letters: word, isCapital });
  }
  return [...chosen.values()];
}

/** The word with each of its neighbours: of frequent words only two together tell something. */
const pairsWith = (words: readonly string[], word: string): string[] =>
  words.flatMap((one, at) => (at > 0 && (one === word || words[at - 1] === word) ? [`${words[at - 1]!} ${one}`] : []));

/** The one that stands in the fewest texts; of several the longest. */
function rarest(words: readonly string[]): string | undefined {
  const rank = (word: string): number => ranks.get(word) ?? frequentWords.length;
  return words.reduce<string | undefined>((best, word) => (best === undefined || rank(word) > rank(best) || (rank(word) === rank(best) && word.length > best.length) ? word : best), undefined);
}
