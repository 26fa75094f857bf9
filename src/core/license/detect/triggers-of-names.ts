import { frequentWords } from './frequent-words.data.ts';
import type { NameEntry } from './name-index.ts';
import type { Trigger } from './trigger-words.ts';

/** Parts of words that nearly every licence, notice and sentence about one holds. */
export const baseTriggers: readonly string[] = ['licen', 'lizen', 'gpl', 'gnu', 'spdx', 'creative', 'copyleft', 'redistribut', 'warrant', 'merchantab', 'hereby', 'distribut', 'freely', 'unlimited', 'permission to', 'permission is', 'is granted', 'cc by', 'cc-by', 'cc_by', 'cc0'];

const ranks = new Map(frequentWords.map((word, rank) => [word, rank]));

/** Triggers such that no text without any of them can hold one of the names. */
export function triggersOf(names: readonly (readonly [words: readonly string[], entry: NameEntry])[]): Trigger[] {
  const chosen = new Map<string, Trigger>(baseTriggers.map((letters) => [[letters, undefined, undefined].join('\0'), { letters }]));
  const add = (letters: string, { whole, near }: Omit<Trigger, 'letters'>): void => {
    if (letters.length < 3) throw new Error(`${JSON.stringify(letters)} is too short for a trigger`);
    chosen.set([letters, whole, near].join('\0'), { letters, ...(whole !== undefined && { whole }), ...(near !== undefined && { near }) });
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
      if (!/^\d/.test(words[0]!)) add(kind === 'id' || words[0]!.length < 3 ? joined : words[0]!, { whole: 'capital' });
      else if (words.length === 1) add(words[0]!, { whole: 'word' });
      continue;
    }
    const word = rarest(words.filter(isTelling));
    if (word === undefined) add(joined, { whole: 'word' });
    else {
      const near = rarest(neighboursOf(words, word).filter(isTelling));
      add(word, { whole: 'word', ...(near !== undefined && { near }) });
    }
  }
  // what is looked for without its neighbour need not be looked for with it
  return [...chosen.values()].filter(({ letters, whole, near }) => near === undefined || !chosen.has([letters, whole, undefined].join('\0')));
}

const isTelling = (word: string): boolean => word.length >= 3 && /^[a-z0-9]+$/.test(word);

/** Words of a name that stand so close to each other that few bytes are between them even when a line of a comment ends there. */
const reach = 3;

/** What stands close to a word: of words of which many texts are full only two together tell something. */
const neighboursOf = (words: readonly string[], word: string): string[] => words.flatMap((one, at) => (one === word ? words.slice(Math.max(0, at - reach), at + reach + 1).filter((other) => other !== word) : []));

/** The rarest pairs of words that stand beside each other in a text. */
export function pairTriggers(words: readonly string[], count: number): Trigger[] {
  const pairs = words.flatMap((word, at) => {
    const [letters, near] = [word, words[at - 1] ?? ''].sort((one, other) => rank(other) - rank(one) || other.length - one.length) as [string, string];
    return Math.min(letters.length, near.length) < 3 ? [] : [{ letters, whole: 'word' as const, near }];
  });
  const score = ({ letters, near }: { readonly letters: string; readonly near: string }): number => rank(letters) + rank(near);
  return pairs.sort((one, other) => score(other) - score(one) || other.letters.length + other.near.length - one.letters.length - one.near.length).slice(0, count);
}

/** How rare a word is; the same for all that are in no list. */
const rank = (word: string): number => ranks.get(word) ?? frequentWords.length;

/** The one that stands in the fewest texts; of several the longest. */
function rarest(words: readonly string[]): string | undefined {
  return words.reduce<string | undefined>((best, word) => (best === undefined || rank(word) > rank(best) || (rank(word) === rank(best) && word.length > best.length) ? word : best), undefined);
}
