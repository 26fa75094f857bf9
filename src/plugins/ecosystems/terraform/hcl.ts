import { tokenize, readString, type SourceGrammar, type Special } from '#core/text/source-code.ts';
import { isGroup, isMark, literalText, nest, type SourceNode } from '#core/text/source-tree.ts';

export interface HclAttribute {
  readonly nodes: readonly SourceNode[];
  readonly line: number;
}

export interface HclBody {
  /** By name, the first of several. */
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
}

export interface HclBlock extends HclBody {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
}

const grammar: SourceGrammar = {
  lineComments: ['#', '//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [{ open: '"', close: '"', escapes: true, interpolation: '${', oneLine: true }],
  operators: ['...', '==', '!=', '<=', '>=', '&&', '||', '=>'],
  wordCharacters: '-',
  special: heredoc,
};

/** The body of a file in the HCL native syntax; expressions are not evaluated. Lines that are no statement are reported. */
export function readHcl(source: string, onDamage: (line: number) => void): HclBody {
  return readBody(nest(tokenize(source, grammar)), onDamage);
}

/** Follows blocks by recursion: brackets are nested no deeper than the reader of brackets allows. */
function readBody(nodes: readonly SourceNode[], onDamage: (line: number) => void): HclBody {
  const attributes = new Map<string, HclAttribute>();
  const blocks: HclBlock[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const first = nodes[at]!;
    if (first.kind === 'newline' || isMark(first, ',')) continue;
    const end = endOfLine(nodes, at);
    const statement = nodes.slice(at, end);
    at = end;
    const body = statement.at(-1);
    if (isMark(statement[1], '=') && (first.kind === 'word' || first.kind === 'text')) {
      if (!attributes.has(first.text)) attributes.set(first.text, { nodes: statement.slice(2), line: first.line });
    } else if (first.kind === 'word' && isGroup(body, '{')) {
      const labels = statement.slice(1, -1).map((node) => (node.kind === 'word' ? node.text : literalText(node)) ?? '');
      blocks.push({ type: first.text, labels, line: first.line, ...readBody(body.items, onDamage) });
    } else onDamage(first.line);
  }
  return { attributes, blocks };
}

function endOfLine(nodes: readonly SourceNode[], from: number): number {
  let at = from;
  while (at < nodes.length && nodes[at]!.kind !== 'newline') at++;
  return at;
}

/** The text of an attribute that is one plain string. */
export function attributeText(body: HclBody, name: string): string | undefined {
  const nodes = body.attributes.get(name)?.nodes ?? [];
  return nodes.length === 1 ? literalText(nodes[0]) : undefined;
}

/** Entries of an object expression; empty for anything else. */
export function objectEntries({ nodes }: HclAttribute): [string, HclAttribute][] {
  const [group] = nodes;
  if (!isGroup(group, '{')) return [];
  const found: [string, HclAttribute][] = [];
  for (const part of partsOf(group.items)) {
    const [key, mark] = part;
    const name = key?.kind === 'word' ? key.text : literalText(key);
    if (name !== undefined && (isMark(mark, '=') || isMark(mark, ':'))) found.push([name, { nodes: part.slice(2), line: key!.line }]);
  }
  return found;
}

/** Items of an object stand on lines of their own or between commas. */
function partsOf(items: readonly SourceNode[]): SourceNode[][] {
  const parts: SourceNode[][] = [[]];
  for (const item of items) {
    if (item.kind === 'newline' || isMark(item, ',')) parts.push([]);
    else parts.at(-1)!.push(item);
  }
  return parts.filter((part) => part.length > 0);
}

/** `<<EOT` or `<<-EOT` up to a line with that word alone. */
function heredoc(source: string, at: number): Special | undefined {
  if (!source.startsWith('<<', at)) return undefined;
  const start = source[at + 2] === '-' ? at + 3 : at + 2;
  let end = start;
  while (end < source.length && /[A-Za-z0-9_-]/.test(source[end]!)) end++;
  const word = source.slice(start, end);
  const lineEnd = source.indexOf('\n', end);
  if (word === '' || lineEnd === -1) return undefined;
  for (let from = lineEnd + 1; from < source.length;) {
    const next = source.indexOf('\n', from);
    const stop = next === -1 ? source.length : next;
    if (source.slice(from, stop).trim() === word) {
      const body = readString(`${source.slice(lineEnd + 1, from)}\0`, 0, { open: '', close: '\0', interpolation: '${', block: true });
      return { end: stop, tokens: [{ kind: 'text', text: body.text, dynamic: body.dynamic }] };
    }
    from = stop + 1;
  }
  return undefined;
}
