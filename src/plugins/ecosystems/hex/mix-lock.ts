import { firstLine, namesOf, type Asked } from '#core/inventory/report-unresolved.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { itemsBelow } from '#core/plugin/files-below.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { textLines } from '#core/text/text-lines.ts';
import { admits } from '#core/versions/satisfies.ts';
import { gitHexPurl, hexPurl } from './hex-purl.ts';
import { readMixProject, type MixDependency, type MixProject } from './mix-exs-text.ts';
import { LockedPackages } from './locked-packages.ts';
import { readMixLock, type MixLockEntry } from './mix-lock-text.ts';
import { addRequest } from './mix-exs.ts';
import { addMixProject } from './mix-project.ts';

interface Member {
  readonly file: SourceFile;
  readonly project: MixProject;
  readonly node: NodeId;
}

export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const entries = readMixLock(textLines(file));
  if (entries === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no map of locked packages', remedy: 'Write the lockfile again with `mix deps.get`.' });
    return;
  }
  const members = membersOf(input);
  const asked = new Map(members.flatMap(({ project }) => project.dependencies.map((dependency) => [dependency.app, dependency] as const)));
  const packages = new LockedPackages();
  for (const entry of entries) packages.add(entry, add(input, entry, asked.get(entry.app)), asked.has(entry.app));
  const missing: Asked[] = [];
  for (const { from, to, app, optional, line } of packages.needs()) {
    if (from !== undefined && to !== undefined) found.depends(from, to, optional ? 'optional' : 'runtime');
    else if (!optional) missing.push({ name: app(), line });
  }
  connect(input, members, packages);
  if (missing.length > 0) {
    found.issue({
      code: 'stale-lockfile',
      line: firstLine(missing),
      message: `packages are needed but not locked: ${enumerate(namesOf(missing))}`,
      remedy: 'Write the lockfile again with `mix deps.get`.',
    });
  }
}

function add({ found }: ExtractInput, entry: MixLockEntry, asked: MixDependency | undefined): NodeId | undefined {
  const { app, line } = entry;
  const common = { line, requirement: asked?.requirement, overridden: asked?.overridden, platform: asked?.platform };
  switch (entry.kind) {
    case 'hex': {
      const organization = entry.repository?.startsWith('hexpm:') ? entry.repository.slice('hexpm:'.length) : undefined;
      return found.component({
        ...common,
        purl: hexPurl(entry.name, entry.version, organization),
        alias: entry.name === app ? undefined : app,
        hashes: entry.checksum === undefined ? [] : [{ algorithm: 'SHA-256', value: entry.checksum }],
      });
    }
    case 'git': return found.component({ ...common, purl: gitHexPurl(app, entry.revision, entry.remote, entry.revision), origin: 'git' });
    case 'path': return found.component({ ...common, purl: hexPurl(app), origin: 'path' });
    default:
      found.issue({
        code: 'partial', line,
        message: `the entry ${JSON.stringify(app)} is not understood`,
        remedy: 'Write the lockfile again with `mix deps.get`.',
      });
      return undefined;
  }
}

/** The project beside the lockfile and, of an umbrella, its applications; others name the lockfile themselves. */
function membersOf({ file, tree, found }: ExtractInput): Member[] {
  const members: Member[] = [];
  const root = tree.get(`${file.directory}/mix.exs`);
  const apps = root === undefined ? undefined : readMixProject(root.text()).appsPath;
  const appsDirectory = apps === undefined ? undefined : joinPath(file.directory, apps);
  const manifests = tree.named('mix.exs');
  const places = [file.directory, ...(appsDirectory === undefined ? [] : [appsDirectory])];
  for (const candidate of new Set(places.flatMap((place) => [...itemsBelow(manifests, place, ({ path }) => path)]))) {
    const isRoot = candidate.path === root?.path;
    const isApp = appsDirectory !== undefined && joinPath(candidate.directory, '..') === appsDirectory;
    if (!isRoot && !isApp && (file.directory !== '.' && !candidate.directory.startsWith(`${file.directory}/`))) continue;
    const project = readMixProject(candidate.text());
    const lockfile = joinPath(candidate.directory, project.lockfile ?? 'mix.lock');
    if (lockfile !== file.path && !(isApp && project.lockfile === undefined && tree.get(`${candidate.directory}/mix.lock`) === undefined)) continue;
    found.claim(candidate.path);
    for (const { line, message, isNameless } of project.unread) {
      if (isNameless) found.issue({ code: 'unsupported', file: candidate.path, line, message: `${message}: which locked packages the project asks for itself is known in part only`, remedy: 'Write the dependency out.' });
    }
    members.push({ file: candidate, project, node: addMixProject(found, candidate, project) });
  }
  return members;
}

function connect(input: ExtractInput, members: readonly Member[], packages: LockedPackages): void {
  const { file, tree, found } = input;
  // what one of them overrides holds for the others, whatever they ask for
  const overridden = new Set(members.flatMap(({ project }) => project.dependencies.filter((dependency) => dependency.overridden).map(({ app }) => app)));
  const differences: LockDifference[] = [];
  const apps = new Map(members.flatMap(({ project, node }) => (project.app === undefined ? [] : [[project.app, node] as const])));
  for (const { file: manifest, project, node } of members) {
    for (const dependency of project.dependencies) {
      const { app, scope, path, git, requirement, inUmbrella, line } = dependency;
      const target = (inUmbrella || path !== undefined ? apps.get(app) : undefined) ?? packages.node(app) ?? local(app, manifest.directory, path);
      const version = git === undefined && path === undefined && !inUmbrella && (dependency.overridden || !overridden.has(app)) ? packages.version(app) : undefined;
      if (target !== undefined) {
        found.depends(node, target, scope);
        if (version !== undefined && requirement !== undefined && !admits('hex', requirement, version)) differences.push({ file: manifest.path, line, what: lockedOutside(app, requirement, [version]) });
        continue;
      }
      const added = addRequest(input, manifest, dependency).node;
      if (added !== undefined) found.depends(node, added, scope);
      if (!inUmbrella) differences.push({ file: manifest.path, line, what: notLocked(app) });
    }
  }
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `mix deps.get`.' }, differences);

  /** Lockfiles do not hold path dependencies. */
  function local(app: string, directory: string, path: string | undefined): NodeId | undefined {
    if (path === undefined) return undefined;
    const place = path === '' ? undefined : joinPath(directory, path);
    const manifest = place === undefined ? undefined : tree.get(`${place}/mix.exs`);
    return manifest === undefined ? found.component({
      purl: hexPurl(app), origin: 'path',
    }) : addMixProject(found, manifest, readMixProject(manifest.text()));
  }
}
