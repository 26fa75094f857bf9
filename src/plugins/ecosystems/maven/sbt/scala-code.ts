import { tokenize, type SourceGrammar } from '#core/text/source-code.ts';
import { isGroup, isMark, nest, type SourceNode } from '#core/text/source-tree.ts';

const scala: SourceGrammar = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nested: true }],
  strings: [
    { open: '"""', close: '"""', interpolation: '${' },
    { open: '"', close: '"', escapes: true, interpolation: '${', oneLine: true },
  ],
  operators: ['%%%', '%%', ':=', '++=', '+=', '--=', '-=', '=>', '<-', '->', '==', '!=', '&&', '||'],
};

export const readScala = (text: string): SourceNode[] => nest(tokenize(text, scala));

/** `a.b.c` from a place on; where it ends. */
export function readScalaPath(nodes: readonly SourceNode[], from: number): { readonly name: string; readonly end: number } | undefined {
  const words: string[] = [];
  let at = from;
  for (let node = nodes[at]; node?.kind === 'word'; node = nodes[at]) {
    words.push(node.text);
    at++;
    if (!isMark(nodes[at], '.') || nodes[at + 1]?.kind !== 'word') break;
    at++;
  }
  return words.length === 0 ? undefined : { name: words.join('.'), end: at };
}

/** A text or a variable as a template with `${name}`; `s"…$x"` too. `undefined` when it is computed. */
export function readScalaValue(nodes: readonly SourceNode[], from: number): { readonly value: string; readonly end: number } | undefined {
  const node = nodes[from];
  if (node?.kind === 'text') return { value: node.text, end: from + 1 };
  const next = nodes[from + 1];
  if (node?.kind === 'word' && node.text === 's' && next?.kind === 'text' && !next.spaced) {
    return { value: next.text.replace(/\$(\w+)/g, '${$1}'), end: from + 2 };
  }
  if (isGroup(node, '(')) {
    const inner = readScalaValue(node.items, 0);
    return inner === undefined ? undefined : { value: inner.value, end: from + 1 };
  }
  const path = readScalaPath(nodes, from);
  return path && { value: `\${${path.name}}`, end: path.end };
}
