import { parentOf } from '#core/plugin/path.ts';
import { perTree } from '#core/plugin/per-tree.ts';
import type { RegistryAssignment, RegistryAssignments } from '#core/plugin/registry-assignment.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { parseToml } from '#core/text/toml.ts';
import { text, type Value } from '#core/text/value.ts';
import { readManifest } from './manifest.ts';

const configurationFiles = ['.cargo/config.toml', '.cargo/config'] as const;

/** `registry = "…"` of a dependency, and what a configuration of the tree puts in the place of the default registry. */
export const cargoAssignments: RegistryAssignments = {
  publicNames: [['crates-io'], ['crates', 'io']],
  *read(file, tree): Generator<RegistryAssignment> {
    if (file.name !== 'Cargo.toml') {
      const replacement = replacementIn(parseToml(file.text()).value);
      if (replacement !== undefined) yield { file: file.path, directory: parentOf(file.directory) ?? '.', registry: replacement };
      return;
    }
    for (const { package: name, registry } of readManifest(file, tree).dependencies) {
      if (registry !== undefined) yield { file: file.path, directory: file.directory, registry: addressOf(registry, file, tree), packages: { name } };
    }
  },
};

/** What is vendored lies in the tree and is no registry. */
function replacementIn(settings: Value): string | undefined {
  let name = text(settings, 'source', 'crates-io', 'replace-with');
  for (let step = 0; step < 10 && name !== undefined; step++) {
    const address = text(settings, 'source', name, 'registry') ?? text(settings, 'registries', name, 'index');
    if (address !== undefined) return address;
    if (text(settings, 'source', name, 'directory') !== undefined || text(settings, 'source', name, 'local-registry') !== undefined) return undefined;
    const next = text(settings, 'source', name, 'replace-with');
    if (next === undefined) return name;
    name = next;
  }
  return undefined;
}

/** Each configuration is read once for all crates below it. */
const configurationsOf = perTree((tree) => {
  const read = new Map<string, Value>();
  return {
    at(path: string): Value {
      if (!read.has(path)) {
        const file = tree.get(path);
        read.set(path, file === undefined ? undefined : parseToml(file.text()).value);
      }
      return read.get(path);
    },
  };
});

/** Of a registry by its name, which a configuration of the tree or only that of the user explains. */
function addressOf(registry: string, file: SourceFile, tree: TreeView): string {
  if (registry.includes('://')) return registry;
  for (let at: string | undefined = file.directory; at !== undefined; at = parentOf(at)) {
    for (const name of configurationFiles) {
      const index = text(configurationsOf(tree).at(`${at}/${name}`), 'registries', registry, 'index');
      if (index !== undefined) return index;
    }
  }
  return registry;
}
