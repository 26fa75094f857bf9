import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { foreignCommons, foreignWords } from './foreign-words.data.ts';
import { wordHash, wordsOf, type Words } from './words.ts';

const hashesOf = (words: string): number[] => {
  const { hashes, count } = wordsOf(encodeUtf8(words));
  return [...hashes.subarray(0, count)];
};

const certain: ReadonlyMap<number, string> = new Map(foreignWords.flatMap(({ means, words }) => hashesOf(words).map((hash) => [hash, means] as const)));
const ambiguous: ReadonlyMap<number, string> = new Map(foreignWords.flatMap(({ means, near = '' }) => hashesOf(near).map((hash) => [hash, means] as const)));

/** By the low bits of their hashes: nearly all words of a text are none of them. */
const isPerhaps = new Uint8Array(1 << 16);
for (const hash of [...certain.keys(), ...ambiguous.keys()]) isPerhaps[hash & 0xffff] = 1;

/** Those by which a language shows: not `versión`, which is an English word when accents count for nothing. */
const telling: ReadonlySet<number> = new Set([...certain].filter(([hash, means]) => hash !== wordHash(means)).map(([hash]) => hash));

/** Words around an ambiguous one among which another one of its language has to be. */
const reach = 7;

/** What a word of another language is in English; undefined for all other words. */
export function inEnglish({ hashes, count }: Words, index: number): string | undefined {
  const hash = hashes[index]!;
  if (isPerhaps[hash & 0xffff] === 0) return undefined;
  const means = certain.get(hash);
  if (means !== undefined) return means;
  const perhaps = ambiguous.get(hash);
  if (perhaps === undefined) return undefined;
  for (let at = Math.max(0, index - reach); at <= index + reach && at < count; at++) if (telling.has(hashes[at]!)) return perhaps;
  return undefined;
}

/** Hashes of the words of other languages that may stand for an English one. */
export function foreignHashesOf(word: string): readonly number[] {
  hashesByWord ??= Map.groupBy([...certain, ...ambiguous], ([, means]) => means);
  return hashesByWord.get(word)?.map(([hash]) => hash) ?? [];
}

let hashesByWord: Map<string, (readonly [number, string])[]> | undefined;

const commons: ReadonlyMap<number, string> = new Map(Object.entries(foreignCommons).flatMap(([part, words]) => hashesOf(words).map((hash) => [hash, part] as const)));

/** The part of the name of a Creative Commons licence that a word of another language stands for. */
export const commonsPart = ({ hashes, count }: Words, index: number): string | undefined => (index < count ? commons.get(hashes[index]!) : undefined);
