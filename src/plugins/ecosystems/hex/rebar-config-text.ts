import type { Scope } from '#core/model/scope.ts';
import { itemsOf, readTerms, textOfTerm, valueOf, type Term } from '#core/text/erlang-terms.ts';

export interface RebarDependency {
  readonly app: string;
  /** Name of the package, where it is not that of the application. */
  readonly package?: string;
  readonly requirement?: string;
  readonly repository?: { readonly remote: string; readonly revision?: string; readonly tool: RepositoryTool };
  readonly path?: string;
  readonly scope: Scope;
  /** A plugin of the build, which no lockfile holds. */
  readonly plugin: boolean;
  readonly line: number;
}

/** By which what lies in a repository is fetched: rebar3 knows git and Mercurial, its plugins and rebar 2 the others. */
export type RepositoryTool = 'git' | 'hg' | 'svn' | 'bzr' | 'fossil';

const tools: ReadonlyMap<string, RepositoryTool> = new Map<string, RepositoryTool>([['git', 'git'], ['git_subdir', 'git'], ['hg', 'hg'], ['svn', 'svn'], ['bzr', 'bzr'], ['fossil', 'fossil']]);

export const repositoryTool = (kind: string | undefined): RepositoryTool | undefined => (kind === undefined ? undefined : tools.get(kind));

const scopeOfProfile: ReadonlyMap<string, Scope> = new Map<string, Scope>([['test', 'test'], ['ct', 'test'], ['eunit', 'test'], ['prod', 'runtime'], ['default', 'runtime']]);

/** Dependencies and plugins of a `rebar.config`, those of profiles included. */
export function readRebarConfig(source: string): RebarDependency[] {
  const settings: Term = { kind: 'list', items: readTerms(source), line: 1 };
  const found = [...dependenciesOf(settings, 'runtime')];
  for (const profile of itemsOf(valueOf(settings, 'profiles'))) {
    const [name, options] = itemsOf(profile);
    found.push(...dependenciesOf(options, scopeOfProfile.get(textOfTerm(name) ?? '') ?? 'development'));
  }
  return found;
}

function dependenciesOf(settings: Term | undefined, scope: Scope): RebarDependency[] {
  const read = (key: string, scopeThere: Scope, plugin: boolean) => itemsOf(valueOf(settings, key)).flatMap((item) => dependencyOf(item, scopeThere, plugin) ?? []);
  const pluginScope = scope === 'runtime' ? 'build' : scope;
  return [...read('deps', scope, false), ...read('plugins', pluginScope, true), ...read('project_plugins', pluginScope, true)];
}

/** `name`, `{name, "1.0"}`, `{name, {git, …}}`, `{name, "1.0", {pkg, other}}`. */
function dependencyOf(term: Term, scope: Scope, plugin: boolean): RebarDependency | undefined {
  const [name, ...rest] = term.kind === 'tuple' ? term.items : [term];
  const app = textOfTerm(name);
  if (app === undefined || app === '') return undefined;
  const requirement = textOfTerm(rest.find((item) => item.kind === 'string'));
  const source = rest.find((item) => item.kind === 'tuple');
  return { app, scope, plugin, line: term.line, ...sourceOf(source, app), ...(requirement === undefined || requirement === '.*' ? {} : { requirement }) };
}

function sourceOf(source: Term | undefined, app: string): Pick<RebarDependency, 'package' | 'requirement' | 'repository' | 'path'> {
  const [kind, first, second] = itemsOf(source);
  const value = textOfTerm(first);
  const tool = repositoryTool(textOfTerm(kind));
  if (tool !== undefined) {
    const revision = textOfTerm(itemsOf(second)[1]) ?? textOfTerm(second);
    return value === undefined ? {} : { repository: { remote: value, tool, ...(revision !== undefined && revision !== '' && { revision }) } };
  }
  switch (textOfTerm(kind)) {
    case 'path': return value === undefined ? {} : { path: value };
    case 'pkg': return {
      ...(value === undefined || value === app ? {} : { package: value }),
      ...(second?.kind === 'string' ? { requirement: textOfTerm(second) ?? '' } : {}),
    };
    default: return {};
  }
}
