import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { locatedPackage, parseLocation } from '#core/python/location.ts';
import type { Projects } from './projects.ts';

/** Where a lockfile says that a package lies, when that is not an index. */
export interface LockSource {
  /** Identity and source of the component. */
  readonly component?: ComponentInput;
  /** A directory on this disk, relative to the lockfile. */
  readonly directory?: string;
}

export interface NamedVersion {
  readonly name: string;
  readonly version: string | undefined;
}

export interface VcsSource {
  readonly tool?: string;
  readonly url: string;
  readonly revision?: string | undefined;
  readonly subdirectory?: string | undefined;
}

export function vcsSource({ name, version }: NamedVersion, { tool = 'git', url, revision, subdirectory }: VcsSource): LockSource {
  const location = parseLocation(url.startsWith(`${tool}+`) ? url : `${tool}+${url}`);
  return {
    component: locatedPackage(name, version, {
      ...location,
      ...(revision === undefined || revision === '' ? {} : { revision }),
      ...(subdirectory === undefined || subdirectory === '' ? {} : { subdirectory }),
    }),
  };
}

export const urlSource = ({ name, version }: NamedVersion, url: string): LockSource => ({
  component: locatedPackage(name, version, parseLocation(url)),
});

/** A directory, or an archive on this disk. */
export function pathSource({ name, version }: NamedVersion, path: string, isDirectory: boolean): LockSource {
  const component = locatedPackage(name, version, { origin: 'path', address: path, extras: [], hashes: [] });
  return isDirectory ? { component, directory: path } : { component };
}

/**
 * The node of a first-party package: the source is a directory of the tree with a manifest of its own, which is then accounted for.
 * `undefined` for everything else, which is a component.
 */
export function firstPartyNode(projects: Projects, lockfile: SourceFile, source: LockSource, known: Partial<NamedVersion>): NodeId | undefined {
  if (source.directory === undefined) return undefined;
  const directory = joinPath(lockfile.directory, source.directory);
  if (directory === undefined || (directory !== lockfile.directory && !projects.isProject(directory))) return undefined;
  projects.claim(directory);
  return projects.node(directory, lockfile.path, known);
}
