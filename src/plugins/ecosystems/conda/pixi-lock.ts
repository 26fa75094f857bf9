import { checkShape } from '#core/inventory/check-shape.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { Scope } from '#core/model/scope.ts';
import { joinPath } from '#core/plugin/path.ts';
import { scopeOfName } from '#core/python/dependency-group.ts';
import { entries, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { readYaml } from '#core/text/yaml-in-pieces.ts';
import { readPackageList } from './conda-lock.ts';
import { reportStale } from './report-stale.ts';
import { connectEntries, listOfEntries, type AskedEntry, type LockedEntry } from './locked-entries.ts';
import { readPixiPackage, referenceOf, type PixiPackage } from './pixi-package.ts';
import { readPixiManifest, type PixiManifest } from './pixi-manifest.ts';
import { pixiProject } from './pixi-toml.ts';
import { condaLock, pixiLock } from './shapes.ts';

/** pixi.lock, versions 1 to 7, with pixi.toml or pyproject.toml. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const yaml = readYaml(file, { package: 'list', packages: 'list' });
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
  const packages = new PixiPackages(list(yaml.value, 'packages'), (index) => yaml.line('packages', index));
  for (const [index, entry] of list(yaml.value, 'packages').entries()) {
    const read = readPixiPackage(entry, undefined);
    if (read === undefined) {
      found.issue({
        code: 'partial',
        line: yaml.line('packages', index),
        message: 'a package entry has no name and no version; it was left out',
        remedy: 'Let pixi write the file again.',
      });
    } else {
      packages.add(read.reference, index);
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

/** Listed packages by reference: of very many none is held. */
class PixiPackages {
  /** By reference, the last that is listed by it. */
  readonly indexes = new TextMap();
  readonly #list: readonly Value[];
  readonly #lineOf: (index: number) => number | undefined;

  constructor(listed: readonly Value[], lineOf: (index: number) => number | undefined) {
    this.#list = listed;
    this.#lineOf = lineOf;
  }

  get length(): number {
    return this.#list.length;
  }

  add(reference: string, index: number): void {
    this.indexes.set(reference, index);
  }

  at(index: number): PixiPackage | undefined {
    return readPixiPackage(this.#list[index], this.#lineOf(index));
  }
}

/** Where a package stands: in which environment, for which platform. */
interface PixiPlace {
  readonly platform: string;
  readonly given: { readonly scope: Scope; readonly platform: string | undefined };
}

/** One entry for each environment and platform that a package is in; packages in no environment are listed too. */
function placeInEnvironments(root: Value, packages: PixiPackages, project: NodeId | undefined, unknown: string[]): readonly LockedEntry[] {
  const subdirs = new Map(list(root, 'platforms').map((item) => [text(item, 'name') ?? '', text(item, 'subdir') ?? text(item, 'name') ?? '']));
  const places: PixiPlace[] = [];
  /** Of packages that are not listed. */
  const others: PixiPackage[] = [];
  /** By number of the entry: the index of its package, that of others below 0; and the number of its place. */
  const [ofPackage, ofPlace] = [new IntList(), new IntList()];
  const isPlaced = new Uint8Array(packages.length);
  const add = (index: number, place: number): void => {
    ofPackage.push(index);
    ofPlace.push(place);
  };
  for (const [environment, value] of entries(root, 'environments')) {
    const scope = scopeOfName(environment) ?? 'runtime';
    for (const [name, references] of entries(value, 'packages')) {
      const platform = subdirs.get(name) ?? name;
      const place = places.push({ platform: `${environment}\0${platform}`, given: { scope, platform: platform === 'noarch' ? undefined : platform } }) - 1;
      for (const item of list(references)) {
        const reference = isRecord(item) ? referenceOf(item) : undefined;
        const index = reference === undefined ? undefined : packages.indexes.get(reference);
        if (index !== undefined) {
          isPlaced[index] = 1;
          add(index, place);
          continue;
        }
        // the file name of a package that is not listed still tells which one it is
        const other = reference === undefined ? undefined : readPixiPackage(item, undefined);
        if (other === undefined) unknown.push(reference ?? JSON.stringify(item));
        else add(-others.push(other), place);
      }
    }
  }
  // packages to build others with are referred to by those only
  const nowhere = places.push({ platform: '', given: { scope: 'build', platform: undefined } }) - 1;
  const seen = new Uint8Array(packages.length);
  for (const item of list(root, 'packages')) {
    const reference = readPixiPackage(item, undefined)?.reference;
    const latest = reference === undefined ? undefined : packages.indexes.get(reference);
    // of several by one reference the last counts, in the place of the first
    if (latest === undefined || seen[latest] === 1) continue;
    seen[latest] = 1;
    if (isPlaced[latest] !== 1) add(latest, nowhere);
  }
  return listOfEntries(ofPackage.length, (number) => {
    const index = ofPackage.at(number);
    const { platform, given } = places[ofPlace.at(number)]!;
    return entryOf(index < 0 ? others[-index - 1]! : packages.at(index)!, platform, given, project);
  });
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
