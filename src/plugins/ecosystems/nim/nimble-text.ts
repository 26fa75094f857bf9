import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { tokenize, type SourceGrammar } from '#core/text/source-code.ts';
import { isGroup, isMark, isWord, nest, split, type SourceNode } from '#core/text/source-tree.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';

/** What a `.nimble` file says: it is a NimScript, read and never run. */
export interface NimblePackage {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly NimDependency[];
  readonly unread: readonly { readonly line: number; readonly message: string }[];
}

export interface NimDependency {
  /** Of a package from a repository the last part of its address. */
  readonly name: string;
  readonly url?: string;
  /** `#commit`, `#branch` or `#tag`. */
  readonly revision?: string;
  readonly requirement: string;
  readonly scope: Scope;
  /** In a branch of the script, such as one for an operating system. */
  readonly isConditional: boolean;
  readonly line: number;
}

export function readNimble(source: string): NimblePackage {
  const attributes = new Map<string, string>();
  const dependencies: NimDependency[] = [];
  const unread: { line: number; message: string }[] = [];
  const lines = source.split('\n');
  for (const statement of statements(nest(tokenize(source, nim)))) {
    const [first, second, third] = statement;
    if (first?.kind === 'word' && isMark(second, '=') && third?.kind === 'text') attributes.set(first.text.toLowerCase(), third.text);
    // the old form is an INI file
    if (first?.kind === 'key' && second?.kind === 'text') attributes.set(first.text.toLowerCase(), second.text);
    const at = statement.findIndex((node) => isWord(node, 'requires', 'taskRequires', 'Requires'));
    if (at === -1) continue;
    // blocks are made by indentation; the old form has none
    const isConditional = at > 0 || /^[ \t]/.test(lines[statement[at]!.line - 1] ?? '');
    const isTask = isWord(statement[at], 'taskRequires');
    const call = statement[at + 1];
    const parts = split(isGroup(call, '(') ? call.items : statement.slice(at + 1).filter((node) => !isMark(node, '=')));
    const named = isTask ? parts.slice(1) : parts;
    const task = isTask && parts[0]?.[0]?.kind === 'text' ? parts[0][0].text : '';
    for (const part of named) {
      const text = part[0]?.kind === 'text' && part.length === 1 && part[0].dynamic !== true ? part[0].text : undefined;
      if (text === undefined) unread.push({ line: part[0]!.line, message: 'a requirement is computed' });
      // the old form has all in one text
      else for (const one of text.split(',')) if (one.trim() !== '') dependencies.push(dependencyOf(one.trim(), isTask ? (task === 'test' ? 'test' : 'development') : 'runtime', isConditional, part[0]!.line));
    }
  }
  const [name, version, license, description, author] = ['name', 'version', 'license', 'description', 'author'].map((key) => attributes.get(key) ?? attributes.get(key === 'name' ? 'packagename' : key));
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    licenses: license === undefined ? [] : [license],
    metadata: { ...(description === undefined ? {} : { description }), ...(author === undefined ? {} : { authors: [author] }) },
    dependencies,
    unread,
  };
}

/** `jester >= 0.5`, `https://host/repo#head`, `name == 1.0`, `name@#commit`. */
function dependencyOf(text: string, scope: Scope, isConditional: boolean, line: number): NimDependency {
  const end = text.search(/[\s<>=~^#@]/);
  const written = end === -1 ? text : text.slice(0, end);
  const rest = (end === -1 ? '' : text.slice(end)).replace(/^@/, '').trim();
  const revision = rest.startsWith('#') ? rest.slice(1).trim() : undefined;
  const isUrl = written.includes('://');
  const name = isUrl ? (withoutTrailingSlashes(written).split('/').at(-1) ?? written).replace(/\.git$/, '') : written;
  return {
    name, requirement: revision === undefined ? rest : '', scope, isConditional, line,
    ...(isUrl ? { url: written } : {}),
    ...(revision === undefined ? {} : { revision }),
  };
}

/** A comma or an operator carries a statement on. */
function statements(nodes: readonly SourceNode[]): SourceNode[][] {
  const found: SourceNode[][] = [[]];
  for (const node of nodes) {
    const current = found.at(-1)!;
    if (node.kind === 'newline') {
      if (current.length > 0 && !isMark(current.at(-1), ',')) found.push([]);
    } else current.push(node);
  }
  return found.filter((statement) => statement.length > 0);
}

const nim: SourceGrammar = {
  lineComments: ['#'],
  blockComments: [{ open: '#[', close: ']#', nested: true }],
  strings: [{ open: '"""', close: '"""' }, { open: '"', close: '"', escapes: true, oneLine: true }],
  operators: ['==', '>=', '<=', '&', '..'],
  keys: true,
};
