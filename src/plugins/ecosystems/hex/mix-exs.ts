import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { exactVersion, gitHexPurl, hexPurl, isCommit } from './hex-purl.ts';
import { readMixProject, type MixDependency } from './mix-exs-text.ts';
import { addMixProject } from './mix-project.ts';

/** A `mix.exs` that no lockfile accounts for. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const project = readMixProject(file.text());
  const root = addMixProject(found, file, project);
  for (const { line, message } of project.unread) found.issue({ code: 'unsupported', line, message, remedy: 'Commit the mix.lock that `mix deps.get` writes, or write it out.' });
  const open: Asked[] = [];
  for (const dependency of project.dependencies) {
    const { node, resolved } = addRequest(input, file, dependency);
    if (!resolved) open.push({ name: dependency.app, line: dependency.line });
    if (node !== undefined) found.depends(root, node, dependency.scope);
  }
  reportUnresolved(found, open, 'Commit the mix.lock that `mix deps.get` writes, or scan with --online.');
}

/** Adds what is asked for, without an edge. */
export function addRequest({ tree, found }: Pick<ExtractInput, 'tree' | 'found'>, file: SourceFile, dependency: MixDependency): { node: NodeId | undefined; resolved: boolean } {
  const { app, requirement, overridden, platform, line, git, path, organization, inUmbrella } = dependency;
  const common = { requirement, overridden, platform, file: file.path, line, evidence: 'manifest' as const };
  if (inUmbrella || path !== undefined) {
    if (path === '') return { node: found.component({ ...common, purl: hexPurl(app), origin: 'path' }), resolved: true };
    const place = inUmbrella ? joinPath(file.directory, `../${app}`) : joinPath(file.directory, path ?? '.');
    const manifest = place === undefined ? undefined : tree.get(`${place}/mix.exs`);
    if (manifest !== undefined) return { node: addMixProject(found, manifest, readMixProject(manifest.text())), resolved: true };
    if (!inUmbrella) return { node: found.component({ ...common, purl: hexPurl(app), origin: 'path' }), resolved: true };
    found.issue({
      code: 'missing-file', file: file.path, line,
      message: `the application ${JSON.stringify(app)} of the umbrella is not in the scanned directory`,
      remedy: 'Scan the whole umbrella.',
    });
    return { node: undefined, resolved: true };
  }
  if (git !== undefined) {
    if (git.remote === undefined) return { node: found.component({ ...common, purl: hexPurl(app), origin: 'git' }), resolved: true };
    const version = git.revision !== undefined && isCommit(git.revision) ? git.revision : undefined;
    return { node: found.component({ ...common, purl: gitHexPurl(app, version, git.remote, git.revision), origin: 'git' }), resolved: git.revision !== undefined };
  }
  const version = exactVersion(requirement);
  const alias = dependency.package === undefined ? undefined : app;
  return { node: found.component({ ...common, alias, purl: hexPurl(dependency.package ?? app, version, organization) }), resolved: version !== undefined };
}
