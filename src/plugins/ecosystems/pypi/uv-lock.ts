import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { Hash } from '#core/model/component.ts';
import { parseHash } from '#core/python/file-hash.ts';
import { nameOfEntry, normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseToml } from '#core/text/toml.ts';
import { get, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { firstPartyNode } from './lock-source.ts';
import { connectPackages, type LockedPackage, type Root } from './locked-packages.ts';
import { Projects } from './projects.ts';
import { reportStale } from './stale-lockfile.ts';
import { readUvDependencies, readUvExtras, readUvGroups, readUvRoot } from './uv-dependencies.ts';
import { readUvSource } from './uv-source.ts';

/** uv.lock of every version, from `[[distribution]]` tables on, and the lockfiles of single scripts. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const toml = parseToml(file.text());
  const version = scalar(toml.value, 'version');
  if (version !== undefined && version !== '1' && version !== '2') {
    found.issue({
      code: 'unsupported-version',
      line: toml.line('version'),
      message: `version ${version} of uv.lock is not known; packages and versions were read as in version 2`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const table = list(toml.value, 'package').length > 0 ? 'package' : 'distribution';
  const projects = new Projects(tree, found);
  const packages: LockedPackage[] = [];
  const roots: Root[] = [];
  const directories = new Set<string>();
  for (const [index, entry] of list(toml.value, table).entries()) readPackage(entry, toml.line(table, index));
  const manifest = get(toml.value, 'workspace') ?? get(toml.value, 'manifest');
  const shared = [
    ...readUvDependencies(manifest, 'requirements', 'dependencies').map((dependency) => ({ ...dependency, scope: 'runtime' as const })),
    ...readUvGroups(manifest, 'dependency-groups'),
  ];
  if (shared.length > 0) roots.push({ node: rootNode(), dependencies: shared });
  const overridden = new Set(list(manifest, 'overrides').map((entry) => normalName(text(entry, 'name') ?? '')));
  const connected = connectPackages(found, packages.map((locked) => markOverridden(locked, overridden)), roots);
  claimMembers();
  reportStale(found, packages, connected);

  function readPackage(entry: Value, line: number | undefined): void {
    const name = nameOfEntry(entry);
    if (name === undefined) {
      found.issue({ code: 'partial', line, message: 'a package entry has no name; it was left out', remedy: 'Let uv write the file again.' });
      return;
    }
    const version = text(entry, 'version');
    const source = readUvSource(get(entry, 'source'), { name, version });
    if (version === undefined && source.component === undefined) {
      found.issue({
        code: 'partial',
        line,
        message: `the entry of ${name} has neither version nor source; it was left out`,
        remedy: 'Let uv write the file again.',
      });
      return;
    }
    if (source.directory !== undefined) directories.add(source.directory);
    const own = firstPartyNode(projects, file, source, { name, version });
    const markers = strings(entry, 'resolution-markers');
    packages.push({
      name: normalName(name),
      version,
      component: own ?? {
        ...(source.component ?? { purl: pypiPurl(name, version) }),
        hashes: [...(source.component?.hashes ?? []), ...hashesOf(entry)],
        platform: markers.length === 0 ? undefined : markers.join(' or '),
        line,
      },
      dependencies: own === undefined ? readUvDependencies(entry, 'dependencies') : [],
      extras: own === undefined ? readUvExtras(entry) : new Map(),
    });
    if (own !== undefined) roots.push({ node: own, dependencies: readUvRoot(entry) });
  }

  /** A script names its own requirements, a workspace without root package its groups. */
  function rootNode() {
    const script = file.name.endsWith('.py.lock') ? file.name.slice(0, -'.lock'.length) : undefined;
    return script === undefined ? projects.node(file.directory, file.path) : found.project({ path: file.directory, name: script, file: file.path });
  }

  /** Members of the workspace are accounted for, also those without a package of their own. */
  function claimMembers(): void {
    if (!file.name.endsWith('.py.lock')) projects.claim(file.directory);
    for (const directory of directories) {
      const path = joinPath(file.directory, directory);
      if (path !== undefined) projects.claim(path);
    }
  }
}

const markOverridden = (locked: LockedPackage, overridden: ReadonlySet<string>): LockedPackage =>
  typeof locked.component !== 'number' && overridden.has(locked.name) ? { ...locked, component: { ...locked.component, overridden: true } } : locked;

/** Of the source archive and all wheels. */
function hashesOf(entry: Value): Hash[] {
  const files = [get(entry, 'sdist'), ...list(entry, 'wheels'), ...list(entry, 'wheel')];
  return files.map((item) => parseHash(text(item, 'hash') ?? '')).filter((hash) => hash !== undefined);
}
