import { itemsBelow } from '#core/plugin/files-below.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { WorkspacePatterns } from './workspace-patterns.ts';

/** Directories below `base` whose manifests the patterns take into the workspace; sorted, without `base` itself. */
export function memberDirectories(tree: TreeView, base: string, patterns: readonly string[]): string[] {
  if (patterns.length === 0) return [];
  const prefix = base === '.' ? 0 : base.length + 1;
  const compiled = new WorkspacePatterns(patterns);
  return Array.from(itemsBelow(tree.named('package.json'), base, ({ path }) => path), (file) => file.directory)
    .filter((directory) => directory !== base && !isInstalledPath(directory) && compiled.has(directory.slice(prefix)));
}

/** Inside of `node_modules` nothing is ours. */
const isInstalledPath = (directory: string): boolean => directory === 'node_modules' || directory.startsWith('node_modules/') || directory.includes('/node_modules');
