import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import { parseHashes } from '#core/python/file-hash.ts';
import { locatedPackage, parseLocation, unnamedPackage, type PackageLocation } from '#core/python/location.ts';
import { platformOf } from '#core/python/marker.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import { pinnedVersion } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import type { LockedNames } from './locked-names.ts';
import { projectDirectoryOf, type Projects } from './projects.ts';
import type { PackageLine, RequirementsFile } from './requirements-file.ts';
import type { RequirementsWalk } from './requirements-walk.ts';

/** A package of a requirements file after it was added. */
export interface AddedPackage {
  readonly node: NodeId;
  /** Normal name; the address where no name is known. */
  readonly name: string;
  readonly version: string | undefined;
  readonly line: PackageLine;
}

export interface RequirementsContext {
  readonly found: Collector;
  readonly projects: Projects;
  readonly locked: LockedNames;
}

/** Adds the package of a line. `undefined` when the line tells neither which package it is nor where it lies, which becomes an issue. */
export function addRequirement(
  { found, projects, locked }: RequirementsContext,
  file: RequirementsFile,
  line: PackageLine,
  walk: RequirementsWalk,
): AddedPackage | undefined {
  const evidence = file.isCompiled ? ('lockfile' as const) : undefined;
  const place = { file: file.path, line: line.line, evidence, hashes: parseHashes(line.hashes) };
  if (line.kind === 'location') {
    const own = firstParty(projects, file.path, line.location);
    if (own !== undefined) return { ...own, version: undefined, line };
    return addLocated(found, line.location, { ...place, platform: platformOf(line.marker) }, line);
  }
  const { requirement } = line;
  const rest = requirement.rest.startsWith('#') ? '' : requirement.rest;
  if (rest !== '') {
    found.issue({
      code: 'partial', file: file.path, line: line.line,
      message: `${JSON.stringify(rest.slice(0, 100))} behind the requirement of ${requirement.name} is not understood`,
      remedy: 'Take it out, or write it as an option or marker.',
    });
  }
  const location = requirement.url === undefined ? undefined : parseLocation(requirement.url);
  const own = location === undefined ? undefined : firstParty(projects, file.path, location);
  if (own !== undefined) return { ...own, version: undefined, line };
  const chosen = () => walk.versionFor(requirement)
    ?? locked.find(projectDirectoryOf(file.path), normalName(requirement.name), (candidate) => allowsVersion(requirement.specifiers, candidate));
  const version = pinnedVersion(requirement) ?? (location === undefined ? chosen() : location.version);
  const registry: ComponentInput = { purl: pypiPurl(requirement.name, version) };
  const identity = location === undefined ? registry : locatedPackage(requirement.name, version, location);
  const node = found.component({
    ...identity,
    ...place,
    hashes: [...(identity.hashes ?? []), ...place.hashes],
    requirement: requirement.specifier,
    features: requirement.extras.map(normalName),
    platform: platformOf(requirement.marker),
  });
  const isFixed = location !== undefined && location.origin !== 'path';
  return { node, name: normalName(requirement.name), version: version ?? (isFixed ? 'located' : undefined), line };
}

function addLocated(found: Collector, location: PackageLocation, place: Omit<ComponentInput, 'purl'>, line: PackageLine): AddedPackage | undefined {
  if (location.name === undefined) {
    const identity = unnamedPackage(location);
    found.issue({
      code: 'unresolved', file: place.file, line: place.line,
      message: `${location.address} does not say which package it holds; it ${identity === undefined ? 'was left out' : 'is listed by its address'}`,
      remedy: 'Write the name in front: "name @ url".',
    });
    if (identity === undefined) return undefined;
    const node = found.component({ ...identity, ...place, hashes: [...(identity.hashes ?? []), ...(place.hashes ?? [])] });
    return { node, name: location.address, version: 'located', line };
  }
  const identity = locatedPackage(location.name, location.version, location);
  const node = found.component({ ...identity, ...place, hashes: [...(identity.hashes ?? []), ...(place.hashes ?? [])] });
  return { node, name: normalName(location.name), version: 'located', line };
}

/** A directory of the tree with a manifest of its own (`-e .`). */
function firstParty(projects: Projects, file: string, location: PackageLocation): { node: NodeId; name: string } | undefined {
  if (location.origin !== 'path') return undefined;
  const directory = joinPath(directoryOf(file), location.address.replace(/^file:(?:\/\/)?/, ''));
  if (directory === undefined || !projects.isProject(directory)) return undefined;
  return { node: projects.node(directory, file), name: normalName(projects.in(directory).name ?? '') };
}
