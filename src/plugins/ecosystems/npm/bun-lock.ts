import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { entries, isRecord, record, scalar, strings, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { namesOfKey, prefixesOfKey } from './bun-key.ts';
import { openBunLock, type BunEntry, type BunHead, type BunText } from './bun-text.ts';
import { parseDependencySpec, versionInFileName } from './dependency-spec.ts';
import type { FirstPartyPackage } from './first-party.ts';
import { hashesOf } from '#core/text/integrity.ts';
import { isChosen, requestedBy, type Requested } from './manifest.ts';
import { isPackageName, npmPurl, splitAtVersion } from './package-name.ts';
import { platformMarker } from './platform-marker.ts';
import { gitProvenance, registryFileName, urlProvenance, type Provenance } from './provenance.ts';
import { reportMissingEntries, reportStale } from './stale-lockfile.ts';
import { reportUnlockedMembers } from './unlocked-members.ts';
import { Workspace } from './workspace.ts';

/** bun.lock, the lockfile of Bun as text. */
export default function extract(input: ExtractInput): void {
  const lock = openBunLock(input.file, input.found);
  reportVersion(input, lock.head);
  new BunLock(input, lock).read();
}

const newest = 3;

function reportVersion({ found }: ExtractInput, head: BunHead): void {
  const version = scalar(head.value, 'lockfileVersion');
  if (version === undefined || (/^\d+$/.test(version) && Number(version) <= newest)) return;
  found.issue({
    code: 'unsupported-version',
    line: head.line('lockfileVersion'),
    message: `lockfileVersion ${version} is not known; it was read like version ${newest}`,
    remedy: 'Compare the result with bun pm ls --all, and look for a newer Muster.',
  });
}

class BunLock {
  readonly #input: ExtractInput;
  readonly #lock: BunText;
  readonly #workspace: Workspace;
  readonly #nodes = new TextMap();
  readonly #missing = new Map<string, number | undefined>();
  readonly #overrides: ReadonlyMap<string, string>;
  readonly #patched: ReadonlySet<string>;

  constructor(input: ExtractInput, lock: BunText) {
    this.#input = input;
    this.#lock = lock;
    this.#workspace = new Workspace(input);
    // rules for one parent only are objects; that they chose something cannot be told from the package
    this.#overrides = new Map(entries(lock.head.value, 'overrides').map(([selector, spec]) => [splitAtVersion(selector).name, typeof spec === 'string' ? spec : '']));
    this.#patched = new Set(entries(lock.head.value, 'patchedDependencies').map(([selector]) => selector));
  }

  read(): void {
    const members = entries(this.#lock.head.value, 'workspaces').map(([path, entry]) => ({ path, entry: record(entry), member: this.#member(path, record(entry)) }));
    for (const entry of this.#lock.packages()) this.#add(entry);
    for (const { path, entry, member } of members) {
      if (member === undefined) continue;
      const asked = requestedByEntry(entry);
      this.#connect(member.node, path === '' ? '' : member.name, asked.values(), member);
      reportStale(this.#input, member, asked, (name) => this.#workspace.named(name)?.node);
    }
    for (const { key, value: tuple } of this.#lock.packages()) {
      const from = this.#nodes.get(key);
      if (from !== undefined) this.#connect(from, key, requestedByEntry(infoOf(tuple)).values());
    }
    const root = members.find(({ path }) => path === '')?.member;
    reportUnlockedMembers(this.#input, this.#workspace, this.#input.file.directory, root?.manifest?.workspaces ?? []);
    this.#workspace.joinMembers(root);
    reportMissingEntries(this.#input, this.#missing);
  }

  #member(path: string, entry: ValueRecord): FirstPartyPackage | undefined {
    const directory = joinPath(this.#input.file.directory, path === '' ? '.' : path);
    if (directory === undefined) return undefined;
    return this.#workspace.add(directory, { name: text(entry, 'name'), version: text(entry, 'version'), line: this.#lock.head.line('workspaces', path) });
  }

  #add({ key, value: tuple, line: lineOf }: BunEntry): void {
    const identity = Array.isArray(tuple) ? text(tuple, 0) : undefined;
    const line = lineOf();
    const { name, rest } = splitAtVersion(identity ?? '');
    if (identity === undefined || rest === undefined || !isPackageName(name)) {
      this.#input.found.issue({
        code: 'partial', line,
        message: `the entry ${JSON.stringify(key.slice(0, 120))} does not name a package and was left out`,
        remedy: 'Let bun install write the lockfile again.',
      });
      return;
    }
    const own = this.#ownPackage(name, rest);
    if (own !== undefined) {
      this.#nodes.set(key, own.node);
      return;
    }
    const component = this.#component(key, name, rest, tuple as readonly Value[], line);
    const node = this.#input.found.component(component);
    this.#nodes.set(key, node);
    this.#workspace.remember(node, { line, platform: component.platform });
  }

  /** `workspace:packages/a`, `root:`, `link:…` and `file:…` to a package of this tree. */
  #ownPackage(name: string, reference: string): FirstPartyPackage | undefined {
    const base = this.#input.file.directory;
    if (reference.startsWith('root:')) return this.#workspace.add(base);
    const colon = reference.indexOf(':');
    const protocol = reference.slice(0, Math.max(colon, 0));
    const directory = joinPath(base, reference.slice(colon + 1));
    if (directory === undefined) return undefined;
    if (protocol === 'workspace') return this.#workspace.add(directory, { name });
    if ((protocol === 'link' || protocol === 'file') && this.#workspace.first.hasManifest(directory)) {
      return protocol === 'link' ? this.#workspace.first.reference(directory) : this.#workspace.first.at(directory);
    }
    return undefined;
  }

  #component(key: string, named: string, reference: string, tuple: readonly Value[], line: number | undefined): ComponentInput & { readonly purl: NonNullable<ReturnType<typeof npmPurl>> } {
    const spec = parseDependencySpec(reference);
    const name = (spec.kind === 'url' ? registryFileName(spec.url) : undefined) ?? named;
    const version = spec.kind === 'exact' ? spec.version : spec.kind === 'git' ? undefined : versionInFileName(reference, name);
    const info = infoOf(tuple);
    const isBundled = info['bundled'] === true;
    const provenance = provenanceOfTuple(reference, tuple);
    const installedAs = namesOfKey(key).at(-1)!;
    return {
      purl: npmPurl(name, version, provenance.qualifiers)!,
      origin: isBundled ? 'bundled' : provenance.origin,
      hashes: hashesOf(strings(tuple).findLast((item) => /^(?:sha\d+|md5)-/.test(item))),
      downloadLocation: provenance.downloadLocation,
      alias: installedAs === name ? undefined : installedAs,
      platform: platformMarker(info),
      overridden: isChosen(this.#overrides, installedAs, version) || this.#patched.has(`${named}@${reference}`),
      line,
    };
  }

  #connect(from: NodeId, asker: string, asked: Iterable<Requested>, member?: FirstPartyPackage): void {
    const prefixes = prefixesOfKey(asker);
    for (const request of asked) {
      const to = this.#find(prefixes, request.name) ?? (member === undefined ? undefined : this.#workspace.named(request.name)?.node);
      if (to !== undefined) {
        this.#input.found.depends(from, to, request.scope);
        if (member !== undefined) this.#workspace.require(to, this.#requirement(request));
      } else if (request.scope !== 'peer' && request.scope !== 'optional') this.#missing.set(`${request.name}@${request.spec}`, this.#input.found.lineOf(from));
    }
  }

  #find(prefixes: readonly string[], name: string): NodeId | undefined {
    for (const prefix of prefixes) {
      const node = this.#nodes.get(prefix + name);
      if (node !== undefined) return node;
    }
    return undefined;
  }

  /** `catalog:` stands for what the workspace says in one place. */
  #requirement({ name, spec }: Requested): string {
    if (!spec.startsWith('catalog:')) return spec;
    const catalog = spec.slice('catalog:'.length).trim();
    return (catalog === '' ? text(this.#lock.head.value, 'catalog', name) : text(this.#lock.head.value, 'catalogs', catalog, name)) ?? spec;
  }
}

/** Peers that are optional are listed apart. */
function requestedByEntry(entry: ValueRecord): Map<string, Requested> {
  const asked = requestedBy(entry);
  for (const name of strings(entry, 'optionalPeers')) {
    const request = asked.get(name);
    if (request?.scope === 'peer') asked.set(name, { ...request, scope: 'optional' });
  }
  return asked;
}

/** An entry is `[name@version, address, info, integrity]`, `[name@git…, info, tag]`, `[name@file:…, info]`. */
const infoOf = (tuple: Value): ValueRecord => (Array.isArray(tuple) ? ((tuple as Value[]).find(isRecord) ?? {}) : {});

function provenanceOfTuple(reference: string, tuple: readonly Value[]): Provenance {
  const spec = parseDependencySpec(reference);
  switch (spec.kind) {
    case 'exact': {
      const address = text(tuple[1]);
      return address === undefined || !address.includes('://') ? { origin: 'registry' } : { origin: 'registry', downloadLocation: address };
    }
    case 'git':
      return gitProvenance(spec.git);
    case 'url':
      return urlProvenance(spec.url);
    case 'path':
      return { origin: 'path' };
    default:
      return { origin: /\.(?:tgz|tar\.gz)$/.test(reference) ? 'path' : 'unknown' };
  }
}
