import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';

const known = new WeakMap<TreeView, ReadonlyMap<string, readonly SourceFile[]>>();

/** The recognised files of one directory, sorted by path; the tree is listed once, however many directories are asked for. */
export function filesIn(tree: TreeView, directory: string): readonly SourceFile[] {
  let directories = known.get(tree);
  if (directories === undefined) known.set(tree, (directories = Map.groupBy(tree.all(), (file) => file.directory)));
  return directories.get(directory) ?? [];
}
