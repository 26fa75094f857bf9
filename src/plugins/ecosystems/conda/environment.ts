import { firstLine, namesOf, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseHashes } from '#core/python/file-hash.ts';
import { locatedPackage, parseLocation, unnamedPackage } from '#core/python/location.ts';
import { platformOf } from '#core/python/marker.ts';
import { pypiPurl } from '#core/python/package-name.ts';
import { pinnedVersion } from '#core/python/requirement.ts';
import { condaPurl, isVirtual } from './conda-package.ts';
import { counted, listNames } from './name-list.ts';
import { readEnvironmentFile, type EnvironmentEntry, type EnvironmentFile } from './environment-file.ts';

/** environment.yml, with packages of conda and its pip section. */
export default function extract({ file, found }: ExtractInput): void {
  if (!isNamed(file) && !looksLikeEnvironment(file)) return;
  const environment = readEnvironmentFile(file, (issue) => found.issue(issue));
  if (environment === undefined) return;
  const project = environmentProject(found, file.directory, environment);
  const open: Asked[] = [];
  const series: Asked[] = [];
  for (const entry of environment.entries) {
    if (entry.manager === 'pip') {
      addPip(found, project, entry, open);
      continue;
    }
    const { spec, line, scope } = entry;
    if (isVirtual(spec.name)) continue;
    if (spec.version === undefined) open.push({ name: spec.name, line });
    else if (spec.isSeries) series.push({ name: spec.name, line });
    found.depends(project, found.component({ purl: condaPurl(spec.name, spec.version), requirement: spec.specifier, line }), scope);
  }
  reportOpen(found, open, series);
}

/** By a name that no other tool has. */
const isNamed = ({ name }: SourceFile): boolean => /environment/.test(name) || /^conda[-_]env\./.test(name);

/** Others that only lists of channels and of dependencies at the top level tell. Lockfiles are read by themselves. */
function looksLikeEnvironment(file: SourceFile): boolean {
  if (/conda-lock\.ya?ml$/.test(file.name) || file.size > longestEnvironment) return false;
  const text = file.text();
  return /^channels:/m.test(text) && /^dependencies:/m.test(text);
}

/** Bytes; no environment that people write is longer. */
const longestEnvironment = 1_000_000;

export function environmentProject(found: Collector, directory: string, { path, name }: Pick<EnvironmentFile, 'path' | 'name'>): NodeId {
  return found.project({ path: directory, name: name ?? (directory === '.' ? '.' : nameOf(directory)), file: path });
}

function addPip(
  found: Collector,
  project: NodeId,
  { requirement: read, line, scope }: Extract<EnvironmentEntry, { manager: 'pip' }>,
  open: Asked[],
): void {
  const hashes = parseHashes(read.hashes);
  if (read.kind === 'location') {
    const { location } = read;
    if (location.name === undefined) {
      // a directory is first-party and has a manifest of its own
      const identity = unnamedPackage(location);
      if (identity === undefined) return;
      found.issue({
        code: 'unresolved',
        line,
        message: `${location.address} does not say which package it holds; it is listed by its address`,
        remedy: 'Write the name in front: "name @ url".',
      });
      found.depends(project, found.component({ ...identity, hashes: [...(identity.hashes ?? []), ...hashes], line }), scope);
      return;
    }
    found.depends(project, found.component({ ...locatedPackage(location.name, location.version, location), hashes, line }), scope);
    return;
  }
  const { requirement } = read;
  const location = requirement.url === undefined ? undefined : parseLocation(requirement.url);
  const version = pinnedVersion(requirement) ?? location?.version;
  if (version === undefined && location === undefined) open.push({ name: requirement.name, line });
  const identity = location === undefined ? { purl: pypiPurl(requirement.name, version) } : locatedPackage(requirement.name, version, location);
  const node = found.component({ ...identity, hashes, requirement: requirement.specifier, platform: platformOf(requirement.marker), line });
  found.depends(project, node, scope);
}

function reportOpen(found: Collector, open: readonly Asked[], series: readonly Asked[]): void {
  const remedy = 'Add a lockfile (conda-lock.yml, pixi.lock) or export the environment with exact versions.';
  reportUnresolved(found, open, remedy);
  if (series.length > 0) {
    found.issue({
      code: 'unresolved',
      line: firstLine(series),
      message: `${counted(series.length, 'version', 'versions')} given by "=" (longer ones fit too) taken as written: ${listNames(namesOf(series))}`,
      remedy,
    });
  }
}
