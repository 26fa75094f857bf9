import type { Hash, PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { readString, tokenize, type SourceGrammar, type Special } from '#core/text/source-code.ts';
import { isGroup, isMark, isWord, nest, split, type SourceNode } from '#core/text/source-tree.ts';

/** What a rockspec says, as far as it is written out; a rockspec is a Lua program that only assigns. */
export interface Rockspec {
  readonly package?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly hashes: readonly Hash[];
  readonly source?: { readonly url: string; readonly revision?: string };
  readonly dependencies: readonly RockDependency[];
}

export interface RockDependency {
  readonly name: string;
  /** Of a private manifest. */
  readonly namespace?: string;
  readonly requirement: string;
  readonly scope: Scope;
  /** In a table for certain platforms only. */
  readonly isConditional: boolean;
  readonly line: number;
}

const scopeOfTable: ReadonlyMap<string, Scope> = new Map<string, Scope>([['dependencies', 'runtime'], ['build_dependencies', 'build'], ['test_dependencies', 'test']]);

export function readRockspec(source: string): Rockspec {
  const values = new Map<string, string>();
  const tables = new Map<string, readonly SourceNode[]>();
  for (const { name, nodes } of assignments(nest(tokenize(source, lua)))) {
    const [table] = nodes;
    if (isGroup(table, '{') && nodes.length === 1) tables.set(name, table.items);
    const value = staticText(nodes, values);
    if (value !== undefined) values.set(name, value);
  }
  const field = (table: string, key: string) => {
    for (const part of fields(tables.get(table) ?? [])) if (part.key === key) return staticText(part.value, values);
    return undefined;
  };
  const [name, version, license, md5, url] = [values.get('package'), values.get('version'), field('description', 'license'), field('source', 'md5') ?? '', field('source', 'url')];
  const revision = field('source', 'tag') ?? field('source', 'branch');
  const [description, homepage, maintainer] = [field('description', 'summary'), field('description', 'homepage'), field('description', 'maintainer')];
  return {
    ...(name === undefined ? {} : { package: name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: statedMetadata({ description, homepage, authors: maintainer === undefined ? [] : [maintainer] }),
    hashes: /^[0-9a-f]{32}$/i.test(md5) ? [{ algorithm: 'MD5', value: md5.toLowerCase() }] : [],
    ...(url === undefined ? {} : { source: revision === undefined ? { url } : { url, revision } }),
    dependencies: [...scopeOfTable].flatMap(([table, scope]) => dependenciesOf(tables.get(table) ?? [], scope)),
  };
}

/** `"name >= 1.0, < 2.0"`; tables for a platform may stand among them. */
function dependenciesOf(nodes: readonly SourceNode[], scope: Scope, isConditional = false): RockDependency[] {
  return nodes.flatMap((node) => {
    if (isGroup(node, '{')) return dependenciesOf(node.items, scope, true);
    if (node.kind !== 'text') return [];
    const text = node.text.trim();
    const end = text.search(/[\s<>=~!]/);
    const full = end === -1 ? text : text.slice(0, end);
    const slash = full.lastIndexOf('/');
    const name = full.slice(slash + 1);
    if (name === '') return [];
    return [{ name, requirement: end === -1 ? '' : text.slice(end).trim(), scope, isConditional, line: node.line, ...(slash === -1 ? {} : { namespace: full.slice(0, slash) }) }];
  });
}

/** `name = value` statements; Lua needs no line ends, so a value ends before the next `name =`. */
function assignments(all: readonly SourceNode[]): { name: string; nodes: SourceNode[] }[] {
  const nodes = all.filter((node) => node.kind !== 'newline');
  const found: { name: string; nodes: SourceNode[] }[] = [];
  for (const [index, node] of nodes.entries()) {
    const isTarget = node.kind === 'word' && isMark(nodes[index + 1], '=') && !isMark(nodes[index - 1], '.');
    if (isTarget) found.push({ name: node.kind === 'word' ? node.text : '', nodes: [] });
    else if (isWord(node, 'local') || isMark(node, ';') || (isMark(node, '=') && found.at(-1)?.nodes.length === 0)) continue;
    else found.at(-1)?.nodes.push(node);
  }
  return found;
}

function fields(items: readonly SourceNode[]): { key: string; value: SourceNode[] }[] {
  return split(items).flatMap((part) => split(part, ';')).flatMap((part) => {
    const [first, second] = part;
    if (!isMark(second, '=')) return [];
    const key = isGroup(first, '[') ? first.items[0] : first;
    return key?.kind === 'word' || key?.kind === 'text' ? [{ key: key.text, value: part.slice(2) }] : [];
  });
}

/** Literals and known names, joined with `..`; of `a and b or c` nothing is known. */
function staticText(nodes: readonly SourceNode[], values: ReadonlyMap<string, string>): string | undefined {
  const parts = split(nodes, '..').map((part) => {
    const [node, more] = part;
    if (node === undefined || more !== undefined) return undefined;
    if (node.kind === 'text' || node.kind === 'number') return node.text;
    return node.kind === 'word' ? values.get(node.text) : undefined;
  });
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/** `[[text]]`, `[=[text]=]`, and comments in the same brackets. */
function luaSpecial(source: string, at: number): Special | undefined {
  const isComment = source.startsWith('--', at);
  const open = isComment ? at + 2 : at;
  if (source[open] !== '[') return undefined;
  let next = open + 1;
  while (source[next] === '=' && next - open < 20) next++;
  if (source[next] !== '[') return undefined;
  const close = `]${'='.repeat(next - open - 1)}]`;
  const { end, text } = readString(source, next + 1, { open: '', close });
  return isComment ? { end } : { end, tokens: [{ kind: 'text', text: text.startsWith('\n') ? text.slice(1) : text }] };
}

const lua: SourceGrammar = {
  lineComments: ['--'],
  strings: [{ open: '"', close: '"', escapes: true, oneLine: true }, { open: "'", close: "'", escapes: true, oneLine: true }],
  operators: ['...', '..', '==', '~=', '<=', '>=', '::', '//'],
  special: luaSpecial,
};
