import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import { readDescription, type RDependency } from './description-text.ts';
import { remoteComponent } from './r-purl.ts';

/** Packages that R installed: each directory of a library has a DESCRIPTION in which R noted the build. */
export default function extract({ files, found }: ExtractInput): void {
  const libraries = new Map<string, Map<string, { readonly node: NodeId; readonly dependencies: readonly RDependency[] }>>();
  for (const file of files) {
    const { name, version, licenses, metadata, dependencies, installed, remote } = readDescription(file.text());
    if (!installed) continue;
    found.claim(file.path);
    if (name === undefined || version === undefined) {
      found.issue({
        code: 'malformed', file: file.path,
        line: 1,
        message: `the installed package has no ${name === undefined ? 'name' : 'version'}`,
        remedy: 'Install the package again.',
      });
      continue;
    }
    const node = found.component({ ...remoteComponent(name, version, (key) => remote.get(key)), licenses, metadata, file: file.path });
    const library = parentOf(file.directory) ?? '.';
    const packages = libraries.get(library) ?? new Map();
    packages.set(name, { node, dependencies });
    libraries.set(library, packages);
  }
  for (const packages of libraries.values()) {
    for (const { node, dependencies } of packages.values()) {
      for (const { name, scope } of dependencies) {
        const target = scope === 'optional' ? undefined : packages.get(name);
        if (target !== undefined) found.depends(node, target.node, scope);
      }
    }
  }
}
