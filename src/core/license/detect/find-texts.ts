import { alignText, type Alignment } from './align-text.ts';
import { fragmentOf } from './fragment-of.ts';
import { hitsOf, isWhole, type TextMatch } from './text-match.ts';
import { distinctions } from './distinguishing-words.data.ts';
import { commonness } from './likelihood.data.ts';
import type { ComparedWords } from './compared-words.ts';
import { countedWork } from './counted-work.ts';
import { firstFrom, gramsIn, type GramHits } from './gram-hits.ts';
import { gramLength, wordNumber, type IndexedText, type TextIndex } from './text-index.ts';
import { wordHash } from './words.ts';

/** Places without a gram of any licence that end a region. */
const regionGap = 48;
/** Words of the copyright lines before a text. */
const beforeText = 40;
const candidateLimit = 14;
/** Grams that more texts than this have in common say nothing. */
const commonLimit = 400;

/** Finds the reference texts in the order of their places. Those that overlap compete; the one that explains most words wins. */
export function findTexts(index: TextIndex, read: ComparedWords): TextMatch[] {
  const grams = gramsIn(index, read);
  const found: TextMatch[] = [];
  for (let first = 0; first < grams.count;) {
    let end = first + 1;
    while (end < grams.count && grams.at[end]! - grams.at[end - 1]! <= regionGap) end++;
    if (end - first >= 3) searchRegion(index, read.tokens, grams, grams.at[first]!, grams.at[end - 1]! + 1, found);
    first = end;
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A range of words up to this length is compared as a whole. Longer ones, as lists of the notices of hundreds of packages, are read in windows. */
const wholeLimit = 16_000;
/** Lengths of windows that are tried, the shortest first; any reference text fits into half of the last one. */
const windows = [1_500, 5_000, 16_000] as const;
/** A text that ends so near to the end of a window may go on behind it. */
const windowMargin = 100;

/** The best text of the region, then the best ones before and behind it, as long as there are any. */
function searchRegion(index: TextIndex, tokens: Uint16Array, grams: GramHits, from: number, to: number, found: TextMatch[]): void {
  const open: (readonly [number, number])[] = [[from, to]];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [start, end] = range;
    if (end - start < 3) continue;
    const best = end - start <= wholeLimit ? bestText(index, tokens, grams, start, end) : bestInWindow(index, tokens, grams, start, end);
    if (best === undefined) {
      // of a region that holds nothing whole
      const fragment = start === from && end === to && end - start <= wholeLimit ? fragmentOf(index, tokens, grams, start, end) : undefined;
      if (fragment !== undefined) found.push(fragment);
      if (end - start > wholeLimit) open.push([start + windows[2] / 2, end]);
      continue;
    }
    // of several that it is a piece of the most common one is told
    found.push(isWhole(best) ? best : fragmentOf(index, tokens, grams, best.start, Math.max(best.start, best.end - gramLength + 1), best) ?? best);
    open.push([best.end, end], [start, Math.max(start, best.start - gramLength + 1)]);
  }
}

/** A text near the beginning of a long range: one that is complete in a short window, or else the best one of the longest window. */
function bestInWindow(index: TextIndex, tokens: Uint16Array, grams: GramHits, start: number, end: number): TextMatch | undefined {
  let best: TextMatch | undefined;
  for (const size of windows) {
    const to = Math.min(end, start + size);
    best = bestText(index, tokens, grams, start, to);
    if (best !== undefined && best.coverage === 1 && best.purity > 0.995 && best.end < to - windowMargin) return best;
    if (to === end) return best;
  }
  // cut off by the window: it is whole in the one that begins with it
  return best !== undefined && best.end > start + windows[2] - windowMargin && best.start > start + windows[0]
    ? bestText(index, tokens, grams, best.start, Math.min(end, best.start + windows[2])) ?? best
    : best;
}

function bestText(index: TextIndex, tokens: Uint16Array, grams: GramHits, from: number, to: number): TextMatch | undefined {
  const candidates = candidatesIn(index, grams, from, to);
  if (candidates.length === 0) return undefined;
  const hits = hitsOf(index, grams, from, to, candidates);
  const matches: Candidate[] = [];
  candidates.forEach((text, slot) => {
    const alignment = alignText(index, index.texts[text]!, tokens, hits[slot]!, from, to);
    if (alignment !== undefined && isDistinct(index, tokens, text, alignment)) matches.push({ ...alignment, text });
  });
  const best = bestMatch(index, matches);
  // whatever is worth the name explains more words than it misses: then nothing in the range is
  if (best !== undefined && best.net <= 0) return undefined;
  return best === undefined ? undefined : { ...best, rivals: matches.filter((match) => match !== best && match.coverage > 0.7 && match.net > 0.8 * best.net).map(({ text }) => text) };
}

interface Candidate extends Alignment {
  readonly text: number;
}

/** The one with the best balance. Of those that differ by a few words, and none of which is exact, the most common licence. */
function bestMatch({ texts }: TextIndex, matches: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const match of matches) if (best === undefined || match.net > best.net) best = match;
  if (best === undefined || (best.coverage === 1 && best.purity > 0.995)) return best;
  // of a composite text only a part may be there: then that part is what it is
  const whole = best.coverage >= 0.9 ? undefined : matches.filter((match) => match.coverage >= 0.97 && match.purity >= 0.95 && match.net > 0.25 * best!.net).sort((a, b) => b.net - a.net)[0];
  if (whole !== undefined) return whole;
  const base = baseOf(texts, best, matches);
  if (base !== undefined) return base;
  const margin = Math.max(3, 0.04 * best.net);
  const rank = ({ text }: Candidate): number => commonness(texts[text]!.id);
  const near = matches.filter((match) => best.net - match.net <= margin);
  return near.reduce((chosen, match) => (rank(match) < rank(chosen) ? match : chosen), best);
}

/** Has the text the words that tell this licence from its variants? */
function isDistinct(index: TextIndex, tokens: Uint16Array, text: number, { start, end }: Alignment): boolean {
  const { id } = index.texts[text]!;
  if (!Object.hasOwn(distinctions, id)) return true;
  const { needs, lacks } = distinctions[id]!;
  const mask = index.wordTable.length / 2 - 1;
  if (needs !== undefined) {
    const word = wordNumber(index.wordTable, mask, wordHash(needs));
    if (!tokens.subarray(Math.max(0, start - beforeText), end).includes(word)) return false;
  }
  return lacks === undefined || lacks.every((word) => !tokens.subarray(start, end).includes(wordNumber(index.wordTable, mask, wordHash(word))));
}

/** The licence that the best text is a named variant of (`BSD-3-Clause` of `BSD-3-Clause-HP`), when the text is not just that variant. */
function baseOf(texts: readonly IndexedText[], best: Candidate, matches: readonly Candidate[]): Candidate | undefined {
  if (best.coverage > 0.99 && best.purity > 0.98) return undefined;
  const { id } = texts[best.text]!;
  return matches.filter((match) => id.startsWith(`${texts[match.text]!.id}-`) && match.coverage > 0.85 && match.net > 0.95 * best.net).sort((a, b) => b.net - a.net)[0];
}

/** The texts with the largest part of their grams in the range, and those with the most of them. */
function candidatesIn({ texts, gramTable, postings }: TextIndex, grams: GramHits, from: number, to: number): number[] {
  const counts = new Float32Array(texts.length);
  for (let hit = firstFrom(grams, from); hit < grams.count && grams.at[hit]! < to; hit++) {
    const slot = grams.slots[hit]!;
    const first = gramTable[3 * slot + 1]! - 1;
    const number = gramTable[3 * slot + 2]!;
    if (number > commonLimit) continue;
    countedWork.steps += number + 1;
    for (let posting = first; posting < first + 2 * number; posting += 2) counts[postings[posting]!]!++;
  }
  const part = (text: number): number => counts[text]! / Math.max(12, texts[text]!.required);
  const possible: number[] = [];
  for (let text = 0; text < counts.length; text++) if (counts[text]! >= 3 && part(text) > 0.25) possible.push(text);
  if (possible.length <= candidateLimit) return possible;
  const byPart = possible.toSorted((a, b) => part(b) - part(a)).slice(0, candidateLimit);
  const byCount = possible.toSorted((a, b) => counts[b]! - counts[a]!).slice(0, candidateLimit);
  return [...new Set([...byPart, ...byCount])];
}
