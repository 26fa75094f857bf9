import { checkShape } from '#core/inventory/check-shape.ts';
import type { ComponentInput } from '#core/inventory/extraction.ts';
import { append } from '#core/inventory/multi-map.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { Hash } from '#core/model/component.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import { scopeOfExtra, scopeOfGroup, scopeOfName } from '#core/python/dependency-group.ts';
import { parseHash } from '#core/python/file-hash.ts';
import { platformOf } from '#core/python/marker.ts';
import { nameOfEntry, normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { readToml } from '#core/text/toml-in-pieces.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, list, strings, text, type Value } from '#core/text/value.ts';
import { firstPartyNode, pathSource, urlSource, vcsSource, type LockSource } from './lock-source.ts';
import { pdmLock } from './lockfile-shapes.ts';
import { connectPackages, type LockedDependency, type LockedPackage, type RootDependency } from './locked-packages.ts';
import { PackageReadings } from './package-readings.ts';
import { Projects } from './projects.ts';
import { declarePoetry } from './pyproject-poetry.ts';
import { readPart, type Report } from './report.ts';
import { changedForPdm } from './content-hash.ts';
import { isForSomePython, reportStale } from './stale-lockfile.ts';
import { isOfClient } from './declared-dependency.ts';

/** pdm.lock, from version 2 (`sections`, files in the metadata) to 4.5. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const toml = readToml(file, { name: 'package', of: 'items' });
  checkShape(found, toml, pdmLock);
  const lockVersion = text(toml.value, 'metadata', 'lock_version');
  if (lockVersion !== undefined && !/^[1-4](?:\.|$)/.test(lockVersion)) {
    found.issue({
      code: 'unsupported-version',
      line: toml.line('metadata', 'lock_version'),
      message: `version ${lockVersion} of pdm.lock is not known; packages and versions were read as in version 4.5`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const projects = new Projects(tree, found);
  const project = projects.in(file.directory);
  const manifest = tree.get(`${file.directory}/pyproject.toml`);
  const extraNames = extrasOfProject(manifest, (issue) => found.issue(issue));
  const entriesOf = (): readonly Value[] => list(toml.value, 'package');
  const extrasElsewhere = new ExtrasElsewhere(entriesOf());
  const packages = new PackageReadings(file, readAll);
  projects.claim(file.directory);
  const roots = projects.isProject(file.directory) ? [{ node: projects.node(file.directory, file.path), dependencies: project.dependencies }] : [];
  reportStale(found, { file, projects, locks: lockedByPdm(toml.value, manifest), changed: changedForPdm(manifest, text(toml.value, 'metadata', 'content_hash')) }, connectPackages(found, packages, roots));

  function* readAll(isFirst: boolean): Generator<LockedPackage> {
    for (const [index, entry] of entriesOf().entries()) {
      const name = nameOfEntry(entry);
      if (name === undefined) {
        if (isFirst) found.issue({ code: 'partial', line: toml.line('package', index), message: 'a package entry has no name; it was left out', remedy: 'Let PDM write the file again.' });
      } else if (!extrasElsewhere.isOnlyExtras(index)) yield readPackage(entry, name, index);
    }
  }

  function readPackage(entry: Value, name: string, index: number): LockedPackage {
    const version = text(entry, 'version');
    const source = sourceOf(entry, { name, version });
    const own = firstPartyNode(projects, file, source, { name, version });
    const dependencies = readDependencies(entry, normalName(name));
    const extras = strings(entry, 'extras').map(normalName);
    return {
      name: normalName(name),
      version,
      get component() {
        return own ?? componentOf(entry, name, index, source);
      },
      dependencies: extras.length > 0 ? [] : dependencies,
      get extras() {
        const further = extrasElsewhere.of(index).map(([extra, place]) => [extra, readDependencies(entriesOf()[place], normalName(name))] as const);
        return new Map([...extras.map((extra) => [extra, dependencies] as const), ...further]);
      },
    };
  }

  function componentOf(entry: Value, name: string, index: number, source: LockSource): ComponentInput {
    const [version, summary] = [text(entry, 'version'), text(entry, 'summary')];
    return {
      ...(source.component ?? { purl: pypiPurl(name, version) }),
      scope: scopeOf(entry, extraNames),
      platform: platformOf(text(entry, 'marker')),
      hashes: [...(source.component?.hashes ?? []), ...hashesOf(toml.value, entry, name, version)],
      downloadLocation: source.component?.downloadLocation ?? downloadLocationOf(toml.value, entry, name, version),
      metadata: summary === undefined || summary === '' ? {} : { description: summary },
      line: toml.line('package', index),
    };
  }
}

/** `requests[socks]` has an entry of its own beside that of `requests`. */
class ExtrasElsewhere {
  /** By place of the entry of the package: each extra with the place of its own entry. */
  readonly #extras = new Map<number, (readonly [extra: string, place: number])[]>();
  readonly #places = new Set<number>();

  constructor(packages: readonly Value[]) {
    const latest = new TextMap();
    for (const [place, entry] of packages.entries()) {
      const name = nameOfEntry(entry);
      if (name === undefined) continue;
      const key = `${normalName(name)}\0${text(entry, 'version') ?? ''}`;
      const extras = strings(entry, 'extras').map(normalName);
      const known = latest.get(key);
      if (extras.length === 0 || known === undefined) latest.set(key, place);
      else {
        for (const extra of extras) append(this.#extras, known, [extra, place]);
        this.#places.add(place);
      }
    }
  }

  /** Does the entry belong to that of its package? */
  isOnlyExtras(place: number): boolean {
    return this.#places.has(place);
  }

  of(place: number): readonly (readonly [extra: string, place: number])[] {
    return this.#extras.get(place) ?? [];
  }
}

/** Groups of a package, known since version 4.4 when PDM inherits metadata; `sections` in the first versions. */
function scopeOf(entry: Value, extraNames: ReadonlySet<string> | undefined): Scope | undefined {
  const groups = [...strings(entry, 'groups'), ...strings(entry, 'sections')];
  if (groups.length === 0) return undefined;
  const isExtra = (group: string): boolean => (extraNames === undefined ? scopeOfName(group) === undefined : extraNames.has(normalName(group)));
  return groups.map((group) => (isExtra(group) ? scopeOfExtra(group) : scopeOfGroup(group))).reduce(strongest);
}

/** PDM calls extras and groups for development by one word; the manifest tells them apart. `undefined` without manifest. */
function extrasOfProject(manifest: SourceFile | undefined, report: Report): ReadonlySet<string> | undefined {
  const toml = manifest === undefined ? undefined : readPart(manifest, parseToml, report);
  return toml === undefined ? undefined : new Set(entries(toml.value, 'project', 'optional-dependencies').map(([name]) => normalName(name)));
}

function sourceOf(entry: Value, named: { readonly name: string; readonly version: string | undefined }): LockSource {
  for (const tool of ['git', 'hg', 'svn', 'bzr']) {
    const url = text(entry, tool);
    if (url !== undefined) {
      return vcsSource(
        named,
        { tool, url, revision: text(entry, 'revision') ?? text(entry, 'ref'), subdirectory: text(entry, 'subdirectory') },
      );
    }
  }
  const url = text(entry, 'url');
  const path = text(entry, 'path');
  if (path !== undefined) return pathSource(named, path, !/\.(?:whl|zip|gz|bz2|xz|tar|tgz)$/.test(path));
  return url === undefined ? {} : urlSource(named, url);
}

/** Dependency specifiers, or in version 1 and 2 a table as Poetry has it. */
function readDependencies(entry: Value, own: string): LockedDependency[] {
  const written = strings(entry, 'dependencies').flatMap((specifier): LockedDependency[] => {
    const requirement = parseRequirement(specifier);
    if (requirement === undefined) return [];
    const { name, extras, specifiers, marker } = requirement;
    return [{ name: normalName(name), extras: extras.map(normalName), marker, accepts: (version) => allowsVersion(specifiers, version) }];
  });
  const tabled = entries(entry, 'dependencies').flatMap(([name, value]): LockedDependency[] => {
    const declared = declarePoetry(name, value, { scope: 'runtime', file: '' });
    return [declared ?? { name: normalName(name), extras: [] }];
  });
  return [...written, ...tabled].filter(({ name }) => name !== own);
}

function hashesOf(root: Value, entry: Value, name: string, version: string | undefined): Hash[] {
  return filesOf(root, entry, name, version).map((item) => parseHash(text(item, 'hash') ?? '')).filter((hash) => hash !== undefined);
}

/** With static URLs PDM says of each file where it lies: that of the only one, else of the source archive. */
function downloadLocationOf(root: Value, entry: Value, name: string, version: string | undefined): string | undefined {
  const urls = filesOf(root, entry, name, version).map((item) => text(item, 'url')).filter((url) => url !== undefined);
  const url = urls.length === 1 ? urls[0] : urls.find((candidate) => !candidate.replace(/[?#].*$/, '').endsWith('.whl'));
  return url === undefined ? undefined : withoutSecrets(url);
}

const filesOf = (root: Value, entry: Value, name: string, version: string | undefined): readonly Value[] =>
  (list(entry, 'files').length > 0 ? list(entry, 'files') : list(root, 'metadata', 'files', `${name} ${version ?? ''}`));

/** Overrides decide instead of the manifest; excluded packages and groups that the lockfile was not made for are left out. */
function lockedByPdm(lock: Value, manifest: SourceFile | undefined): (dependency: RootDependency) => boolean {
  const settings = manifest === undefined ? undefined : readPart(manifest, parseToml, () => {})?.value;
  const resolution = ['tool', 'pdm', 'resolution'] as const;
  const elsewhere = new Set([...entries(settings, ...resolution, 'overrides').map(([name]) => name), ...strings(settings, ...resolution, 'excludes')].map(normalName));
  const groups = strings(lock, 'metadata', 'groups');
  const isForSomeGroups = groups.length > 0 && !groups.includes('*') && !groups.includes(':all') && !isWhole(groups, settings);
  return (dependency) => isOfClient(dependency, 'pdm', 'poetry') && !isForSomePython(dependency) && !elsewhere.has(dependency.name) && !(isForSomeGroups && dependency.scope !== 'runtime');
}

/** Is the lockfile made for all extras and groups of the manifest? */
function isWhole(groups: readonly string[], settings: Value): boolean {
  const locked = new Set(groups.map(normalName));
  const tables = [['project', 'optional-dependencies'], ['dependency-groups'], ['tool', 'pdm', 'dev-dependencies']] as const;
  return tables.every((table) => entries(settings, ...table).every(([name]) => locked.has(normalName(name))));
}
