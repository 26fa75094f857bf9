import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { weakest } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { addProject } from './add-project.ts';
import { juliaPurl } from './julia-purl.ts';
import { projectIn, readProject, scopeIn, type JuliaDependency } from './project-text.ts';

/** A `Project.toml` without manifest. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const project = readProject(file, found);
  if (!project.isJulia) return;
  const root = addProject(found, file, project);
  const open: Asked[] = [];
  for (const dependency of project.dependencies) {
    // packages that only extend this one when they are there are not asked for
    if (dependency.scope === 'optional') continue;
    const version = exactVersion(dependency.requirement);
    if (version === undefined && dependency.url === undefined && dependency.path === undefined) open.push(dependency);
    found.depends(root, addJuliaRequest(input, dependency), weakest(dependency.scope, scopeIn(file.directory)));
  }
  reportUnresolved(found, open, 'Commit the Manifest.toml that `Pkg.instantiate()` writes.');
}

/** Adds what a `Project.toml` (`file`) asks for, without an edge. */
export function addJuliaRequest({ file, tree, found }: Pick<ExtractInput, 'file' | 'tree' | 'found'>, { name, uuid, requirement, url, revision, path, line }: JuliaDependency): NodeId {
  const directory = path === undefined ? undefined : joinPath(file.directory, path);
  const local = directory === undefined ? undefined : projectIn(tree, directory);
  if (local !== undefined) return addProject(found, local, readOrReport(found, local, (from) => readProject(from, found)));
  const location = url === undefined ? undefined : vcsUrl(url, revision);
  const origin = location !== undefined ? 'git' : path !== undefined ? 'path' : 'registry';
  return found.component({ purl: juliaPurl(name, uuid, exactVersion(requirement), location), requirement, origin, file: file.path, line, evidence: 'manifest' });
}

/** The version that a `compat` entry allows only: `=1.2.3`. */
function exactVersion(requirement: string | undefined): string | undefined {
  const text = requirement?.trim();
  return text !== undefined && /^=\s*\d+(?:\.\d+){1,2}$/.test(text) ? text.slice(1).trim() : undefined;
}
