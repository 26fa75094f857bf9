import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { Purl } from '#core/purl/purl.ts';
import { enabledByDefault } from './features.ts';
import { readLockFile, type LockedPackage, type LockFile } from './lock-file.ts';
import { defaultRegistry, governingLock, matchDependencies, vendorDirectories, type Match } from './locked-workspace.ts';
import type { Manifest } from './manifest.ts';
import { addProject } from './project.ts';
import { admits } from './requirement.ts';
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
  const lock = readLockFile(file.text());
  if (!knownVersions.has(lock.version)) {
    found.issue({ code: 'unsupported-version', message: `the lockfile has version ${lock.version}; versions 1 to 4 are known`, remedy: 'The packages were read as in version 4: check them, or update Muster.' });
  }
  for (const line of lock.incomplete) found.issue({ code: 'partial', line, message: 'a package has no name or no version', remedy: 'Run "cargo update --workspace", which repairs the lockfile.' });
  if (lock.unusedPatches.length > 0) {
    found.issue({ code: 'stale-lockfile', message: `patches that replace nothing: ${lock.unusedPatches.join(', ')}`, remedy: 'Remove them from [patch], or adapt their versions.' });
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
  /** Which manifest describes a package without source. */
  readonly #manifestOf = new Map<LockedPackage, Manifest>();
  readonly #matches = new Map<LockedPackage, Match>();
  readonly #nodes = new Map<LockedPackage, NodeId>();
  /** Of components only. */
  readonly #purls = new Map<LockedPackage, Purl>();
  readonly #absent = new Set<string>();
  readonly #targets = new Map<LockedPackage, readonly LockedPackage[]>();
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
    const needed = this.#neededPackages();
    for (const locked of this.#lock.packages) {
      if (locked.replacedBy !== undefined && this.#lock.resolve(locked.replacedBy) !== undefined) continue;
      this.#nodes.set(locked, this.#isProject(locked, needed) ? this.#addProject(locked) : this.#addComponent(locked, platforms.get(locked) ?? [], registry));
    }
    for (const locked of this.#lock.packages) this.#addEdges(locked, platforms);
    if (this.#absent.size > 0) {
      const names = [...this.#absent].slice(0, 10).join(', ') + (this.#absent.size > 10 ? ` and ${this.#absent.size - 10} more` : '');
      this.#input.found.issue({ code: 'partial', message: `packages depend on others that the lockfile does not contain: ${names}`, remedy: 'Run "cargo update --workspace", which repairs the lockfile.' });
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
      if (manifest !== undefined) this.#manifestOf.set(locked, manifest);
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
    for (const [locked, manifest] of this.#manifestOf) {
      const dependencies = this.#resolved(locked);
      const match = matchDependencies(manifest.dependencies.filter((dependency) => dependency.package !== locked.name), dependencies);
      this.#matches.set(locked, match);
      if (this.#members.has(manifest.directory)) this.#reportStale(manifest, match);
    }
  }

  #reportStale(manifest: Manifest, { matched, unlocked }: Match): void {
    const parts = [
      ['not in the lockfile', unlocked.map((dependency) => dependency.package)],
      ['not in the manifest', matched.flatMap(({ package: locked, written }) => (written === undefined ? [locked.name] : []))],
      ['locked to a version that the manifest does not admit', matched.flatMap(({ package: locked, written }) =>
        (written?.requirement === undefined || locked.source?.kind !== 'registry' || this.#isExchanged(locked) || admits(written.requirement, locked.version) ? [] : [`${locked.name} ${locked.version}`]))],
    ] as const;
    const said = parts.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}: ${[...new Set(names)].join(', ')}`);
    if (said.length === 0) return;
    this.#input.found.issue({ code: 'stale-lockfile', file: manifest.path, line: manifest.package?.line, message: `dependencies ${said.join('; ')}`, remedy: 'Run "cargo update --workspace" and commit the lockfile.' });
  }

  #resolved(locked: LockedPackage): readonly LockedPackage[] {
    let targets = this.#targets.get(locked);
    if (targets === undefined) {
      targets = locked.dependencies.flatMap((dependency) => {
        const target = this.#lock.resolve(dependency);
        if (target === undefined) this.#absent.add(dependency);
        return target === undefined ? [] : [(target.replacedBy === undefined ? undefined : this.#lock.resolve(target.replacedBy)) ?? target];
      });
      this.#targets.set(locked, targets);
    }
    return targets;
  }

  #neededPackages(): ReadonlySet<LockedPackage> {
    return new Set(this.#lock.packages.flatMap((locked) => this.#resolved(locked).filter((target) => target !== locked)));
  }

  #isExchanged(locked: LockedPackage): boolean {
    return this.#root?.exchanged.has(locked.name) ?? false;
  }

  /** Targets of packages that only manifests ask for, and those only for certain targets. */
  #platforms(): ReadonlyMap<LockedPackage, readonly string[]> {
    const platforms = new Map<LockedPackage, string[] | null>();
    for (const locked of this.#lock.packages) {
      const match = this.#matches.get(locked);
      const edges = match === undefined ? this.#resolved(locked).map((target) => ({ package: target, written: undefined })) : match.matched;
      for (const { package: target, written } of edges) {
        const known = platforms.get(target);
        if (written?.target === undefined || known === null) platforms.set(target, null);
        else if (known === undefined) platforms.set(target, [written.target]);
        else if (!known.includes(written.target)) known.push(written.target);
      }
    }
    return new Map([...platforms].flatMap(([locked, targets]) => (targets === null ? [] : [[locked, targets] as const])));
  }

  /** Without manifests to tell, what nothing needs is the package itself. */
  #isProject(locked: LockedPackage, needed: ReadonlySet<LockedPackage>): boolean {
    if (locked.source !== undefined) return false;
    const manifest = this.#manifestOf.get(locked);
    if (manifest !== undefined) return this.#members.has(manifest.directory) || !this.#isExchanged(locked);
    return this.#damaged.has(locked.name) || (this.#root === undefined && !needed.has(locked));
  }

  #addProject(locked: LockedPackage): NodeId {
    const { found, file } = this.#input;
    const manifest = this.#manifestOf.get(locked);
    if (manifest !== undefined) return addProject(found, manifest, locked.version);
    const { name, version, line } = locked;
    return found.project({ path: this.#damaged.get(name) ?? file.directory, name, version, purl: cratePurl({ name, version, source: undefined }), file: file.path, line });
  }

  #addComponent(locked: LockedPackage, platforms: readonly string[], registry: string | undefined): NodeId {
    const { found } = this.#input;
    const { name, version, source, checksum, line } = locked;
    const alternateRegistry = source?.kind === 'registry' && registryKey(source) !== registry;
    const purl = cratePurl({ name, version, source, alternateRegistry });
    this.#purls.set(locked, purl);
    const input = {
      purl,
      origin: this.#isVendored(locked) ? 'vendored' as const : originOf(source),
      hashes: checksum === undefined ? [] : [{ algorithm: 'SHA-256' as const, value: checksum }],
      overridden: this.#isExchanged(locked) && source?.kind !== 'registry',
      line,
    };
    const node = found.component({ ...input, platform: platforms[0] });
    for (const platform of platforms.slice(1)) found.component({ ...input, platform });
    const manifest = this.#manifestOf.get(locked);
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

  #addEdges(locked: LockedPackage, platforms: ReadonlyMap<LockedPackage, readonly string[]>): void {
    const { found } = this.#input;
    const from = this.#nodes.get(locked);
    const manifest = this.#manifestOf.get(locked);
    const match = this.#matches.get(locked);
    if (from === undefined) return;
    if (manifest === undefined || match === undefined) {
      for (const target of this.#resolved(locked)) {
        const to = this.#nodes.get(target);
        if (to !== undefined) found.depends(from, to);
      }
      return;
    }
    const enabled = enabledByDefault(manifest.value);
    for (const { package: target, written } of match.matched) {
      const to = this.#nodes.get(target);
      if (to === undefined) continue;
      found.depends(from, to, written === undefined ? 'runtime' : scopeOf(written, enabled));
      const purl = this.#purls.get(target);
      if (written === undefined || purl === undefined) continue;
      found.component({
        purl,
        requirement: written.requirement,
        alias: written.key === written.package ? undefined : written.key,
        platform: platforms.has(target) ? written.target : undefined,
        file: manifest.path,
        line: written.line,
        evidence: 'manifest',
      });
    }
  }
}
