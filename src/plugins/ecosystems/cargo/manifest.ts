import type { PackageMetadata } from '#core/model/component.ts';
import { parentOf } from '#core/plugin/path.ts';
import { perTree } from '#core/plugin/per-tree.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { parseToml, type TomlText } from '#core/text/toml.ts';
import { entries, get, isRecord, strings, text, type Value } from '#core/text/value.ts';
import { exchanged } from './lock-file.ts';

export type DependencyKind = 'normal' | 'build' | 'dev';

export interface ManifestDependency {
  /** Under which the code knows it. */
  readonly key: string;
  /** Name of the package; differs from `key` when it is renamed. */
  readonly package: string;
  readonly requirement?: string;
  readonly kind: DependencyKind;
  /** `cfg(…)` expression or target triple under which alone it is needed. */
  readonly target?: string;
  readonly optional: boolean;
  /** That it asks for, `default` among them unless it is turned off. */
  readonly features: readonly string[];
  /** Relative to the directory of the manifest that writes it, which for an inherited one is the root of the workspace. */
  readonly path?: string;
  readonly base: string;
  readonly git?: { readonly url: string; readonly reference?: string; readonly precise: boolean };
  /** Name of a registry other than the default. */
  readonly registry?: string;
  /** Inherited from a workspace that does not have it, or is not in the tree. */
  readonly missing: boolean;
  readonly line: number | undefined;
}

export interface Manifest {
  readonly path: string;
  readonly directory: string;
  readonly value: Value;
  /** 1-based line of what stands at the path. */
  readonly line: TomlText['line'];
  /** Absent for the root of a workspace without package of its own. */
  readonly package?: {
    readonly name: string;
    readonly version?: string;
    readonly licenses: readonly string[];
    readonly metadata: PackageMetadata;
    readonly line: number | undefined;
  };
  readonly isWorkspace: boolean;
  readonly dependencies: readonly ManifestDependency[];
  /** The root of its workspace, or itself. */
  readonly root: { readonly value: Value; readonly directory: string };
  /** Names of packages that [patch] and [replace] exchange. */
  readonly exchanged: ReadonlySet<string>;
}

/** Reads one Cargo.toml with what it inherits from its workspace. Throws `TextSyntaxError`. */
export function readManifest(file: SourceFile, tree: TreeView): Manifest {
  const toml = parseToml(file.text());
  const { value } = toml;
  const workspace = isRecord(get(value, 'workspace')) ? { value, directory: file.directory } : workspaceAbove(file, tree);
  const described = readPackage(toml, workspace?.value);
  return {
    path: file.path,
    directory: file.directory,
    value,
    line: toml.line,
    ...(described === undefined ? {} : { package: described }),
    isWorkspace: get(value, 'workspace') !== undefined,
    dependencies: readDependencies(toml, file.directory, workspace),
    root: workspace ?? { value, directory: file.directory },
    exchanged: exchanged(value),
  };
}

interface WorkspaceRoot {
  readonly value: Value;
  readonly directory: string;
}

/** The nearest manifest upwards that has a workspace. */
const workspaceAbove = ({ directory }: SourceFile, tree: TreeView): WorkspaceRoot | undefined => workspaceFrom(parentOf(directory), tree);

/** By directory: read once for all members. */
const workspacesOf = perTree(() => new Map<string, WorkspaceRoot | undefined>());

/** From a directory upwards. */
function workspaceFrom(directory: string | undefined, tree: TreeView): WorkspaceRoot | undefined {
  if (directory === undefined) return undefined;
  const known = workspacesOf(tree);
  if (!known.has(directory)) {
    const value = attempt(() => parseToml(tree.get(manifestIn(directory))?.text() ?? '').value);
    known.set(directory, isRecord(get(value, 'workspace')) ? { value, directory } : workspaceFrom(parentOf(directory), tree));
  }
  return known.get(directory);
}

/** Of what is reported where it is read for itself. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export const manifestIn = (directory: string): string => (directory === '.' ? 'Cargo.toml' : `${directory}/Cargo.toml`);

function readPackage(toml: TomlText, workspace: Value): Manifest['package'] {
  const table = isRecord(get(toml.value, 'package')) ? 'package' : 'project';
  const name = text(toml.value, table, 'name');
  if (name === undefined) return undefined;
  const field = (key: string): string | undefined => text(toml.value, table, key) ?? (inherits(key) ? text(workspace, 'workspace', 'package', key) : undefined);
  const inherits = (key: string): boolean => get(toml.value, table, key, 'workspace') === true;
  const authors = inherits('authors') ? strings(workspace, 'workspace', 'package', 'authors') : strings(toml.value, table, 'authors');
  const version = field('version');
  const license = field('license');
  const metadata: PackageMetadata = {
    ...pick('description', field('description')),
    ...pick('homepage', field('homepage')),
    ...pick('repository', field('repository')),
    ...(authors.length === 0 ? {} : { authors }),
  };
  return { name, ...pick('version', version), licenses: license === undefined ? [] : [license], metadata, line: toml.line(table, 'name') };
}

/** An inherited dependency has the features of the workspace and its own. */
function featuresOf(entry: Value, shared: Value): string[] {
  const turnsOff = [entry, shared].some((value) => get(value, 'default-features') === false || get(value, 'default_features') === false);
  return [...new Set([...(turnsOff ? [] : ['default']), ...strings(shared, 'features'), ...strings(entry, 'features')])];
}

const pick = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<K, string>>;

const tables: readonly (readonly [DependencyKind, ...string[]])[] = [
  ['normal', 'dependencies'],
  ['dev', 'dev-dependencies', 'dev_dependencies'],
  ['build', 'build-dependencies', 'build_dependencies'],
];

function readDependencies(toml: TomlText, directory: string, workspace: WorkspaceRoot | undefined): ManifestDependency[] {
  const found: ManifestDependency[] = [];
  const read = (path: readonly string[], target: string | undefined): void => {
    for (const [kind, ...names] of tables) {
      for (const name of names) {
        for (const [key, entry] of entries(toml.value, ...path, name)) {
          const line = toml.line(...path, name, key);
          found.push({ ...readDependency(key, entry, directory, workspace), kind, line, ...(target === undefined ? {} : { target }) });
        }
      }
    }
  };
  read([], undefined);
  for (const [target] of entries(toml.value, 'target')) read(['target', target], target);
  return found;
}

/** The repository that an entry names. */
export function gitOf(entry: Value): ManifestDependency['git'] {
  const url = text(entry, 'git');
  const reference = text(entry, 'rev') ?? text(entry, 'tag') ?? text(entry, 'branch');
  return url === undefined ? undefined : { url, ...pick('reference', reference), precise: text(entry, 'rev') !== undefined };
}

function readDependency(key: string, entry: Value, directory: string, workspace: WorkspaceRoot | undefined): Omit<ManifestDependency, 'kind' | 'line' | 'target'> {
  const inherited = get(entry, 'workspace') === true;
  const shared = inherited ? get(workspace?.value, 'workspace', 'dependencies', key) : undefined;
  const source = inherited ? shared : entry;
  const git = gitOf(source);
  return {
    key,
    package: text(source, 'package') ?? key,
    ...pick('requirement', typeof source === 'string' ? source : text(source, 'version')),
    optional: get(entry, 'optional') === true,
    features: featuresOf(entry, inherited ? shared : undefined),
    ...pick('path', text(source, 'path')),
    base: inherited ? (workspace?.directory ?? directory) : directory,
    ...(git === undefined ? {} : { git }),
    ...pick('registry', text(source, 'registry') ?? text(source, 'registry-index')),
    missing: inherited && shared === undefined,
  };
}
