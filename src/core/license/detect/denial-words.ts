import { foreignHashesOf } from './foreign-words.ts';
import type { ReadableText } from './readable-text.ts';
import { wordHash } from './words.ts';

/** Words by the low bits of their hashes: few words of a text look like one of them, and none of them is missed. */
class WordFilter {
  readonly #bits = new Uint8Array(size);

  constructor(words: string) {
    for (const word of words.split(' ')) for (const hash of [wordHash(word), ...foreignHashesOf(word)]) this.#bits[hash & (size - 1)] = 1;
  }

  has(hash: number): boolean {
    return this.#bits[hash & (size - 1)] === 1;
  }

  hasOneOf(hashes: Uint32Array, from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#bits[hashes[at]! & (size - 1)] === 1) return true;
    return false;
  }
}

const size = 1 << 16;

/** Made when the first name is looked at: most scans know all their texts already. */
const makeFilters = () => ({
  /** Right before a name. */
  next: new WordFilter('from datalicense vs versus g eg example instance such than instead place lieu change'),
  /** Close before a name, or close behind it. */
  near: new WordFilter('not similar similarly non incompatible compatible unlike neither cannot nor no t conflict conflicts conflicting vs versus header headers'),
  /** Anywhere in the sentence before a name. */
  before: new WordFilter('not no none unlike contrast opposed contrary previously formerly longer before until older earlier prior up never avoid t considering contemplating proposing plan plans planning intend intends consider hope propose want wish become becomes turn turns'),
  /** Too frequent alone: they deny with one of the words that stand behind them. */
  pairs: [
    [new WordFilter('that which'), new WordFilter('is are')],
    [new WordFilter('if when whenever where'), new WordFilter('a an any another some your their')],
    [new WordFilter('used based will shall'), new WordFilter('to on be')],
    [new WordFilter('dependency dependencies packages plugins libraries modules components imports'), new WordFilter('must should shall have')],
  ] satisfies (readonly [WordFilter, WordFilter])[],
  /** Behind a name, in the same sentence. */
  behind: new WordFilter('dependency dependencies packages plugins libraries modules components imports'),
  /** The head of a list. */
  list: new WordFilter('licenses licences'),
});

let filters: ReturnType<typeof makeFilters> | undefined;

/**
 * Is there a word around a name without which nothing denies it? Nearly all names have none; what is found here only has to be read. The reaches are those
 * of `is-denied.ts`, `is-spoken-of.ts` and `is-not-granted.ts`, with some words to spare.
 */
export function mayBeDenied({ words: { hashes, count, bytes, starts, ends } }: ReadableText, start: number, end: number): boolean {
  const { next, near, before, pairs, behind, list } = (filters ??= makeFilters());
  const from = Math.max(0, start - 36);
  if (next.hasOneOf(hashes, Math.max(0, start - 5), start) || near.hasOneOf(hashes, Math.max(0, start - 12), start) || near.hasOneOf(hashes, end, Math.min(count, end + 6))) return true;
  if (before.hasOneOf(hashes, from, start) || behind.hasOneOf(hashes, end, Math.min(count, end + 14)) || list.hasOneOf(hashes, Math.max(0, start - 80), start)) return true;
  for (let at = from; at < start; at++) for (const [one, other] of pairs) if (one.has(hashes[at]!) && other.has(hashes[at + 1]!)) return true;
  // somebody asks
  const last = Math.min(count, end + 16) - 1;
  const to = last >= end ? starts[last]! : Math.min(bytes.length, (ends[end - 1] ?? 0) + 4);
  for (let at = ends[end - 1] ?? 0; at < to; at++) if (bytes[at] === 0x3f) return true;
  return false;
}
