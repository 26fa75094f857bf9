import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import { directoryOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson } from '#core/text/json.ts';
import { get, isRecord, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { reportUnreadable } from './first-party.ts';
import { hashesOf } from './integrity.ts';
import { identityOf, placeOf } from './installed-package.ts';
import { bundledBy } from './manifest.ts';
import { licensesOf, metadataOf } from './manifest-facts.ts';
import { LOCATION_LIMIT } from './node-resolution.ts';
import { platformMarker } from './platform-marker.ts';
import type { Provenance } from './provenance.ts';

/** Where the package in a directory was fetched from, when something other than its manifest knows. */
export type ProvenanceOf = (directory: string) => Provenance | undefined;

/** Packages as they lie in directories `node_modules`, and which of them find which. */
export class InstalledPackages {
  readonly #found: Collector;
  readonly #provenance: ProvenanceOf;
  readonly #byDirectory = new Map<string, NodeId>();
  readonly #asking: { readonly directory: string; readonly names: readonly string[]; readonly scopes: readonly Scope[] }[] = [];
  /** By directory of the package that bundles. */
  readonly #bundles = new Map<string, ReadonlySet<string> | true>();

  constructor(found: Collector, provenance: ProvenanceOf = () => undefined) {
    this.#found = found;
    this.#provenance = provenance;
  }

  /** Shorter paths first: a package that bundles others is known before them. */
  addAll(files: readonly SourceFile[]): void {
    const placed = files.filter(({ path }) => path.length <= LOCATION_LIMIT * 2).map((file) => ({ file, place: placeOf(file.path) }));
    if (placed.length < files.length) {
      this.#found.issue({ code: 'too-large', message: `${files.length - placed.length} paths are longer than ${LOCATION_LIMIT * 2} characters and were not read`, remedy: 'Look where this directory or archive comes from.' });
    }
    for (const { file, place } of placed.sort((a, b) => a.file.path.length - b.file.path.length || (a.file.path < b.file.path ? -1 : 1))) {
      if (place !== undefined) this.#add(file, place.directory, place.installedAs);
    }
  }

  connect(): void {
    for (const { directory, names, scopes } of this.#asking) {
      const from = this.#byDirectory.get(directory)!;
      for (const [index, name] of names.entries()) {
        const to = this.find(directory, name);
        if (to !== undefined) this.#found.depends(from, to, scopes[index]!);
      }
    }
  }

  /** What Node finds for a name from a directory. */
  find(from: string, name: string): NodeId | undefined {
    for (const directory of candidateDirectories(from, name)) {
      const node = this.#byDirectory.get(directory);
      if (node !== undefined) return node;
    }
    return undefined;
  }

  #add(file: SourceFile, directory: string, installedAs: string): void {
    let value: Value;
    try {
      value = parseJson(file.text()).value;
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
      metadata: metadataOf(value),
      file: file.path,
    });
    this.#byDirectory.set(directory, node);
    this.#remember(directory, value);
  }

  #remember(directory: string, manifest: ValueRecord): void {
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
    if (names.length > 0) this.#asking.push({ directory, names, scopes });
  }

  /** Does the package around it bring it in its own archive? */
  #isBundled(directory: string, installedAs: string): boolean {
    const around = directory.slice(0, Math.max(0, directory.length - installedAs.length - '/node_modules/'.length));
    const bundled = this.#bundles.get(around);
    return bundled === true || bundled?.has(installedAs) === true;
  }

  #reportNameless(file: SourceFile, value: Value): void {
    const name = text(value, 'name');
    this.#found.issue({
      code: 'malformed', file: file.path,
      message: name === undefined ? 'the manifest of an installed package names no package' : `${JSON.stringify(name.slice(0, 120))} is not a name of a package`,
      remedy: 'Install the dependencies again, or exclude the directory in muster.yaml.',
    });
  }
}

/** The directories in which Node looks for a package from inside of another directory, nearest first. */
export function* candidateDirectories(from: string, name: string): Generator<string> {
  let directory = from;
  for (;;) {
    if (directory !== 'node_modules' && !directory.endsWith('/node_modules')) yield directory === '.' ? `node_modules/${name}` : `${directory}/node_modules/${name}`;
    if (directory === '.') return;
    directory = directoryOf(directory);
  }
}
