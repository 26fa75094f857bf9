import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { rockPurl } from './rock-purl.ts';
import { readRockspec, type RockDependency } from './rockspec-text.ts';

/** Installed rocks: `rocks-5.4/<name>/<version>/<name>-<version>.rockspec`, known by their path whatever the file says. */
export default function extract({ files, found }: ExtractInput): void {
  const trees = new Map<string, { readonly name: string; readonly node: NodeId; readonly dependencies: readonly RockDependency[] }[]>();
  for (const file of files) {
    const segments = file.path.split('/');
    const [rocks, name, version] = segments.slice(-4, -1);
    if (rocks === undefined || name === undefined || version === undefined || !rocks.startsWith('rocks') || file.name !== `${name}-${version}.rockspec`) continue;
    found.claim(file.path);
    const { licenses, metadata, hashes, dependencies } = readRockspec(file.text());
    const node = found.component({ purl: rockPurl(name, version), licenses, metadata, hashes, file: file.path });
    const tree = segments.slice(0, -3).join('/');
    const known = trees.get(tree);
    if (known === undefined) trees.set(tree, [{ name, node, dependencies }]);
    else known.push({ name, node, dependencies });
  }
  for (const rocks of trees.values()) {
    const byName = Map.groupBy(rocks, (rock) => rock.name);
    for (const { node, dependencies } of rocks) {
      for (const { name, scope } of dependencies) {
        const targets = scope === 'runtime' ? (byName.get(name.toLowerCase()) ?? []) : [];
        // which of several versions is loaded is decided when the program runs
        if (targets.length === 1) found.depends(node, targets[0]!.node);
      }
    }
  }
}
