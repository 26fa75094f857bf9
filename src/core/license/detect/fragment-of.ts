import { alignText } from './align-text.ts';
import { countedWork } from './counted-work.ts';
import { firstFrom, type GramHits } from './gram-hits.ts';
import { commonness } from './likelihood.data.ts';
import type { TextIndex } from './text-index.ts';
import { hitsOf, type TextMatch } from './text-match.ts';

/** A piece of a licence that is too short to be called by its name: a sentence at the least, and some part of the whole. */
const least = { words: 20, coverage: 0.12, purity: 0.9 } as const;
const candidateLimit = 8;

/** Is a text found only in part, and that part is nothing else? */
export const isFragment = ({ pairs, coverage, purity }: TextMatch): boolean => pairs.length >= least.words && coverage >= least.coverage && purity >= least.purity;

/** The licence of which a range holds a piece, word for word ("Permission is hereby granted, … without restriction" and no more); of several the most common one. `known` is one that was found already. */
export function fragmentOf(index: TextIndex, tokens: Uint16Array, grams: GramHits, from: number, to: number, known?: TextMatch): TextMatch | undefined {
  const candidates = candidatesIn(index, grams, from, to);
  if (candidates.length === 0) return undefined;
  const hits = hitsOf(index, grams, from, to, candidates);
  const rank = ({ text }: TextMatch): number => commonness(index.texts[text]!.id);
  let best = known;
  candidates.forEach((text, slot) => {
    const alignment = alignText(index, index.texts[text]!, tokens, hits[slot]!, from, to);
    if (alignment === undefined) return;
    const match: TextMatch = { ...alignment, text, rivals: [] };
    if (isFragment(match) && (best === undefined || match.pairs.length > best.pairs.length + 2 || (match.pairs.length > best.pairs.length - 3 && rank(match) < rank(best)))) best = match;
  });
  return best;
}

/** The texts with the most grams in the range, the most common licences first. */
function candidatesIn({ texts, gramTable, postings }: TextIndex, grams: GramHits, from: number, to: number): number[] {
  const first = firstFrom(grams, from);
  if (grams.at[Math.min(grams.count - 1, first + least.words - 5)]! >= to || grams.count - first < least.words - 4) return [];
  const counts = new Uint32Array(texts.length);
  for (let hit = first; hit < grams.count && grams.at[hit]! < to; hit++) {
    const slot = grams.slots[hit]!;
    const start = gramTable[3 * slot + 1]! - 1;
    const end = start + 2 * gramTable[3 * slot + 2]!;
    countedWork.steps += (end - start) / 2 + 1;
    for (let posting = start; posting < end; posting += 2) counts[postings[posting]!]!++;
  }
  const possible: number[] = [];
  let most = 0;
  for (let text = 0; text < counts.length; text++) {
    if (counts[text]! < least.words - 4 || counts[text]! < least.coverage * texts[text]!.required - 4) continue;
    possible.push(text);
    most = Math.max(most, counts[text]!);
  }
  // a text that says the same twice has as many again
  const part = (text: number): number => (counts[text]! > 0.8 * most || counts[text]! > 0.4 * most && texts[text]!.required < 400 ? 1 : 0);
  return possible.sort((a, b) => part(b) - part(a) || commonness(texts[a]!.id) - commonness(texts[b]!.id) || counts[b]! - counts[a]!).slice(0, candidateLimit);
}
