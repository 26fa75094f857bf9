import { tokenize, type SourceGrammar } from '#core/text/source-code.ts';
import { isGroup, isMark, isWord, nest, split, type SourceNode } from '#core/text/source-tree.ts';

/** What a `Package.swift` says, as far as it is written out. */
export interface SwiftManifest {
  readonly name?: string;
  readonly dependencies: readonly SwiftDependency[];
  /** Names (of packages or products, in small letters) that targets other than tests use, and that tests use. */
  readonly used: { readonly byProduct: ReadonlySet<string>; readonly byTests: ReadonlySet<string> };
  readonly binaries: readonly BinaryTarget[];
  readonly unread: readonly { readonly line: number; readonly message: string }[];
}

export interface SwiftDependency {
  readonly kind: 'repository' | 'registry' | 'path';
  /** URL, identity or path. */
  readonly location: string;
  /** As written: `from: "1.0.0"`. */
  readonly requirement?: string;
  readonly version?: string;
  readonly branch?: string;
  readonly revision?: string;
  readonly line: number;
}

/** A framework or program that is fetched or kept as it is. */
export interface BinaryTarget {
  readonly name: string;
  readonly url?: string;
  readonly path?: string;
  /** SHA-256 of the archive. */
  readonly checksum?: string;
  readonly line: number;
}

export function readPackageSwift(source: string): SwiftManifest {
  const reader = new PackageReader();
  reader.read(nest(tokenize(source, swift)));
  return reader.result();
}

const targetKinds = ['target', 'executableTarget', 'macro', 'plugin', 'systemLibrary', 'testTarget'] as const;

class PackageReader {
  readonly #dependencies: SwiftDependency[] = [];
  readonly #binaries: BinaryTarget[] = [];
  readonly #unread: { line: number; message: string }[] = [];
  readonly #byProduct = new Set<string>();
  readonly #byTests = new Set<string>();
  #name: string | undefined;

  read(nodes: readonly SourceNode[], target?: Set<string>): void {
    for (const [index, node] of nodes.entries()) {
      if (!isGroup(node)) continue;
      const before = nodes[index - 1];
      const isMember = isMark(nodes[index - 2], '.');
      // `.Package(url: …, majorVersion: 1)` of Swift 3
      if (isGroup(node, '(') && isMember && isWord(before, 'package', 'Package')) this.#dependency(node.items, node.line);
      else if (isGroup(node, '(') && isMember && isWord(before, 'binaryTarget')) this.#binary(node.items, node.line);
      else if (isGroup(node, '(') && isMember && isWord(before, ...targetKinds)) this.read(node.items, isWord(before, 'testTarget') ? this.#byTests : this.#byProduct);
      else {
        if (isGroup(node, '(') && isWord(before, 'Package')) this.#name ??= text(labelled(node.items).get('name'));
        if (target !== undefined) this.#use(node.items, target);
        this.read(node.items, target);
      }
    }
  }

  result(): SwiftManifest {
    return {
      ...(this.#name === undefined ? {} : { name: this.#name }),
      dependencies: this.#dependencies,
      used: { byProduct: this.#byProduct, byTests: this.#byTests },
      binaries: this.#binaries,
      unread: this.#unread,
    };
  }

  /** Literals in the dependencies of a target name products or packages. */
  #use(nodes: readonly SourceNode[], target: Set<string>): void {
    for (const node of nodes) if (node.kind === 'text' && node.dynamic !== true) target.add(node.text.toLowerCase());
  }

  #binary(nodes: readonly SourceNode[], line: number): void {
    const labels = labelled(nodes);
    const [name, url, path, checksum] = ['name', 'url', 'path', 'checksum'].map((label) => text(labels.get(label)));
    if (name === undefined || (url ?? path) === undefined) {
      this.#unread.push({ line, message: 'the name or place of a binary target is computed' });
      return;
    }
    this.#binaries.push({ name, line, ...(url === undefined ? {} : { url }), ...(path === undefined ? {} : { path }), ...(checksum === undefined ? {} : { checksum }) });
  }

  #dependency(nodes: readonly SourceNode[], line: number): void {
    const parts = split(nodes);
    const labels = labelled(nodes);
    const [url, identity, path] = [text(labels.get('url')), text(labels.get('id')), text(labels.get('path'))];
    const location = url ?? identity ?? path;
    if (location === undefined) {
      this.#unread.push({ line, message: 'the location of a package dependency is computed' });
      return;
    }
    const kind = url !== undefined ? 'repository' : identity !== undefined ? 'registry' : 'path';
    const rest = parts.filter((part) => !(part[0]?.kind === 'key' && ['name', 'url', 'id', 'path', 'traits'].includes(part[0].text)));
    const requirement = rest.map(spell).join(', ');
    const member = (name: string) => text(labels.get(name)) ?? memberArgument(rest, name);
    const [version, branch, revision] = [member('exact'), member('branch'), member('revision')];
    this.#dependencies.push({
      kind, location, line,
      ...(requirement === '' ? {} : { requirement }),
      ...(version === undefined ? {} : { version }),
      ...(branch === undefined ? {} : { branch }),
      ...(revision === undefined ? {} : { revision }),
    });
  }
}

function labelled(nodes: readonly SourceNode[]): Map<string, readonly SourceNode[]> {
  return new Map(split(nodes).flatMap((part) => (part[0]?.kind === 'key' ? [[part[0].text, part.slice(1)] as const] : [])));
}

const text = (nodes: readonly SourceNode[] | undefined): string | undefined => {
  const [first, more] = nodes ?? [];
  return more === undefined && first?.kind === 'text' && first.dynamic !== true ? first.text : undefined;
};

/** `.exact("1.0.0")`. */
function memberArgument(parts: readonly (readonly SourceNode[])[], name: string): string | undefined {
  for (const part of parts) {
    const argument = part[2];
    if (isMark(part[0], '.') && isWord(part[1], name) && isGroup(argument, '(')) return text(argument.items);
  }
  return undefined;
}

/** A requirement as a person would write it. */
function spell(nodes: readonly SourceNode[]): string {
  let written = '';
  for (const node of nodes) {
    if (node.kind === 'group') written += `(${split(node.items).map(spell).join(', ')})`;
    else if (node.kind === 'text') written += node.dynamic === true ? '"…"' : JSON.stringify(node.text);
    else if (node.kind === 'key') written += `${node.text}: `;
    else written += node.text.trim();
  }
  return written;
}

const swift: SourceGrammar = {
  lineComments: ['//'],
  blockComments: [{ open: '/*', close: '*/', nested: true }],
  strings: [
    { open: '"""', close: '"""', escapes: true, interpolation: '\\(', block: true },
    { open: '#"', close: '"#' },
    { open: '"', close: '"', escapes: true, interpolation: '\\(', oneLine: true },
  ],
  operators: ['..<', '...', '->', '==', '&&', '||', '+='],
  keys: true,
};
