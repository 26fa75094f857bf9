import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { addGleamProject } from './gleam-project.ts';
import { readGleamToml, type GleamDependency } from './gleam-toml-text.ts';
import { exactVersion, gitHexPurl, hexPurl, isCommit } from './hex-purl.ts';

/** A `gleam.toml` that no lockfile accounts for. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const project = readGleamToml(file, found);
  const root = addGleamProject(found, file, project);
  const open: Asked[] = [];
  for (const dependency of project.dependencies) {
    const { node, resolved } = addGleamRequest(input, dependency);
    if (!resolved) open.push(dependency);
    if (node !== undefined) found.depends(root, node, dependency.scope);
  }
  reportUnresolved(found, open, 'Commit the manifest.toml that `gleam deps download` writes, or scan with --online.');
}

/** Adds what a `gleam.toml` (`file`) asks for, without an edge. */
export function addGleamRequest(
  { file, tree, found }: Pick<ExtractInput, 'file' | 'tree' | 'found'>,
  { name, requirement, git, path, line }: GleamDependency,
): { node: NodeId | undefined; resolved: boolean } {
  const common = { requirement, file: file.path, line, evidence: 'manifest' as const };
  if (path !== undefined) {
    const place = joinPath(file.directory, path);
    const manifest = place === undefined ? undefined : tree.get(`${place}/gleam.toml`);
    if (manifest !== undefined) return { node: addGleamProject(found, manifest, readOrReport(found, manifest, () => readGleamToml(manifest, found))), resolved: true };
    found.issue({
      code: 'missing-file', file: file.path, line,
      message: `the path dependency ${JSON.stringify(name)} is not in the scanned directory`,
      remedy: 'Scan the directory that holds it too.',
    });
    return { node: undefined, resolved: true };
  }
  if (git !== undefined) {
    const version = git.revision !== undefined && isCommit(git.revision) ? git.revision : undefined;
    return { node: found.component({ ...common, purl: gitHexPurl(name, version, git.remote, git.revision), origin: 'git' }), resolved: git.revision !== undefined };
  }
  const version = exactVersion(requirement);
  return { node: found.component({ ...common, purl: hexPurl(name, version) }), resolved: version !== undefined };
}
