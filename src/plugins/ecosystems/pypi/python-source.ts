import { readString, tokenize, type Special, type Token } from '#core/text/source-code.ts';
import { nest, type SourceNode } from '#core/text/source-tree.ts';

const strings = [
  { open: '"""', close: '"""', escapes: true },
  { open: "'''", close: "'''", escapes: true },
  { open: '"', close: '"', escapes: true, oneLine: true },
  { open: "'", close: "'", escapes: true, oneLine: true },
] as const;

/** Python text as logical lines of nodes with matched brackets; nothing is run. */
export function readPythonSource(source: string): SourceNode[][] {
  const tokens = tokenize(
    source,
    { lineComments: ['#'], strings, operators: ['**', '//', '==', '!=', '<=', '>=', '+=', '-=', ':=', '->'], special: readPrefixedString },
  );
  const lines: SourceNode[][] = [[]];
  for (const node of nest(joinContinuations(tokens))) {
    if (node.kind === 'newline' || (node.kind === 'mark' && node.text === ';')) lines.push([]);
    else lines.at(-1)!.push(node);
  }
  return lines.filter((line) => line.length > 0);
}

/** A backslash at the end of a line takes the line break away. */
function joinContinuations(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, index) => {
    const isBackslash = token.kind === 'mark' && token.text === '\\';
    const followsBackslash = token.kind === 'newline' && tokens[index - 1]?.text === '\\' && tokens[index - 1]?.kind === 'mark';
    return !isBackslash && !followsBackslash;
  });
}

/** `r"…"`, `b"…"`, `u"…"`; of `f"…"` only what holds no expression is a literal. */
function readPrefixedString(source: string, at: number): Special | undefined {
  const quote = source.charCodeAt(at + 1) === 0x22 || source.charCodeAt(at + 1) === 0x27 ? 1 : 2;
  const prefix = source.slice(at, at + quote).toLowerCase();
  if (!/^[rbuf]{1,2}$/.test(prefix)) return undefined;
  const form = strings.find(({ open }) => source.startsWith(open, at + quote));
  if (form === undefined) return undefined;
  const { end, text } = readString(source, at + quote + form.open.length, prefix.includes('r') ? { ...form, escapes: false } : form);
  return { end, tokens: [{ kind: 'text', text, dynamic: prefix.includes('f') && text.includes('{') }] };
}
