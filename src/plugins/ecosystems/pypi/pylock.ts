import { checkedTables } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Hash } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfExtra, scopeOfGroup } from '#core/python/dependency-group.ts';
import { hashOf } from '#core/python/file-hash.ts';
import { extrasOf, holds, parseMarker, platformOf } from '#core/python/marker.ts';
import { nameOfEntry, normalName, pypiPurl } from '#core/python/package-name.ts';
import { readTomlPieces } from '#core/text/toml-pieces.ts';
import { entries, get, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import { firstPartyNode, pathSource, urlSource, vcsSource, type LockSource, type NamedVersion } from './lock-source.ts';
import { pylock, pylockPackage } from './lockfile-shapes.ts';
import { connectPackages, type LockedDependency, type LockedPackage, type Request, type Root, type RootDependency } from './locked-packages.ts';
import { PackageReadings } from './package-readings.ts';
import { Projects } from './projects.ts';
import { reportStale } from './stale-lockfile.ts';

/** pylock.toml and pylock.<name>.toml (PEP 751). */
export default function extract({ file, tree, found }: ExtractInput): void {
  if (!/^pylock\.(?:[^.]+\.)?toml$/.test(file.name)) return;
  const { head, items } = checkedTables(found, readTomlPieces(file, 'packages'), 'packages', { head: pylock, item: pylockPackage });
  const version = text(head.value, 'lock-version');
  if (version !== undefined && !version.startsWith('1.')) {
    found.issue({
      code: 'unsupported-version',
      line: head.line('lock-version'),
      message: `version ${version} of the format is not known; packages and versions were read as in version 1.0`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const projects = new Projects(tree, found);
  const defaultGroups = new Set(strings(head.value, 'default-groups'));
  const roots = readRoots();
  let isEmpty = true;
  const { missing, outside } = connectPackages(found, new PackageReadings(file, readAll), roots);
  projects.claim(file.directory);
  // what overrides put there is not what was asked for
  const isOverridden = /\boverrides?\b/.test(tree.get(`${file.directory}/pyproject.toml`)?.text() ?? '');
  if (!isOverridden) reportStale(found, { file, projects }, { missing: missingAtRunTime(missing), outside, unreached: [] });

  /** A file of this kind may be for some groups only, and for one machine: then nobody knows what is missing. One for what the project needs at run time has at least some of it. */
  function missingAtRunTime(requests: readonly Request[]): Request[] {
    const isNeeded = ({ scope, marker }: RootDependency): boolean => scope === 'runtime' && marker === undefined;
    const needed = requests.filter(({ dependency }) => isNeeded(dependency));
    const isForRunTime = file.name === 'pylock.toml' && (isEmpty || roots.flatMap(({ dependencies }) => dependencies).filter(isNeeded).length > needed.length);
    return isForRunTime ? needed : [];
  }

  function* readAll(isFirst: boolean): Generator<LockedPackage> {
    for (const { value: entry, line } of items()) {
      isEmpty = false;
      const name = nameOfEntry(entry);
      if (name !== undefined) yield readPackage(entry, { name, version: text(entry, 'version') }, line);
      else if (isFirst) found.issue({ code: 'partial', line, message: 'a package entry has no name; it was left out', remedy: 'Let the package manager write the file again.' });
    }
  }

  function readPackage(entry: Value, named: NamedVersion, line: number | undefined): LockedPackage {
    const source = sourceOf(entry, named);
    const own = firstPartyNode(projects, file, source, named);
    return {
      name: normalName(named.name),
      version: named.version,
      get component() {
        return own ?? {
          ...(source.component ?? { purl: pypiPurl(named.name, named.version) }),
          scope: scopeOf(text(entry, 'marker'), defaultGroups),
          platform: platformOf(text(entry, 'marker')),
          hashes: hashesOf(entry),
          downloadLocation: source.component?.downloadLocation ?? downloadLocationOf(entry),
          line,
        };
      },
      get dependencies() {
        return list(entry, 'dependencies').flatMap(readDependency);
      },
      extras: noExtras,
    };
  }

  function readRoots(): Root[] {
    if (!projects.isProject(file.directory)) return [];
    const { dependencies } = projects.in(file.directory);
    return [{ node: projects.node(file.directory, file.path), dependencies }];
  }
}

const noExtras: LockedPackage['extras'] = new Map();

function readDependency(item: Value): LockedDependency[] {
  const name = text(item, 'name');
  if (name === undefined) return [];
  const version = text(item, 'version');
  return [{ name: normalName(name), extras: [], accepts: version === undefined ? undefined : (candidate) => candidate === version }];
}

function sourceOf(entry: Value, named: NamedVersion): LockSource {
  const vcs = get(entry, 'vcs');
  if (isRecord(vcs)) {
    const url = text(vcs, 'url') ?? text(vcs, 'path') ?? '';
    return vcsSource(
      named,
      {
        tool: text(vcs, 'type') ?? 'git',
        url,
        revision: text(vcs, 'commit-id') ?? text(vcs, 'requested-revision'),
        subdirectory: text(vcs, 'subdirectory'),
      },
    );
  }
  const directory = text(entry, 'directory', 'path');
  if (directory !== undefined) return pathSource(named, directory, true);
  const url = text(entry, 'archive', 'url');
  if (url !== undefined) return urlSource(named, url);
  const path = text(entry, 'archive', 'path');
  return path === undefined ? {} : pathSource(named, path, false);
}

/** What a default installation takes is needed at run time; the rest is chosen by an extra or a group. */
function scopeOf(marker: string | undefined, defaultGroups: ReadonlySet<string>): Scope | undefined {
  const read = marker === undefined ? undefined : parseMarker(marker);
  if (read === undefined || holds(read, { extras: new Set(), groups: defaultGroups })) return undefined;
  const extras = extrasOf(read);
  if (holds(read, { extras: new Set(extras), groups: defaultGroups })) return scopeOfExtra(extras[0] ?? '');
  const groups = groupsOf(read);
  return scopeOfGroup(groups[0] ?? 'dev');
}

const groupsOf = (marker: NonNullable<ReturnType<typeof parseMarker>>): string[] =>
  marker.flatMap((item) => (typeof item !== 'string' && item.right.isVariable && item.right.text === 'dependency_groups' ? [item.left.text] : []));

function filesOf(entry: Value): Value[] {
  return [
    get(entry, 'sdist'),
    ...list(entry, 'wheels'),
    get(entry, 'archive'),
    ...(isRecord(get(entry, 'wheels')) ? [get(entry, 'wheels')] : []),
  ].filter(isRecord);
}

function hashesOf(entry: Value): Hash[] {
  const stated = filesOf(entry).flatMap((item) => entries(item, 'hashes'));
  return stated.map(([algorithm, value]) => (typeof value === 'string' ? hashOf(algorithm, value) : undefined)).filter((hash) => hash !== undefined);
}

/** Only where there is one file: of several nobody knows which is taken. */
function downloadLocationOf(entry: Value): string | undefined {
  const files = filesOf(entry);
  return files.length === 1 ? text(files[0], 'url') : undefined;
}
