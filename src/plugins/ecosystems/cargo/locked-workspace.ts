import { joinPath, parentOf } from '#core/plugin/path.ts';
import { perTree } from '#core/plugin/per-tree.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { entries, text } from '#core/text/value.ts';
import { parseToml } from '#core/text/toml.ts';
import { semver } from '#core/versions/semver.ts';
import { admits, admitting } from '#core/versions/satisfies.ts';
import { attempt, manifestIn, readManifest, type ManifestDependency } from './manifest.ts';
import type { LockedPackage, PackageList } from './package-list.ts';
import { registryKey } from './source-id.ts';
import { memberDirectories } from './workspace.ts';

/** A dependency as its package's manifest writes it, and as the lockfile resolved it. */
export interface MatchedDependency {
  readonly package: LockedPackage;
  /** Absent when the manifest does not name it. */
  readonly written?: ManifestDependency;
}

export interface Match {
  readonly matched: readonly MatchedDependency[];
  /** In the manifest and not in the lockfile. */
  readonly unlocked: readonly ManifestDependency[];
}

/** Pairs what a manifest asks for with what the lockfile lists for the package. */
export function matchDependencies(written: readonly ManifestDependency[], locked: readonly LockedPackage[]): Match {
  const byName = new Map<string, LockedPackage[]>();
  for (const candidate of locked) {
    const list = byName.get(candidate.name);
    if (list === undefined) byName.set(candidate.name, [candidate]);
    else list.push(candidate);
  }
  const matched: MatchedDependency[] = [];
  const unlocked: ManifestDependency[] = [];
  const used = new Set<LockedPackage>();
  for (const dependency of written) {
    const found = choose(dependency, byName.get(dependency.package) ?? []);
    if (found === undefined) unlocked.push(dependency);
    else {
      used.add(found);
      matched.push({ package: found, written: dependency });
    }
  }
  for (const candidate of locked) if (!used.has(candidate)) matched.push({ package: candidate });
  return { matched, unlocked };
}

/** What the lockfile has for others that would do for a dependency as well: when Cargo writes it again, it keeps to that. */
export function lockedForOthers(dependency: ManifestDependency, ofName: readonly LockedPackage[]): LockedPackage | undefined {
  const { requirement } = dependency;
  const fitting = ofName.filter((candidate) => candidate.source?.kind === kindOf(dependency) && (requirement === undefined || admits('cargo', requirement, candidate.version)));
  return choose(dependency, fitting);
}

/** Of several versions the highest that the requirement admits. */
function choose(dependency: ManifestDependency, candidates: readonly LockedPackage[]): LockedPackage | undefined {
  if (candidates.length < 2) return candidates[0];
  const ofKind = candidates.filter((candidate) => candidate.source?.kind === kindOf(dependency));
  const right = ofKind.length === 0 ? candidates : ofKind;
  const isAdmitted = dependency.requirement === undefined ? undefined : admitting('cargo', dependency.requirement);
  const admitted = right.filter((candidate) => isAdmitted?.(candidate.version) !== false);
  return [...(admitted.length === 0 ? right : admitted)].sort((a, b) => compareVersions(b.version, a.version))[0];
}

const kindOf = ({ git, path }: ManifestDependency): 'git' | 'registry' | undefined => (git !== undefined ? 'git' : path !== undefined ? undefined : 'registry');

const compareVersions = (a: string, b: string): number =>
  semver.isVersion(a) && semver.isVersion(b) ? semver.compare(a, b) : a < b ? -1 : a > b ? 1 : 0;

/** The registry that is asked when a manifest names none: the one from which such dependencies come, else the most common. */
export function defaultRegistry(packages: PackageList, matches: Iterable<Match>): string | undefined {
  const counts = new Map<string, number>();
  const count = (found: LockedPackage, weight: number): void => {
    if (found.source?.kind !== 'registry') return;
    const key = registryKey(found.source);
    counts.set(key, (counts.get(key) ?? 0) + weight);
  };
  for (const found of packages) count(found, 1);
  if (counts.size < 2) return counts.keys().next().value;
  for (const { matched } of matches) {
    for (const { package: found, written } of matched) if (written !== undefined) count(found, written.registry === undefined ? packages.length : -packages.length);
  }
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))[0]?.[0];
}

/** Directories into which `cargo vendor` put the crates: what the configuration says, and its default. */
export function vendorDirectories(tree: TreeView, directory: string): string[] {
  const found: string[] = [];
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
    const file = tree.get(joinPath(at, '.cargo/config.toml') ?? '') ?? tree.get(joinPath(at, '.cargo/config') ?? '');
    for (const [, source] of entries(file === undefined ? undefined : configuration(file.text()), 'source')) {
      const path = joinPath(at, text(source, 'directory') ?? '/');
      if (path !== undefined) found.push(path);
    }
  }
  found.push(joinPath(directory, 'vendor')!);
  return found;
}

/** A configuration that cannot be read says nothing: it only moves directories. */
function configuration(content: string): unknown {
  try {
    return parseToml(content).value;
  } catch {
    return undefined;
  }
}

/** Directories of the members of workspaces, by that of the root; `undefined` where none is. */
const membersIn = perTree((tree) => {
  const known = new Map<string, ReadonlySet<string> | undefined>();
  return (directory: string): ReadonlySet<string> | undefined => {
    if (!known.has(directory)) {
      const file = tree.get(manifestIn(directory));
      const manifest = file && attempt(() => readManifest(file, tree));
      known.set(directory, manifest?.isWorkspace ? new Set(memberDirectories(tree, manifest)) : undefined);
    }
    return known.get(directory);
  };
});

/** The workspace above that has this directory as a member, and whose lockfile Cargo therefore reads instead. */
export function governingLock(tree: TreeView, directory: string): string | undefined {
  for (let at = parentOf(directory); at !== undefined; at = parentOf(at)) {
    const lock = tree.get(joinPath(at, 'Cargo.lock') ?? '');
    const members = lock && membersIn(tree)(at);
    if (lock !== undefined && members !== undefined) return members.has(directory) ? lock.path : undefined;
  }
  return undefined;
}
