import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import { directoryOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { get, isRecord, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { reportUnreadable } from './first-party.ts';
import { hashesOf } from '#core/text/integrity.ts';
import { identityOf, placeOf } from './installed-package.ts';
import { installedManifest } from './manifest-shapes.ts';
import { bundledBy, isChosen, type Manifest } from './manifest.ts';
import { licensesOf, metadataOf } from './manifest-facts.ts';
import { LOCATION_LIMIT } from './node-resolution.ts';
import { platformMarker } from './platform-marker.ts';
import type { Provenance } from './provenance.ts';

/** Where the package in a directory was fetched from, when something other than its manifest knows. */
export type ProvenanceOf = (directory: string) => Provenance | undefined;

/** The versions that overrides chose for the packages around a directory. */
export type OverridesOf = (directory: string) => Manifest['overridden'];

/** Packages as they lie in directories `node_modules`, and which of them find which. */
export class InstalledPackages {
  readonly #found: Collector;
  readonly #provenance: ProvenanceOf;
  readonly #overrides: OverridesOf;
  /** What lies in the `node_modules` of a directory, by name. */
  readonly #byPlace = new Map<string, Map<string, NodeId>>();
  readonly #asking: { readonly directory: string; readonly node: NodeId; readonly names: readonly string[]; readonly scopes: readonly Scope[] }[] = [];
  /** By directory of the package that bundles. */
  readonly #bundles = new Map<string, ReadonlySet<string> | true>();

  constructor(found: Collector, provenance: ProvenanceOf = () => undefined, overrides: OverridesOf = () => new Map()) {
    this.#found = found;
    this.#provenance = provenance;
    this.#overrides = overrides;
  }

  /** Shorter paths first: a package that bundles others is known before them. */
  addAll(files: readonly SourceFile[]): void {
    const placed = files.filter(({ path }) => path.length <= LOCATION_LIMIT * 2).map((file) => ({ file, place: placeOf(file.path) }));
    if (placed.length < files.length) {
      this.#found.issue({ code: 'too-large', message: `${files.length - placed.length} paths are longer than ${LOCATION_LIMIT * 2} characters and were not read`, remedy: 'Look where this directory or archive comes from.' });
    }
    // by length first, without comparing thousands of paths with each other
    const byLength: { readonly file: SourceFile; readonly place: ReturnType<typeof placeOf> }[][] = [];
    for (const one of placed) (byLength[one.file.path.length] ??= []).push(one);
    for (const alike of byLength) {
      if (alike === undefined) continue;
      for (const { file, place } of alike.sort((a, b) => (a.file.path < b.file.path ? -1 : 1))) {
        if (place !== undefined) this.#add(file, place.directory, place.installedAs);
      }
    }
  }

  connect(): void {
    for (const { directory, node: from, names, scopes } of this.#asking) {
      for (const [index, name] of names.entries()) {
        const to = this.find(directory, name);
        if (to !== undefined) this.#found.depends(from, to, scopes[index]!);
      }
    }
  }

  /** What Node finds for a name from a directory. */
  find(from: string, name: string): NodeId | undefined {
    for (let directory = from; ; directory = directoryOf(directory)) {
      const node = isInstallDirectory(directory) ? undefined : this.#byPlace.get(directory)?.get(name);
      if (node !== undefined || directory === '.') return node;
    }
  }

  #add(file: SourceFile, directory: string, installedAs: string): void {
    let value: Value;
    try {
      const json = parseJson(file.text());
      checkShape(this.#found, json, installedManifest, file.path);
      value = json.value;
    } catch (error) {
      reportUnreadable(this.#found, file.path, error);
      return;
    }
    const identity = isRecord(value) ? identityOf(value, this.#provenance(directory)) : undefined;
    if (!isRecord(value) || identity === undefined) {
      this.#reportNameless(file, value);
      return;
    }
    const isBundled = value['_inBundle'] === true || this.#isBundled(directory, installedAs);
    const node = this.#found.component({
      purl: identity.purl,
      origin: isBundled ? 'bundled' : identity.origin,
      licenses: licensesOf(value),
      hashes: hashesOf(text(value, '_integrity')),
      downloadLocation: identity.downloadLocation,
      alias: identity.name === installedAs ? undefined : installedAs,
      platform: platformMarker(value),
      overridden: isChosen(this.#overrides(directory), installedAs, text(value, 'version')),
      metadata: metadataOf(value),
      file: file.path,
    });
    const around = placeAround(directory, installedAs);
    const there = this.#byPlace.get(around);
    if (there === undefined) this.#byPlace.set(around, new Map([[installedAs, node]]));
    else there.set(installedAs, node);
    this.#remember(directory, node, value);
  }

  #remember(directory: string, node: NodeId, manifest: ValueRecord): void {
    const bundled = bundledBy(manifest);
    if (bundled === true || bundled.size > 0) this.#bundles.set(directory, bundled);
    const names: string[] = [];
    const scopes: Scope[] = [];
    for (const [section, scope] of [['dependencies', 'runtime'], ['optionalDependencies', 'optional'], ['peerDependencies', 'peer']] as const) {
      const dependencies = manifest[section];
      if (!isRecord(dependencies)) continue;
      for (const name of Object.keys(dependencies)) {
        names.push(name);
        scopes.push(scope === 'peer' && get(manifest, 'peerDependenciesMeta', name, 'optional') === true ? 'optional' : scope);
      }
    }
    if (names.length > 0) this.#asking.push({ directory, node, names, scopes });
  }

  /** Does the package around it bring it in its own archive? */
  #isBundled(directory: string, installedAs: string): boolean {
    if (this.#bundles.size === 0) return false;
    const bundled = this.#bundles.get(placeAround(directory, installedAs));
    return bundled === true || bundled?.has(installedAs) === true;
  }

  #reportNameless(file: SourceFile, value: Value): void {
    const name = text(value, 'name');
    this.#found.issue({
      code: 'malformed', file: file.path,
      line: 1,
      message: name === undefined ? 'the manifest of an installed package names no package' : `${JSON.stringify(name.slice(0, 120))} is not a name of a package`,
      remedy: 'Install the dependencies again, or exclude the directory in muster.yaml.',
    });
  }
}

/** Node looks into none below such a one. */
const isInstallDirectory = (directory: string): boolean => directory.endsWith('node_modules') && (directory.length === 12 || directory.endsWith('/node_modules'));

/** The directory with the `node_modules` that a package lies in; `.` for the root. */
const placeAround = (directory: string, installedAs: string): string => directory.slice(0, Math.max(0, directory.length - installedAs.length - '/node_modules/'.length)) || '.';

/** The directories in which Node looks for a package from inside of another directory, nearest first. */
export function* candidateDirectories(from: string, name: string): Generator<string> {
  let directory = from;
  for (;;) {
    if (!isInstallDirectory(directory)) yield directory === '.' ? `node_modules/${name}` : `${directory}/node_modules/${name}`;
    if (directory === '.') return;
    directory = directoryOf(directory);
  }
}
