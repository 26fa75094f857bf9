import { itemsBelow } from '#core/plugin/files-below.ts';
import { directoryOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';

/** Where Bundler looks for the gemspec of a path: the directory itself and two levels below it. */
export function findGemspec(tree: TreeView, directory: string, name: string): SourceFile | undefined {
  const direct = tree.get(`${directory}/${name}.gemspec`);
  if (direct !== undefined) return direct;
  return itemsBelow(tree.named(`${name}.gemspec`), directory, ({ path }) => path).find(({ path }) => {
    const parent = directoryOf(path);
    return directoryOf(parent) === directory || (parent !== '.' && directoryOf(directoryOf(parent)) === directory);
  });
}
