import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { scopeRank, scopes, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { entries, get, scalar, text, type ValueRecord } from '#core/text/value.ts';
import { parseDependencySpec } from './dependency-spec.ts';
import type { FirstPartyPackage } from './first-party.ts';
import { isChosen } from './manifest.ts';
import { npmPurl, splitAtVersion } from './package-name.ts';
import { providedPeers, type OpenPeer, type Request } from './provided-peers.ts';
import { reportDifferences, reportMissingEntries, reportMissingManifest } from './stale-lockfile.ts';
import { reportUnlockedMembers } from './unlocked-members.ts';
import { Workspace } from './workspace.ts';
import { berryEntries, type BerryEntry } from './yarn-berry-entries.ts';
import { isBuiltinPatch, localDirectory, parseReference, provenanceOfReference, withoutBindings, type BerryReference } from './yarn-berry-reference.ts';

/** yarn.lock of Yarn 2 and later. */
export function readYarnBerry(input: ExtractInput, lines: Iterable<string>): void {
  new YarnBerry(input).read(lines);
}

const newest = 10;

/** In place of a node. */
const several = -1;

class YarnBerry {
  readonly #input: ExtractInput;
  readonly #workspace: Workspace;
  readonly #overridden: ReadonlyMap<string, string>;
  /** Descriptors of entries and of what they ask for, numbered: a lockfile of 100 MB has half a million. */
  readonly #descriptors = new TextIndex();
  /** By number of the descriptor: node + 1. */
  readonly #nodes = new IntList();
  /** `several` where a name has several versions. */
  readonly #byName = new TextMap();
  readonly #memberAt = new Map<NodeId, FirstPartyPackage>();
  /** Triples: from, number of the descriptor, rank of the scope. */
  readonly #requests = new IntList();
  readonly #root: FirstPartyPackage | undefined;
  #isEmpty = true;

  constructor(input: ExtractInput) {
    this.#input = input;
    this.#workspace = new Workspace(input);
    this.#root = this.#workspace.first.hasManifest(input.file.directory) ? this.#workspace.add(input.file.directory) : undefined;
    this.#overridden = this.#root?.manifest?.overridden ?? new Map();
  }

  read(lines: Iterable<string>): void {
    for (const entry of berryEntries(lines, this.#input.found)) {
      if (entry.key === '__metadata') this.#reportVersion(scalar(entry.value, 'version'), entry.line);
      else this.#add(entry);
    }
    this.#connect();
    // the root has an entry in every lockfile; without it nothing would be compared
    if (this.#root?.manifest !== undefined && !this.#memberAt.has(this.#root.node)) this.#reportStale(this.#root, {});
    reportUnlockedMembers(this.#input, this.#workspace, this.#input.file.directory, this.#root?.manifest?.workspaces ?? []);
    const { members } = this.#workspace;
    this.#workspace.joinMembers(this.#workspace.at(this.#input.file.directory));
    // one that is there and cannot be read is told of at its own place
    if (!this.#isEmpty && this.#root === undefined && !members.some(({ manifest }) => manifest !== undefined)) reportMissingManifest(this.#input);
  }

  #reportVersion(version: string | undefined, line: number): void {
    if (version === undefined || (/^\d+$/.test(version) && Number(version) <= newest)) return;
    this.#input.found.issue({
      code: 'unsupported-version', line,
      message: `lockfile version ${version} is not known; it was read like version ${newest}`,
      remedy: 'Compare the result with yarn info --all, and look for a newer Muster.',
    });
  }

  #add({ key, value, line }: BerryEntry): void {
    const reference = parseReference(text(value, 'resolution') ?? key.split(', ')[0]!);
    const node = reference === undefined ? undefined : this.#node(key, reference, value, line);
    if (reference === undefined || node === undefined) {
      this.#input.found.issue({
        code: 'partial', line,
        message: `the entry ${JSON.stringify(key.slice(0, 120))} does not name a package and was left out`,
        remedy: 'Let yarn install write the lockfile again.',
      });
      return;
    }
    for (const descriptor of key.split(', ')) {
      this.#place(descriptor, node);
      const plain = withoutBindings(descriptor);
      if (plain !== descriptor && this.#described(plain) === undefined) this.#place(plain, node);
      const { name } = splitAtVersion(descriptor);
      const known = this.#byName.get(name);
      this.#byName.set(name, known !== undefined && known !== node ? several : node);
    }
    this.#isEmpty = false;
    const member = this.#workspace.ofNode(node);
    if (member !== undefined) this.#memberAt.set(node, member);
    this.#request(node, value, member);
  }

  #node(key: string, reference: BerryReference, value: ValueRecord, line: number): NodeId | undefined {
    const base = this.#input.file.directory;
    if (reference.protocol === 'workspace') {
      const directory = joinPath(base, reference.selector);
      return directory === undefined ? undefined : this.#workspace.add(directory, { name: reference.name, line }).node;
    }
    const local = localDirectory(reference, base);
    if (local !== undefined && this.#workspace.first.hasManifest(local)) {
      return (reference.protocol === 'link' ? this.#workspace.first.reference(local) : this.#workspace.add(local)).node;
    }
    return this.#component(key, reference, value, line);
  }

  #component(key: string, reference: BerryReference, value: ValueRecord, line: number): NodeId | undefined {
    const provenance = provenanceOfReference(reference);
    const version = text(value, 'version');
    const purl = npmPurl(reference.name, version === '0.0.0-use.local' ? undefined : version, provenance.qualifiers);
    if (purl === undefined) return undefined;
    const names = new Set(key.split(', ').map((descriptor) => splitAtVersion(descriptor).name));
    const isPatched = reference.protocol === 'patch' && !isBuiltinPatch(reference.selector);
    const common = { purl, line, platform: text(value, 'conditions') };
    const node = this.#input.found.component({
      ...common,
      origin: provenance.origin,
      downloadLocation: provenance.downloadLocation,
      overridden: isPatched || [...names].some((name) => isChosen(this.#overridden, name, version)),
    });
    for (const alias of names) if (alias !== reference.name) this.#input.found.component({ ...common, alias });
    this.#workspace.remember(node, common);
    return node;
  }

  /** Members list their development dependencies among the others: only the manifest tells them apart. */
  #request(from: NodeId, value: ValueRecord, member: FirstPartyPackage | undefined): void {
    const requested = member?.manifest?.requested;
    for (const [name, range] of entries(value, 'dependencies')) {
      if (typeof range !== 'string') continue;
      const optional = get(value, 'dependenciesMeta', name, 'optional') === 'true';
      const scope = requested?.get(name)?.scope ?? 'runtime';
      this.#ask(from, `${name}@${range}`, optional && scope === 'runtime' ? 'optional' : scope);
    }
    for (const [name, range] of entries(value, 'peerDependencies')) {
      if (typeof range !== 'string' || (requested !== undefined && requested.get(name)?.scope === 'development')) continue;
      const optional = get(value, 'peerDependenciesMeta', name, 'optional') === 'true';
      this.#ask(from, `${name}@${range}`, optional ? 'optional' : 'peer');
    }
    if (member?.manifest !== undefined) this.#reportStale(member, value);
  }

  #ask(from: NodeId, descriptor: string, scope: Scope): void {
    this.#requests.push(from);
    this.#requests.push(this.#descriptors.number(descriptor));
    this.#requests.push(scopeRank[scope]);
  }

  #connect(): void {
    const missing = new Map<string, number | undefined>();
    const open: OpenPeer[] = [];
    for (let at = 0; at < this.#requests.length; at += 3) {
      const from = this.#requests.at(at);
      const number = this.#requests.at(at + 1);
      const scope = scopes[this.#requests.at(at + 2)]!;
      const known = this.#nodes.at(number);
      const member = this.#memberAt.get(from);
      if (known > 0 && member === undefined) {
        this.#input.found.depends(from, known - 1, scope);
        continue;
      }
      const descriptor = this.#descriptors.text(number);
      const { name, rest: range = '' } = splitAtVersion(descriptor);
      const to = (known > 0 ? known - 1 : this.#otherwise(name, range)) ?? (scope === 'peer' || scope === 'optional' ? this.#only(name) : undefined) ?? this.#workspace.named(name)?.node;
      if (to !== undefined) {
        this.#input.found.depends(from, to, scope);
        if (member !== undefined) this.#workspace.require(to, member.manifest?.requested.get(name)?.spec ?? range);
      } else if (scope !== 'peer' && scope !== 'optional') missing.set(descriptor, this.#input.found.lineOf(from));
      else if (this.#byName.get(name) === several) open.push({ from, name, scope });
    }
    for (const { from, to, scope } of providedPeers(open, () => this.#asked())) this.#input.found.depends(from, to, scope);
    reportMissingEntries(this.#input, missing);
  }

  *#asked(): Generator<Request> {
    for (let at = 0; at < this.#requests.length; at += 3) {
      const number = this.#requests.at(at + 1);
      const { name, rest: range = '' } = splitAtVersion(this.#descriptors.text(number));
      const known = this.#nodes.at(number);
      yield { from: this.#requests.at(at), name, to: known > 0 ? known - 1 : this.#otherwise(name, range), scope: scopes[this.#requests.at(at + 2)]! };
    }
  }

  #place(descriptor: string, node: NodeId): void {
    this.#nodes.set(this.#descriptors.number(descriptor), node + 1);
  }

  #described(descriptor: string): NodeId | undefined {
    const number = this.#descriptors.find(descriptor);
    const known = number === undefined ? 0 : this.#nodes.at(number);
    return known > 0 ? known - 1 : undefined;
  }

  #only(name: string): NodeId | undefined {
    const node = this.#byName.get(name);
    return node === several ? undefined : node;
  }

  /** With the protocol that older versions leave out; else what `resolutions` put in its place. */
  #otherwise(name: string, range: string): NodeId | undefined {
    const found = this.#described(`${name}@npm:${range}`);
    if (found !== undefined) return found;
    const override = this.#overridden.get(name);
    if (override === undefined) return undefined;
    return this.#described(`${name}@${override}`) ?? this.#described(`${name}@npm:${override}`) ?? this.#only(name);
  }

  #reportStale(member: FirstPartyPackage, value: ValueRecord): void {
    const requested = [...member.manifest!.requested.values()];
    const [dependencies, peers] = [new Map(entries(value, 'dependencies')), new Map(entries(value, 'peerDependencies'))];
    const missing = requested.filter(({ name }) => !dependencies.has(name) && !peers.has(name));
    const surplus = [...dependencies.keys()].filter((name) => !member.manifest!.requested.has(name));
    const changed = requested.flatMap((request) => {
      const known = (request.section === 'peerDependencies' ? peers : dependencies).get(request.name);
      return typeof known !== 'string' || this.#overridden.has(request.name) || isSameRange(request.spec, known) ? [] : [{ request, known }];
    });
    reportDifferences(this.#input, member, { missing, changed, surplus }, (name) => this.#workspace.named(name)?.node);
  }
}

/** Newer versions write the protocol `npm:` where none is given; of other protocols they may spell what they found in other ways. */
function isSameRange(here: string, there: string): boolean {
  const isRange = (text: string): boolean => ['exact', 'range', 'alias'].includes(parseDependencySpec(text).kind);
  const plain = (text: string): string => text.trim().replace(/^npm:/, '').replace(/\s+/g, ' ');
  return !isRange(here) || !isRange(there) || plain(here) === plain(there);
}
