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

const grammar: Omit<SourceGrammar, 'special'> = {
  lineComments: ['#', '//'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [{ open: '"', close: '"', escapes: true, interpolation: '${', oneLine: true }],
  operators: ['...', '==', '!=', '<=', '>=', '&&', '||', '=>'],
  wordCharacters: '-',
};

/** The body of a file in the HCL native syntax; expressions are not evaluated. Lines that are no statement are reported. */
export function readHcl(source: string, onDamage: (line: number) => void): HclBody {
  const ends = new HeredocEnds(source);
  return readBody(nest(tokenize(source, { ...grammar, special: (text, at) => heredoc(text, at, ends) })), onDamage);
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

/** Where the words of heredocs stand alone on a line; looked up once, so that words which end nothing cost nothing. */
class HeredocEnds {
  readonly #source: string;
  #offsets: Map<string, number[]> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Offset of the first such line from `from`. */
  find(word: string, from: number): number | undefined {
    this.#offsets ??= this.#index();
    const offsets = this.#offsets.get(word) ?? [];
    let low = 0;
    let high = offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offsets[middle]! < from) low = middle + 1;
      else high = middle;
    }
    return offsets[low];
  }

  #index(): Map<string, number[]> {
    const offsets = new Map<string, number[]>();
    for (let at = 0; at < this.#source.length;) {
      const next = this.#source.indexOf('\n', at);
      const end = next === -1 ? this.#source.length : next;
      const word = this.#source.slice(at, end).trim();
      const known = offsets.get(word);
      if (known === undefined) offsets.set(word, [at]);
      else known.push(at);
      at = end + 1;
    }
    return offsets;
  }
}

/** `<<EOT` or `<<-EOT` up to a line with that word alone. */
function heredoc(source: string, at: number, ends: HeredocEnds): Special | undefined {
  if (!source.startsWith('<<', at)) return undefined;
  const start = source[at + 2] === '-' ? at + 3 : at + 2;
  let end = start;
  while (end < source.length && /[A-Za-z0-9_-]/.test(source[end]!)) end++;
  const word = source.slice(start, end);
  const lineEnd = source.indexOf('\n', end);
  const close = word === '' || lineEnd === -1 ? undefined : ends.find(word, lineEnd + 1);
  if (close === undefined) return undefined;
  const next = source.indexOf('\n', close);
  const body = readString(`${source.slice(lineEnd + 1, close)}\0`, 0, { open: '', close: '\0', interpolation: '${', block: true });
  return { end: next === -1 ? source.length : next, tokens: [{ kind: 'text', text: body.text, dynamic: body.dynamic }] };
}
