import type { ComparedWords } from './compared-words.ts';
import { filterBit, gramKey, slotOf, type TextIndex } from './text-index.ts';

/** Places where a gram of some reference text begins, ascending, and the slots of these grams. */
export interface GramHits {
  readonly count: number;
  readonly at: Int32Array;
  readonly slots: Int32Array;
}

let [places, slots] = [new Int32Array(1024), new Int32Array(1024)];

/** Valid until the next call. */
export function gramsIn({ gramTable, gramFilter }: TextIndex, { tokens, count: length }: ComparedWords): GramHits {
  const mask = gramTable.length / 3 - 1;
  let count = 0;
  for (let last = 3; last < length; last++) {
    const d = tokens[last]!;
    // no gram contains an unknown word
    if (d === 0) { last += 3; continue; }
    const at = last - 3;
    const a = tokens[at]!, b = tokens[at + 1]!, c = tokens[at + 2]!;
    if (a === 0 || b === 0 || c === 0) continue;
    const key = gramKey(a, b, c, d);
    const bit = filterBit(key);
    if ((gramFilter[bit >> 5]! & (1 << (bit & 31))) === 0) continue;
    for (let slot = slotOf(key, mask); gramTable[3 * slot] !== 0; slot = (slot + 1) & mask) {
      if (gramTable[3 * slot] !== key) continue;
      if (count === places.length) grow();
      places[count] = at;
      slots[count++] = slot;
      break;
    }
  }
  return { count, at: places, slots };
}

function grow(): void {
  const [before, slotsBefore] = [places, slots];
  places = new Int32Array(2 * before.length);
  places.set(before);
  slots = new Int32Array(2 * before.length);
  slots.set(slotsBefore);
}

/** Index of the first hit at a place or behind it. */
export function firstFrom({ at, count }: GramHits, place: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
