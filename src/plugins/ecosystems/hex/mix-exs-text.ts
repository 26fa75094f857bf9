import { append } from '#core/inventory/multi-map.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';
import { isGroup, isMark, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import { keywords, readElixir, words } from './elixir-text.ts';

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
  readonly git?: { readonly remote: string; readonly revision?: string };
  readonly path?: string;
  readonly inUmbrella: boolean;
  readonly overridden: boolean;
  readonly platform?: string;
  readonly line: number;
}

export function readMixProject(source: string): MixProject {
  const reader = new MixReader();
  reader.read(readElixir(source));
  return reader.result();
}

const namesDependencies = /deps|dependencies/;

class MixReader {
  readonly #attributes = new Map<string, string>();
  readonly #options = new Map<string, readonly SourceNode[]>();
  readonly #dependencies: MixDependency[] = [];
  /** What functions hold that might be dependencies, for those that take them from there, and the words in functions and in `deps:`. */
  readonly #possible = new Map<string, MixDependency[]>();
  readonly #words = new Map<string, Set<string>>();
  #function = '';

  read(nodes: readonly SourceNode[]): void {
    for (const [index, node] of nodes.entries()) {
      const next = nodes[index + 1];
      if (node.kind === 'word') this.#note(this.#function, node.text);
      if (isMark(node, '@') && next?.kind === 'word') {
        const [value] = words(nodes.slice(index + 2, index + 3));
        if (value !== undefined) this.#attributes.set(next.text, value);
      } else if (isWord(node, 'def', 'defp') && next?.kind === 'word') this.#function = next.text;
      else if (isGroup(node)) this.#group(node.items, namesDependencies.test(this.#function));
    }
  }

  result(): MixProject {
    const text = (key: string): string | undefined => {
      const value = this.#options.get(key);
      const name = value?.[1];
      if (isMark(value?.[0], '@') && name?.kind === 'word') return this.#attributes.get(name.text);
      return words(value)[0];
    };
    const [app, version, lockfile, appsPath] = [text('app'), text('version'), text('lockfile'), text('apps_path')];
    const [description, homepage, repository] = [text('description'), text('homepage_url'), text('source_url')];
    return {
      ...(app === undefined ? {} : { app }),
      ...(version === undefined ? {} : { version }),
      ...(lockfile === undefined ? {} : { lockfile }),
      ...(appsPath === undefined ? {} : { appsPath }),
      licenses: words(this.#options.get('licenses')),
      metadata: statedMetadata({ description: description?.trim(), homepage, repository }),
      dependencies: [...this.#dependencies, ...this.#taken()],
    };
  }

  #note(where: string, word: string): void {
    const known = this.#words.get(where);
    if (known === undefined) this.#words.set(where, new Set([word]));
    else known.add(word);
  }

  /** Dependencies of functions by other names, which functions named for dependencies call, directly or not. */
  #taken(): MixDependency[] {
    const reached = new Set([...this.#words.keys()].filter((name) => namesDependencies.test(name)));
    const taken: MixDependency[] = [];
    for (const name of reached) {
      for (const word of this.#words.get(name) ?? []) if (this.#words.has(word)) reached.add(word);
      if (!namesDependencies.test(name)) taken.push(...(this.#possible.get(name) ?? []));
    }
    return taken;
  }

  /** Options of the project are keywords at any depth; dependencies are tuples in a function or option named for them. */
  #group(nodes: readonly SourceNode[], inDependencies: boolean): void {
    for (const part of split(nodes)) {
      const [first] = part;
      const key = first?.kind === 'key' ? first.text : undefined;
      if (key !== undefined && !this.#options.has(key)) this.#options.set(key, part.slice(1));
      for (const node of part) {
        if (node.kind === 'word') this.#note(key === 'deps' ? key : this.#function, node.text);
        if (!isGroup(node)) continue;
        const dependency = node.open === '{' ? dependencyOf(node.items, node.line) : undefined;
        if (dependency !== undefined && !inDependencies) append(this.#possible, this.#function, dependency);
        if (dependency !== undefined && inDependencies) this.#dependencies.push(dependency);
        else this.#group(node.items, inDependencies || key === 'deps');
      }
    }
  }
}

/** `{:name, "~> 1.0", only: :dev}`. */
function dependencyOf(nodes: readonly SourceNode[], line: number): MixDependency | undefined {
  const [name, ...rest] = split(nodes);
  const app = name?.length === 1 && name[0]?.kind === 'symbol' ? name[0].text : undefined;
  if (app === undefined || rest.length === 0) return undefined;
  const [requirement] = rest[0]?.[0]?.kind === 'text' ? words(rest[0]) : [];
  const options = keywords(rest);
  if (requirement === undefined && options.size === 0 && rest[0]?.[0]?.kind !== 'text') return undefined;
  const option = (key: string) => words(options.get(key))[0];
  const remote = option('git') ?? (option('github') === undefined ? undefined : `https://github.com/${option('github')}.git`);
  const revision = option('ref') ?? option('tag') ?? option('branch');
  const [path, renamed, organization, repository, targets] = [option('path'), option('hex'), option('organization'), option('repo'), words(options.get('targets'))];
  return {
    app,
    ...(renamed === undefined || renamed === app ? {} : { package: renamed }),
    ...(organization === undefined ? {} : { organization }),
    ...(repository === undefined ? {} : { repository }),
    ...(requirement === undefined ? {} : { requirement }),
    scope: scopeOf(options),
    ...(remote === undefined ? {} : { git: revision === undefined ? { remote } : { remote, revision } }),
    ...(path === undefined ? {} : { path }),
    inUmbrella: isWord(options.get('in_umbrella')?.[0], 'true'),
    overridden: isWord(options.get('override')?.[0], 'true'),
    ...(targets.length === 0 ? {} : { platform: targets.join(', ') }),
    line,
  };
}

function scopeOf(options: ReadonlyMap<string, readonly SourceNode[]>): Scope {
  const only = words(options.get('only'));
  if (only.length > 0 && !only.includes('prod')) return only.includes('test') ? 'test' : 'development';
  if (isWord(options.get('optional')?.[0], 'true')) return 'optional';
  return isWord(options.get('runtime')?.[0], 'false') ? 'build' : 'runtime';
}
