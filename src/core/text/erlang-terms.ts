import { tokenize, type SourceGrammar } from './source-code.ts';
import { isGroup, isMark, nest, split, type SourceNode } from './source-tree.ts';

/** An Erlang term as written; integers and floats are atoms of their digits here. */
export type Term =
  | { readonly kind: 'atom' | 'string'; readonly text: string; readonly line: number }
  | { readonly kind: 'tuple' | 'list' | 'map'; readonly items: readonly Term[]; readonly line: number };

/** The terms of a file such as `rebar.lock`, each ended by a full stop; binaries of text are strings. What is no term is left out. */
export function readTerms(source: string): Term[] {
  const nodes = nest(tokenize(source, erlang), ['(', '[', '{', '<<']).filter((node) => node.kind !== 'newline');
  const terms: Term[] = [];
  let at = 0;
  for (let index = 0; index <= nodes.length; index++) {
    if (index < nodes.length && !isMark(nodes[index], '.')) continue;
    const term = termOf(nodes.slice(at, index));
    if (term !== undefined) terms.push(term);
    at = index + 1;
  }
  return terms;
}

function termOf(nodes: readonly SourceNode[]): Term | undefined {
  const [first, second] = nodes;
  if (first === undefined) return undefined;
  // `#{` opens a map
  if (isMark(first, '#') && isGroup(second, '{')) return { kind: 'map', items: items(second.items), line: second.line };
  if (isGroup(first)) {
    if (first.open === '<<') return { kind: 'string', text: first.items.map((item) => (item.kind === 'text' ? item.text : '')).join(''), line: first.line };
    if (first.open === '(') return undefined;
    return { kind: first.open === '[' ? 'list' : 'tuple', items: items(first.items), line: first.line };
  }
  if (first.kind === 'text') {
    // literals that stand beside each other are one
    const text = nodes.map((node) => (node.kind === 'text' ? node.text : '')).join('');
    return { kind: 'string', text, line: first.line };
  }
  if (first.kind === 'symbol' || first.kind === 'word' || first.kind === 'number') return { kind: 'atom', text: first.text, line: first.line };
  return undefined;
}

const items = (nodes: readonly SourceNode[]): Term[] => split(nodes).flatMap((part) => termOf(part) ?? []);

export const itemsOf = (term: Term | undefined): readonly Term[] => (term !== undefined && 'items' in term ? term.items : []);

export const textOfTerm = (term: Term | undefined): string | undefined => (term !== undefined && 'text' in term ? term.text : undefined);

/** The value of `{key, Value}` in a list of pairs. */
export function valueOf(list: Term | undefined, key: string): Term | undefined {
  for (const pair of itemsOf(list)) {
    const [name, value] = itemsOf(pair);
    if (textOfTerm(name) === key && value !== undefined) return value;
  }
  return undefined;
}

const erlang: SourceGrammar = {
  lineComments: ['%'],
  strings: [{ open: '"', close: '"', escapes: true }],
  operators: ['<<', '>>', '=>', ':=', '->', '||', '=:=', '=/=', '++', '--'],
  wordCharacters: '@',
  // a quoted atom, and a character such as $"
  special: (source, at) => {
    if (source[at] === '$') return { end: Math.min(source.length, at + (source[at + 1] === '\\' ? 3 : 2)), tokens: [{ kind: 'number', text: source.slice(at, at + 2) }] };
    if (source[at] !== "'") return undefined;
    let end = at + 1;
    while (end < source.length && source[end] !== "'" && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1;
    return { end: Math.min(end + 1, source.length), tokens: [{ kind: 'symbol', text: source.slice(at + 1, end) }] };
  },
};
