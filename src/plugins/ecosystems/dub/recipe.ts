import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { dubPurl, exactVersion, packageOf } from './dub-purl.ts';
import { addProject, readRecipe } from './project.ts';

/** A recipe without selections. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const recipe = readRecipe(file, found);
  const project = addProject(found, file, recipe);
  const open: Asked[] = [];
  for (const { name: full, requirement, path, repository, optional, line } of recipe.dependencies) {
    const name = packageOf(full);
    const scope = optional ? 'optional' : 'runtime';
    const place = path === undefined ? undefined : joinPath(file.directory, path);
    const local = place === undefined ? undefined : (tree.get(`${place}/dub.json`) ?? tree.get(`${place}/dub.sdl`));
    if (local !== undefined) {
      found.depends(project, addProject(found, local, readOrReport(found, local, (from) => readRecipe(from, found))), scope);
      continue;
    }
    const version = exactVersion(requirement);
    const vcs = repository === undefined ? undefined : vcsUrl(repository, requirement);
    if (version === undefined && path === undefined && vcs === undefined) open.push({ name, line });
    const origin = vcs !== undefined ? 'git' : path !== undefined ? 'path' : 'registry';
    found.depends(project, found.component({
      purl: dubPurl(name, vcs === undefined ? version : requirement, vcs), requirement, origin, line,
    }), scope);
  }
  reportUnresolved(found, open, 'Commit the dub.selections.json that `dub upgrade` writes.');
}
