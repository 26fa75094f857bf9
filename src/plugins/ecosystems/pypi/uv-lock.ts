import { checkedTables } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { notLocked, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { Hash } from '#core/model/component.ts';
import { parseHash } from '#core/python/file-hash.ts';
import { nameOfEntry, normalName, pypiPurl } from '#core/python/package-name.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { readTomlPieces, type TomlPieces } from '#core/text/toml-pieces.ts';
import { get, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { indexPage } from './index-page.ts';
import { firstPartyNode, type LockSource } from './lock-source.ts';
import { uvLock, uvPackage } from './lockfile-shapes.ts';
import { connectPackages, type LockedPackage, type Root } from './locked-packages.ts';
import { PackageReadings } from './package-readings.ts';
import { Projects } from './projects.ts';
import { reportStale } from './stale-lockfile.ts';
import { readUvDependencies, readUvExtras, readUvGroups, readUvRoot } from './uv-dependencies.ts';
import { compareUvManifest, readUvManifest } from './uv-manifest.ts';
import { readUvScript } from './uv-script.ts';
import { readUvSource } from './uv-source.ts';

/** uv.lock of every version, from `[[distribution]]` tables on, and the lockfiles of single scripts. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const { head, items } = readUvTables(found, file);
  const version = scalar(head.value, 'version');
  if (version !== undefined && version !== '1' && version !== '2') {
    found.issue({
      code: 'unsupported-version',
      line: head.line('version'),
      message: `version ${version} of uv.lock is not known; packages and versions were read as in version 2`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const isScript = file.name.endsWith('.py.lock');
  const projects = new Projects(tree, found);
  const roots: Root[] = [];
  const directories = new Set<string>();
  const manifest = get(head.value, 'workspace') ?? get(head.value, 'manifest');
  const overridden = new Set(list(manifest, 'overrides').map((entry) => normalName(text(entry, 'name') ?? '')));
  /** First-party packages by directory, as the lockfile has them. */
  const members = new Map<string, { readonly node?: NodeId; readonly entry: Value }>();
  const packages = new PackageReadings(file, readAll);
  const shared = [
    ...readUvDependencies(manifest, 'requirements', 'dependencies').map((dependency) => ({ ...dependency, scope: 'runtime' as const })),
    ...readUvGroups(manifest, 'dependency-groups'),
  ];
  if (shared.length > 0) roots.push({ node: rootNode(), dependencies: shared });
  const differences = compareManifests();
  const connected = connectPackages(found, packages, roots);
  claimMembers();
  reportStale(found, { file, projects, differences }, connected);

  /** The first time, what is wrong is reported, and the roots are taken. */
  function* readAll(isFirst: boolean): Generator<LockedPackage> {
    for (const { value, line } of items()) {
      const locked = readPackage(value, line, isFirst);
      if (typeof locked !== 'string') yield locked;
      else if (isFirst) found.issue({ code: 'partial', line, message: `${locked}; it was left out`, remedy: 'Let uv write the file again.' });
    }
  }

  /** Or what is wrong with it. */
  function readPackage(entry: Value, line: number | undefined, isFirst: boolean): LockedPackage | string {
    const name = nameOfEntry(entry);
    if (name === undefined) return 'a package entry has no name';
    const version = text(entry, 'version');
    const source = readUvSource(get(entry, 'source'), { name, version });
    if (version === undefined && source.component === undefined) return `the entry of ${name} has neither version nor source`;
    if (source.directory !== undefined) directories.add(source.directory);
    const own = firstPartyNode(projects, file, source, { name, version });
    if (own !== undefined && isFirst) {
      roots.push({ node: own, dependencies: readUvRoot(entry) });
      members.set(joinPath(file.directory, source.directory!)!, { node: own, entry });
    }
    return {
      name: normalName(name),
      version,
      get component() {
        return own ?? { ...(source.component ?? { purl: pypiPurl(name, version) }), ...factsOf(entry, source), overridden: overridden.has(normalName(name)), line };
      },
      get dependencies() {
        return own === undefined ? readUvDependencies(entry, 'dependencies') : [];
      },
      get extras() {
        return own === undefined ? readUvExtras(entry) : new Map();
      },
    };
  }

  /** What the manifests ask for besides becomes something that is asked for. */
  function compareManifests(): LockDifference[] {
    if (isScript) return compareScript();
    // a workspace may have no package at its root
    if (!members.has(file.directory)) members.set(file.directory, { entry: manifest });
    return [...members].flatMap(([directory, { node, entry }]) => {
      const path = joinPath(directory, 'pyproject.toml');
      const pyproject = path === undefined ? undefined : tree.get(path);
      const read = pyproject === undefined ? undefined : readUvManifest(pyproject);
      if (read === undefined) return [];
      const { added, differences } = compareUvManifest(read, entry);
      if (added.length > 0) roots.push({ node: node ?? rootNode(), dependencies: added });
      const elsewhere = added.filter((dependency) => packages.names.resolve(dependency).length > 0);
      return [...elsewhere.map(({ name, scope, line }) => ({ file: read.path, line, what: notLocked(`${name} (${scope})`) })), ...differences];
    });
  }

  /** The lockfile repeats what the script asks for. */
  function compareScript(): LockDifference[] {
    const script = tree.get(file.path.slice(0, -'.lock'.length));
    const read = script === undefined ? undefined : readUvScript(script);
    if (read === undefined) return [];
    const { added, differences } = compareUvManifest(read, { metadata: { 'requires-dist': list(manifest, 'requirements') } });
    if (added.length > 0) roots.push({ node: rootNode(), dependencies: added });
    const elsewhere = added.filter((dependency) => packages.names.resolve(dependency).length > 0);
    return [...elsewhere.map(({ name, line }) => ({ file: read.path, line, what: notLocked(name) })), ...differences];
  }

  /** A script names its own requirements, a workspace without root package its groups. */
  function rootNode() {
    return isScript ? found.project({ path: file.directory, name: file.name.slice(0, -'.lock'.length), file: file.path }) : projects.node(file.directory, file.path);
  }

  /** Members of the workspace are accounted for, also those without a package of their own. */
  function claimMembers(): void {
    if (!isScript) projects.claim(file.directory);
    for (const directory of directories) {
      const path = joinPath(file.directory, directory);
      if (path !== undefined) projects.claim(path);
    }
  }
}

/** `[[package]]`, in the first versions `[[distribution]]`. */
function readUvTables(found: Collector, file: SourceFile): TomlPieces {
  const pieces = readTomlPieces(file, 'package');
  const shape = { head: uvLock, item: uvPackage };
  const isOld = list(pieces.head.value, 'distribution').length > 0 && isEmpty(pieces.items());
  return isOld ? checkedTables(found, readTomlPieces(file, 'distribution'), 'distribution', shape) : checkedTables(found, pieces, 'package', shape);
}

function isEmpty(items: Iterable<unknown>): boolean {
  for (const _ of items) return false;
  return true;
}

function factsOf(entry: Value, source: LockSource): Pick<ComponentInput, 'hashes' | 'platform' | 'downloadLocation'> {
  const markers = strings(entry, 'resolution-markers');
  return { hashes: [...(source.component?.hashes ?? []), ...hashesOf(entry)], platform: markers.length === 0 ? undefined : markers.join(' or '), downloadLocation: source.component?.downloadLocation ?? downloadLocationOf(entry) };
}

/** The only file, else the source archive, else the page of the index that lists them all (PEP 503). */
function downloadLocationOf(entry: Value): string | undefined {
  const files = filesOf(entry);
  const file = text(files.length === 1 ? files[0] : get(entry, 'sdist'), 'url');
  if (file !== undefined) return withoutSecrets(file);
  const registry = text(entry, 'source', 'registry') ?? /^registry\+(.*)$/.exec(text(entry, 'source') ?? '')?.[1];
  const name = text(entry, 'name');
  return name === undefined ? undefined : indexPage(registry, name);
}

/** The source archive and all wheels. */
const filesOf = (entry: Value): Value[] => [get(entry, 'sdist'), ...list(entry, 'wheels'), ...list(entry, 'wheel')].filter((item) => item !== undefined);

function hashesOf(entry: Value): Hash[] {
  return filesOf(entry).map((item) => parseHash(text(item, 'hash') ?? '')).filter((hash) => hash !== undefined);
}
