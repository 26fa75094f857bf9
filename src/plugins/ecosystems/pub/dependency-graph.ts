import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { nameOf } from '#core/plugin/path.ts';
import { perTree } from '#core/plugin/per-tree.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { parseJson } from '#core/text/json.ts';
import { list, strings, text } from '#core/text/value.ts';
import { readPubspec } from './pubspec-text.ts';
import { packageGraph } from './shapes.ts';

/**
 * Who needs whom: `pubspec.lock` does not say. The package graph that `dart pub get` leaves beside it does, and so do the pubspecs of a package cache
 * (`hosted/<host>/<name>-<version>/pubspec.yaml`) where it is part of the tree.
 */
export function dependencyGraph(
  found: Collector,
  tree: TreeView,
  directory: string,
  isLocked: (name: string, version: string) => boolean,
): Map<string, readonly string[]> {
  const graph = new Map<string, readonly string[]>();
  const file = tree.get(`${directory}/.dart_tool/package_graph.json`);
  if (file !== undefined) {
    const json = readOrReport(found, file, () => parseJson(file.text()));
    if (json !== undefined) checkShape(found, json, packageGraph, file.path);
    for (const entry of list(json?.value, 'packages')) {
      const name = text(entry, 'name');
      if (name !== undefined) graph.set(name, strings(entry, 'dependencies'));
    }
    return graph;
  }
  for (const pubspec of cachedPackages(tree)) {
    const name = lockedName(nameOf(pubspec.directory), isLocked);
    if (name === undefined || graph.has(name)) continue;
    graph.set(name, (readOrReport(found, pubspec, (from) => readPubspec(from, found))?.dependencies ?? []).filter(({ scope }) => scope === 'runtime').map((dependency) => dependency.name));
  }
  return graph;
}

const cachedPackages = perTree((tree) => tree.named('pubspec.yaml').filter(({ directory }) => directory.split('/').at(-3) === 'hosted'));

/** Of `name-version`, where that is locked. */
function lockedName(written: string, isLocked: (name: string, version: string) => boolean): string | undefined {
  for (let dash = written.indexOf('-'); dash !== -1; dash = written.indexOf('-', dash + 1)) {
    const name = written.slice(0, dash);
    if (isLocked(name, written.slice(dash + 1))) return name;
  }
  return undefined;
}
