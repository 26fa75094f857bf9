import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { purlPartsOf } from '#core/purl/purl.ts';
import type { JsonText } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { entries, isRecord, record, scalar, strings, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { remotePackage, reportUnversioned } from './deno-modules.ts';
import { denoProject, type DenoProject } from './deno-projects.ts';
import { parseDenoSpecifier, parseNpmId } from './deno-specifier.ts';
import { importDifferences, packageOfSpecifier } from './deno-stale.ts';
import { FirstParty } from './first-party.ts';
import { hashesOf } from '#core/text/integrity.ts';
import { denoLock, denoLock2 } from './lockfile-shapes.ts';
import { npmPurl, purlOf } from './package-name.ts';
import { platformMarker } from './platform-marker.ts';
import { reportMissingEntries } from './stale-lockfile.ts';

/** deno.lock of version 1 to 5. */
export default function extract(input: ExtractInput): void {
  const json = readJson(input.file);
  if (!isRecord(json.value)) throw new TextSyntaxError('the lockfile is not an object', 1);
  checkShape(input.found, json, scalar(json.value, 'version') === '2' ? denoLock2 : denoLock);
  reportVersion(input, json);
  new DenoLock(input, json, json.value).read();
}

const newest = 5;

function reportVersion({ found }: ExtractInput, lock: JsonText): void {
  const version = scalar(lock.value, 'version');
  if (version === undefined || (/^\d+$/.test(version) && Number(version) <= newest)) return;
  found.issue({
    code: 'unsupported-version',
    line: lock.line('version'),
    message: `lockfile version ${version} is not known; it was read like version ${newest}`,
    remedy: 'Compare the result with deno info, and look for a newer Muster.',
  });
}

/** Where the versions keep their parts: version 2 below `npm`, version 3 below `packages`, later at the top. */
interface Parts {
  readonly specifiers: readonly (readonly [string, Value])[];
  readonly npm: readonly string[];
  readonly jsr: readonly string[];
}

class DenoLock {
  readonly #input: ExtractInput;
  readonly #json: JsonText;
  readonly #lock: ValueRecord;
  readonly #first: FirstParty;
  readonly #parts: Parts;
  readonly #npm = new TextMap();
  readonly #jsr = new TextMap();
  /** Packages by name alone; `several` where there are several versions. */
  readonly #npmByName = new TextMap();
  readonly #specifiers = new Map<string, NodeId>();
  readonly #specifiersByName = new Map<string, NodeId | undefined>();
  readonly #missing = new Map<string, number | undefined>();
  /** Of packages that are not for every platform. */
  readonly #platforms = new Map<NodeId, string>();
  #versions: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(input: ExtractInput, json: JsonText, lock: ValueRecord) {
    this.#input = input;
    this.#json = json;
    this.#lock = lock;
    this.#first = new FirstParty(input);
    this.#parts = partsOf(lock);
  }

  read(): void {
    const root = denoProject(this.#input, this.#first, this.#input.file.directory);
    for (const [id, entry] of entries(this.#lock, ...this.#parts.npm)) this.#addNpm(id, record(entry));
    for (const [id] of entries(this.#lock, ...this.#parts.jsr)) this.#addJsr(id);
    for (const [specifier, target] of this.#parts.specifiers) if (typeof target === 'string') this.#addSpecifier(specifier, target);
    for (const [id, entry] of entries(this.#lock, ...this.#parts.npm)) this.#connectNpm(id, record(entry));
    for (const [id, entry] of entries(this.#lock, ...this.#parts.jsr)) this.#connectJsr(id, record(entry));
    this.#connectProjects(root);
    this.#addRemote(root);
    reportMissingEntries(this.#input, this.#missing);
  }

  #addNpm(id: string, entry: ValueRecord): void {
    const parsed = parseNpmId(id);
    const purl = parsed === undefined ? undefined : npmPurl(parsed.name, parsed.version);
    const line = this.#json.line(...this.#parts.npm, id);
    if (parsed === undefined || purl === undefined) {
      this.#reportNameless(id, line);
      return;
    }
    const platform = platformMarker(entry);
    const node = this.#input.found.component({ purl, line, platform, hashes: hashesOf(text(entry, 'integrity')), downloadLocation: text(entry, 'tarball') });
    this.#npm.set(id, node);
    if (platform !== undefined) this.#platforms.set(node, platform);
    const known = this.#npmByName.get(parsed.name);
    this.#npmByName.set(parsed.name, known === undefined || known === node ? node : several);
  }

  #addJsr(id: string): void {
    const parsed = parseNpmId(id);
    const purl = parsed === undefined ? undefined : purlOf('jsr', parsed.name, parsed.version);
    const line = this.#json.line(...this.#parts.jsr, id);
    if (purl === undefined) {
      this.#reportNameless(id, line);
      return;
    }
    // the integrity is that of the list of files which the registry keeps, not of the package
    const node = this.#input.found.component({ purl, line });
    this.#jsr.set(id, node);
  }

  #reportNameless(id: string, line: number | undefined): void {
    this.#input.found.issue({
      code: 'partial', line,
      message: `the entry ${JSON.stringify(id.slice(0, 120))} does not name a package and was left out`,
      remedy: 'Let deno install write the lockfile again.',
    });
  }

  /** `npm:chalk@5` stands for `npm:chalk@5.3.0` (version 3) or `5.3.0` (from version 4 on). */
  #addSpecifier(specifier: string, target: string): void {
    const parsed = parseDenoSpecifier(specifier);
    if (parsed === undefined) return;
    const id = /^(?:npm|jsr):/.test(target) ? target.slice(4) : target.startsWith(`${parsed.name}@`) ? target : `${parsed.name}@${target}`;
    const node = (parsed.registry === 'npm' ? this.#npm : this.#jsr).get(id);
    if (node === undefined) {
      this.#missing.set(`${specifier} (${id})`, this.#json.line('specifiers', specifier));
      return;
    }
    this.#specifiers.set(specifier, node);
    addUnlessTwice(this.#specifiersByName, `${parsed.registry}:${parsed.name}`, node);
  }

  #connectNpm(id: string, entry: ValueRecord): void {
    const from = this.#npm.get(id);
    if (from === undefined) return;
    const sections: readonly (readonly [section: string, scope: Scope])[] = [['dependencies', 'runtime'], ['optionalDependencies', 'optional'], ['optionalPeers', 'optional']];
    for (const [section, scope] of sections) {
      const value = entry[section];
      const asked = isRecord(value) ? entries(value).map(([, target]) => target) : strings(value);
      for (const dependency of asked) {
        const to = typeof dependency === 'string' ? this.#findNpm(dependency) : undefined;
        if (to !== undefined) this.#input.found.depends(from, to, scope);
        else if (scope === 'runtime' && typeof dependency === 'string') this.#missing.set(dependency, this.#input.found.lineOf(from));
      }
    }
  }

  /** Of all that the lockfile resolves, also for packages that others ask for. */
  #resolvedVersions(): Map<string, ReadonlySet<string>> {
    const versions = new Map<string, Set<string>>();
    for (const [specifier, node] of this.#specifiers) {
      const [name, version] = [packageOfSpecifier(specifier), purlPartsOf(this.#input.found.purlOf(node)!).version];
      if (name !== undefined && version !== undefined) versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    return versions;
  }

  #compare({ configuration }: DenoProject, listed: readonly string[] | undefined): void {
    if (configuration === undefined) return;
    this.#versions ??= this.#resolvedVersions();
    const versions = this.#versions;
    const packages = listed === undefined ? undefined : new Set(listed.flatMap((specifier) => packageOfSpecifier(specifier) ?? []));
    reportLockDifferences(this.#input.found, { name: this.#input.file.name, remedy: 'Let deno install write the lockfile again.' }, importDifferences(configuration, packages, (name) => [...(versions.get(name) ?? [])]));
  }

  /** `chalk`, `chalk@5.3.0_peers` or `alias@npm:chalk@5.3.0`. */
  #findNpm(dependency: string): NodeId | undefined {
    const alias = dependency.indexOf('@npm:', 1);
    const id = alias === -1 ? dependency : dependency.slice(alias + 5);
    const named = id.indexOf('@', 1) === -1 ? this.#npmByName.get(id) : undefined;
    const node = this.#npm.get(id) ?? (named === several ? undefined : named);
    if (alias !== -1) this.#tell(node, { alias: dependency.slice(0, alias) });
    return node;
  }

  #tell(node: NodeId | undefined, more: { readonly alias: string } | { readonly requirement: string }): void {
    if (node === undefined) return;
    const { found } = this.#input;
    found.component({ purl: found.purlOf(node)!, line: found.lineOf(node), platform: this.#platforms.get(node), ...more });
  }

  #connectJsr(id: string, entry: ValueRecord): void {
    const from = this.#jsr.get(id);
    if (from === undefined) return;
    for (const dependency of strings(entry, 'dependencies')) {
      const to = this.#findSpecifier(dependency);
      if (to !== undefined) this.#input.found.depends(from, to);
      else this.#missing.set(dependency, this.#input.found.lineOf(from));
    }
  }

  #findSpecifier(specifier: string): NodeId | undefined {
    return this.#specifiers.get(specifier) ?? this.#specifiersByName.get(specifier);
  }

  #connectProjects(root: DenoProject): void {
    const workspace = this.#lock['workspace'];
    if (!isRecord(workspace)) {
      this.#connectUnasked(root);
      this.#compare(root, undefined);
      return;
    }
    const shared = strings(workspace, 'dependencies');
    this.#connectMember(root, workspace);
    this.#compare(root, shared);
    for (const [path, member] of entries(workspace, 'members')) {
      const directory = joinPath(this.#input.file.directory, path);
      if (directory === undefined) continue;
      const project = denoProject(this.#input, this.#first, directory);
      this.#input.found.depends(root.node, project.node);
      this.#connectMember(project, record(member));
      this.#compare(project, [...shared, ...strings(member, 'dependencies')]);
    }
  }

  #connectMember(project: DenoProject, member: ValueRecord): void {
    for (const specifier of [...strings(member, 'dependencies'), ...strings(member, 'packageJson', 'dependencies')]) {
      const to = this.#findSpecifier(specifier);
      if (to === undefined) {
        this.#missing.set(specifier, this.#json.line('workspace'));
        continue;
      }
      const parsed = parseDenoSpecifier(specifier);
      const scope = parsed?.registry === 'npm' ? project.manifest?.requested.get(parsed.name)?.scope : undefined;
      this.#input.found.depends(project.node, to, scope ?? 'runtime');
      if (parsed !== undefined && parsed.requirement !== '') this.#tell(to, { requirement: parsed.requirement });
    }
  }

  /** Without a list of what the project asks for, it is what no package of the lockfile asks for. */
  #connectUnasked(root: DenoProject): void {
    const asked = new Set(entries(this.#lock, ...this.#parts.jsr).flatMap(([, entry]) => strings(entry, 'dependencies')));
    for (const [specifier, node] of this.#specifiers) if (!asked.has(specifier)) this.#input.found.depends(root.node, node);
  }

  #addRemote(root: DenoProject): void {
    const isVersion1 = this.#lock['version'] === undefined && Object.keys(this.#lock).some((key) => key.startsWith('http'));
    const modules = isVersion1 ? Object.keys(this.#lock) : entries(this.#lock, 'remote').map(([address]) => address);
    const unversioned: string[] = [];
    const seen = new Set<string>();
    for (const address of modules) {
      const remote = remotePackage(address);
      if (remote === undefined) unversioned.push(address);
      else if (!seen.has(remote.purl)) {
        seen.add(remote.purl);
        const line = isVersion1 ? this.#json.line(address) : this.#json.line('remote', address);
        const node = this.#input.found.component({ purl: remote.purl, origin: 'url', downloadLocation: remote.address, requirement: remote.requirement, line });
        this.#input.found.depends(root.node, node);
      }
    }
    reportUnversioned(this.#input, unversioned, this.#json.line('remote'));
  }
}

function partsOf(lock: ValueRecord): Parts {
  if (isRecord(lock['packages'])) return { specifiers: entries(lock, 'packages', 'specifiers'), npm: ['packages', 'npm'], jsr: ['packages', 'jsr'] };
  if (scalar(lock, 'version') === '2') {
    return { specifiers: entries(lock, 'npm', 'specifiers').map(([key, value]) => [`npm:${key}`, value]), npm: ['npm', 'packages'], jsr: ['jsr'] };
  }
  return { specifiers: entries(lock, 'specifiers'), npm: ['npm'], jsr: ['jsr'] };
}

/** In place of a node. */
const several = -1;

function addUnlessTwice(map: Map<string, NodeId | undefined>, key: string, node: NodeId): void {
  map.set(key, map.has(key) && map.get(key) !== node ? undefined : node);
}
