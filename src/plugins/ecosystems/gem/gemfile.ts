import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesIn } from '#core/plugin/files-in.ts';
import { nameOf } from '#core/plugin/path.ts';
import { findGemspec } from './find-gemspec.ts';
import { exactVersion, gemPurl, gitGemPurl } from './gem-purl.ts';
import { readGemfile, type Gemfile, type GemRequest } from './gemfile-text.ts';
import { readGemspec } from './gemspec-text.ts';
import { scopeOfGroups } from './group-scope.ts';
import { isInInstalledGem } from './installed-gem.ts';
import { reportUnread } from './report-unread.ts';

/** A Gemfile without lockfile. Gemfiles of other names are variants for tests (Appraisal). */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (isInInstalledGem(file.path, tree)) return;
  const gemfile = readGemfile(file, tree);
  reportUnread(found, gemfile, 'Commit a Gemfile.lock, which names every gem.');
  const isVariant = file.name !== 'Gemfile' && file.name !== 'gems.rb';
  const root = rootProject(input, gemfile);
  addRequests(input, root, gemfile.gems, isVariant);
}

/** What is asked for and no lockfile holds. */
export function addRequests(input: ExtractInput, root: NodeId, gems: readonly GemRequest[], isVariant = false): void {
  const open: Asked[] = [];
  for (const request of gems) {
    const scope = request.plugin ? 'build' : scopeOfGroups(request.groups, request.optional);
    const { node, resolved } = addRequest(input, request);
    if (!resolved) open.push(request);
    input.found.depends(root, node, isVariant ? 'test' : scope);
  }
  reportUnresolved(input.found, open, 'Commit the Gemfile.lock that `bundle lock` writes, or scan with --online.', gems[0]?.file);
}

/** The gem whose gemspec the Gemfile takes in from its own directory, else the directory. */
function rootProject({ file, tree, found }: ExtractInput, gemfile: Gemfile): NodeId {
  for (const { directory, name } of gemfile.gemspecs) {
    const specs = filesIn(tree, directory).filter((candidate) => candidate.name.endsWith('.gemspec'));
    const spec = name === undefined ? specs[0] : specs.find((candidate) => candidate.name === `${name}.gemspec`);
    if (spec === undefined || directory !== file.directory) continue;
    const read = readGemspec(spec, tree);
    if (read.name === undefined) continue;
    const purl = read.version === undefined ? undefined : gemPurl(read.name, read.version);
    return found.project({ path: directory, name: read.name, version: read.version, purl, file: file.path });
  }
  return found.project({ path: file.directory, name: nameOf(file.directory), file: file.path });
}

/** Adds what is asked for, without an edge. */
export function addRequest({ tree, found }: ExtractInput, request: GemRequest): { node: NodeId; resolved: boolean } {
  const { name, requirement, git, path, file, line } = request;
  const platform = request.platforms.length === 0 ? undefined : request.platforms.join(', ');
  const common = { requirement, platform, file, line, evidence: 'manifest' as const };
  if (path !== undefined) {
    const gemspec = findGemspec(tree, path, name);
    if (gemspec === undefined) return { node: found.component({ ...common, purl: gemPurl(name, exactVersion(requirement)), origin: 'path' }), resolved: true };
    const { version, licenses, metadata } = readGemspec(gemspec, tree);
    const purl = version === undefined ? undefined : gemPurl(name, version);
    return { node: found.project({ path: gemspec.directory, name, version, purl, licenses, metadata, file: gemspec.path }), resolved: true };
  }
  const version = exactVersion(requirement);
  if (git !== undefined) {
    return { node: found.component({ ...common, purl: gitGemPurl(name, version, git.remote, git.revision), origin: 'git' }), resolved: git.revision !== undefined };
  }
  return { node: found.component({ ...common, purl: gemPurl(name, version) }), resolved: version !== undefined };
}
