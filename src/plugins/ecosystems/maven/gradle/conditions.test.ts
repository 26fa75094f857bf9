import { expect, it } from 'vitest';
import { isGroup, type SourceNode } from '#core/text/source-tree.ts';
import { branchesOf, sidesOf, statementsWithBranches } from './conditions.ts';
import { readCode } from './gradle-code.ts';

const words = (nodes: readonly SourceNode[]): string => nodes.map((node) => (isGroup(node) ? `(${words(node.items)})` : 'text' in node && node.kind !== 'newline' ? node.text : '')).join(' ').trim();
const branches = (source: string) => statementsWithBranches(readCode(source, 'groovy')).map((statement) => branchesOf(statement)?.map(({ items, isCertain }) => `${words(items)}${isCertain ? '!' : ''}`));
const sides = (source: string) => sidesOf(readCode(source, 'groovy'))?.map(words);

it.each<[string, string[] | undefined]>([
  ['if (a) x 1', ['x 1']],
  ['if (a) x else y', ['x', 'y']],
  ['if (a) { x } else if (b) { y } else { z }', ['x', 'y', 'z']],
  ['if (a)\n x\nelse if (b)\n y\nelse\n z', ['x', 'y', 'z']],
  ['if (true) x else y', ['x!']],
  ['if (false) x else y', ['y!']],
  ['if (a) x else if (true) y else z', ['x', 'y', 'z']],
  ['if (a) if (b) x', ['x']],
  ['when (a) {\n "l" -> x\n else -> { y }\n}', ['x', 'y']],
  ["switch (a) {\n case 'l': x; break\n default: y\n}", ['x', '', 'y']],
  ['try { x } catch (e) { y } finally { z }', ['x!', 'y', 'z!']],
  ['x if', undefined],
])('%j', (source, expected) => {
  expect(branches(source)).toEqual([expected]);
});

it('both sides of a choice, and of chains of them', () => {
  expect(sides("a ? 'x' : 'y'")).toEqual(['x', 'y']);
  expect(sides("a ? 'x':'y'")).toEqual(['x', 'y']);
  expect(sides('a ? x : b ? y : z')).toEqual(['x', 'y', 'z']);
  expect(sides('if (a) x else if (b) y else z')).toEqual(['x', 'y', 'z']);
  expect(sides("a ?: 'x'")).toBeUndefined();
  expect(sides('a ? x')).toBeUndefined();
});

it('chains of any length are read without recursion', () => {
  const count = 20_000;
  expect(branches(`${'if (a) '.repeat(count)}x`)).toEqual([['x']]);
  expect(branches(`${'if (a) x else '.repeat(count)}y`)[0]).toHaveLength(count + 1);
  expect(sides(`${'a ? x : '.repeat(count)}y`)).toHaveLength(count + 1);
});
