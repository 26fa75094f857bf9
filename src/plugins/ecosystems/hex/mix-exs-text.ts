import { append } from '#core/inventory/multi-map.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { isGroup, isMark, isWord, literalText, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { keywords, readElixir, words } from './elixir-text.ts';
import { ElixirValues } from './elixir-values.ts';

/** What a `mix.exs` says, as far as it is written out. */
export interface MixProject {
  /** Absent for an umbrella. */
  readonly app?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  /** Relative to the file. */
  readonly lockfile?: string;
  /** Directory of the applications of an umbrella. */
  readonly appsPath?: string;
  readonly dependencies: readonly MixDependency[];
  /** What is computed. */
  readonly unread: readonly UnreadEntry[];
}

export interface UnreadEntry {
  readonly line: number;
  readonly message: string;
  /** Which dependency it is, is not known either. */
  readonly isNameless: boolean;
}

export interface MixDependency {
  readonly app: string;
  /** Name of the package, where it is not that of the application. */
  readonly package?: string;
  readonly organization?: string;
  /** Name of a repository other than the public one. */
  readonly repository?: string;
  readonly requirement?: string;
  readonly scope: Scope;
  /** Without an address where that is computed. */
  readonly git?: { readonly remote?: string; readonly revision?: string };
  /** Empty where it is computed. */
  readonly path?: string;
  readonly inUmbrella: boolean;
  readonly overridden: boolean;
  readonly platform?: string;
  /** What of it is not written out. */
  readonly computed?: 'requirement' | 'place';
  readonly line: number;
}

export function readMixProject(source: string): MixProject {
  const nodes = readElixir(source);
  const reader = new MixReader(new ElixirValues(nodes));
  reader.read(nodes);
  return reader.result();
}

const namesDependencies = /deps|dependencies/;

/** Where a node of the text stands. */
interface Place {
  readonly inDependencies: boolean;
  /** Right in a list. */
  readonly isEntry: boolean;
  /** What follows makes it a pattern or one side of an assignment. */
  readonly isPattern: boolean;
}

class MixReader {
  readonly #values: ElixirValues;
  readonly #options = new Map<string, readonly SourceNode[]>();
  readonly #dependencies: MixDependency[] = [];
  readonly #unread: UnreadEntry[] = [];
  /** What functions hold that might be dependencies, for those that take them from there, and the words in functions and in `deps:`. */
  readonly #possible = new Map<string, (MixDependency | UnreadEntry)[]>();
  readonly #words = new Map<string, Set<string>>();
  /** Entries of lists of dependencies that functions make. */
  readonly #calls: { readonly name: string; readonly isLocal: boolean; readonly given: readonly (readonly SourceNode[])[]; readonly line: number }[] = [];
  #function = '';

  constructor(values: ElixirValues) {
    this.#values = values;
  }

  read(nodes: readonly SourceNode[]): void {
    for (const [index, node] of nodes.entries()) {
      const next = nodes[index + 1];
      if (node.kind === 'word') this.#note(this.#function, node.text);
      const inDependencies = namesDependencies.test(this.#function);
      if (isWord(node, 'def', 'defp') && next?.kind === 'word') this.#function = next.text;
      else if (isMark(node, '++') && inDependencies) this.#call(nodes.slice(index + 1, index + longestCall), true);
      else if (isGroup(node)) this.#nested(node, { inDependencies, isEntry: false, isPattern: isPatternBefore(next) });
    }
  }

  result(): MixProject {
    const text = (key: string): string | undefined => this.#values.text(this.#options.get(key));
    const [app, version, lockfile, appsPath] = [text('app'), text('version'), text('lockfile'), text('apps_path')];
    const [description, homepage, repository] = [text('description') ?? words(this.#options.get('description'))[0], text('homepage_url'), text('source_url')];
    const taken = this.#taken();
    const dependencies = [...this.#dependencies, ...this.#made(), ...taken.filter((item) => 'app' in item)];
    return {
      ...(app === undefined ? {} : { app }),
      ...(version === undefined ? {} : { version }),
      ...(lockfile === undefined ? {} : { lockfile }),
      ...(appsPath === undefined ? {} : { appsPath }),
      licenses: words(this.#options.get('licenses')),
      metadata: statedMetadata({ description: description?.trim(), homepage, repository }),
      dependencies,
      unread: [...this.#unread, ...taken.filter((item) => 'message' in item), ...dependencies.flatMap(({ app: name, computed, line }) => (computed === undefined ? [] : [{ line, message: `the ${computed} of ${JSON.stringify(name)} is computed`, isNameless: false }]))],
    };
  }

  #note(where: string, word: string): void {
    const known = this.#words.get(where);
    if (known === undefined) this.#words.set(where, new Set([word]));
    else known.add(word);
  }

  /** Dependencies of functions by other names, which functions named for dependencies call, directly or not. */
  #taken(): (MixDependency | UnreadEntry)[] {
    const reached = this.#reachedFrom([...this.#words.keys()].filter((name) => namesDependencies.test(name)));
    return [...reached].flatMap((name) => (namesDependencies.test(name) ? [] : (this.#possible.get(name) ?? [])));
  }

  #reachedFrom(names: readonly string[]): ReadonlySet<string> {
    const reached = new Set(names);
    for (const name of reached) for (const word of this.#words.get(name) ?? []) if (this.#words.has(word)) reached.add(word);
    return reached;
  }

  /** Entries that functions make of what they are given; what cannot be followed is told. */
  #made(): MixDependency[] {
    return this.#calls.flatMap(({ name, isLocal, given, line }) => {
      const made = isLocal ? this.#values.tuplesOf(name, given).flatMap((tuple) => this.#dependency(tuple, line, true) ?? []).filter((item) => 'app' in item) : [];
      const isKnown = made.length > 0 || (isLocal && this.#values.hasFunction(name) && [...this.#reachedFrom([name])].some((reached) => this.#possible.has(reached) || namesDependencies.test(reached)));
      if (!isKnown) this.#unread.push({ line, message: `a dependency is made by ${name}(${given.length === 0 ? '' : '…'}) and could not be read`, isNameless: true });
      return made;
    });
  }

  /** Options of the project are keywords at any depth; dependencies are tuples in a function or option named for them. */
  #group({ items, open }: Group, inDependencies: boolean): void {
    for (const part of split(items)) {
      const [first] = part;
      const key = first?.kind === 'key' ? first.text : undefined;
      if (key !== undefined && !this.#options.has(key)) this.#options.set(key, part.slice(1));
      if (inDependencies && open === '[') this.#call(part, false);
      // `deps: Shared.deps()`, where `deps: deps()` is a function of this file
      if (key === 'deps') for (const [index, node] of part.entries()) if (index === 0 || isMark(node, '++')) this.#call(part.slice(index + 1), true);
      for (const [index, node] of part.entries()) {
        if (node.kind === 'word') this.#note(key === 'deps' ? key : this.#function, node.text);
        const next = part[index + 1];
        if (isGroup(node)) this.#nested(node, { inDependencies: inDependencies || key === 'deps', isEntry: open === '[' && part.length === 1, isPattern: isPatternBefore(next) });
      }
    }
  }

  #nested(node: Group, { inDependencies, isEntry, isPattern }: Place): void {
    const dependency = node.open === '{' && !isPattern ? this.#dependency(node, node.line, isEntry) : undefined;
    if (dependency === undefined) this.#group(node, inDependencies);
    else if (!inDependencies) append(this.#possible, this.#function, dependency);
    else if ('app' in dependency) this.#dependencies.push(dependency);
    else this.#unread.push(dependency);
  }

  /** A call that stands for an entry, or for a whole list of them (`isList`; what the standard library makes of a list is read where that stands). */
  #call(part: readonly SourceNode[], isList: boolean): void {
    const at = part.findIndex((node) => isGroup(node));
    const group = part[at];
    const path = part.slice(0, at);
    const name = path.map((node) => ('text' in node ? node.text : '')).join('');
    const isCall = isGroup(group, '(') && !group.spaced && path.every((node, index) => (index % 2 === 0 ? node.kind === 'word' : isMark(node, '.')));
    const isWhole = isList || part.length === at + 1;
    if (!isCall || !isWhole || name === '' || standard.test(name) || (isList && this.#values.hasFunction(name))) return;
    this.#calls.push({ name, isLocal: path.length === 1, given: split(group.items), line: path[0]!.line });
  }

  /** `{:name, "~> 1.0", only: :dev}`. */
  #dependency({ items }: Pick<Group, 'items'>, line: number, isEntry: boolean): MixDependency | UnreadEntry | undefined {
    const [name, ...rest] = split(items);
    const app = name?.length === 1 && name[0]?.kind === 'symbol' ? name[0].text : undefined;
    if (rest.length === 0) return undefined;
    const options = keywords(rest);
    const [given] = rest;
    const isRequirement = given !== undefined && keywords([given]).size === 0 && !isGroup(given[0], '[');
    const requirement = isRequirement ? this.#values.text(given) : undefined;
    if (app === undefined) {
      const isAsked = (requirement !== undefined && /^\s*(?:~>|[<>=!]=?|\d)/.test(requirement)) || ['git', 'github', 'path', 'hex', 'only', 'in_umbrella'].some((key) => options.has(key));
      // what a function makes of its parameters is read where it is called
      const isParameter = name?.[0]?.kind === 'word' && this.#values.isParameter(this.#function, name[0].text);
      return isAsked && !isParameter ? { line, message: 'the name of a dependency is computed', isNameless: true } : undefined;
    }
    if (isRequirement && !isText(given) && !(isComputed(given) || (isEntry && given[0]?.kind === 'word' && given.length === 1 && !isWord(given[0], 'true', 'false', 'nil')))) return undefined;
    if (!isRequirement && options.size === 0) return undefined;
    if (results.has(app) && !isEntry) return undefined;
    const option = (key: string): string | undefined => this.#values.text(options.get(key));
    const remote = option('git') ?? (option('github') === undefined ? undefined : `https://github.com/${option('github')}.git`);
    const isFromGit = options.has('git') || options.has('github');
    const path = option('path') ?? (options.has('path') ? '' : undefined);
    const computed = (isFromGit && remote === undefined) || path === '' ? 'place' : isRequirement && requirement === undefined ? 'requirement' : undefined;
    const revision = option('ref') ?? option('tag') ?? option('branch');
    const [renamed, organization, repository, targets] = [option('hex'), option('organization'), option('repo'), words(options.get('targets'))];
    return {
      app,
      ...(renamed === undefined || renamed === app ? {} : { package: renamed }),
      ...(organization === undefined ? {} : { organization }),
      ...(repository === undefined ? {} : { repository }),
      ...(requirement === undefined ? {} : { requirement }),
      scope: scopeOf(options),
      ...(isFromGit ? { git: { ...(remote !== undefined && { remote }), ...(revision !== undefined && { revision }) } } : {}),
      ...(path === undefined ? {} : { path }),
      inUmbrella: isWord(options.get('in_umbrella')?.[0], 'true'),
      overridden: isWord(options.get('override')?.[0], 'true'),
      ...(targets.length === 0 ? {} : { platform: targets.join(', ') }),
      ...(computed === undefined ? {} : { computed }),
      line,
    };
  }
}

/** Modules and functions whose arguments hold the entries, or that are no lists. */
const standard = /^(?:(?:Enum|List|Keyword|Map|System|Mix|File|Path|String|Application|Code|Version|IO)\.|(?:if|unless|case|cond|for|with|fn)$)/;
/** Nodes of `Some.Module.function(…)`. */
const longestCall = 12;
/** First elements of tuples that say how something went. */
const results = new Set(['ok', 'error', 'unix', 'win32']);

const isPatternBefore = (next: SourceNode | undefined): boolean => isMark(next, '->') || isMark(next, '<-') || isMark(next, '=');

/** A literal that is not computed, or is in part. */
const isText = (nodes: readonly SourceNode[]): boolean => nodes[0]?.kind === 'text';

/** An attribute, a call, or something put together. */
const isComputed = (nodes: readonly SourceNode[]): boolean =>
  isMark(nodes[0], '@') || nodes.some((node) => isMark(node, '<>') || isMark(node, '||')) || (nodes[0]?.kind === 'word' && isGroup(nodes.at(-1), '(') && literalText(nodes[0]) === undefined);

function scopeOf(options: ReadonlyMap<string, readonly SourceNode[]>): Scope {
  const only = words(options.get('only'));
  if (only.length > 0 && !only.includes('prod')) return only.includes('test') ? 'test' : 'development';
  if (isWord(options.get('optional')?.[0], 'true')) return 'optional';
  return isWord(options.get('runtime')?.[0], 'false') ? 'build' : 'runtime';
}
