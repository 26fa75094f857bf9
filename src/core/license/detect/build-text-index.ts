import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { excuseHolderNames } from './holder-names.ts';
import { optionalRanges } from './optional-parts.ts';
import { filterBit, filterSize, gramKey, gramLength, ignoredWord, slotOf, type IndexedText, type TextIndex } from './text-index.ts';
import { ignoredWords, partyWords, sameWords, textWordsOf } from './text-words.ts';
import { wordsOf } from './words.ts';

/** A text as it is published. */
export interface ReferenceText {
  readonly id: string;
  readonly text: string;
}

/** Builds the index. Of texts with the same words the first one stands for all. */
export function buildTextIndex(references: readonly ReferenceText[]): TextIndex {
  const numbers = new Map<number, number>();
  const texts: IndexedText[] = [];
  const all: number[] = [];
  const flags: number[] = [];
  const seen = new Set<string>();
  for (const { id, text } of references) {
    const { tokens, required } = numbered(text, numbers);
    const fingerprint = tokens.join(' ');
    if (tokens.length < gramLength || seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    texts.push({ id, start: all.length, length: tokens.length, required: required.reduce((sum, flag) => sum + flag, 0) });
    for (const token of tokens) all.push(token);
    for (const flag of required) flags.push(flag);
  }
  if (numbers.size >= ignoredWord) throw new Error(`${numbers.size} different words do not fit into 16 bits`);
  const tokens = Uint16Array.from(all);
  return { texts, wordTable: tableOf(allSpellings(numbers)), wordCount: numbers.size, party: partiesOf(numbers), tokens, required: Uint8Array.from(flags), ...gramsOf(texts, tokens) };
}

function numbered(text: string, numbers: Map<number, number>) {
  const bytes = encodeUtf8(text);
  const words = wordsOf(bytes);
  const { hashes, at, count } = textWordsOf(words);
  const optional = optionalRanges(text, bytes);
  const tokens: number[] = [];
  const required: number[] = [];
  let range = 0;
  for (let index = 0; index < count; index++) {
    const hash = hashes[index]!;
    let number = numbers.get(hash);
    if (number === undefined) numbers.set(hash, (number = numbers.size + 1));
    const start = words.starts[at[index]!]!;
    while (range < optional.length && optional[range]![1] <= start) range++;
    tokens.push(number);
    required.push(partyWords.has(hash) || (range < optional.length && optional[range]![0] <= start) ? 0 : 1);
  }
  excuseHolderNames(text, words, { hashes, at, count }, required);
  return { tokens, required };
}

function partiesOf(numbers: ReadonlyMap<number, number>): Uint8Array {
  const party = new Uint8Array(numbers.size + 1);
  for (const [hash, number] of numbers) if (partyWords.has(hash)) party[number] = 1;
  return party;
}

/** With the numbers of other spellings, and the words that are left out. */
function allSpellings(numbers: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const all = new Map(numbers);
  for (const [variety, same] of sameWords) {
    const number = numbers.get(same);
    if (number !== undefined) all.set(variety, number);
  }
  for (const word of ignoredWords) all.set(word, ignoredWord);
  return all;
}

function tableOf(numbers: ReadonlyMap<number, number>): Uint32Array {
  const size = powerAbove(2 * numbers.size);
  const table = new Uint32Array(2 * size);
  for (const [hash, number] of numbers) {
    let slot = slotOf(hash, size - 1);
    while (table[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    table[2 * slot] = hash;
    table[2 * slot + 1] = number;
  }
  return table;
}

function gramsOf(texts: readonly IndexedText[], tokens: Uint16Array): Pick<TextIndex, 'gramFilter' | 'gramTable' | 'postings'> {
  const places = new Map<number, number[]>();
  texts.forEach(({ start, length }, text) => {
    for (let at = 0; at + gramLength <= length; at++) {
      const first = start + at;
      const key = gramKey(tokens[first]!, tokens[first + 1]!, tokens[first + 2]!, tokens[first + 3]!);
      const list = places.get(key);
      if (list === undefined) places.set(key, [text, at]);
      else list.push(text, at);
    }
  });
  const size = powerAbove(2 * places.size);
  const gramTable = new Uint32Array(3 * size);
  const gramFilter = new Uint32Array(filterSize);
  const postings = new Uint16Array([...places.values()].reduce((sum, list) => sum + list.length, 0));
  let offset = 0;
  for (const [key, list] of places) {
    let slot = slotOf(key, size - 1);
    while (gramTable[3 * slot] !== 0) slot = (slot + 1) & (size - 1);
    const bit = filterBit(key);
    gramFilter[bit >> 5]! |= 1 << (bit & 31);
    gramTable.set([key, offset + 1, list.length / 2], 3 * slot);
    postings.set(list, offset);
    offset += list.length;
  }
  return { gramFilter, gramTable, postings };
}

function powerAbove(number: number): number {
  let power = 16;
  while (power < number) power *= 2;
  return power;
}
