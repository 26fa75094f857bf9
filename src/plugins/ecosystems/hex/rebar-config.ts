import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { exactVersion, hexPurl, isCommit, repositoryHexPurl } from './hex-purl.ts';
import { readRebarConfig, type RebarDependency } from './rebar-config-text.ts';
import { addRebarProject } from './rebar-project.ts';

/** A `rebar.config` that no lockfile accounts for. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  addRebarDependencies(input, addRebarProject(found, tree, file.directory, file.path), readRebarConfig(file.text()), file.path);
}

export function addRebarDependencies(
  { file, tree, found }: ExtractInput,
  project: NodeId,
  dependencies: readonly RebarDependency[],
  place: string | undefined,
): void {
  const open: Asked[] = [];
  for (const { app, package: name = app, requirement, repository, path, scope, line } of dependencies) {
    const common = { requirement, line, file: place };
    const local = path === undefined ? undefined : joinPath(file.directory, path);
    if (local !== undefined && tree.get(`${local}/rebar.config`) !== undefined) {
      found.depends(project, addRebarProject(found, tree, local, `${local}/rebar.config`), scope);
      continue;
    }
    const commit = repository?.revision !== undefined && isCommit(repository.revision) ? repository.revision : undefined;
    const version = repository === undefined ? exactVersion(requirement) : commit;
    if (version === undefined && repository?.revision === undefined && path === undefined) open.push({ name: app, line });
    const node = found.component({
      ...common,
      purl: repository === undefined ? hexPurl(name, version) : repositoryHexPurl(app, version, repository),
      origin: repository === undefined ? (path === undefined ? 'registry' : 'path') : 'git',
      alias: name === app ? undefined : app,
    });
    found.depends(project, node, scope);
  }
  reportUnresolved(found, open, 'Commit the rebar.lock that `rebar3 lock` writes, or scan with --online.', place);
}
