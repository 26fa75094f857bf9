import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addBinaries } from './add-binaries.ts';
import type { Purl } from '#core/purl/purl.ts';
import { identityOf, registryPurl, repositoryPurl } from './location.ts';
import { readPackageSwift, type SwiftDependency } from './package-swift-text.ts';
import { addLocalPackage, addSwiftProject, scopeOf } from './project.ts';

/** A `Package.swift` that no Package.resolved accounts for. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const manifest = readPackageSwift(file.text());
  const project = addSwiftProject(found, file, manifest);
  for (const { line, message } of manifest.unread) {
    found.issue({ code: 'unsupported', line, message, remedy: 'Commit the Package.resolved that `swift package resolve` writes.' });
  }
  const open: Asked[] = [];
  for (const dependency of manifest.dependencies) {
    const { kind, location, version, revision, line } = dependency;
    const isLocal = kind === 'path' || purlOf(dependency) === undefined;
    if (!isLocal && version === undefined && revision === undefined) open.push({ name: identityOf(location), line });
    found.depends(project, addSwiftRequest({ file, tree, found }, dependency), scopeOf(dependency, manifest));
  }
  addBinaries(found, project, manifest, file.path);
  reportUnresolved(found, open, 'Commit the Package.resolved that `swift package resolve` writes.');
}

const purlOf = ({ kind, location, version, branch, revision }: SwiftDependency): Purl | undefined =>
  kind === 'registry' ? registryPurl(location, version) : repositoryPurl({ location, version, branch, revision });

/** Adds what a `Package.swift` (`file`) asks for, without an edge. */
export function addSwiftRequest({ file, tree, found }: Pick<ExtractInput, 'file' | 'tree' | 'found'>, dependency: SwiftDependency): NodeId {
  const { kind, location, requirement, line } = dependency;
  if (kind === 'path') return addLocalPackage(found, tree, file, location, line);
  const purl = purlOf(dependency);
  if (purl === undefined) return addLocalPackage(found, tree, file, location.replace(/^file:\/\//, ''), line);
  return found.component({ purl, requirement, origin: kind === 'registry' ? 'registry' : 'git', file: file.path, line, evidence: 'manifest' });
}
