import { directoryOf, joinPath, parentOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { readModFile, type ModFile, type Replacement } from './mod-file.ts';

/** A go.work file, as far as it matters to one of its modules. */
export interface Workspace {
  readonly path: string;
  readonly directory: string;
  readonly replacements: readonly Replacement[];
  /** Directory of each module by its path. */
  readonly modules: ReadonlyMap<string, string>;
}

/** The workspace that uses the module in `directory`: as for the go command, the nearest go.work upwards counts. */
export function workspaceOf(tree: TreeView, directory: string): Workspace | undefined {
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
    const file = tree.get(at === '.' ? 'go.work' : `${at}/go.work`);
    if (file === undefined) continue;
    const work = readModFile(file.text());
    const uses = work.uses.map((use) => joinPath(file.directory, use.directory)).filter((use) => use !== undefined);
    if (!uses.includes(directory)) return undefined;
    return { path: file.path, directory: file.directory, replacements: work.replacements, modules: modulesIn(tree, uses) };
  }
  return undefined;
}

function modulesIn(tree: TreeView, directories: readonly string[]): Map<string, string> {
  const modules = new Map<string, string>();
  for (const directory of directories) {
    const module = moduleAt(tree, directory);
    if (module !== undefined) modules.set(module.path, directory);
  }
  return modules;
}

/** The module that the go.mod of a directory declares. */
export function moduleAt(tree: TreeView, directory: string): ModFile['module'] {
  const file = tree.get(modFileIn(directory));
  return file === undefined ? undefined : readModFile(file.text()).module;
}

export const modFileIn = (directory: string): string => (directory === '.' ? 'go.mod' : `${directory}/go.mod`);

/** A go.mod in a vendor directory belongs to the vendored module; the main module's files tell about it. */
export function isVendored(tree: TreeView, path: string): boolean {
  for (let at: string | undefined = directoryOf(path); at !== undefined; at = parentOf(at)) {
    if ((at === 'vendor' || at.endsWith('/vendor')) && tree.get(`${at}/modules.txt`) !== undefined) return true;
  }
  return false;
}
