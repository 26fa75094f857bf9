import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addBinaries } from './add-binaries.ts';
import { identityOf, registryPurl, repositoryPurl } from './location.ts';
import { readPackageSwift } from './package-swift-text.ts';
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
    const { kind, location, requirement, version, branch, revision, line } = dependency;
    const scope = scopeOf(dependency, manifest);
    if (kind === 'path') {
      found.depends(project, addLocalPackage(found, tree, file, location, line), scope);
      continue;
    }
    const purl = kind === 'registry' ? registryPurl(location, version) : repositoryPurl({ location, version, branch, revision });
    if (purl === undefined) {
      found.depends(project, addLocalPackage(found, tree, file, location.replace(/^file:\/\//, ''), line), scope);
      continue;
    }
    if (version === undefined && revision === undefined) open.push({ name: identityOf(location), line });
    found.depends(project, found.component({ purl, requirement, origin: kind === 'registry' ? 'registry' : 'git', line }), scope);
  }
  addBinaries(found, project, manifest, file.path);
  reportUnresolved(found, open, 'Commit the Package.resolved that `swift package resolve` writes.');
}
