import { perTree } from './per-tree.ts';
import type { SourceFile, TreeView } from './source-file.ts';

const directoriesOf = perTree((tree): ReadonlyMap<string, readonly SourceFile[]> => Map.groupBy(tree.all(), (file) => file.directory));

/** The recognised files of one directory, sorted by path; the tree is listed once, however many directories are asked for. */
export const filesIn = (tree: TreeView, directory: string): readonly SourceFile[] => directoriesOf(tree).get(directory) ?? [];
