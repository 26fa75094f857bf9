/** How many are worth reading. */
const limit = 6;

/** Known ids that may be meant by what was written: those that contain it or its parts, then those that differ by few letters; the likeliest first. */
export function nearIds(written: string, known: readonly string[]): string[] {
  const wanted = partsOf(written.slice(0, 80));
  const plain = wanted.join('');
  if (plain === '') return [];
  const scored = known.map((id) => ({ id, score: likeness(plain, wanted, id) })).filter(({ score }) => score > 0.5);
  return scored.sort((a, b) => b.score - a.score || a.id.length - b.id.length || (a.id < b.id ? -1 : 1)).slice(0, limit).map(({ id }) => id);
}

/** Letters and numbers apart; without words that are in the name of most. */
const partsOf = (text: string): string[] => (text.toLowerCase().match(/[a-z]+|\d+/g) ?? []).filter((part) => !/^(?:licen[cs]e|version|v|the|clause)$/.test(part));

/** 1 for the same letters, 0 for nothing in common. */
function likeness(plain: string, wanted: readonly string[], id: string): number {
  const parts = partsOf(id);
  const other = parts.join('');
  if (other === plain) return 1;
  const shared = wanted.filter((part) => parts.includes(part)).length;
  const overlap = shared === 0 || !parts.includes(wanted[0]!) ? 0 : (2 * shared) / (wanted.length + parts.length);
  const contained = plain.length > 2 && other.startsWith(plain) ? 0.6 + (0.3 * plain.length) / other.length : 0;
  const distance = Math.abs(plain.length - other.length) > 3 ? 1 : editDistance(plain, other) / Math.max(plain.length, other.length);
  return Math.max(overlap > 0 ? 0.51 + 0.4 * overlap : 0, contained, distance <= 0.34 ? 0.95 - distance : 0);
}

/** Letters to insert, delete or exchange, and neighbours to swap. */
function editDistance(left: string, right: string): number {
  let [before, row] = [[] as number[], Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let at = 1; at <= left.length; at++) {
    const next = [at];
    for (let column = 1; column <= right.length; column++) {
      const exchanged = row[column - 1]! + (left[at - 1] === right[column - 1] ? 0 : 1);
      const isSwap = at > 1 && column > 1 && left[at - 1] === right[column - 2] && left[at - 2] === right[column - 1];
      next.push(Math.min(exchanged, row[column]! + 1, next[column - 1]! + 1, isSwap ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY));
    }
    [before, row] = [row, next];
  }
  return row[right.length]!;
}
