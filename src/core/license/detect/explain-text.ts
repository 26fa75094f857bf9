import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { decodeUtf8 } from '#core/binary/utf8.ts';
import { LineTable } from './line-table.ts';
import { optionalRanges } from './optional-parts.ts';
import { partyWords, textWordsOf } from './text-words.ts';
import { wordDifferences, type Stretch } from './word-differences.ts';
import { wordsOf } from './words.ts';

/** A run of characters on one line; blanks are single. */
export interface Piece {
  readonly text: string;
  /** The other side does not have it. */
  readonly differs: boolean;
}

/** A line of the text, and what the reference says there. */
export interface ExplainedLine {
  /** Counts from 1. */
  readonly line: number;
  readonly text: readonly Piece[];
  readonly reference: readonly Piece[];
}

export interface TextDifference {
  readonly kind: 'missing' | 'inserted';
  readonly text: string;
  /** In the text; of what is missing where it would stand. */
  readonly line: number;
  /** Copies may differ there: a title, a copyright line, a placeholder, the name of a party. Only of what is missing. */
  readonly optional: boolean;
}

export interface ExplainedText {
  readonly lines: readonly ExplainedLine[];
  readonly differences: readonly TextDifference[];
}

/** Sets the bytes from `start` to `end` beside a reference text, word by word. Letter case, punctuation and what numbers clauses are not compared. */
export function explainText(bytes: Uint8Array, { start, end }: { readonly start: number; readonly end: number }, reference: string): ExplainedText {
  const lines = new LineTable(bytes);
  const text = sideOf(bytes, start, end);
  const other = sideOf(encodeUtf8(reference), 0, undefined);
  const optional = optionalRanges(reference, other.bytes);
  const rows = new Map<number, { readonly text: Piece[]; readonly reference: Piece[] }>();
  const rowAt = (line: number) => {
    const known = rows.get(line) ?? { text: [], reference: [] };
    rows.set(line, known);
    return known;
  };
  const lineOf = (word: number): number => lines.at(text.count === 0 ? start : text.startOf(Math.max(0, Math.min(word, text.count - 1))));
  const differences: TextDifference[] = [];
  for (const stretch of wordDifferences(text.hashes, other.hashes)) {
    const differs = stretch.kind !== 'same';
    if (stretch.kind === 'missing') {
      const line = lineOf(stretch.start);
      const missing = other.slice(stretch.from, stretch.to);
      add(rowAt(line).reference, missing, true);
      differences.push({ kind: 'missing', text: missing, line, optional: isOptional(other, stretch, optional) });
      continue;
    }
    for (let word = stretch.start; word < stretch.end;) {
      const line = lineOf(word);
      let next = word + 1;
      while (next < stretch.end && lineOf(next) === line) next++;
      add(rowAt(line).text, text.slice(word, next), differs);
      if (!differs) add(rowAt(line).reference, other.slice(stretch.from + word - stretch.start, stretch.from + next - stretch.start), false);
      word = next;
    }
    if (differs) differences.push({ kind: 'inserted', text: text.slice(stretch.start, stretch.end), line: lineOf(stretch.start), optional: false });
  }
  return { lines: [...rows].sort(([a], [b]) => a - b).map(([line, row]) => ({ line, ...row })), differences };
}

interface Side {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly hashes: Uint32Array;
  /** Byte offset of a word. */
  readonly startOf: (word: number) => number;
  /** From a word to the one before `to`, with what stands between and right behind. */
  readonly slice: (from: number, to: number) => string;
}

function sideOf(bytes: Uint8Array, start: number, end: number | undefined): Side {
  const words = wordsOf(bytes, start, end);
  const { hashes, at, count } = textWordsOf(words);
  const startOf = (word: number): number => words.starts[at[word]!]!;
  /** Words that are not compared belong to the word before them, or to the next one when a line begins between. */
  const behind = (word: number): number => {
    const from = words.ends[at[word]!]!;
    if (word + 1 === count) return Math.min(end ?? bytes.length, from + tailLimit);
    const next = startOf(word + 1);
    const line = bytes.lastIndexOf(0x0a, next);
    return line < from ? next : line + 1;
  };
  const slice = (from: number, to: number): string => {
    const first = from === 0 ? start : behind(from - 1);
    return withoutLeaders(decodeUtf8(bytes.subarray(Math.max(first, startOf(from) - tailLimit), behind(to - 1)))).trim();
  };
  return { bytes, count, hashes, startOf, slice };
}

/** Bytes before the first word and behind the last one that are shown. */
const tailLimit = 200;

/** On one line, without what begins the lines of a comment. */
const withoutLeaders = (text: string): string => text.split('\n').map((line) => (line.trimStart().replace(/^(?:\/\/+|#+|\*+\/?|;+|--|%+|>+|\.\.)(?=\s|$)/, ''))).join(' ').replace(/\s+/g, ' ');

function isOptional({ startOf, hashes }: Side, { from, to }: Stretch, ranges: readonly (readonly [number, number])[]): boolean {
  for (let word = from; word < to; word++) {
    const at = startOf(word);
    if (!partyWords.has(hashes[word]!) && !ranges.some(([first, end]) => first <= at && at < end)) return false;
  }
  return true;
}

function add(pieces: Piece[], text: string, differs: boolean): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.differs === differs) pieces[pieces.length - 1] = { text: `${last.text} ${text}`, differs };
  else pieces.push({ text, differs });
}
