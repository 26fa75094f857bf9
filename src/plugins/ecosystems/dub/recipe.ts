import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { dubPurl, exactVersion, packageOf } from './dub-purl.ts';
import { addProject, readRecipe } from './project.ts';
import type { DubDependency } from './recipe-text.ts';

/** A recipe without selections. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const recipe = readRecipe(file, found);
  const project = addProject(found, file, recipe);
  const open: Asked[] = [];
  for (const dependency of recipe.dependencies) {
    const { node, resolved } = addDubRequest({ file, tree, found }, dependency);
    if (!resolved) open.push({ name: packageOf(dependency.name), line: dependency.line });
    found.depends(project, node, dependency.optional ? 'optional' : 'runtime');
  }
  reportUnresolved(found, open, 'Commit the dub.selections.json that `dub upgrade` writes.');
}

/** Adds what a recipe (`file`) asks for, without an edge. */
export function addDubRequest(
  { file, tree, found }: Pick<ExtractInput, 'file' | 'tree' | 'found'>,
  { name: full, requirement, path, repository, line }: DubDependency,
): { readonly node: NodeId; readonly resolved: boolean } {
  const name = packageOf(full);
  const place = path === undefined ? undefined : joinPath(file.directory, path);
  const local = place === undefined ? undefined : (tree.get(`${place}/dub.json`) ?? tree.get(`${place}/dub.sdl`));
  if (local !== undefined) return { node: addProject(found, local, readOrReport(found, local, (from) => readRecipe(from, found))), resolved: true };
  const version = exactVersion(requirement);
  const vcs = repository === undefined ? undefined : vcsUrl(repository, requirement);
  const origin = vcs !== undefined ? 'git' : path !== undefined ? 'path' : 'registry';
  return {
    node: found.component({ purl: dubPurl(name, vcs === undefined ? version : requirement, vcs), requirement, origin, file: file.path, line, evidence: 'manifest' }),
    resolved: version !== undefined || path !== undefined || vcs !== undefined,
  };
}
