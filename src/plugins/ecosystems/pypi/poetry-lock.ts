import { checkedTables } from '#core/inventory/check-shape.ts';
import type { ComponentInput } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Hash } from '#core/model/component.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import { scopeOfGroup } from '#core/python/dependency-group.ts';
import { parseHash, parseHashes } from '#core/python/file-hash.ts';
import { platformOf } from '#core/python/marker.ts';
import { nameOfEntry, normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import { readTomlPieces } from '#core/text/toml-pieces.ts';
import { entries, get, list, strings, text, type Value } from '#core/text/value.ts';
import { changedForPoetry } from './content-hash.ts';
import { indexPage } from './index-page.ts';
import { firstPartyNode, pathSource, urlSource, vcsSource, type LockSource } from './lock-source.ts';
import { poetryLock, poetryPackage } from './lockfile-shapes.ts';
import { connectPackages, type LockedDependency, type LockedPackage, type RootDependency } from './locked-packages.ts';
import { PackageReadings } from './package-readings.ts';
import { Projects } from './projects.ts';
import { declarePoetry } from './pyproject-poetry.ts';
import { comesWithPython, isForSomePython, reportStale } from './stale-lockfile.ts';
import { isOfClient } from './declared-dependency.ts';

/** poetry.lock, from the first (0.x, without version) to 2.1. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const { head, items } = checkedTables(found, readTomlPieces(file, 'package'), 'package', { head: poetryLock, item: poetryPackage });
  const lockVersion = text(head.value, 'metadata', 'lock-version');
  if (lockVersion !== undefined && !/^[12]\./.test(`${lockVersion}.`)) {
    found.issue({
      code: 'unsupported-version',
      line: head.line('metadata', 'lock-version'),
      message: `version ${lockVersion} of poetry.lock is not known; packages and versions were read as in version 2`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const projects = new Projects(tree, found);
  const packages = new PackageReadings(file, readAll);
  const project = projects.in(file.directory);
  projects.claim(file.directory);
  const roots = projects.isProject(file.directory)
    ? [{ node: projects.node(file.directory, file.path), dependencies: project.dependencies }]
    : [];
  const isOld = !`${lockVersion ?? '1'}.`.startsWith('2.');
  const locks = (dependency: RootDependency): boolean => isOfClient(dependency, 'poetry') && !isForSomePython(dependency) && !(isOld && comesWithPython.has(dependency.name));
  const changed = lockVersion === undefined ? undefined : changedForPoetry(tree.get(`${file.directory}/pyproject.toml`), text(head.value, 'metadata', 'content-hash'));
  reportStale(found, { file, projects, locks, changed }, connectPackages(found, packages, roots));

  function* readAll(isFirst: boolean): Generator<LockedPackage> {
    for (const { value, line } of items()) {
      const locked = readPackage(value, line);
      if (locked !== undefined) yield locked;
      else if (isFirst) found.issue({ code: 'partial', line, message: 'a package entry has no name; it was left out', remedy: 'Let Poetry write the file again.' });
    }
  }

  function readPackage(entry: Value, line: number | undefined): LockedPackage | undefined {
    const name = nameOfEntry(entry);
    if (name === undefined) return undefined;
    const version = text(entry, 'version');
    const source = sourceOf(entry);
    const own = firstPartyNode(projects, file, source, { name, version });
    let needs: Needs | undefined;
    const read = (): Needs => (needs ??= readDependencies(entry));
    return {
      name: normalName(name),
      version,
      get component() {
        return own ?? componentOf();
      },
      get dependencies() {
        return read().dependencies;
      },
      get extras() {
        return read().extras;
      },
      get fallbackScope() {
        return scopeFromCategory(entry);
      },
    };

    function componentOf(): ComponentInput {
      const description = text(entry, 'description');
      return {
        ...(source.component ?? { purl: pypiPurl(name!, version) }),
        scope: scopeFromGroups(entry),
        platform: platformOf(markersOf(entry)),
        hashes: [...(source.component?.hashes ?? []), ...hashesOf(head.value, entry, name!)],
        metadata: description === undefined || description === '' ? {} : { description },
        downloadLocation: source.component?.downloadLocation ?? indexPage(text(entry, 'source', 'type') === 'legacy' ? text(entry, 'source', 'url') : undefined, name!),
        line,
      };
    }
  }
}

/** Since version 2.1 every package names its groups. */
function scopeFromGroups(entry: Value): Scope | undefined {
  const groups = strings(entry, 'groups');
  if (groups.length === 0) return undefined;
  const isOptional = get(entry, 'optional') === true;
  return groups.map((group) => (isOptional && scopeOfGroup(group) === 'runtime' ? 'optional' : scopeOfGroup(group))).reduce(strongest);
}

/** Before Poetry 1.5 every package had a category. */
function scopeFromCategory(entry: Value): Scope | undefined {
  const category = text(entry, 'category') ?? 'main';
  if (category !== 'main') return scopeOfGroup(category);
  return get(entry, 'optional') === true ? 'optional' : undefined;
}

/** A marker, or one for each group. */
function markersOf(entry: Value): string | undefined {
  const marker = text(entry, 'markers') ?? text(entry, 'marker');
  if (marker !== undefined) return marker === '' ? undefined : marker;
  const byGroup = entries(entry, 'markers').map(([, value]) => value).filter((value) => typeof value === 'string');
  const groups = strings(entry, 'groups').length;
  // a group that is not mentioned installs it everywhere
  return byGroup.length === 0 || byGroup.length < groups ? undefined : [...new Set(byGroup)].join(' or ');
}

function sourceOf(entry: Value): LockSource {
  const source = get(entry, 'source');
  const url = text(source, 'url');
  const type = text(source, 'type');
  if (url === undefined || type === undefined || type === 'legacy') return {};
  const named = { name: nameOfEntry(entry)!, version: text(entry, 'version') };
  if (type === 'git') {
    return vcsSource(
      named,
      { url, revision: text(source, 'resolved_reference') ?? text(source, 'reference'), subdirectory: text(source, 'subdirectory') },
    );
  }
  return type === 'url' ? urlSource(named, url) : pathSource(named, url, type === 'directory');
}

type Needs = Pick<LockedPackage, 'dependencies' | 'extras'>;

function readDependencies(entry: Value): Needs {
  const extras = new Map<string, LockedDependency[]>();
  const inExtras = new Set<string>();
  for (const [extra] of entries(entry, 'extras')) {
    const members = extras.get(normalName(extra)) ?? [];
    extras.set(normalName(extra), members);
    for (const member of strings(entry, 'extras', extra)) {
      const requirement = parseRequirement(member);
      if (requirement === undefined) continue;
      const name = normalName(requirement.name);
      inExtras.add(name);
      members.push({
        name,
        extras: requirement.extras.map(normalName),
        accepts: (version) => allowsVersion(requirement.specifiers, version),
        marker: requirement.marker,
      });
    }
  }
  const dependencies: LockedDependency[] = [];
  for (const [name, value] of entries(entry, 'dependencies')) {
    for (const alternative of Array.isArray(value) ? value : [value]) {
      // what belongs to an extra is there for those who ask for it
      if (get(alternative, 'optional') === true && inExtras.has(normalName(name))) continue;
      const declared = declarePoetry(name, alternative, { scope: 'runtime', file: '' });
      dependencies.push(declared ?? { name: normalName(name), extras: [] });
    }
  }
  return { dependencies, extras };
}

/** In the entry since 1.5 of Poetry, before that in `[metadata.files]`, first in `[metadata.hashes]` without algorithm. */
function hashesOf(root: Value, entry: Value, name: string): Hash[] {
  const files = list(entry, 'files').length > 0 ? list(entry, 'files') : list(root, 'metadata', 'files', name);
  if (files.length > 0) return files.map((item) => parseHash(text(item, 'hash') ?? '')).filter((hash) => hash !== undefined);
  return parseHashes(strings(root, 'metadata', 'hashes', name).map((digest) => (digest.includes(':') ? digest : `sha256:${digest}`)));
}

