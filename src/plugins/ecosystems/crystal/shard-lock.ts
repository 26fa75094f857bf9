import { checkShape } from '#core/inventory/check-shape.ts';
import { notLocked, outsideRequirements, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { TextPairs } from '#core/inventory/text-pairs.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { readYaml } from '#core/text/yaml-in-pieces.ts';
import { entries, scalar } from '#core/text/value.ts';
import { addProject } from './project.ts';
import { shardLock } from './shapes.ts';
import { readShard, shardPurl, sourceOf } from './shard-text.ts';
import { addShardRequest } from './shard-yml.ts';

/** `shard.lock`: version 1 has short names of forges, version 2 addresses. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const yaml = readYaml(file, { shards: 'mapping' });
  checkShape(found, yaml, shardLock);
  const format = scalar(yaml.value, 'version');
  if (format !== undefined && !/^[12](?:\.0)?$/.test(format)) {
    found.issue({
      code: 'unsupported-version', line: yaml.line('version'),
      message: `version ${format} of the lockfile is not known; it was read like the last known one`,
      remedy: 'Check the shards by hand, and report the version.',
    });
  }
  const nodes = new TextMap();
  const releases = new TextPairs();
  for (const [name, entry] of entries(yaml.value, 'shards')) {
    const line = yaml.line('shards', name);
    const { tool, url, path, revision } = sourceOf(entry);
    // `1.0.0+git.commit.0123…` is a commit after a release
    const written = scalar(entry, 'version') ?? revision;
    const [version, commit = revision] = written === undefined ? [undefined] : written.split('+git.commit.');
    if (written === undefined && path === undefined && url !== undefined) {
      found.issue({ code: 'partial', line, message: `${JSON.stringify(name)} has no version`, remedy: 'Write the lockfile again with `shards lock`.' });
    }
    if (path === undefined && version !== undefined && commit === undefined) releases.set(name, version);
    if (path !== undefined) {
      const place = joinPath(file.directory, path);
      const local = place === undefined ? undefined : tree.get(`${place}/shard.yml`);
      nodes.set(name, local === undefined
        ? found.component({ purl: shardPurl(name, version), origin: 'path', line })
        : addProject(found, local, readOrReport(found, local, (from) => readShard(from, found))));
    } else if (url !== undefined) {
      const location = vcsUrl(url, commit ?? version, tool);
      const purl = commit === undefined || commit === version ? shardPurl(name, version) : shardPurl(name, version, location);
      nodes.set(name, found.component({ purl, origin: 'git', downloadLocation: location, line }));
    } else found.issue({
      code: 'partial', line,
      message: `the source of ${JSON.stringify(name)} is not understood`,
      remedy: 'Write the lockfile again with `shards lock`.',
    });
  }
  const manifest = tree.get(`${file.directory}/shard.yml`);
  if (manifest === undefined) return;
  found.claim(manifest.path);
  const shard = readOrReport(found, manifest, (from) => readShard(from, found));
  const project = addProject(found, manifest, shard);
  const dependencies = shard?.dependencies ?? [];
  for (const dependency of dependencies) {
    const locked = nodes.get(dependency.name);
    found.depends(project, locked ?? addShardRequest({ file: manifest, tree, found }, dependency).node, dependency.scope);
    if (locked !== undefined) found.requires(locked, dependency.requirement);
  }
  const asked = dependencies.map((dependency) => ({ ...dependency, file: manifest.path }));
  // another file may replace what the manifest asks for
  const isOverridden = tree.get(`${file.directory}/shard.override.yml`) !== undefined;
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `shards update`.' }, [
    ...asked.filter(({ name }) => !nodes.has(name)).map(({ name, line }) => ({ file: manifest.path, line, what: notLocked(name) })),
    ...(isOverridden ? [] : outsideRequirements('gem', asked.filter(({ source }) => source.path === undefined && source.revision === undefined), (name) => releases.get(name))),
  ]);
}
