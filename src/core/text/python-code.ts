import { readString, tokenize, type SourceGrammar, type Special } from './source-code.ts';
import { nest, type SourceNode } from './source-tree.ts';

/** A statement of a Python text: the nodes of one logical line. */
export type PythonStatement = readonly SourceNode[];

/** Logical lines of a Python text in order, brackets matched; nothing is evaluated and indentation is not kept. */
export function readPython(source: string): PythonStatement[] {
  const statements: SourceNode[][] = [[]];
  for (const node of nest(tokenize(source, python))) {
    const current = statements.at(-1)!;
    const last = current.at(-1);
    if (node.kind === 'newline') {
      if (last?.kind === 'mark' && last.text === '\\') current.pop();
      else if (last !== undefined) statements.push([]);
    } else if (node.kind === 'mark' && node.text === ';') statements.push([]);
    else current.push(node);
  }
  return statements.filter((statement) => statement.length > 0);
}

const tokenizePython = (source: string, at: number): Special | undefined => {
  // a prefixed literal: r'…', f"…", rb'''…'''
  let next = at;
  while (next - at < 2 && /[rbfuRBFU]/.test(source[next] ?? '')) next++;
  const quote = source[next];
  if (quote !== '"' && quote !== "'") return undefined;
  const close = source.startsWith(quote.repeat(3), next) ? quote.repeat(3) : quote;
  const prefix = source.slice(at, next).toLowerCase();
  const isRaw = prefix.includes('r');
  const { end, text } = readString(source, next + close.length, { open: close, close, escapes: !isRaw, oneLine: close.length === 1 });
  return { end, tokens: [{ kind: 'text', text, dynamic: prefix.includes('f') && text.includes('{') }] };
};

const python: SourceGrammar = {
  lineComments: ['#'],
  strings: [],
  operators: ['**=', '//=', '==', '!=', '<=', '>=', '->', ':=', '+=', '-=', '**', '//'],
  special: tokenizePython,
};
