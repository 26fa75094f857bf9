import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenizeRuby } from '../ruby/tokens.ts';
import { readTerms } from './erlang-terms.ts';
import { readPython } from './python-code.ts';
import { tokenize, type SourceGrammar } from './source-code.ts';
import { isGroup, literals, nest, split, type SourceNode } from './source-tree.ts';

const c: SourceGrammar = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nested: true }],
  strings: [{ open: '"', close: '"', escapes: true, interpolation: '${', oneLine: true }],
  operators: ['=>', '=='],
  keys: true,
  symbols: true,
};

const pieces = (source: string): string[] => tokenize(source, c).map(({ kind, text }) => `${kind}:${text}`);

/** Text that is likely to trip a tokenizer over. */
const trouble = fc.array(fc.oneof(fc.constantFrom(
  '"', "'", '"""', '\\', '#{', '${', '}', '{', '(', ')', '[', ']', '<<', '>>', '<<~A\n', '/', '//', '/*', '*/', '#', '%w[', '%', ':', '::', '=>', '=begin\n', '\n', '$', '?', '~w(', 'do |x|', 'end', 'a', ' ',
), fc.string({ maxLength: 4 })), { maxLength: 60 }).map((parts) => parts.join(''));

describe('tokenize', () => {
  test('words, keys, symbols, numbers, operators', () => {
    expect(pieces('call(name: :x, 1.5 => b::c)')).toEqual([
      'word:call', 'mark:(', 'key:name', 'symbol:x', 'mark:,', 'number:1.5', 'mark:=>', 'word:b', 'mark::', 'mark::', 'word:c', 'mark:)',
    ]);
  });
  test('comments nest, and one line break stands for many', () => {
    expect(pieces('a // x\n\n\n/* b /* c */ d */ e')).toEqual(['word:a', 'newline:\n', 'word:e']);
  });
  test('an unclosed text of one line ends with the line', () => {
    expect(pieces('"a\nb')).toEqual(['text:a', 'newline:\n', 'word:b']);
  });
  test('escapes and computed parts', () => {
    expect(tokenize('"a\\n\\"b" "x${y("}")}z"', c).map(({ text, dynamic }) => [text, dynamic ?? false])).toEqual([['a\n"b', false], ['x${y("}")}z', true]]);
  });
  test('every text is read to its end, with lines that only grow', () => {
    fc.assert(fc.property(trouble, (source) => {
      for (const tokens of [tokenize(source, c), tokenizeRuby(source)]) {
        for (const [index, token] of tokens.entries()) expect(token.line).toBeGreaterThanOrEqual(tokens[index - 1]?.line ?? 1);
        nest(tokens);
      }
      readPython(source);
      readTerms(source);
    }), { numRuns: 500 });
  });
});

describe('nest', () => {
  const groups = (source: string): unknown => {
    const shape = (nodes: readonly SourceNode[]): unknown[] => nodes.map((node) => (isGroup(node) ? shape(node.items) : (node as { text: string }).text));
    return shape(nest(tokenize(source, c)));
  };
  test('matches brackets', () => expect(groups('a(b[c]{d})e')).toEqual(['a', ['b', ['c'], ['d']], 'e']));
  test('leaves stray closing brackets out and ends open ones', () => expect(groups('a)(b[c)d')).toEqual(['a', ['b', ['c']], 'd']));
  test('keeps what is nested too deep flat', () => expect(() => JSON.stringify(nest(tokenize('('.repeat(10_000), c)))).not.toThrow());
  test('split and literals', () => {
    const [list] = nest(tokenize('["a", :b, c, "${d}"]', c));
    expect(literals(list)).toEqual(['a', 'b']);
    expect(split(nest(tokenize('a, , b\n, c', c))).length).toBe(3);
  });
});

test('Python statements are logical lines', () => {
  const kinds = readPython('x = """a\nb"""\ny = (1,\n 2)\nz = f"{a}" \\\n  r\'\\n\'; w = 1').map((statement) => statement.map((node) => (isGroup(node) ? '()' : `${(node as { text: string }).text}${(node as { dynamic?: true }).dynamic ? '!' : ''}`)));
  expect(kinds).toEqual([['x', '=', 'a\nb'], ['y', '=', '()'], ['z', '=', '{a}!', '\\n'], ['w', '=', '1']]);
});

test('Erlang terms', () => {
  expect(readTerms('{"1.2.0", [{<<"a">>, \'B c\', $", 0}]}. % done\n#{k => v}.')).toMatchObject([
    { kind: 'tuple', items: [{ kind: 'string', text: '1.2.0' }, { kind: 'list', items: [{ kind: 'tuple', items: [{ text: 'a' }, { kind: 'atom', text: 'B c' }, { text: '$"' }, { text: '0' }] }] }] },
    { kind: 'map' },
  ]);
});
