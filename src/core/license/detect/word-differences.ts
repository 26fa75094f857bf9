/** A stretch of two sequences: equal, only in the first one, or only in the second one. `end`s are behind the last word. */
export interface Stretch {
  readonly kind: 'same' | 'inserted' | 'missing';
  /** In the first sequence. */
  readonly start: number;
  readonly end: number;
  /** In the second sequence. */
  readonly from: number;
  readonly to: number;
}

/** Differences that are looked for between two anchors; beyond, everything between them counts as exchanged. */
const differenceLimit = 600;

/**
 * What `text` has more and less than `reference`, as stretches in order that together are all of both. Words that both have exactly once are
 * anchors; between them the shortest list of differences is taken, up to a limit, so that the work stays linear in the lengths.
 */
export function wordDifferences(text: Uint32Array, reference: Uint32Array): Stretch[] {
  const pairs: (readonly [number, number])[] = [];
  let [a, b] = [0, 0];
  for (const [at, place] of [...anchors(text, reference), [text.length, reference.length] as const]) {
    shortest(text, a, at, reference, b, place, pairs);
    if (at < text.length) pairs.push([at, place]);
    [a, b] = [at + 1, place + 1];
  }
  return stretches(pairs, text.length, reference.length);
}

function anchors(text: Uint32Array, reference: Uint32Array): (readonly [number, number])[] {
  const places = uniquePlaces(reference);
  const candidates: (readonly [number, number])[] = [];
  for (const [word, at] of uniquePlaces(text)) {
    const place = places.get(word);
    if (place !== undefined) candidates.push([at, place]);
  }
  return longestAscending(candidates);
}

function uniquePlaces(words: Uint32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const repeated = new Set<number>();
  words.forEach((word, at) => (places.has(word) ? repeated.add(word) : places.set(word, at)));
  for (const word of repeated) places.delete(word);
  return places;
}

/** Of pairs that ascend in the first part, the longest list that ascends in the second one too. */
function longestAscending(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = [];
  const before = pairs.map(() => -1);
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : tails[low - 1]!;
    tails[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = before[index]!) chain.push(pairs[index]!);
  return chain.reverse();
}

/** Adds pairs of equal words by the greedy algorithm of Myers. */
function shortest(text: Uint32Array, a0: number, a1: number, reference: Uint32Array, b0: number, b1: number, pairs: (readonly [number, number])[]): void {
  let [a, b] = [a0, b0];
  while (a < a1 && b < b1 && text[a] === reference[b]) pairs.push([a++, b++]);
  const tail: (readonly [number, number])[] = [];
  let [aEnd, bEnd] = [a1, b1];
  while (aEnd > a && bEnd > b && text[aEnd - 1] === reference[bEnd - 1]) tail.push([--aEnd, --bEnd]);
  const found = greedy(text.subarray(a, aEnd), reference.subarray(b, bEnd));
  for (const [at, place] of found) pairs.push([a + at, b + place]);
  for (const pair of tail.reverse()) pairs.push(pair);
}

function greedy(text: Uint32Array, reference: Uint32Array): (readonly [number, number])[] {
  const [n, m] = [text.length, reference.length];
  if (n === 0 || m === 0) return [];
  const limit = Math.min(n + m, differenceLimit);
  const furthest = new Int32Array(2 * limit + 3);
  const trail: Int32Array[] = [];
  for (let differences = 0; differences <= limit; differences++) {
    trail.push(furthest.slice());
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const slot = diagonal + limit + 1;
      const down = diagonal === -differences || (diagonal !== differences && furthest[slot - 1]! < furthest[slot + 1]!);
      let at = down ? furthest[slot + 1]! : furthest[slot - 1]! + 1;
      let place = at - diagonal;
      while (at < n && place < m && text[at] === reference[place]) { at++; place++; }
      furthest[slot] = at;
      if (at >= n && place >= m) return backtrack(trail, limit, n, m);
    }
  }
  return [];
}

function backtrack(trail: readonly Int32Array[], limit: number, n: number, m: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [at, place] = [n, m];
  for (let differences = trail.length - 1; differences >= 0; differences--) {
    const furthest = trail[differences]!;
    const diagonal = at - place;
    const slot = diagonal + limit + 1;
    const down = diagonal === -differences || (diagonal !== differences && furthest[slot - 1]! < furthest[slot + 1]!);
    const start = differences === 0 ? 0 : down ? furthest[slot + 1]! : furthest[slot - 1]! + 1;
    while (at > start && place > 0) pairs.push([--at, --place]);
    if (differences > 0) { if (down) place--; else at--; }
  }
  return pairs.reverse();
}

function stretches(pairs: readonly (readonly [number, number])[], length: number, referenceLength: number): Stretch[] {
  const found: Stretch[] = [];
  let [a, b] = [0, 0];
  for (const [at, place] of [...pairs, [length, referenceLength] as const]) {
    if (at > a) found.push({ kind: 'inserted', start: a, end: at, from: b, to: b });
    if (place > b) found.push({ kind: 'missing', start: at, end: at, from: b, to: place });
    if (at === length) break;
    const last = found.at(-1);
    if (last?.kind === 'same' && last.end === at && last.to === place) found[found.length - 1] = { ...last, end: at + 1, to: place + 1 };
    else found.push({ kind: 'same', start: at, end: at + 1, from: place, to: place + 1 });
    [a, b] = [at + 1, place + 1];
  }
  return found;
}
