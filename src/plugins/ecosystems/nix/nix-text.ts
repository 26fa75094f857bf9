import { tokenize, type SourceGrammar, type Special } from '#core/text/source-code.ts';
import { isGroup, isMark, isWord, literalText, nest, type SourceNode } from '#core/text/source-tree.ts';

/** What stands behind a path of names in an attribute set: `inputs.nixpkgs.url = …`. */
export interface NixAttribute {
  readonly path: readonly string[];
  readonly value: readonly SourceNode[];
  readonly line: number;
}

/** The attributes of the set that a file is, nothing of which is evaluated; `undefined` where it is something else, or does not end. */
export function readNixSet(source: string): NixAttribute[] | undefined {
  const tokens = tokenize(source, grammar).filter(({ kind }) => kind !== 'newline');
  return isMark(tokens.at(-1), '}') ? attributesOf(nest(tokens)) : undefined;
}

/** The attributes of a set as it is written; `undefined` where it holds more than paths with values. */
export function attributesOf(nodes: readonly SourceNode[]): NixAttribute[] | undefined {
  const [set, ...more] = nodes;
  if (!isGroup(set, '{') || more.length > 0) return undefined;
  const attributes: NixAttribute[] = [];
  for (const statement of statementsOf(set.items)) {
    const equals = statement.findIndex((node) => isMark(node, '='));
    const names = statement.slice(0, equals).map((node, index) => (index % 2 === 1 ? (isMark(node, '.') ? '' : undefined) : node.kind === 'word' ? node.text : literalText(node)));
    if (equals < 1 || equals % 2 === 0 || names.includes(undefined)) return undefined;
    attributes.push({ path: names.filter((_, index) => index % 2 === 0) as string[], value: statement.slice(equals + 1), line: statement[0]!.line });
  }
  return attributes;
}

/** Between the semicolons of the set; those of `let … in`, `with …;` and `assert …;` belong to a value. */
function statementsOf(nodes: readonly SourceNode[]): SourceNode[][] {
  const statements: SourceNode[][] = [];
  let open: SourceNode[] = [];
  let inner = 0;
  let skipped = 0;
  for (const node of nodes) {
    if (isWord(node, 'let')) inner++;
    else if (isWord(node, 'in')) inner--;
    else if (isWord(node, 'with', 'assert') && inner === 0) skipped++;
    if (!isMark(node, ';') || inner > 0) open.push(node);
    else if (skipped > 0) skipped--;
    else {
      statements.push(open);
      open = [];
    }
  }
  return open.length === 0 ? statements : [...statements, open];
}

function strings(source: string, at: number): Special | undefined {
  const quote = source[at] === '"' ? '"' : source.startsWith("''", at) ? "''" : undefined;
  if (quote === undefined) return undefined;
  const { end, dynamic } = endOfString(source, at, quote);
  const text = source.slice(at + quote.length, Math.max(at + quote.length, end - quote.length));
  return { end, tokens: [{ kind: 'text', text: quote === '"' ? text.replaceAll(/\\([\\"$])/g, '$1') : text.trim(), dynamic }] };
}

/** Strings hold expressions, which hold strings. */
function endOfString(source: string, from: number, quote: '"' | "''"): { readonly end: number; readonly dynamic: boolean } {
  const open: ('"' | "''" | '{')[] = [quote];
  let dynamic = false;
  let at = from + quote.length;
  while (at < source.length && open.length > 0) {
    const inside = open.at(-1)!;
    if (inside === '{') {
      if (source[at] === '}') { open.pop(); at++; }
      else if (source[at] === '{') { open.push('{'); at++; }
      else if (source[at] === '"') { open.push('"'); at++; }
      else if (source.startsWith("''", at)) { open.push("''"); at += 2; }
      else at++;
    } else if (source.startsWith('${', at)) {
      dynamic = true;
      open.push('{');
      at += 2;
    } else if (inside === '"') {
      if (source[at] === '"') open.pop();
      at += source[at] === '\\' ? 2 : 1;
    } else if (/^''(?:\$|'|\\)/.test(source.slice(at, at + 3))) at += source[at + 2] === '\\' ? 4 : 3;
    else if (source.startsWith("''", at)) { open.pop(); at += 2; }
    else at++;
  }
  return { end: Math.min(at, source.length), dynamic };
}

const grammar: SourceGrammar = {
  lineComments: ['#'],
  blockComments: [{ open: '/*', close: '*/' }],
  strings: [],
  operators: ['...', '//', '==', '!=', '->', '++', '||', '&&'],
  wordCharacters: "-'",
  special: strings,
};
