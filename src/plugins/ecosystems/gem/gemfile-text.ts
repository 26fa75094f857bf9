import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { joinPath } from '#core/plugin/path.ts';
import { isGroup, isMark, isWord, literals, type SourceNode } from '#core/text/source-tree.ts';
import { callOf, readStatements, type Call, type Opening, type Statement } from '#core/ruby/statements.ts';
import { noteList, roundsOf, roundsWithin, type Lists, type Round } from '#core/ruby/rounds.ts';
import { constantPath, staticPath, staticText, type Values } from '#core/ruby/values.ts';

/** A gem that a Gemfile asks for. */
export interface GemRequest {
  readonly name: string;
  /** As written, joined with commas; empty for any version. */
  readonly requirement: string;
  /** Empty for the default group. */
  readonly groups: readonly string[];
  /** A group that is installed only on demand. */
  readonly optional: boolean;
  readonly platforms: readonly string[];
  readonly git?: GitSource;
  /** The server that it is to come from, where it has one of its own. */
  readonly source?: string;
  /** Relative to the root of the tree where it is inside, else as written. */
  readonly path?: string;
  /** Under a condition, which is not evaluated. */
  readonly conditional: boolean;
  /** An extension of Bundler itself, which no lockfile holds. */
  readonly plugin: boolean;
  readonly file: string;
  readonly line: number;
}

export interface GitSource {
  readonly remote: string;
  /** `ref`, `tag` or `branch`. */
  readonly revision?: string;
}

export interface GemspecRequest {
  /** Directory relative to the root. */
  readonly directory: string;
  readonly name?: string;
  readonly developmentGroup: string;
}

export interface Gemfile {
  readonly gems: readonly GemRequest[];
  readonly gemspecs: readonly GemspecRequest[];
  /** Servers of all gems that have none of their own. */
  readonly sources: readonly string[];
  /** Paths of all files that were read, the Gemfile itself first. */
  readonly files: readonly string[];
  /** What could not be read without running it. */
  readonly unread: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

interface Frame {
  readonly groups?: readonly string[];
  readonly optional?: boolean;
  readonly platforms?: readonly string[];
  readonly options?: ReadonlyMap<string, readonly SourceNode[]>;
  readonly conditional?: boolean;
  /** Values of block parameters, one map for each round of a loop. */
  readonly rounds?: readonly Round[];
}

/** Reads a Gemfile and the files that it evaluates. */
export function readGemfile(file: SourceFile, tree: TreeView): Gemfile {
  const reader = new GemfileReader(tree);
  reader.read(file);
  return reader;
}

class GemfileReader implements Gemfile {
  readonly gems: GemRequest[] = [];
  readonly gemspecs: GemspecRequest[] = [];
  readonly sources: string[] = [];
  readonly files: string[] = [];
  readonly unread: { file: string; line: number; message: string }[] = [];
  readonly #tree: TreeView;
  readonly #values = new Map<string, string>();
  readonly #lists: Lists = new Map();
  readonly #pending: SourceFile[] = [];

  constructor(tree: TreeView) {
    this.#tree = tree;
  }

  read(start: SourceFile): void {
    this.#pending.push(start);
    for (let file = this.#pending.shift(); file !== undefined; file = this.#pending.shift()) {
      if (this.files.includes(file.path)) continue;
      this.files.push(file.path);
      const current = file;
      readStatements<Frame>(file.text(), {
        open: (opening) => this.#open(opening),
        statement: (statement) => this.#statement(statement, current),
      });
    }
  }

  #open({ keyword, nodes, parameters }: Opening): Frame | undefined {
    if (keyword === 'if') return { conditional: true };
    if (keyword !== 'do' && keyword !== 'braces') return undefined;
    const rounds = roundsOf(nodes, parameters, this.#lists);
    if (rounds !== undefined) return { rounds };
    const call = callOf(nodes);
    if (call === undefined) return undefined;
    switch (call.name) {
      case 'group': return { groups: call.positional.flatMap((part) => this.#names(part)), optional: isWord(call.named.get('optional')?.[0], 'true') };
      case 'platforms': case 'platform': return { platforms: call.positional.flatMap((part) => this.#names(part)) };
      case 'git': case 'path': case 'github': case 'gitlab': case 'bitbucket': case 'gist': case 'source':
        return { options: new Map([...call.named, [call.name, call.positional[0] ?? []]]) };
      case 'install_if': case 'env': return { conditional: true };
      default: return undefined;
    }
  }

  #statement({ nodes, line, frames }: Statement<Frame>, file: SourceFile): void {
    if (nodes[0]?.kind === 'word' && isMark(nodes[1], '=')) {
      const value = staticText(nodes.slice(2), this.#values);
      if (value === undefined) this.#values.delete(nodes[0].text);
      else this.#values.set(nodes[0].text, value);
      noteList(nodes, this.#lists);
      return;
    }
    const call = callOf(nodes);
    if (call === undefined) return;
    switch (call.name) {
      case 'gem': return this.#gem(call, line, frames, file);
      case 'gemspec': return this.#gemspec(call, file, line);
      case 'eval_gemfile': return this.#include(call.positional[0] ?? [], file, line);
      case 'instance_eval': case 'eval': {
        const argument = call.positional[0] ?? [];
        const reads = isWord(argument[0], 'File', 'IO') && isWord(argument[2], 'read') && isGroup(argument[3], '(');
        return this.#include(reads ? (argument[3] as { items: readonly SourceNode[] }).items : argument, file, line);
      }
      case 'plugin': return this.#gem(call, line, frames, file, true);
      case 'source':
        this.sources.push(this.#server(call.positional[0] ?? [], this.#values));
        return;
      default:
    }
  }

  #gem(call: Call, line: number, frames: readonly Frame[], file: SourceFile, plugin = false): void {
    const rounds = roundsWithin(frames);
    if (rounds.length === 0) this.#note(file, line, 'gems are named in a loop over a list that is not written here');
    for (const round of rounds) {
      const values: Values = { get: (key) => round.get(key) ?? this.#values.get(key) };
      const name = staticText(call.positional[0] ?? [], values);
      if (name === undefined || name === '') {
        this.#note(file, line, 'the name of a gem is computed');
        continue;
      }
      const options = new Map(frames.flatMap((frame) => [...(frame.options ?? [])]));
      for (const [key, value] of call.named) options.set(key, value);
      const requirements = call.positional.slice(1).flatMap((part) => this.#names(part, values));
      if (call.open || requirements.length < call.positional.length - 1) this.#note(file, line, `the requirements of ${JSON.stringify(name)} are computed in part`);
      const option = (key: string) => staticText(options.get(key) ?? [], values);
      const git = gitSource(option);
      const path = option('path');
      const server = options.get('source');
      const names = (...keys: string[]) => keys.flatMap((key) => this.#names(options.get(key) ?? [], values));
      this.gems.push({
        name,
        requirement: requirements.join(', '),
        groups: [...frames.flatMap((frame) => frame.groups ?? []), ...names('group', 'groups')],
        optional: frames.some((frame) => frame.optional === true),
        platforms: [...frames.flatMap((frame) => frame.platforms ?? []), ...names('platforms', 'platform')],
        ...(git === undefined ? {} : { git }),
        ...(server === undefined ? {} : { source: this.#server(server, values) }),
        ...(path === undefined ? {} : { path: joinPath(file.directory, path) ?? path }),
        conditional: frames.some((frame) => frame.conditional === true) || options.has('install_if'),
        plugin,
        file: file.path,
        line,
      });
    }
  }

  #gemspec(call: Call, file: SourceFile, line: number): void {
    const option = (key: string) => staticText(call.named.get(key) ?? [], this.#values);
    const directory = joinPath(file.directory, option('path') ?? '.');
    if (directory === undefined) return this.#note(file, line, 'the gemspec stands outside the scanned directory');
    const name = option('name');
    this.gemspecs.push({ directory, ...(name === undefined ? {} : { name }), developmentGroup: option('development_group') ?? 'development' });
  }

  #include(expression: readonly SourceNode[], file: SourceFile, line: number): void {
    const path = staticPath(expression, file, this.#values);
    const included = path === undefined ? undefined : this.#tree.get(path);
    if (included !== undefined) this.#pending.push(included);
    else this.#note(file, line, path === undefined ? 'the name of an evaluated file is computed' : `the evaluated file ${JSON.stringify(path)} is not there`);
  }

  /** Literals, alone or in a list. */
  #names(nodes: readonly SourceNode[], values: Values = this.#values): string[] {
    const [first] = nodes;
    if (isGroup(first, '[')) return literals(first);
    const { name, length } = constantPath(nodes);
    if (first?.kind === 'word' && length === nodes.length && values.get(name) === undefined) return [];
    const text = staticText(nodes, values);
    return text === undefined ? [] : [text];
  }

  /** Which one a computed address means is not known; that it is not the usual one is. */
  #server(nodes: readonly SourceNode[], values: Values): string {
    const [first] = nodes;
    return first?.kind === 'symbol' ? first.text : staticText(nodes, values) ?? 'a computed address';
  }

  #note(file: SourceFile, line: number, message: string): void {
    this.unread.push({ file: file.path, line, message });
  }
}

const forges: ReadonlyMap<string, string> = new Map([
  ['github', 'https://github.com/'], ['gitlab', 'https://gitlab.com/'], ['bitbucket', 'https://bitbucket.org/'], ['gist', 'https://gist.github.com/'],
]);

function gitSource(option: (key: string) => string | undefined): GitSource | undefined {
  const revision = option('ref') ?? option('tag') ?? option('branch');
  const withRevision = (remote: string) => (revision === undefined ? { remote } : { remote, revision });
  const git = option('git');
  if (git !== undefined) return withRevision(git);
  for (const [key, base] of forges) {
    const short = option(key);
    if (short === undefined) continue;
    if (short.includes('://')) return withRevision(short);
    const path = key === 'gist' || short.includes('/') ? short : `${short}/${short}`;
    return withRevision(`${base}${path}.git`);
  }
  return undefined;
}
