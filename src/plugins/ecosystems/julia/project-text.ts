import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { Scope } from '#core/model/scope.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, get, isRecord, scalar, strings, text } from '#core/text/value.ts';
import { projectToml } from './shapes.ts';

/** What a `Project.toml` says. */
export interface JuliaProject {
  readonly name?: string;
  readonly uuid?: string;
  readonly version?: string;
  readonly authors: readonly string[];
  readonly dependencies: readonly JuliaDependency[];
  /** Directories of the other projects of the workspace, which share the manifest. */
  readonly members: readonly string[];
  /** False for a file of that name that is not Julia's. */
  readonly isJulia: boolean;
}

export interface JuliaDependency {
  readonly name: string;
  readonly uuid: string;
  readonly scope: Scope;
  readonly requirement?: string;
  readonly url?: string;
  readonly revision?: string;
  readonly path?: string;
  readonly line?: number;
}

/** Throws `TextSyntaxError`. */
export function readProject(file: SourceFile, found: Issues): JuliaProject {
  const toml = parseToml(file.text());
  const { value } = toml;
  const test = new Set(strings(value, 'targets', 'test'));
  const dependencies: JuliaDependency[] = [];
  const add = (table: string, name: string, uuid: unknown, scope: Scope) => {
    if (typeof uuid !== 'string') return;
    const [requirement, url, revision, path] = [text(value, 'compat', name), text(value, 'sources', name, 'url'), text(value, 'sources', name, 'rev'), text(value, 'sources', name, 'path')];
    const line = toml.line(table, name);
    dependencies.push({
      name, uuid, scope,
      ...(requirement === undefined ? {} : { requirement }),
      ...(url === undefined ? {} : { url }),
      ...(revision === undefined ? {} : { revision }),
      ...(path === undefined ? {} : { path }),
      ...(line === undefined ? {} : { line }),
    });
  };
  for (const [name, uuid] of entries(value, 'deps')) add('deps', name, uuid, 'runtime');
  for (const [name, uuid] of entries(value, 'weakdeps')) add('weakdeps', name, uuid, 'optional');
  for (const [name, uuid] of entries(value, 'extras')) if (test.has(name)) add('extras', name, uuid, 'test');
  const [name, uuid, version] = [text(value, 'name'), text(value, 'uuid'), scalar(value, 'version')];
  const isJulia = uuid !== undefined || dependencies.length > 0 || isRecord(get(value, 'deps')) || isRecord(get(value, 'compat'));
  if (isJulia) checkShape(found, toml, projectToml, file.path);
  return {
    ...(name === undefined ? {} : { name }),
    ...(uuid === undefined ? {} : { uuid }),
    ...(version === undefined ? {} : { version }),
    authors: strings(value, 'authors'),
    dependencies,
    members: strings(value, 'workspace', 'projects'),
    isJulia,
  };
}

/** Julia prefers the longer name. */
export const projectIn = (tree: TreeView, directory: string): SourceFile | undefined =>
  tree.get(`${directory}/JuliaProject.toml`) ?? tree.get(`${directory}/Project.toml`);

const scopeOfDirectory: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['test', 'test'], ['tests', 'test'], ['docs', 'development'], ['doc', 'development'], ['benchmark', 'development'], ['benchmarks', 'development'], ['bench', 'development'], ['examples', 'development'],
]);

/** By custom the environments for tests and documentation stand in directories of these names. */
export const scopeIn = (directory: string): Scope => scopeOfDirectory.get(directory.slice(directory.lastIndexOf('/') + 1)) ?? 'runtime';
