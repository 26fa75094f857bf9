import { append } from '#core/inventory/multi-map.ts';
import { firstLine, namesOf, type Asked } from '#core/inventory/report-unresolved.ts';
import { enumerate } from '#core/text/enumerate.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { lockedOutside, notLocked, onlyLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { admits } from '#core/versions/satisfies.ts';
import { enabledByDefault } from './features.ts';
import { readLockFile, type LockFile } from './lock-file.ts';
import { defaultRegistry, governingLock, lockedForOthers, matchDependencies, vendorDirectories, type Match } from './locked-workspace.ts';
import type { Manifest, ManifestDependency } from './manifest.ts';
import type { LockedPackage } from './package-list.ts';
import { addProject } from './project.ts';
import { addRequested } from './requested-crate.ts';
import { scopeOf } from './scope-of.ts';
import { cratePurl, originOf, registryKey } from './source-id.ts';
import { isUnpackedCrate, manifestsOf, memberDirectories } from './workspace.ts';

const knownVersions = new Set([undefined, '1', '2', '3', '4']);

/** A workspace as Cargo resolved it: the lockfile says which versions, the manifests say what for. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (isUnpackedCrate(tree, file.directory)) return;
  const governing = governingLock(tree, file.directory);
  if (governing !== undefined) {
    found.issue({ code: 'stale-lockfile', message: `Cargo does not read this file: the package belongs to the workspace of ${governing}`, remedy: 'Delete the file, or exclude the package from the workspace.' });
    return;
  }
  const lock = readLockFile(file, found);
  if (!knownVersions.has(lock.version)) {
    found.issue({ code: 'unsupported-version', line: lock.versionLine, message: `the lockfile has version ${lock.version}; versions 1 to 4 are known`, remedy: 'The packages were read as in version 4: check them, or update Muster.' });
  }
  for (const line of lock.incomplete) found.issue({ code: 'partial', line, message: 'a package has no name or no version', remedy: 'Run "cargo update --workspace", which repairs the lockfile.' });
  if (lock.unusedPatches.length > 0) {
    found.issue({ code: 'stale-lockfile', line: firstLine(lock.unusedPatches), message: `patches that replace nothing: ${enumerate(namesOf(lock.unusedPatches))}`, remedy: 'Remove them from [patch], or adapt their versions.' });
  }
  new LockReading(input, lock).run();
}

class LockReading {
  readonly #input: ExtractInput;
  readonly #lock: LockFile;
  readonly #manifests: readonly Manifest[];
  /** Directories of manifests that cannot be read, by their last part. */
  readonly #damaged: ReadonlyMap<string, string>;
  readonly #root: Manifest | undefined;
  readonly #members: ReadonlySet<string>;
  /** Which manifest describes a package without source, by its index. */
  readonly #manifestOf = new Map<number, Manifest>();
  readonly #matches = new Map<number, Match>();
  /** What nothing in the lockfile would do for, by the index of the member that asks for it. */
  readonly #unlocked = new Map<number, readonly ManifestDependency[]>();
  /** By index of the package: node + 1. */
  readonly #nodes = new IntList();
  /** Indexes of packages that are projects. */
  readonly #projects = new Set<number>();
  readonly #absent: Asked[] = [];
  readonly #vendors: readonly string[];

  constructor(input: ExtractInput, lock: LockFile) {
    const { file, tree, found } = input;
    this.#input = input;
    this.#lock = lock;
    const { manifests, damaged } = manifestsOf(tree, file.directory, found);
    this.#manifests = manifests;
    this.#damaged = new Map(damaged.map((directory) => [nameOf(directory), directory]));
    this.#root = this.#manifests.find((manifest) => manifest.directory === file.directory);
    this.#members = new Set([file.directory, ...(this.#root?.isWorkspace ? memberDirectories(tree, this.#root) : [])]);
    this.#vendors = vendorDirectories(tree, file.directory);
  }

  run(): void {
    this.#findManifests();
    this.#matchManifests();
    const platforms = this.#platforms();
    const registry = defaultRegistry(this.#lock.packages, this.#matches.values());
    const needed = this.#root === undefined ? this.#neededPackages() : undefined;
    for (const locked of this.#lock.packages) {
      if (locked.replacedBy !== undefined && this.#lock.resolve(locked.replacedBy) !== undefined) continue;
      const isProject = this.#isProject(locked, needed);
      if (isProject) this.#projects.add(locked.index);
      this.#nodes.set(locked.index, 1 + (isProject ? this.#addProject(locked) : this.#addComponent(locked, platforms.get(locked.index) ?? [], registry)));
    }
    for (const locked of this.#lock.packages) this.#addEdges(locked, platforms);
    if (this.#absent.length > 0) {
      this.#input.found.issue({ code: 'partial', line: firstLine(this.#absent), message: `packages depend on others that the lockfile does not contain: ${enumerate(namesOf(this.#absent))}`, remedy: 'Run "cargo update --workspace", which repairs the lockfile.' });
    }
    for (const manifest of this.#manifests) this.#input.found.claim(manifest.path);
  }

  #findManifests(): void {
    const byName = new Map<string, Manifest>();
    for (const manifest of this.#manifests) if (manifest.package !== undefined) byName.set(`${manifest.package.name}@${manifest.package.version ?? '0.0.0'}`, manifest);
    const anyVersion = new Map(this.#manifests.flatMap((manifest) => (manifest.package === undefined ? [] : [[manifest.package.name, manifest] as const])));
    for (const locked of this.#lock.packages) {
      if (locked.source !== undefined) continue;
      const manifest = byName.get(`${locked.name}@${locked.version}`) ?? anyVersion.get(locked.name);
      if (manifest !== undefined) this.#manifestOf.set(locked.index, manifest);
    }
    const locked = new Set(this.#manifestOf.values());
    for (const manifest of this.#manifests) {
      if (manifest.package === undefined || locked.has(manifest) || !this.#members.has(manifest.directory)) continue;
      this.#input.found.issue({
        code: 'stale-lockfile',
        file: manifest.path,
        line: manifest.package.line,
        message: `the package ${manifest.package.name} is not in ${this.#input.file.path}`,
        remedy: 'Run "cargo update --workspace" and commit the lockfile.',
      });
      addProject(this.#input.found, manifest);
    }
  }

  #matchManifests(): void {
    for (const [index, manifest] of this.#manifestOf) {
      const locked = this.#lock.packages.at(index);
      const dependencies = this.#resolved(locked);
      const match = matchDependencies(manifest.dependencies.filter((dependency) => dependency.package !== locked.name), dependencies);
      this.#matches.set(index, match);
      if (!this.#members.has(manifest.directory)) continue;
      this.#reportStale(manifest, match);
      if (match.unlocked.length > 0) this.#unlocked.set(index, match.unlocked);
    }
    if (this.#unlocked.size > 0) this.#matchOthers();
  }

  /** Puts what is locked for other packages in place of what is not locked for a member. */
  #matchOthers(): void {
    const names = new Set([...this.#unlocked.values()].flatMap((dependencies) => dependencies.map((dependency) => dependency.package)));
    const byName = Map.groupBy([...this.#lock.packages].filter(({ name }) => names.has(name)), ({ name }) => name);
    for (const [index, unlocked] of this.#unlocked) {
      const found = unlocked.map((written) => ({ written, package: lockedForOthers(written, byName.get(written.package) ?? []) }));
      const { matched } = this.#matches.get(index)!;
      this.#matches.set(index, { unlocked, matched: [...matched, ...found.flatMap((each) => (each.package === undefined ? [] : [{ written: each.written, package: each.package }]))] });
      this.#unlocked.set(index, found.flatMap((each) => (each.package === undefined ? [each.written] : [])));
    }
  }

  #reportStale(manifest: Manifest, { matched, unlocked }: Match): void {
    const at = (what: string, line?: number): LockDifference => ({ file: manifest.path, line, what });
    reportLockDifferences(this.#input.found, { name: this.#input.file.name, remedy: 'Run "cargo update --workspace" and commit the lockfile.' }, [
      ...unlocked.map((dependency) => at(notLocked(dependency.package), dependency.line)),
      ...matched.flatMap(({ package: locked, written }) =>
        (written?.requirement === undefined || locked.source?.kind !== 'registry' || this.#isExchanged(locked) || admits('cargo', written.requirement, locked.version) ? [] : [at(lockedOutside(locked.name, written.requirement, [locked.version]), written.line)])),
      ...matched.flatMap(({ package: locked, written }) => (written === undefined ? [at(onlyLocked(locked.name))] : [])),
    ]);
  }

  /** One package is one object, however often it is named. */
  #resolved(locked: LockedPackage): readonly LockedPackage[] {
    const targets: LockedPackage[] = [];
    for (const dependency of locked.dependencies) {
      const target = this.#lock.resolve(dependency);
      if (target === undefined) {
        this.#absent.push({ name: dependency, line: locked.line });
        continue;
      }
      targets.push((target.replacedBy === undefined ? undefined : this.#lock.resolve(target.replacedBy)) ?? target);
    }
    if (targets.length < 2) return targets;
    const byIndex = new Map<number, LockedPackage>();
    for (const target of targets) if (!byIndex.has(target.index)) byIndex.set(target.index, target);
    return byIndex.size === targets.length ? targets : targets.map(({ index }) => byIndex.get(index)!);
  }

  /** One for each package: is it needed by another? */
  #neededPackages(): Uint8Array {
    const needed = new Uint8Array(this.#lock.packages.length);
    for (const locked of this.#lock.packages) for (const { index } of this.#resolved(locked)) if (index !== locked.index) needed[index] = 1;
    return needed;
  }

  #isExchanged(locked: LockedPackage): boolean {
    return this.#root?.exchanged.has(locked.name) ?? false;
  }

  /** Targets of packages that only manifests ask for, and those only for certain targets; by index. */
  #platforms(): ReadonlyMap<number, readonly string[]> {
    const platforms = new Map<number, string[]>();
    const everywhere = new Set<number>();
    for (const { matched } of this.#matches.values()) {
      for (const { package: { index }, written } of matched) {
        if (written?.target === undefined) everywhere.add(index);
        else if (!platforms.get(index)?.includes(written.target)) append(platforms, index, written.target);
      }
    }
    if (platforms.size > 0) {
      for (const locked of this.#lock.packages) if (!this.#matches.has(locked.index)) for (const { index } of this.#resolved(locked)) everywhere.add(index);
    }
    for (const index of everywhere) platforms.delete(index);
    return platforms;
  }

  /** Without manifests to tell, what nothing needs is the package itself. */
  #isProject(locked: LockedPackage, needed: Uint8Array | undefined): boolean {
    if (locked.source !== undefined) return false;
    const manifest = this.#manifestOf.get(locked.index);
    if (manifest !== undefined) return this.#members.has(manifest.directory) || !this.#isExchanged(locked);
    return this.#damaged.has(locked.name) || needed?.[locked.index] === 0;
  }

  #addProject(locked: LockedPackage): NodeId {
    const { found, file } = this.#input;
    const manifest = this.#manifestOf.get(locked.index);
    if (manifest !== undefined) return addProject(found, manifest, locked.version);
    const { name, version, line } = locked;
    return found.project({ path: this.#damaged.get(name) ?? file.directory, name, version, purl: cratePurl({ name, version, source: undefined }), file: file.path, line });
  }

  #addComponent(locked: LockedPackage, platforms: readonly string[], registry: string | undefined): NodeId {
    const { found } = this.#input;
    const { name, version, source, checksum, line } = locked;
    const alternateRegistry = source?.kind === 'registry' && registryKey(source) !== registry;
    const purl = cratePurl({ name, version, source, alternateRegistry });
    const input = {
      purl,
      origin: this.#isVendored(locked) ? 'vendored' as const : originOf(source),
      hashes: checksum === undefined ? [] : [{ algorithm: 'SHA-256' as const, value: checksum }],
      overridden: this.#isExchanged(locked) && source?.kind !== 'registry',
      line,
    };
    const node = found.component({ ...input, platform: platforms[0] });
    for (const platform of platforms.slice(1)) found.component({ ...input, platform });
    const manifest = this.#manifestOf.get(locked.index);
    if (manifest?.package !== undefined) {
      const { licenses, metadata } = manifest.package;
      found.component({ purl, licenses, metadata, platform: platforms[0], file: manifest.path, line: manifest.package.line, evidence: 'manifest' });
    } else if (source === undefined && this.#root !== undefined) {
      found.issue({ code: 'missing-file', line, message: `${name} ${version} is taken from a directory that is not in the scanned tree`, remedy: 'Scan a directory that contains it too.' });
    }
    return node;
  }

  #isVendored({ name, version, source }: LockedPackage): boolean {
    if (source === undefined) return false;
    return this.#vendors.some((vendor) => [`${name}-${version}`, name].some((folder) => this.#input.tree.get(`${joinPath(vendor, folder)}/.cargo-checksum.json`) !== undefined));
  }

  #node({ index }: LockedPackage): NodeId | undefined {
    const node = this.#nodes.at(index);
    return node === 0 ? undefined : node - 1;
  }

  #addEdges(locked: LockedPackage, platforms: ReadonlyMap<number, readonly string[]>): void {
    const { found } = this.#input;
    const from = this.#node(locked);
    const manifest = this.#manifestOf.get(locked.index);
    const match = this.#matches.get(locked.index);
    if (manifest === undefined || match === undefined) {
      for (const target of this.#resolved(locked)) {
        const to = this.#node(target);
        if (from !== undefined && to !== undefined) found.depends(from, to);
      }
      return;
    }
    if (from === undefined) return;
    const enabled = enabledByDefault(manifest.value);
    for (const written of this.#unlocked.get(locked.index) ?? []) found.depends(from, addRequested(this.#input, manifest, written).node, scopeOf(written, enabled));
    for (const { package: target, written } of match.matched) {
      const to = this.#node(target);
      if (to === undefined) continue;
      found.depends(from, to, written === undefined ? 'runtime' : scopeOf(written, enabled));
      const purl = this.#projects.has(target.index) ? undefined : found.purlOf(to);
      if (written === undefined || purl === undefined) continue;
      found.component({
        purl,
        requirement: written.requirement,
        alias: written.key === written.package ? undefined : written.key,
        platform: platforms.has(target.index) ? written.target : undefined,
        file: manifest.path,
        line: written.line,
        evidence: 'manifest',
      });
    }
  }
}
