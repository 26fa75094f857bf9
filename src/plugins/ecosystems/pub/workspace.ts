import type { Collector } from '#core/inventory/collector.ts';
import { itemsBelow } from '#core/plugin/files-below.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { readPubspec, type Pubspec } from './pubspec-text.ts';

/** The packages of a workspace, nested workspaces included; sorted by path. */
export function membersOf(found: Collector, tree: TreeView, root: SourceFile, pubspec: Pubspec): SourceFile[] {
  const members = new Map<string, SourceFile>();
  const pending: { file: SourceFile; pubspec: Pubspec }[] = [{ file: root, pubspec }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const pattern of next.pubspec.workspace) {
      for (const file of matching(tree, next.file.directory, pattern)) {
        if (file.path === root.path || members.has(file.path)) continue;
        members.set(file.path, file);
        const read = readOrReport(found, file, (from) => readPubspec(from, found));
        if (read !== undefined) pending.push({ file, pubspec: read });
      }
    }
  }
  return [...members.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function matching(tree: TreeView, directory: string, pattern: string): readonly SourceFile[] {
  const star = pattern.indexOf('*');
  const place = joinPath(directory, star === -1 ? pattern : pattern.slice(0, star));
  if (place === undefined) return [];
  if (star === -1) return [tree.get(`${place}/pubspec.yaml`)].filter((file) => file !== undefined);
  return [...itemsBelow(tree.named('pubspec.yaml'), place, ({ path }) => path)].filter((file) => file.directory !== place && (pattern.includes('**') || directoryOf(file.directory) === place));
}
