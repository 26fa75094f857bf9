import { perTree } from './per-tree.ts';
import type { SourceFile, TreeView } from './source-file.ts';

const listed = perTree((tree) => tree.all());

/** The recognised files below a directory, sorted by path; found without going through the rest of the tree. */
export const filesBelow = (tree: TreeView, directory: string): Generator<SourceFile> => itemsBelow(listed(tree), directory, ({ path }) => path);

/** Of items that are sorted by their paths those below a directory. */
export function* itemsBelow<T>(items: readonly T[], directory: string, pathOf: (item: T) => string): Generator<T> {
  const prefix = directory === '.' ? '' : `${directory}/`;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pathOf(items[middle]!) < prefix) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < items.length; at++) {
    const item = items[at]!;
    if (!pathOf(item).startsWith(prefix)) return;
    yield item;
  }
}

/**
 * Do source files with this ending stand in the directory or below it? A manifest without any is the record of a package that is elsewhere
 * (in a package archive, a repository of packages), not a project of this tree.
 */
export function hasSource(tree: TreeView, directory: string, ...endings: readonly string[]): boolean {
  for (const { path } of filesBelow(tree, directory)) if (endings.some((ending) => path.endsWith(ending))) return true;
  return false;
}
