import type { PackageMetadata } from '#core/model/component.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { isGroup, isMark, isWord, literals, literalText, split, type SourceNode } from '#core/text/source-tree.ts';
import { readConstants } from '#core/ruby/constants.ts';
import { noteList, roundsOf, roundsWithin, type Lists, type Round } from '#core/ruby/rounds.ts';
import { callOf, readStatements, type Call, type Opening, type Statement } from '#core/ruby/statements.ts';
import { constantPath, staticPath, staticText, type Values } from '#core/ruby/values.ts';

/** What a gemspec says of its gem, as far as it can be known without running it. */
export interface Gemspec {
  readonly name?: string;
  readonly version?: string;
  readonly platform?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly dependencies: readonly GemspecDependency[];
  /** Written by RubyGems when it installed or packed the gem, not by an author. */
  readonly generated: boolean;
  /** Line of the name. */
  readonly line?: number;
  /** Files of the tree that were read for the version. */
  readonly files: readonly string[];
  /** Dependencies that could not be read without running it. */
  readonly unread: readonly UnreadDependency[];
}

export interface GemspecDependency {
  readonly name: string;
  readonly requirement: string;
  readonly development: boolean;
  readonly line: number;
}

export interface UnreadDependency {
  readonly line: number;
  readonly message: string;
}

interface Frame {
  /** The name that the specification has in a block. */
  readonly specification?: string;
  readonly rounds?: readonly Round[];
}

export function readGemspec(file: SourceFile, tree: TreeView): Gemspec {
  const reader = new GemspecReader(file, tree);
  const source = file.text();
  readStatements<Frame>(source, {
    open: (opening, frames) => reader.open(opening, frames),
    statement: (statement) => reader.statement(statement),
    branch: () => reader.branch(),
    close: () => reader.close(),
  });
  return reader.result(/^# stub: /m.test(source.slice(0, 2000)) || source.includes('.installed_by_version ='));
}

class GemspecReader {
  readonly #file: SourceFile;
  readonly #tree: TreeView;
  readonly #values = new Map<string, string>();
  readonly #attributes = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();
  readonly #links = new Map<string, string>();
  readonly #dependencies: GemspecDependency[] = [];
  readonly #files: string[] = [];
  readonly #unread: UnreadDependency[] = [];
  readonly #written: Lists = new Map();
  /** For each open block: number of dependencies when it began, and whether a branch besides the first is being read. */
  readonly #blocks: { readonly dependencies: number; alternative: boolean }[] = [];
  #line: number | undefined;

  constructor(file: SourceFile, tree: TreeView) {
    this.#file = file;
    this.#tree = tree;
  }

  open({ nodes, keyword, parameters, line }: Opening, frames: readonly Frame[]): Frame | undefined {
    this.#blocks.push({ dependencies: this.#dependencies.length, alternative: false });
    if (keyword !== 'do' && keyword !== 'braces') return undefined;
    const rounds = roundsOf(nodes, parameters, this.#written);
    if (rounds !== undefined) return { rounds };
    const { name, length } = constantPath(nodes);
    const isNew = name === 'Gem::Specification' && isMark(nodes[length], '.') && isWord(nodes[length + 1], 'new');
    const at = isNew ? length : nodes.findIndex((node, index) => isWord(node, 'Gem') && isWord(nodes[index + 2], 'Specification') && isWord(nodes[index + 4], 'new'));
    if (at === -1 || (!isNew && frames.length > 0)) return undefined;
    const call = callOf(nodes.slice(nodes.findIndex((node) => isWord(node, 'new'))));
    const [nameGiven, versionGiven] = call?.positional ?? [];
    if (nameGiven !== undefined) this.#set('name', staticText(nameGiven, this.#values), line);
    if (versionGiven !== undefined) this.#set('version', staticText(versionGiven, this.#values), line);
    return { specification: parameters[0] ?? 'self' };
  }

  branch(): void {
    const block = this.#blocks.at(-1);
    if (block !== undefined) block.alternative = this.#dependencies.length > block.dependencies;
  }

  close(): void {
    this.#blocks.pop();
  }

  statement({ nodes, line, frames }: Statement<Frame>): void {
    const specification = frames.findLast((frame) => frame.specification !== undefined)?.specification;
    const [first, second] = nodes;
    if (isWord(first, 'require_relative', 'require', 'load')) this.#require(nodes);
    else if (first?.kind === 'word' && isMark(second, '=')) {
      this.#assign(first.text, this.#value(nodes.slice(2)));
      noteList(nodes, this.#written);
    }
    else if (specification !== undefined && isWord(first, specification) && isMark(second, '.')) this.#call(nodes, line, specification, frames);
  }

  result(generated: boolean): Gemspec {
    const text = (key: string) => this.#attributes.get(key);
    const name = text('name');
    const version = text('version');
    const platform = text('platform');
    const homepage = text('homepage') ?? this.#links.get('homepage_uri');
    const repository = this.#links.get('source_code_uri');
    const description = text('summary') ?? text('description');
    const authors = this.#lists.get('authors') ?? this.#lists.get('author') ?? [];
    const licenses = [...(this.#lists.get('licenses') ?? []), ...(this.#lists.get('license') ?? [])];
    return {
      ...(name === undefined ? {} : { name }),
      ...(version === undefined || !/^\d[\w.-]*$/.test(version) ? {} : { version }),
      ...(platform === undefined || platform === 'ruby' ? {} : { platform }),
      licenses: [...new Set(licenses)],
      metadata: statedMetadata({ description: description?.trim(), homepage, repository, authors }),
      dependencies: this.#dependencies,
      generated,
      ...(this.#line === undefined ? {} : { line: this.#line }),
      files: this.#files,
      unread: this.#unread,
    };
  }

  #call(nodes: readonly SourceNode[], line: number, specification: string, frames: readonly Frame[]): void {
    const attribute = nodes[2];
    if (attribute?.kind !== 'word') return;
    const next = nodes[3];
    if (isMark(next, '=') || isMark(next, '||=')) {
      const value = nodes.slice(4);
      if (attribute.text === 'metadata' && isGroup(value[0], '{')) {
        for (const [key, link] of callOf([{ kind: 'word', text: 'x', line, spaced: true }, ...value])?.named ?? []) this.#link(key, link);
      } else this.#set(attribute.text, this.#value(value), line, value);
    } else if (attribute.text === 'metadata' && isGroup(next, '[') && isMark(nodes[4], '=')) {
      this.#link(literalText(next.items[0]) ?? '', nodes.slice(5));
    } else if (dependencyMethods.has(attribute.text)) this.#dependency(callOf(nodes, specification), line, attribute.text === 'add_development_dependency', roundsWithin(frames));
  }

  #dependency(call: Call | undefined, line: number, development: boolean, rounds: readonly Round[]): void {
    if (call === undefined) return;
    if (rounds.length === 0) this.#unread.push({ line, message: 'dependencies are named in a loop over a list that is not written here' });
    for (const round of rounds) {
      const values: Values = { get: (key) => round.get(key) ?? this.#values.get(key) };
      const name = staticText(call.positional[0] ?? [], values);
      if (name === undefined || name === '') {
        this.#unread.push({ line, message: 'the name of a dependency is computed' });
        continue;
      }
      // the second branch of a question for the version of RubyGems repeats the first
      if (this.#blocks.some((block) => block.alternative && this.#dependencies.slice(block.dependencies).some((known) => known.name === name))) continue;
      const given = call.positional.slice(1).flatMap((part) => (isGroup(part[0], '[') ? split(part[0].items) : [part]));
      const requirements = given.map((part) => staticText(part, values)).filter((text) => text !== undefined);
      if (call.open || requirements.length < given.length) this.#unread.push({ line, message: `the requirements of ${JSON.stringify(name)} are computed in part` });
      this.#dependencies.push({ name, requirement: requirements.join(', '), development, line });
    }
  }

  #set(attribute: string, value: string | undefined, line: number, nodes: readonly SourceNode[] = []): void {
    if (attribute === 'name') this.#line = line;
    if (value !== undefined) this.#attributes.set(attribute, value);
    const list = isGroup(nodes[0], '[') ? literals(nodes[0]) : value === undefined ? [] : [value];
    if (list.length > 0) this.#lists.set(attribute, list.filter((item) => item !== ''));
  }

  #link(key: string, nodes: readonly SourceNode[]): void {
    const value = staticText(nodes, this.#values);
    if (value !== undefined) this.#links.set(key, value);
  }

  #assign(name: string, value: string | undefined): void {
    if (value === undefined) this.#values.delete(name);
    else this.#values.set(name, value);
  }

  /** Also `File.read('VERSION').strip`, and a version taken from a Ruby file with a regular expression. */
  #value(nodes: readonly SourceNode[]): string | undefined {
    const plain = staticText(nodes, this.#values);
    if (plain !== undefined) return plain;
    const read = nodes.findIndex((node, index) => isWord(node, 'read', 'binread', 'readlines') && isMark(nodes[index - 1], '.') && isWord(nodes[index - 2], 'File', 'IO'));
    const argument = nodes[read + 1];
    if (read === -1) return undefined;
    const path = staticPath(isGroup(argument, '(') ? split(argument.items)[0] ?? [] : nodes.slice(read + 1), this.#file, this.#values);
    const file = path === undefined ? undefined : this.#tree.get(path);
    if (file === undefined) return undefined;
    this.#files.push(file.path);
    if (!file.name.endsWith('.rb')) return file.text().trim().split('\n')[0]?.trim();
    const constants = readConstants(file.text());
    return [...constants].find(([name]) => name === 'VERSION' || name.endsWith('::VERSION'))?.[1];
  }

  /** Learns the constants of a required file of this tree. */
  #require(nodes: readonly SourceNode[]): void {
    const isRelative = isWord(nodes[0], 'require_relative');
    const argument = isGroup(nodes[1], '(') ? nodes[1].items : nodes.slice(1);
    const lib = joinPath(this.#file.directory, 'lib') ?? 'lib';
    const bases = isRelative ? [this.#file.directory] : [lib, this.#file.directory];
    for (const base of bases) {
      const path = staticPath(argument, this.#file, this.#values, base);
      const file = path === undefined ? undefined : this.#tree.get(path.endsWith('.rb') ? path : `${path}.rb`);
      if (file === undefined || this.#files.includes(file.path)) continue;
      this.#files.push(file.path);
      for (const [name, value] of readConstants(file.text())) this.#values.set(name, value);
      return;
    }
  }
}

const dependencyMethods = new Set(['add_dependency', 'add_runtime_dependency', 'add_development_dependency']);
