import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import { joinPath } from '#core/plugin/path.ts';
import { scopeOfName } from '#core/python/dependency-group.ts';
import { entries, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { readPackageList } from './conda-lock.ts';
import { reportStale } from './report-stale.ts';
import { connectEntries, type AskedEntry, type LockedEntry } from './locked-entries.ts';
import { readPixiPackage, referenceOf, type PixiPackage } from './pixi-package.ts';
import { readPixiManifest, type PixiManifest } from './pixi-manifest.ts';
import { pixiProject } from './pixi-toml.ts';
import { condaLock, pixiLock } from './shapes.ts';

/** pixi.lock, versions 1 to 7, with pixi.toml or pyproject.toml. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const yaml = parseYaml(file.text(), { strings: true });
  const version = Number(scalar(yaml.value, 'version') ?? Number.NaN);
  checkShape(found, yaml, version < 4 ? condaLock : pixiLock);
  if (version < 4) {
    readPackageList(input, yaml.value, (index) => yaml.line('package', index));
    claimManifests(input);
    return;
  }
  if (!(version <= 7)) {
    found.issue({
      code: 'unsupported-version',
      line: yaml.line('version'),
      message: `version ${scalar(yaml.value, 'version') ?? '(none)'} of pixi.lock is not known; packages and versions were read as in version 7`,
      remedy: 'Check for a newer version of Muster.',
    });
  }
  const packages = new Map<string, PixiPackage>();
  for (const [index, entry] of list(yaml.value, 'packages').entries()) {
    const read = readPixiPackage(entry, yaml.line('packages', index));
    if (read === undefined) {
      found.issue({
        code: 'partial',
        line: yaml.line('packages', index),
        message: 'a package entry has no name and no version; it was left out',
        remedy: 'Let pixi write the file again.',
      });
    } else {
      packages.set(read.reference, read);
    }
  }
  const manifests = claimManifests(input);
  const main = manifests[0];
  const project = main === undefined ? undefined : pixiProject(found, file.directory, main);
  const unknown: string[] = [];
  const locked = placeInEnvironments(yaml.value, packages, project, unknown);
  if (unknown.length > 0) {
    found.issue({
      code: 'partial',
      message: `an environment refers to packages that are not listed: ${unknown.slice(0, 5).join(', ')}`,
      remedy: 'Let pixi write the file again.',
    });
  }
  const asked = manifests.flatMap((manifest) => [...manifest.dependencies, ...manifest.standard].map((dependency): AskedEntry => ({ ...dependency, file: manifest.path })));
  const missing = connectEntries(found, locked, project, asked).filter(({ platform }) => platform === undefined);
  reportStale(found, { name: file.name, remedy: 'Let pixi write the lockfile again.' }, project, locked, asked, missing);
}

function claimManifests({ file, tree, found }: ExtractInput): PixiManifest[] {
  return ['pixi.toml', 'pyproject.toml'].flatMap((name) => {
    const manifest = tree.get(joinPath(file.directory, name) ?? name);
    const read = manifest === undefined ? undefined : readPixiManifest(manifest, found);
    if (read === undefined) return [];
    found.claim(read.path);
    return [read];
  });
}

/** One entry for each environment and platform that a package is in; packages in no environment are listed too. */
function placeInEnvironments(root: Value, packages: ReadonlyMap<string, PixiPackage>, project: NodeId | undefined, unknown: string[]): LockedEntry[] {
  const subdirs = new Map(list(root, 'platforms').map((item) => [text(item, 'name') ?? '', text(item, 'subdir') ?? text(item, 'name') ?? '']));
  const locked: LockedEntry[] = [];
  const placed = new Set<string>();
  for (const [environment, value] of entries(root, 'environments')) {
    const scope = scopeOfName(environment) ?? 'runtime';
    for (const [name, references] of entries(value, 'packages')) {
      const platform = subdirs.get(name) ?? name;
      for (const item of list(references)) {
        const reference = isRecord(item) ? referenceOf(item) : undefined;
        // the file name of a package that is not listed still tells which one it is
        const found = reference === undefined ? undefined : (packages.get(reference) ?? readPixiPackage(item, undefined));
        if (found === undefined) {
          unknown.push(reference ?? JSON.stringify(item));
          continue;
        }
        placed.add(found.reference);
        locked.push(entryOf(found, `${environment}\0${platform}`, { scope, platform: platform === 'noarch' ? undefined : platform }, project));
      }
    }
  }
  // packages to build others with are referred to by those only
  for (const item of packages.values()) {
    if (!placed.has(item.reference)) {
      locked.push(entryOf(
        item,
        '',
        { scope: 'build', platform: undefined },
        project,
      ));
    }
  }
  return locked;
}

function entryOf(
  { manager, name, component, needs, directory }: PixiPackage,
  platform: string,
  place: { scope: Scope; platform: string | undefined },
  project: NodeId | undefined,
): LockedEntry {
  const isOwn = project !== undefined && directory !== undefined && (directory === '.' || directory === './');
  const located: ComponentInput | NodeId = isOwn ? project : { ...component, ...place };
  return { manager, name, platform, component: located, needs };
}
