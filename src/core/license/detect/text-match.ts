import type { Alignment, Hit } from './align-text.ts';
import { countedWork } from './counted-work.ts';
import { firstFrom, type GramHits } from './gram-hits.ts';
import type { TextIndex } from './text-index.ts';

/** A reference text found among the words of a text. */
export interface TextMatch extends Alignment {
  /** Index into the texts of the index. */
  readonly text: number;
  /** Other texts that are nearly as good; a title may say that one of them is meant. */
  readonly rivals: readonly number[];
}

/** Is so much of the text there, and so little else, that it may be called by its name? */
export const isWhole = ({ coverage, purity }: TextMatch): boolean => coverage >= 0.75 && coverage * purity >= 0.66;

/** The grams of a range that each of some texts has. */
export function hitsOf({ texts, gramTable, postings }: TextIndex, grams: GramHits, from: number, to: number, candidates: readonly number[]): Hit[][] {
  const place = new Int16Array(texts.length).fill(-1);
  candidates.forEach((text, slot) => (place[text] = slot));
  const hits: Hit[][] = candidates.map(() => []);
  for (let hit = firstFrom(grams, from); hit < grams.count && grams.at[hit]! < to; hit++) {
    const slot = grams.slots[hit]!;
    const first = gramTable[3 * slot + 1]! - 1;
    const end = first + 2 * gramTable[3 * slot + 2]!;
    countedWork.steps += (end - first) / 2;
    for (let posting = first; posting < end; posting += 2) {
      const candidate = place[postings[posting]!]!;
      if (candidate !== -1) hits[candidate]!.push({ at: grams.at[hit]!, in: postings[posting + 1]! });
    }
  }
  return hits;
}
