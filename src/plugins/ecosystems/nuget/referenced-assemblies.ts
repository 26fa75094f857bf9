import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { addVendoredAssembly } from './dotnet-assembly.ts';
import { packagePurl } from './package-purl.ts';
import type { DotnetProject } from './project.ts';
import { fileIn } from './project-index.ts';

/**
 * Assemblies that a project takes from a file (`<Reference>` with `<HintPath>`): copies that somebody put there. What lies in a directory `packages` was
 * unpacked by NuGet or Paket, whose own files tell of it; where none does, the directory names package and version.
 */
export function addReferencedAssemblies(found: Collector, tree: TreeView, project: DotnetProject, node: NodeId): void {
  for (const { name, version, hint, path, file, line } of project.assemblies) {
    const segments = hint.split(/[\\/]/);
    const unpacked = segments.findIndex((segment) => segment.toLowerCase() === 'packages' || segment === '.nuget');
    if (unpacked !== -1) {
      const [, id, exact] = /^(.+?)\.(\d+(?:\.\d+)+(?:-[\w.-]+)?)$/.exec(segments[unpacked + 1] ?? '') ?? [];
      const isToldOf = fileIn(tree, project.directory, 'packages.config') !== undefined || fileIn(tree, project.directory, `packages.${project.name}.config`) !== undefined;
      if (id !== undefined && exact !== undefined && !isToldOf) found.depends(node, found.component({ purl: packagePurl(id, exact), file, line }));
      continue;
    }
    const there = path === undefined ? undefined : fileIn(tree, '.', path);
    const assembly = there === undefined ? undefined : addVendoredAssembly(found, tree, tree.get(there)!);
    if (assembly !== undefined) {
      found.depends(node, assembly);
      continue;
    }
    found.depends(node, found.component({ purl: packagePurl(name), origin: 'vendored', requirement: version === undefined ? undefined : `assembly ${version}`, file, line }));
    found.issue({
      code: 'missing-file', file, line,
      message: `the assembly ${name} is taken from ${hint}, which is not in the scanned tree: of which package and version it is, is not known`,
      remedy: 'Scan a directory that contains it too, or ask for the package with PackageReference.',
    });
  }
}
