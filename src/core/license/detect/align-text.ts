import { countedWork } from './counted-work.ts';
import { gramLength, type IndexedText, type TextIndex } from './text-index.ts';

/** A gram that stands at a place of the text and at a place of the reference. */
export interface Hit {
  readonly at: number;
  readonly in: number;
}

/** How a part of a text corresponds to a reference. Places count the words that take part in comparison. */
export interface Alignment {
  readonly start: number;
  readonly end: number;
  /** Part of the required words of the reference that were found. */
  readonly coverage: number;
  /** Part of the words between start and end that the reference has. */
  readonly purity: number;
  /** Words found less what is missing and what is foreign. */
  readonly net: number;
  /** Pairs of equal words: place in the text, place in the reference; both ascending. */
  readonly pairs: readonly (readonly [number, number])[];
}

interface Block {
  readonly at: number;
  readonly in: number;
  length: number;
  score: number;
  before: Block | undefined;
}

/** Foreign words that no reference text has are mostly names. */
const foreignNameCost = 0.25;
const foreignWordCost = 0.8;
const missingCost = 0.9;
/** A whole clause that the reference does not have weighs more than scattered words. */
const longRun = 6;
const longRunCost = 1.3;
const blockLimit = 320;

/** The best ordered correspondence of text and reference; absent when there is none worth the name. */
export function alignText(index: TextIndex, text: IndexedText, tokens: Uint16Array, hits: readonly Hit[], from: number, to: number): Alignment | undefined {
  const chain = bestChain(blocksOf(hits));
  if (chain.length === 0) return undefined;
  const pairs = pairsOf(index, text, tokens, chain, from, Math.min(tokens.length, to + gramLength - 1));
  const start = pairs[0]![0];
  const end = pairs.at(-1)![0] + 1;
  let required = 0;
  let optional = 0;
  for (const [, place] of pairs) if (index.required[text.start + place] === 1) required++; else optional++;
  let names = 0;
  let words = 0;
  let extra = 0;
  let next = start;
  for (const [at] of pairs) {
    let run = 0;
    for (; next < at; next++) if (tokens[next] === 0 || index.party[tokens[next]!] === 1) names++; else run++;
    words += run;
    extra += run >= longRun ? (longRunCost - 1) * run : 0;
    next = at + 1;
  }
  const missing = text.required - required;
  return {
    start, end, pairs,
    coverage: required / Math.max(1, text.required),
    purity: pairs.length / (pairs.length + words + foreignNameCost * names),
    net: required + 0.25 * optional - missingCost * missing - foreignWordCost * (words + extra) - foreignNameCost * names,
  };
}

/** Hits that follow each other on one diagonal. */
function blocksOf(hits: readonly Hit[]): Block[] {
  const open = new Map<number, Block>();
  const blocks: Block[] = [];
  for (const hit of hits) {
    const diagonal = hit.at - hit.in;
    const last = open.get(diagonal);
    if (last !== undefined && last.at + last.length - gramLength + 1 === hit.at) last.length++;
    else {
      const block: Block = { at: hit.at, in: hit.in, length: gramLength, score: 0, before: undefined };
      open.set(diagonal, block);
      blocks.push(block);
    }
  }
  if (blocks.length <= blockLimit) return blocks;
  // what repeats itself makes many short blocks that lead nowhere
  const longest = new Set(blocks.toSorted((a, b) => b.length - a.length).slice(0, blockLimit));
  return blocks.filter((block) => longest.has(block));
}

function bestChain(blocks: readonly Block[]): Block[] {
  countedWork.steps += (blocks.length * blocks.length) / 2;
  let best: Block | undefined;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    block.score = block.length;
    for (let other = index - 1; other >= 0; other--) {
      const before = blocks[other]!;
      const overlap = Math.max(0, before.at + before.length - block.at, before.in + before.length - block.in);
      if (before.in >= block.in || before.at >= block.at || overlap >= block.length) continue;
      const foreign = Math.max(0, block.at - before.at - before.length);
      const left = Math.max(0, block.in - before.in - before.length);
      const score = before.score + block.length - overlap - 0.35 * Math.max(foreign, left) - (foreign !== left ? 0.5 : 0);
      if (score > block.score) {
        block.score = score;
        block.before = before;
      }
    }
    if (best === undefined || block.score > best.score) best = block;
  }
  const chain: Block[] = [];
  for (let block = best; block !== undefined; block = block.before) chain.push(block);
  return chain.reverse();
}

/** The pairs of the chain, with those added that lie between its blocks and at its ends. */
function pairsOf(index: TextIndex, text: IndexedText, tokens: Uint16Array, chain: readonly Block[], from: number, to: number): [number, number][] {
  const pairs: [number, number][] = [];
  const reference = index.tokens.subarray(text.start, text.start + text.length);
  const first = chain[0]!;
  fill(tokens, reference, Math.max(from, first.at - Math.min(60, first.in + 12)), first.at, Math.max(0, first.in - 60), first.in, pairs, true);
  let at = first.at;
  let place = first.in;
  for (const block of chain) {
    const skip = Math.max(0, at - block.at, place - block.in);
    fill(tokens, reference, at, block.at + skip, place, block.in + skip, pairs, false);
    for (let offset = skip; offset < block.length; offset++) pairs.push([block.at + offset, block.in + offset]);
    at = block.at + block.length;
    place = block.in + block.length;
  }
  const left = text.length - place;
  fill(tokens, reference, at, Math.min(to, at + Math.min(60, left + 12)), place, Math.min(text.length, place + 60), pairs, false);
  return pairs;
}

const cells = new Uint16Array(80 * 80);

/** Longest common subsequence of two short stretches; of long ones their common beginning and end. */
function fill(tokens: Uint16Array, reference: Uint16Array, a0: number, a1: number, b0: number, b1: number, pairs: [number, number][], atStart: boolean): void {
  let [a, b] = [a0, b0];
  if (!atStart) while (a < a1 && b < b1 && tokens[a] === reference[b] && tokens[a] !== 0) pairs.push([a++, b++]);
  const tail: [number, number][] = [];
  let [aEnd, bEnd] = [a1, b1];
  while (aEnd > a && bEnd > b && tokens[aEnd - 1] === reference[bEnd - 1] && tokens[aEnd - 1] !== 0) tail.push([--aEnd, --bEnd]);
  const rows = aEnd - a;
  const columns = bEnd - b;
  if (rows > 0 && columns > 0 && rows < 80 && columns < 80) {
    const width = columns + 1;
    countedWork.steps += rows * columns;
    for (let row = rows; row >= 0; row--) {
      for (let column = columns; column >= 0; column--) {
        cells[row * 80 + column] = row === rows || column === columns ? 0
          : tokens[a + row] === reference[b + column] && tokens[a + row] !== 0 ? cells[(row + 1) * 80 + column + 1]! + 1
            : Math.max(cells[(row + 1) * 80 + column]!, cells[row * 80 + column + 1]!);
      }
    }
    for (let row = 0, column = 0; row < rows && column < columns && width > 0;) {
      if (tokens[a + row] === reference[b + column] && tokens[a + row] !== 0) pairs.push([a + row++, b + column++]);
      else if (cells[(row + 1) * 80 + column]! >= cells[row * 80 + column + 1]!) row++;
      else column++;
    }
  }
  for (let at = tail.length - 1; at >= 0; at--) pairs.push(tail[at]!);
}
