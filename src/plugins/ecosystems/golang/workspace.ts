import { directoryOf, joinPath, parentOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { golang } from '#core/versions/golang.ts';
import { isModuleVersion } from './module-purl.ts';
import { readModFile, type ModFile, type Replacement } from './mod-file.ts';

/** A go.work file with the modules that it builds together. */
export interface Workspace {
  readonly path: string;
  readonly directory: string;
  readonly toolchain: ModFile['toolchain'];
  /** Its own, then those of its modules: they hold for all. */
  readonly replacements: readonly Replacement[];
  /** Directory from which a replacement is seen that is not the own of a module. */
  readonly bases: ReadonlyMap<Replacement, string>;
  /** Directory of each module by its path. */
  readonly modules: ReadonlyMap<string, string>;
  /** The highest version that its modules require of another, and where: that is the one that all of them are built with. */
  readonly required: ReadonlyMap<string, WorkspaceRequirement>;
}

export interface WorkspaceRequirement {
  readonly version: string;
  readonly file: string;
  readonly line: number;
}

const known = new WeakMap<TreeView, Map<string, Workspace>>();

/** The workspace that uses the module in `directory`: as for the go command, the nearest go.work upwards counts. */
export function workspaceOf(tree: TreeView, directory: string): Workspace | undefined {
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
    const file = tree.get(at === '.' ? 'go.work' : `${at}/go.work`);
    if (file === undefined) continue;
    const workspaces = known.get(tree) ?? new Map<string, Workspace>();
    known.set(tree, workspaces);
    let workspace = workspaces.get(file.path);
    if (workspace === undefined) workspaces.set(file.path, (workspace = readWorkspace(tree, file)));
    return [...workspace.modules.values()].includes(directory) ? workspace : undefined;
  }
  return undefined;
}

function readWorkspace(tree: TreeView, file: SourceFile): Workspace {
  const work = readModFile(file);
  const replacements = [...work.replacements];
  const bases = new Map<Replacement, string>(work.replacements.map((replacement) => [replacement, file.directory]));
  const modules = new Map<string, string>();
  const required = new Map<string, WorkspaceRequirement>();
  for (const use of work.uses) {
    const directory = joinPath(file.directory, use.directory);
    const member = directory === undefined ? undefined : tree.get(modFileIn(directory));
    if (directory === undefined || member === undefined) continue;
    const mod = readModFile(member);
    // one without a name is told where it is read
    modules.set(mod.module?.path ?? `? ${directory}`, directory);
    for (const replacement of mod.replacements) {
      replacements.push(replacement);
      bases.set(replacement, directory);
    }
    for (const { path, version, line } of mod.requirements) {
      const best = required.get(path);
      if (!isModuleVersion(version) || !golang.isVersion(version) || mod.exclusions.has(`${path}@${version}`)) continue;
      if (best === undefined || golang.compare(version, best.version) > 0) required.set(path, { version, file: member.path, line });
    }
  }
  return { path: file.path, directory: file.directory, toolchain: work.toolchain, replacements, bases, modules, required };
}

/** The module that the go.mod of a directory declares. */
export function moduleAt(tree: TreeView, directory: string): ModFile['module'] {
  const file = tree.get(modFileIn(directory));
  return file === undefined ? undefined : readModFile(file).module;
}

export const modFileIn = (directory: string): string => (directory === '.' ? 'go.mod' : `${directory}/go.mod`);

/** A go.mod in a vendor directory belongs to the vendored module; the main module's files tell about it. */
export function isVendored(tree: TreeView, path: string): boolean {
  for (let at: string | undefined = directoryOf(path); at !== undefined; at = parentOf(at)) {
    if ((at === 'vendor' || at.endsWith('/vendor')) && tree.get(`${at}/modules.txt`) !== undefined) return true;
  }
  return false;
}
