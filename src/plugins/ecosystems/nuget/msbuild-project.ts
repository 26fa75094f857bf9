import { enumerate } from '#core/text/enumerate.ts';
import { firstLine, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { packagePurl } from './package-purl.ts';
import { addProject, addProjectFile, readProject, type DotnetProject, type PackageUse } from './project.ts';
import { fileIn } from './project-index.ts';
import { addReferencedAssemblies } from './referenced-assemblies.ts';

/** A project file without lockfile: the packages that it and the files it imports ask for. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const project = readProject(tree, file.path);
  reportEvaluation(found, project);
  const node = addProject(found, project);
  addProjectReferences(found, tree, project, node);
  const open: Asked[] = [];
  for (const use of project.packages) {
    found.depends(node, addPackageUse(found, project, use), scopeIn(project, use.scope));
    if (use.version === undefined) open.push({ name: use.requirement === undefined ? use.id : `${use.id} ${use.requirement}`, ...(use.file === project.path ? { line: use.line } : {}) });
  }
  if (open.length === 0) return;
  const names = enumerate(open.map(({ name }) => name));
  found.issue({
    code: 'unresolved',
    line: firstLine(open),
    message: `${open.length} ${open.length === 1 ? 'package has' : 'packages have'} no exact version: ${names}`,
    openVersions: open.length,
    remedy: 'Commit packages.lock.json (RestorePackagesWithLockFile), scan after a restore, or scan with --online.',
  });
}

/** Adds what a project asks for, without an edge. */
export function addPackageUse(found: Collector, project: DotnetProject, use: PackageUse): NodeId {
  const input = {
    purl: packagePurl(use.id, use.version),
    requirement: use.requirement === use.version ? undefined : use.requirement,
    overridden: use.overridden,
    features: project.frameworks,
    file: use.file,
    line: use.line,
    evidence: 'manifest' as const,
  };
  const component = found.component({ ...input, platform: use.platforms[0] });
  for (const platform of use.platforms.slice(1)) found.component({ ...input, platform });
  return component;
}

/** What a test project needs at run time is needed for testing. */
export const scopeIn = (project: DotnetProject, scope: Scope): Scope => (project.isTest && scope === 'runtime' ? 'test' : scope);

export function reportEvaluation(found: Collector, project: DotnetProject): void {
  for (const { code, file, line, message } of project.issues) {
    found.issue({ code, file, line, message, remedy: 'Repair the file, or scan a directory that contains what it refers to; versions that it sets are not known.' });
  }
}

/** Other projects, and assemblies from files. */
export function addProjectReferences(found: Collector, tree: TreeView, project: DotnetProject, node: NodeId): void {
  for (const [path, place] of project.projects) {
    const existing = fileIn(tree, '.', path);
    if (existing !== undefined) found.depends(node, addProjectFile(found, existing));
    else if (!path.includes('*')) found.issue({ code: 'missing-file', ...place, message: `the referenced project ${path} is not in the scanned tree`, remedy: 'Scan a directory that contains it too.' });
  }
  addReferencedAssemblies(found, tree, project, node);
}
