import { askedOtherwise, notLocked, outsideRequirements, type LockDifference } from '#core/inventory/lock-differences.ts';
import { compareVersions, isVersion } from '#core/versions/versions.ts';
import type { DotnetProject, PackageUse } from './project.ts';
import { asVersion } from './version-range.ts';

/** What packages.lock.json says of a package that the project itself asks for, for each target framework. */
export interface DirectPackage {
  /** As a range: `[1.2.3, )`. */
  readonly requested: string | undefined;
  readonly resolved: string | undefined;
}

/** What the project asks for always, and the lockfile lacks. Build tools outside the graph of packages do not stand in lockfiles. */
export const notInLock = (project: DotnetProject, direct: ReadonlyMap<string, unknown>): PackageUse[] =>
  project.packages.filter((use) => use.platforms.length === 0 && isLocked(use) && !direct.has(use.id.toLowerCase()));

const isLocked = ({ scope }: PackageUse): boolean => scope === 'runtime' || scope === 'development';

export function packageDifferences(project: DotnetProject, direct: ReadonlyMap<string, readonly DirectPackage[]>): LockDifference[] {
  const missing = notInLock(project, direct).map(({ id, file, line }): LockDifference => ({ file, line, what: notLocked(id) }));
  // a file that is not there may set other versions
  if (project.issues.length > 0) return missing;
  const byId = Map.groupBy(project.packages.filter(isLocked), ({ id }) => id.toLowerCase());
  return [...missing, ...[...byId].flatMap(([id, uses]) => differencesOf(uses, direct.get(id) ?? []))];
}

function differencesOf(uses: readonly PackageUse[], locked: readonly DirectPackage[]): LockDifference[] {
  const certain = uses.every(({ uncertain, requirement }) => !uncertain && requirement !== undefined);
  if (!certain || locked.length === 0) return [];
  const { id, file, line, requirement = '' } = uses[0]!;
  const outside = outsideRequirements('nuget', uses.map((use) => ({ ...use, name: id })), () => locked.flatMap(({ resolved }) => resolved ?? []));
  if (outside.length > 0) return outside;
  const requested = locked.flatMap((entry) => least(entry.requested) ?? []);
  const isOther = requested.length > 0 && uses.every((use) => {
    const version = asVersion(use.requirement!.trim());
    return version !== undefined && requested.every((there) => compareVersions('nuget', version, there) !== 0);
  });
  return isOther ? [{ file, line, what: askedOtherwise(id, requirement, requested[0]!) }] : [];
}

/** `[1.2.3, )` is what NuGet writes for `1.2.3`. */
function least(requested: string | undefined): string | undefined {
  const version = /^\[([^,\s]+), \)$/.exec(requested ?? '')?.[1];
  return version !== undefined && isVersion('nuget', version) ? version : undefined;
}
