import { expect, test } from 'vitest';
import { nest } from '../text/source-tree.ts';
import { noteList, roundsOf, roundsWithin, type Lists } from './rounds.ts';
import { tokenizeRuby } from './tokens.ts';

const nodes = (source: string) => nest(tokenizeRuby(source));

const rounds = (source: string, parameters: readonly string[], lists: Lists = new Map()) =>
  roundsOf(nodes(source), parameters, lists)?.map((round) => Object.fromEntries(round));

test('a list, rows of a list, a hash', () => {
  expect(rounds('%w[a b].each', ['name'])).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(rounds("[['a', '1'], ['b', '2']].each", ['name', 'version'])).toEqual([{ name: 'a', version: '1' }, { name: 'b', version: '2' }]);
  expect(rounds("{ 'a' => '1', b: '2', 'c' => d }.each", ['name', 'version'])).toEqual([{ name: 'a', version: '1' }, { name: 'b', version: '2' }, { name: 'c' }]);
  expect(rounds("{ 'a' => ['~> 1', '!= 1.2'] }.each", ['name', 'versions'])).toEqual([{ name: 'a', versions: '~> 1, != 1.2' }]);
  expect(rounds("['a', NAME, \"b-#{c}\"].each", ['name'])).toEqual([{ name: 'a' }, {}, {}]);
});

test('loops in loops', () => {
  const [outer, inner] = [[new Map([['a', '1']]), new Map([['a', '2']])], [new Map([['b', '3']])]];
  expect(roundsWithin([{ rounds: outer }, {}, { rounds: inner }]).map((round) => Object.fromEntries(round))).toEqual([{ a: '1', b: '3' }, { a: '2', b: '3' }]);
  expect(roundsWithin([{}])).toEqual([new Map()]);
  expect(roundsWithin([{ rounds: outer }, { rounds: [] }])).toEqual([]);
});

test('a name stands for the list it was given last', () => {
  const lists: Lists = new Map();
  noteList(nodes("ALL = ['a'].freeze"), lists);
  expect(rounds('ALL.each', ['name'], lists)).toEqual([{ name: 'a' }]);
  noteList(nodes('ALL = others'), lists);
  expect(rounds('ALL.each', ['name'], lists)).toEqual([]);
});

test('a list that is computed has no rounds, and what is no loop has none to count', () => {
  expect(rounds('names.select(&:x).each', ['name'])).toEqual([]);
  expect(rounds('target "a"', [])).toBeUndefined();
});
