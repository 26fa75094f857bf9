import type { Collector } from '#core/inventory/collector.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { firstLine, namesOf } from '#core/inventory/report-unresolved.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { locatedPackage } from '#core/python/location.ts';
import { platformOf } from '#core/python/marker.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import type { ConnectedPackages, Request, RootDependency } from './locked-packages.ts';
import type { Projects } from './projects.ts';
import { count, someOf } from './report.ts';

export interface LockfileAtHand {
  readonly file: SourceFile;
  readonly projects: Projects;
  /** Does the client lock it whatever the machine is? Of others nobody knows whether they are missing. */
  readonly locks?: (dependency: RootDependency) => boolean;
  /** What was already found out about manifest and lockfile. */
  readonly differences?: readonly LockDifference[];
  /** The manifest, and the field with its hash, where that is another one now; not told where there is more to say. */
  readonly changed?: LockDifference | undefined;
}

/** Says where lockfile and manifest do not agree. What is not locked is listed as where there is no lockfile. */
export function reportStale(found: Collector, { file, projects, locks = () => true, differences = [], changed }: LockfileAtHand, { missing, outside, unreached }: ConnectedPackages): void {
  const isTold = ({ dependency }: Request): boolean => locks(dependency);
  const difference = ({ dependency }: Request, what: string): LockDifference => ({ file: dependency.file ?? file.path, line: dependency.line, what });
  const absent = missing.filter((request) => isTold(request) && !addLocal(found, projects, request));
  for (const request of absent) addOpen(found, request);
  const all = [
    ...absent.map((request) => difference(request, notLocked(request.dependency.name))),
    ...differences,
    ...outside.filter(isTold).map((request) => difference(request, lockedOutside(request.dependency.name, request.dependency.specifier ?? '', request.versions))),
  ];
  reportLockDifferences(found, { name: file.name, remedy: 'Let the package manager write the lockfile again.' }, all.length > 0 || changed === undefined ? all : [changed]);
  const left = namesOf(unreached);
  if (left.length > 0) {
    found.issue({
      code: 'stale-lockfile', line: firstLine(unreached),
      message: `${count(left.length, 'locked package is', 'locked packages are')} asked for by nothing in the manifest: ${someOf(left)}`,
      remedy: 'Let the package manager write the lockfile again; until then they are listed.',
    });
  }
}

/** A directory of the tree that is a project of its own needs no entry to be known. */
function addLocal(found: Collector, projects: Projects, { node, dependency: { location, file, scope } }: Request): boolean {
  if (location?.origin !== 'path' || file === undefined) return false;
  const directory = joinPath(directoryOf(file), location.address);
  if (directory === undefined || !projects.isProject(directory)) return false;
  found.depends(node, projects.node(directory, file), scope);
  return true;
}

function addOpen(found: Collector, { node, dependency: { name, version, location, specifier, extras, marker, scope, file, line } }: Request): void {
  const identity = location === undefined ? { purl: pypiPurl(name, version) } : locatedPackage(name, location.version, location);
  const component = found.component({ ...identity, requirement: specifier, features: extras, platform: platformOf(marker), file, line, evidence: file === undefined ? 'lockfile' : 'manifest' });
  found.depends(node, component, scope);
}

/** Which Python runs it is settled when the lockfile is written: what is for others only is left out. */
export const isForSomePython = ({ marker }: RootDependency): boolean => marker !== undefined && /\bpython(?:_version|_full_version)?\b|implementation/.test(marker);

/** What installers brought along: clients of their time left them out of lockfiles. */
export const comesWithPython: ReadonlySet<string> = new Set(['distribute', 'pip', 'setuptools', 'wheel']);
