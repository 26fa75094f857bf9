import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { addProject } from './project.ts';
import { readShard, shardPurl, type ShardDependency } from './shard-text.ts';

/** A `shard.yml` without lockfile. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const shard = readShard(file, found);
  if (shard.name === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the shard has no name', remedy: 'Repair shard.yml.' });
    return;
  }
  const project = addProject(found, file, shard);
  const open: Asked[] = [];
  for (const dependency of shard.dependencies) {
    const { node, resolved } = addShardRequest({ file, tree, found }, dependency);
    if (!resolved) open.push(dependency);
    found.depends(project, node, dependency.scope);
  }
  reportUnresolved(found, open, 'Commit the shard.lock that `shards lock` writes.');
}

/** Adds what a `shard.yml` (`file`) asks for, without an edge. */
export function addShardRequest(
  { file, tree, found }: Pick<ExtractInput, 'file' | 'tree' | 'found'>,
  { name, requirement, source, line }: ShardDependency,
): { readonly node: NodeId; readonly resolved: boolean } {
  const place = source.path === undefined ? undefined : joinPath(file.directory, source.path);
  const local = place === undefined ? undefined : tree.get(`${place}/shard.yml`);
  const exact = /^=?\s*v?(\d+\.\d+\.\d+[\w.+-]*)$/.exec(requirement.trim())?.[1];
  const resolved = exact !== undefined || source.revision !== undefined || source.path !== undefined;
  if (local !== undefined) return { node: addProject(found, local, readOrReport(found, local, (from) => readShard(from, found))), resolved };
  const vcs = source.url === undefined || source.revision === undefined ? undefined : vcsUrl(source.url, source.revision, source.tool);
  const origin = source.path === undefined ? 'git' : 'path';
  return { node: found.component({ purl: shardPurl(name, exact, vcs), requirement, origin, file: file.path, line, evidence: 'manifest' }), resolved };
}
