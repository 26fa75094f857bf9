import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { ComponentInput } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import type { Scope } from '#core/model/scope.ts';
import { strongest } from '#core/model/scope.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { scopeOfGroup } from '#core/python/dependency-group.ts';
import { locatedPackage, parseLocation } from '#core/python/location.ts';
import { nameOfEntry, pypiPurl } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { entries, get, isRecord, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { readYaml } from '#core/text/yaml-in-pieces.ts';
import { condaPurl, hashesOf } from './conda-package.ts';
import { environmentProject } from './environment.ts';
import { readEnvironmentFile, type EnvironmentEntry } from './environment-file.ts';
import { reportStale } from './report-stale.ts';
import { connectEntries, listOfEntries, type AskedEntry, type LockedEntry } from './locked-entries.ts';
import { condaLock } from './shapes.ts';

/** conda-lock.yml (version 1), with the environment files that it was made from; also the first versions of pixi.lock, which share the form. */
export default function extract(input: ExtractInput): void {
  const yaml = readYaml(input.file, { package: 'list' });
  const version = scalar(yaml.value, 'version');
  if (version !== undefined && version !== '1') {
    input.found.issue({
      code: 'unsupported-version',
      line: yaml.line('version'),
      message: `version ${version} of conda-lock.yml is not known; packages and versions were read as in version 1`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  checkShape(input.found, yaml, condaLock);
  readPackageList(input, yaml.value, (index) => yaml.line('package', index));
}

export function readPackageList({ file, tree, found }: ExtractInput, root: Value, lineOf: (index: number) => number | undefined): void {
  const packages = list(root, 'package');
  /** Of those that have a name. */
  const places = new IntList();
  for (const [index, entry] of packages.entries()) {
    if (nameOfEntry(entry) !== undefined) {
      places.push(index);
      continue;
    }
    found.issue({
      code: 'partial',
      line: lineOf(index),
      message: 'a package entry has no name; it was left out',
      remedy: 'Write the lockfile again.',
    });
  }
  const locked = listOfEntries(places.length, (number) => lockedEntry(packages[places.at(number)], () => lineOf(places.at(number))));
  const asked: AskedEntry[] = [];
  let project: number | undefined;
  for (const source of strings(root, 'metadata', 'sources')) {
    if (!/\.ya?ml$/.test(source)) continue;
    // the path may be one of the machine that wrote the lockfile
    const paths = [joinPath(file.directory, source), joinPath(file.directory, nameOf(source))].filter((path) => path !== undefined);
    const manifest = paths.map((path) => tree.get(path)).find((candidate) => candidate !== undefined);
    const environment = manifest === undefined ? undefined : readEnvironmentFile(manifest, (issue) => found.issue(issue));
    if (environment === undefined) continue;
    found.claim(environment.path);
    project ??= environmentProject(found, file.directory, environment);
    asked.push(...environment.entries.flatMap((entry) => askedOf(entry, environment.path)));
  }
  const missing = connectEntries(found, locked, project, asked);
  reportStale(found, { name: file.name, remedy: 'Lock the environment again.' }, project, locked, asked, missing);
}

function lockedEntry(entry: Value, lineOf: () => number | undefined): LockedEntry {
  const name = nameOfEntry(entry)!;
  const manager = text(entry, 'manager') === 'pip' ? 'pip' : 'conda';
  const platform = text(entry, 'platform') ?? '';
  return {
    manager, name, platform,
    get component() {
      return { ...identityOf(entry, manager, name), scope: scopeOf(entry), platform: platform === '' || platform === 'noarch' ? undefined : platform, line: lineOf() };
    },
    get needs() {
      return needsOf(entry, manager);
    },
  };
}

function askedOf({ scope, line, ...entry }: EnvironmentEntry, file: string): AskedEntry[] {
  if (entry.manager === 'conda') return [{ manager: 'conda', name: entry.spec.name, specifier: entry.spec.specifier, scope, file, line }];
  const { requirement } = entry;
  const name = requirement.kind === 'requirement' ? requirement.requirement.name : requirement.location.name;
  return name === undefined ? [] : [{
    manager: 'pip',
    name,
    specifier: requirement.kind === 'requirement' ? requirement.requirement.specifier : '',
    scope,
    file,
    line,
  }];
}

function identityOf(entry: Value, manager: LockedEntry['manager'], name: string): ComponentInput {
  const version = scalar(entry, 'version');
  const url = text(entry, 'url');
  const hashes = hashesOf(get(entry, 'hash') ?? entry);
  const license = text(entry, 'license');
  const licenses = license === undefined ? [] : [license];
  if (manager === 'conda') return { purl: condaPurl(name, version), hashes, licenses, downloadLocation: url };
  const location = url === undefined ? undefined : parseLocation(url);
  // files of an index have URLs too; only version control and paths are certain to be something else
  if (location !== undefined && location.origin !== 'url') return { ...locatedPackage(name, version, location), hashes };
  return { purl: pypiPurl(name, version), hashes, downloadLocation: url };
}

/** Since version 2 of the tool an entry may have several categories. */
function scopeOf(entry: Value): Scope | undefined {
  const category = text(entry, 'category');
  const categories = category === undefined ? strings(entry, 'categories') : [category];
  const scope = categories.length === 0 ? undefined : categories.map(scopeOfGroup).reduce(strongest);
  return scope === 'runtime' ? undefined : scope;
}

/** A table of names and versions, or as in pixi a list of specifications. */
function needsOf(entry: Value, manager: LockedEntry['manager']): string[] {
  const named = entries(entry, 'dependencies').map(([name]) => name);
  const listed = [...strings(entry, 'dependencies'), ...strings(entry, 'requires_dist')].flatMap((written) => {
    const name = manager === 'pip' ? parseRequirement(written)?.name : written.split(' ')[0];
    return name === undefined ? [] : [name];
  });
  return isRecord(get(entry, 'dependencies')) ? named : listed;
}
