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

const ignored = new Set(['ii', 'iii', 'iv', 'vi', 'vii', 'viii', 'ix', 'xi', 'xii', 'dnl', 'rem', 'br', 'the', 'nbsp'].map(wordHash));

/** One spelling for words that the SPDX guidelines for matching hold to be the same, and for some that differ as freely in practice. */
const varieties: readonly (readonly [string, string])[] = [
  ['licence', 'license'], ['licences', 'licenses'], ['licenced', 'licensed'], ['sublicence', 'sublicense'], ['owner', 'holder'], ['owners', 'holders'], ['organisation', 'organization'],
  ['acknowledgement', 'acknowledgment'], ['acknowledgements', 'acknowledgments'], ['artefact', 'artifact'], ['behaviour', 'behavior'], ['favour', 'favor'], ['fulfil', 'fulfill'], ['merchantability', 'merchantability'],
  ['merchantibility', 'merchantability'], ['noninfringement', 'infringement'], ['judgement', 'judgment'], ['analogue', 'analog'], ['authorisation', 'authorization'], ['authorised', 'authorized'], ['modelling', 'modeling'],
  ['recognised', 'recognized'], ['initialise', 'initialize'], ['programme', 'program'], ['whilst', 'while'], ['wilful', 'willful'], ['https', 'http'], ['copyrights', 'copyright'], ['percent', 'per'], ['redistributions', 'redistribution'],
];
const canonical = new Map(varieties.map(([word, same]) => [wordHash(word), wordHash(same)]));

export function textWordsOf({ bytes, count, hashes, starts, ends }: Words): TextWords {
  const kept = new Uint32Array(count);
  const at = new Uint32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) {
    const start = starts[index]!;
    const size = ends[index]! - start;
    if (size < 2) continue;
    const first = bytes[start]!;
    if (first >= 48 && first <= 57 && size < 5) continue;
    const hash = hashes[index]!;
    if (size <= 4 && ignored.has(hash)) continue;
    kept[length] = size >= 5 ? canonical.get(hash) ?? hash : hash;
    at[length++] = index;
  }
  return { count: length, hashes: kept.subarray(0, length), at: at.subarray(0, length) };
}

/** Words for those who grant and disclaim: each copy of a licence names its own. */
export const partyWords: ReadonlySet<number> = new Set([
  'copyright', 'holder', 'holders', 'author', 'authors', 'contributor', 'contributors', 'organization', 'regents', 'university', 'company', 'foundation', 'corporation', 'inc', 'institute', 'developers',
  'its', 'their', 'his', 'he', 'she', 'it', 'they', 'we', 'our',
].map(wordHash));
