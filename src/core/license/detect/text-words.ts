import { wordHash, type Words } from './words.ts';

/**
 * The words by which texts are compared: all but single letters and digits, roman numbers and short numbers (they number clauses and years),
 * and leftovers of comments and markup.
 */
export interface TextWords {
  readonly count: number;
  readonly hashes: Uint32Array;
  /** Index into the words of the whole text. */
  readonly at: Uint32Array;
}

/** Hashes of words that are not compared. */
export const ignoredWords: ReadonlySet<number> = new Set(['ii', 'iii', 'iv', 'vi', 'vii', 'viii', 'ix', 'xi', 'xii', 'dnl', 'rem', 'br', 'the', 'nbsp'].map(wordHash));

/** One spelling for words that the SPDX guidelines for matching hold to be the same, and for some that differ as freely in practice. */
const varieties: readonly (readonly [string, string])[] = [
  ['licence', 'license'], ['licences', 'licenses'], ['licenced', 'licensed'], ['sublicence', 'sublicense'], ['owner', 'holder'], ['owners', 'holders'], ['organisation', 'organization'],
  ['acknowledgement', 'acknowledgment'], ['acknowledgements', 'acknowledgments'], ['artefact', 'artifact'], ['behaviour', 'behavior'], ['favour', 'favor'], ['fulfil', 'fulfill'], ['merchantability', 'merchantability'],
  ['merchantibility', 'merchantability'], ['noninfringement', 'infringement'], ['judgement', 'judgment'], ['analogue', 'analog'], ['authorisation', 'authorization'], ['authorised', 'authorized'], ['modelling', 'modeling'],
  ['recognised', 'recognized'], ['initialise', 'initialize'], ['programme', 'program'], ['whilst', 'while'], ['wilful', 'willful'], ['https', 'http'], ['copyrights', 'copyright'], ['percent', 'per'], ['redistributions', 'redistribution'],
];
/** Hash of a variety to that of its one spelling. */
export const sameWords: ReadonlyMap<number, number> = new Map(varieties.map(([word, same]) => [wordHash(word), wordHash(same)]));

export function textWordsOf(words: Words): TextWords {
  const hashes = new Uint32Array(words.count);
  const at = new Uint32Array(words.count);
  let count = 0;
  for (let index = 0; index < words.count; index++) {
    const hash = words.hashes[index]!;
    if (!isCompared(words, index) || ignoredWords.has(hash)) continue;
    hashes[count] = sameWords.get(hash) ?? hash;
    at[count++] = index;
  }
  return { count, hashes: hashes.subarray(0, count), at: at.subarray(0, count) };
}

/** Neither a single character nor a short number. */
export function isCompared({ bytes, starts, ends }: Words, index: number): boolean {
  const start = starts[index]!;
  const size = ends[index]! - start;
  if (size < 2) return false;
  const first = bytes[start]!;
  return size > 4 || first > 0x39 || first < 0x30;
}

/** Words for those who grant and disclaim: each copy of a licence names its own. */
export const partyWords: ReadonlySet<number> = new Set([
  'copyright', 'holder', 'holders', 'author', 'authors', 'contributor', 'contributors', 'organization', 'regents', 'university', 'company', 'foundation', 'corporation', 'inc', 'institute', 'developers',
  'its', 'their', 'his', 'he', 'she', 'it', 'they', 'we', 'our',
].map(wordHash));
