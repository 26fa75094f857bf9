import { readString, tokenize, type SourceGrammar, type Special, type Token } from '#core/text/source-code.ts';
import { isGroup, isMark, literals, nest, split, type SourceNode } from '#core/text/source-tree.ts';

/** Elixir text with brackets matched; blocks (`do … end`) stay flat. */
export const readElixir = (source: string): SourceNode[] => nest(tokenize(source, elixir), ['(', '[', '{', '%{', '<<']);

const closers: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}'], ['<', '>']]);

function elixirSpecial(source: string, at: number, previous: Token | undefined): Special | undefined {
  switch (source[at]) {
    case '~': return sigil(source, at);
    // a character such as ?"
    case '?': return previous?.kind === 'word' ? undefined : { end: Math.min(source.length, at + (source[at + 1] === '\\' ? 3 : 2)), tokens: [{ kind: 'number', text: '?' }] };
    case ':': {
      if (source[at + 1] !== '"') return undefined;
      const { end, text } = readString(source, at + 2, { open: '"', close: '"', escapes: true });
      return { end, tokens: [{ kind: 'symbol', text }] };
    }
    default: return undefined;
  }
}

/** `~w(one two)a`, `~s"text"`. */
function sigil(source: string, at: number): Special | undefined {
  const name = source[at + 1] ?? '';
  const open = source[at + 2] ?? '';
  if (!/[a-zA-Z]/.test(name) || !/[([{</|"']/.test(open)) return undefined;
  const isBlock = source.startsWith(open.repeat(3), at + 2) && (open === '"' || open === "'");
  const close = isBlock ? open.repeat(3) : (closers.get(open) ?? open);
  const { end, text, dynamic } = readString(source, at + (isBlock ? 5 : 3), { open, close, escapes: /[a-z]/.test(name), interpolation: '#{', block: isBlock });
  let next = end;
  while (/[a-z]/.test(source[next] ?? '')) next++;
  if (name !== 'w' && name !== 'W') return { end: next, tokens: [{ kind: 'text', text, dynamic: dynamic || name === 'r' || name === 'R' }] };
  const kind = source.slice(end, next) === 'a' ? 'symbol' as const : 'text' as const;
  const words = text.split(/\s+/).filter((word) => word !== '');
  return { end: next, tokens: [{ kind: 'mark', text: '[' }, ...words.flatMap((word) => [{ kind, text: word }, { kind: 'mark' as const, text: ',' }]), { kind: 'mark', text: ']' }] };
}

const elixir: SourceGrammar = {
  lineComments: ['#'],
  strings: [
    { open: '"""', close: '"""', escapes: true, interpolation: '#{', block: true },
    { open: "'''", close: "'''", escapes: true, interpolation: '#{', block: true },
    { open: '"', close: '"', escapes: true, interpolation: '#{' },
    { open: "'", close: "'", escapes: true, interpolation: '#{' },
  ],
  operators: ['%{', '<<', '>>', '=>', '->', '<-', '|>', '++', '--', '<>', '::', '\\\\', '==', '!=', '&&', '||'],
  wordSuffixes: '?!',
  keys: true,
  symbols: true,
  special: elixirSpecial,
};

/** A keyword list (`only: :dev, git: "…"`), also written as pairs `{:only, :dev}` or with `=>`. */
export function keywords(parts: readonly (readonly SourceNode[])[]): Map<string, readonly SourceNode[]> {
  const found = new Map<string, readonly SourceNode[]>();
  for (const part of parts.flatMap((item) => (item.length === 1 && isGroup(item[0], '[') ? split(item[0].items) : [item]))) {
    const [first, second] = part;
    if (first?.kind === 'key') found.set(first.text, part.slice(1));
    else if ((first?.kind === 'text' || first?.kind === 'symbol') && isMark(second, '=>')) found.set(first.text, part.slice(2));
    else if (isGroup(first, '{') && part.length === 1) {
      const [key, value] = split(first.items);
      if (key?.[0]?.kind === 'symbol' && value !== undefined) found.set(key[0].text, value);
    }
  }
  return found;
}

/** A text or atom, alone or in a list. */
export function words(nodes: readonly SourceNode[] | undefined): string[] {
  const first = nodes?.[0];
  if (first === undefined) return [];
  if (isGroup(first, '[')) return literals(first);
  return (first.kind === 'text' && first.dynamic !== true) || first.kind === 'symbol' ? [first.text] : [];
}
