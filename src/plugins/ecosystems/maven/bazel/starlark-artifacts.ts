import { readPython } from '#core/text/python-code.ts';
import { isGroup, isMark, split, type SourceNode } from '#core/text/source-tree.ts';

export interface StarlarkArtifact {
  readonly group: string;
  readonly artifact: string;
  readonly version?: string | undefined;
  readonly type?: string | undefined;
  readonly classifier?: string | undefined;
  readonly sha256?: string | undefined;
  readonly sha1?: string | undefined;
  readonly test: boolean;
  /** The repository that the rules make of it, with others; absent where a rule fetches it alone. */
  readonly repository?: string | undefined;
  readonly line: number;
}

export interface StarlarkArtifacts {
  readonly artifacts: readonly StarlarkArtifact[];
  /** BOMs that give versions. */
  readonly boms: readonly string[];
  /** By repository: the label of its lockfile. */
  readonly lockfiles: ReadonlyMap<string, string>;
  /** Lines of artifacts that are computed. */
  readonly unread: readonly number[];
  /** Modules, archives and repositories that Bazel fetches besides. */
  readonly others: readonly { readonly name: string; readonly line: number }[];
  readonly moduleName?: string | undefined;
  readonly moduleVersion?: string | undefined;
}

/** Rules that fetch one artifact. */
const singleRules = new Set(['maven_jar', 'jvm_maven_import_external', 'scala_maven_import_external', 'java_import_external', 'maven_http_file']);

/** Rules that fetch something else. */
const fetchRules = new Set(['bazel_dep', 'http_archive', 'http_file', 'git_repository', 'new_git_repository', 'http_jar']);

/** Maven artifacts in `MODULE.bazel` and `WORKSPACE`: `maven.install`, `maven.artifact`, `maven_install`, `maven_jar`. */
export function readStarlark(source: string): StarlarkArtifacts {
  const reader = new StarlarkReader();
  for (const statement of readPython(source)) reader.statement(statement);
  return reader;
}

/** What concerns all artifacts of a call. */
type Use = Pick<StarlarkArtifact, 'test' | 'repository'>;

type Arguments = ReadonlyMap<string, readonly SourceNode[]>;

class StarlarkReader implements StarlarkArtifacts {
  readonly artifacts: StarlarkArtifact[] = [];
  readonly boms: string[] = [];
  readonly lockfiles = new Map<string, string>();
  readonly unread: number[] = [];
  readonly others: { name: string; line: number }[] = [];
  moduleName: string | undefined;
  moduleVersion: string | undefined;
  /** Names under which the extension is used; `true` for one of development only. */
  readonly #extensions = new Map<string, boolean>();
  readonly #variables = new Map<string, readonly SourceNode[]>();

  statement(nodes: readonly SourceNode[]): void {
    const [first, second, third] = nodes;
    if (first?.kind === 'word' && isMark(second, '=') && nodes.length > 2) {
      const call = nodes[3];
      if (third?.kind === 'word' && third.text === 'use_extension' && isGroup(call, '(')) this.#extension(first.text, call.items);
      else this.#variables.set(first.text, nodes.slice(2));
      return;
    }
    const callee = nodes.findIndex((node) => isGroup(node, '('));
    const group = nodes[callee];
    const name = nodes.slice(0, Math.max(0, callee)).flatMap((node) => (node.kind === 'word' ? [node.text] : [])).join('.');
    if (isGroup(group, '(')) this.#call(name, argumentsOf(group.items), first!.line);
  }

  #extension(name: string, items: readonly SourceNode[]): void {
    const positional = split(items).filter((part) => part.length === 1).map(([node]) => (node?.kind === 'text' ? node.text : ''));
    if (positional[1] === 'maven') this.#extensions.set(name, flag(argumentsOf(items).get('dev_dependency')));
  }

  #call(name: string, argumentsGiven: Arguments, line: number): void {
    const [owner = '', method] = name.split('.');
    if (name === 'module') {
      this.moduleName = textOf(argumentsGiven.get('name'));
      this.moduleVersion = textOf(argumentsGiven.get('version'));
    } else if (name === 'maven_install' || (method === 'install' && this.#extensions.has(owner))) {
      const test = this.#extensions.get(owner) === true;
      const repository = repositoryOf(argumentsGiven);
      const lockfile = textOf(argumentsGiven.get('lock_file') ?? argumentsGiven.get('maven_install_json'));
      if (lockfile !== undefined) this.lockfiles.set(repository, lockfile);
      this.#list(argumentsGiven.get('artifacts'), { test, repository });
      for (const node of this.#items(argumentsGiven.get('boms') ?? [])) if (node[0]?.kind === 'text') this.boms.push(node[0].text);
    } else if (method === 'artifact' && this.#extensions.has(owner)) this.#artifact(argumentsGiven, line, { test: this.#extensions.get(owner) === true, repository: repositoryOf(argumentsGiven) });
    else if (singleRules.has(name)) this.#single(argumentsGiven, line);
    else if (fetchRules.has(name)) this.others.push({ name: [textOf(argumentsGiven.get('name')) ?? name, textOf(argumentsGiven.get('version'))].filter((part) => part).join(' '), line });
  }

  #list(nodes: readonly SourceNode[] | undefined, of: Use): void {
    for (const item of this.#items(nodes ?? [])) {
      const [first] = item;
      const call = item.at(-1);
      if (first?.kind === 'text' && item.length === 1 && !first.text.includes('%')) this.#coordinates(first.text, first.line, of);
      else if (isGroup(call, '(') && item.some((node) => node.kind === 'word' && node.text === 'artifact')) this.#artifact(argumentsOf(call.items), first!.line, of);
      else this.unread.push(first!.line);
    }
  }

  /** The elements of lists joined with `+`, and of variables that hold such lists. */
  #items(nodes: readonly SourceNode[], depth = 0): SourceNode[][] {
    return split(nodes, '+').flatMap((part) => {
      const [node] = part;
      if (isGroup(node, '[') && part.length === 1) return split(node.items);
      const known = node?.kind === 'word' && part.length === 1 && depth < 10 ? this.#variables.get(node.text) : undefined;
      if (known !== undefined) return this.#items(known, depth + 1);
      if (node !== undefined) this.unread.push(node.line);
      return [];
    });
  }

  /** `group:artifact:version`, `group:artifact:type:version`, `group:artifact:type:classifier:version`. */
  #coordinates(text: string, line: number, of: Use, checks: { sha256?: string | undefined; sha1?: string | undefined } = {}): void {
    const parts = text.split(':');
    const [group = '', artifact = ''] = parts;
    const [type, classifier] = parts.slice(2, -1);
    this.artifacts.push({ group, artifact, version: parts.length > 2 ? parts.at(-1) : undefined, type, classifier, ...of, line, ...checks });
  }

  #artifact(argumentsGiven: Arguments, line: number, { test, repository }: Use): void {
    const positional = [...argumentsGiven].filter(([key]) => /^\d+$/.test(key)).map(([, value]) => textOf(value));
    const group = textOf(argumentsGiven.get('group')) ?? positional[0];
    const artifact = textOf(argumentsGiven.get('artifact')) ?? positional[1];
    if (group === undefined || artifact === undefined) {
      this.unread.push(line);
      return;
    }
    this.artifacts.push({
      group, artifact, line,
      version: textOf(argumentsGiven.get('version')) ?? positional[2],
      type: textOf(argumentsGiven.get('packaging')),
      classifier: textOf(argumentsGiven.get('classifier')),
      test: test || flag(argumentsGiven.get('testonly')),
      repository,
    });
  }

  #single(argumentsGiven: Arguments, line: number): void {
    const text = textOf(argumentsGiven.get('artifact'));
    if (text === undefined) return;
    const sha256 = textOf(argumentsGiven.get('artifact_sha256')) ?? textOf(argumentsGiven.get('jar_sha256')) ?? textOf(argumentsGiven.get('sha256'));
    this.#coordinates(text, line, { test: flag(argumentsGiven.get('testonly_')) }, { sha256, sha1: textOf(argumentsGiven.get('sha1')) });
  }
}

/** Rules and tags without a name are of this one. */
const repositoryOf = (argumentsGiven: Arguments): string => textOf(argumentsGiven.get('name')) ?? 'maven';

/** Named arguments by name, the others by position. */
function argumentsOf(items: readonly SourceNode[]): Arguments {
  return new Map(split(items).map((part, index) => {
    const [name, mark] = part;
    return name?.kind === 'word' && isMark(mark, '=') ? [name.text, part.slice(2)] as const : [String(index), part] as const;
  }));
}

const textOf = (nodes: readonly SourceNode[] | undefined): string | undefined => (nodes?.length === 1 && nodes[0]?.kind === 'text' ? nodes[0].text : undefined);

const flag = (nodes: readonly SourceNode[] | undefined): boolean => nodes?.[0]?.kind === 'word' && nodes[0].text === 'True';
