import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenize, type SourceGrammar } from './source-code.ts';
import { groupInLots, type ItemLot } from './source-pieces.ts';
import { isGroup, nest, split, type SourceNode } from './source-tree.ts';

const grammar: SourceGrammar = { lineComments: ['#'], strings: [{ open: '"', close: '"', escapes: true }], operators: ['%{'] };
const read = (source: string): SourceNode[] => nest(tokenize(source, grammar), ['[', '{', '%{']);
const opens = ['%{', '['];

/** Items with their lines, whatever the lots. */
const itemsOf = (lots: Iterable<ItemLot>): unknown[] => [...lots].flatMap(({ items, linesBefore }) => split(items).map((part) => part.map((node) => placed(node, linesBefore))));
const placed = (node: SourceNode, linesBefore: number): unknown =>
  (isGroup(node) ? [node.open, node.line + linesBefore, split(node.items).map((part) => part.map((inner) => placed(inner, linesBefore)))] : [node.kind, 'text' in node ? node.text : '', node.line + linesBefore]);

const inLots = (text: string, lot?: number): ItemLot[] => [...groupInLots(text.split('\n'), { read, opens, startsItem: (line) => /^\s*["\w]/.test(line) }, lot)];

it('gives the items of a long group one lot after the other', () => {
  const text = ['# locked', '%{', ...Array.from({ length: 50 }, (_, index) => `  "a${index}": {1, "x, ]", [2]},`), '}', 'behind'].join('\n');
  const lots = inLots(text, 60);
  expect(lots.length).toBeGreaterThan(10);
  const items = itemsOf(lots);
  expect(items.length).toBe(50);
  expect(items).toEqual(itemsOf(inLots(text)));
  expect(JSON.stringify(items[49])).toContain('"a49",52');
});

it('gives no lot where there is no group, and an empty one where it has no items', () => {
  expect(inLots('a = 1\n# %{\n"[\n', 1)).toEqual([]);
  expect(itemsOf(inLots('\n\n%{\n}\na\nb', 1))).toEqual([]);
  expect(inLots('\n\n%{\n}\na\nb', 1).length).toBeGreaterThan(0);
});

it('gives in lots of any size what it gives at once, of broken text too', () => {
  const word = fc.constantFrom('a', '"b"', '"c,\n  \\"d"', '{', '}', '[', ']', '%{', ',', ',\n', '\n', '\n  "e"', ' # [ "f', '\n\n', '1', '"', '},\n"g": {');
  fc.assert(fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom('', '%{\n', '["h",\n'), fc.integer({ min: 0, max: 20 }), (words, start, lot) => {
    const text = start + words.join('');
    expect(itemsOf(inLots(text, lot))).toEqual(itemsOf(inLots(text)));
  }), { numRuns: 2000 });
});
