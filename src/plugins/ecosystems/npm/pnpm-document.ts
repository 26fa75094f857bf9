import { checkedPieces, checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import { TextList } from '#core/inventory/text-list.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { scopeRank, scopes, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { entries, get, isRecord, record, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { Catalogs } from './catalogs.ts';
import type { FirstPartyPackage } from './first-party.ts';
import { pnpmLockHead, pnpmPackage, pnpmSnapshot } from './lockfile-shapes.ts';
import { lockedRequirement, pnpmDifferences } from './pnpm-differences.ts';
import { keyOfReference, parseDependencyPath, withoutPeers } from './pnpm-dependency-path.ts';
import { overriddenByPnpm } from './pnpm-overrides.ts';
import { pnpmComponent } from './pnpm-package.ts';
import type { PnpmText } from './pnpm-text.ts';
import { Reasons } from './reasons.ts';
import { reportDifferences, reportMissingEntries } from './stale-lockfile.ts';
import type { Workspace } from './workspace.ts';

export interface PnpmDocumentInput {
  readonly input: ExtractInput;
  readonly workspace: Workspace;
  readonly base: string;
  readonly lock: PnpmText;
  /** Of the lockfile version. */
  readonly major: number;
}

const groups: readonly (readonly [section: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
  ['configDependencies', 'build'],
  ['packageManagerDependencies', 'build'],
];

/** One document of a pnpm-lock.yaml. */
export class PnpmDocument {
  readonly #input: ExtractInput;
  readonly #workspace: Workspace;
  readonly #base: string;
  readonly #catalogs: Catalogs;
  readonly #text: PnpmText;
  /** Without long sections that are read in pieces. */
  readonly #lock: ValueRecord;
  readonly #major: number;
  readonly #reasons: Reasons;
  /** Lists outside of the heap instead of objects: a lockfile of 100 MB has 400,000 packages. */
  readonly #nodes = new TextMap();
  readonly #names = new TextIndex();
  /** By key: number of the name. */
  readonly #nameOf = new TextMap();
  /** By key of a package that has peers: number in `#peers`. */
  readonly #withPeers = new TextMap();
  readonly #peers = new TextList();
  /** By node: rank of the mark + 1. */
  readonly #marks = new IntList();
  readonly #missing = new Map<string, number | undefined>();

  constructor({ input, workspace, base, lock, major }: PnpmDocumentInput) {
    this.#input = input;
    this.#workspace = workspace;
    this.#base = base;
    this.#catalogs = new Catalogs(input.tree, input.found);
    this.#text = lock;
    this.#lock = lock.head;
    this.#major = major;
    this.#reasons = new Reasons(input.found);
  }

  #line(...path: string[]): number | undefined {
    return this.#text.line(...path);
  }

  read(): void {
    const importers = isRecord(this.#lock['importers']) ? entries(this.#lock, 'importers') : [['.', this.#lock] as const];
    const members = importers.map(([path, importer]) => ({ path, member: this.#importer(path, importer), importer: record(importer) }));
    for (const section of ['importers', 'packages', 'snapshots']) this.#demandMapping(section);
    checkShape(this.#input.found, { value: this.#lock, line: (...path) => this.#line(...path.map(String)) }, pnpmLockHead);
    const overridden = overriddenByPnpm(this.#lock);
    for (const { key, value, line } of checkedPieces(this.#input.found, this.#text.members('packages'), pnpmPackage, (member) => ['packages', member.key])) this.#addPackage(key, record(value), line, overridden);
    const hasSnapshots = this.#addSnapshots();
    for (const { path, member, importer } of members) if (member !== undefined) this.#connectImporter(member, importer, (section, name) => this.#lineInImporter(path, section, name));
    // from version 9 on, packages are told once, and their combinations with peers apart from them
    for (const { key, value } of this.#text.members(hasSnapshots ? 'snapshots' : 'packages')) this.#connectPackage(key, record(value));
    this.#reasons.eachMarkBeyondEdges(this.#marked(), (node, scope) => this.#workspace.tell(node, { scope }));
    reportMissingEntries(this.#input, this.#missing);
  }

  /** What is left empty is no fault. */
  #demandMapping(section: string): void {
    const value = this.#lock[section];
    if (value === undefined || value === '' || isRecord(value)) return;
    this.#input.found.issue({ code: 'partial', line: this.#line(section), message: `${section} is not a mapping and was left out`, remedy: 'Let pnpm install write the lockfile again.' });
  }

  #importer(path: string, importer: Value): FirstPartyPackage | undefined {
    const directory = joinPath(this.#base, path);
    if (directory === undefined) {
      this.#input.found.issue({
        code: 'missing-file', line: this.#line('importers', path),
        message: `the project ${path} lies outside of what is scanned; what it asks for is not told`,
        remedy: 'Scan a directory that holds all projects of the workspace.',
      });
      return undefined;
    }
    const asks = groups.some(([section]) => Object.keys(record(importer, section)).length > 0);
    if (!asks && !this.#workspace.first.hasManifest(directory)) return undefined;
    const member = this.#workspace.add(directory, { line: this.#line('importers', path) ?? 1 });
    this.#reasons.project(member.node);
    return member;
  }

  #addPackage(key: string, entry: ValueRecord, line: number, overridden: (name: string, version: string | undefined) => boolean): void {
    const own = this.#ownPackage(entry);
    if (own !== undefined) {
      this.#nodes.set(key, own.node);
      return;
    }
    const path = parseDependencyPath(key, this.#major);
    const component = pnpmComponent(path, entry, line);
    if (component === undefined) {
      this.#input.found.issue({
        code: 'partial', line,
        message: `the entry ${JSON.stringify(key.slice(0, 120))} does not name a package and was left out`,
        remedy: 'Let pnpm install write the lockfile again.',
      });
      return;
    }
    const name = text(entry, 'name') ?? path.name!;
    const isOverridden = overridden(name, text(entry, 'version') ?? path.version);
    const node = this.#input.found.component({ ...component, overridden: isOverridden });
    this.#nodes.set(key, node);
    this.#nameOf.set(key, this.#names.number(name));
    this.#workspace.remember(node, component);
    if (entry['peerDependencies'] !== undefined) this.#withPeers.set(key, this.#peers.add(peersOf(entry)));
    this.#mark(node, entry);
  }

  /** A directory of this tree that pnpm copies into place. */
  #ownPackage(entry: ValueRecord): FirstPartyPackage | undefined {
    if (text(entry, 'resolution', 'type') !== 'directory') return undefined;
    const directory = joinPath(this.#base, text(entry, 'resolution', 'directory') ?? '..');
    if (directory === undefined || directory === this.#base || !this.#workspace.first.hasManifest(directory)) return undefined;
    const member = this.#workspace.add(directory);
    this.#reasons.project(member.node);
    return member;
  }

  /** Before version 9 every entry says whether it is only there for development, or optional. */
  #mark(node: NodeId, entry: ValueRecord): void {
    if (this.#major >= 9 || (entry['dev'] === undefined && entry['optional'] === undefined)) return;
    const scope = entry['dev'] === 'true' ? 'development' : entry['optional'] === 'true' ? 'optional' : 'runtime';
    const before = scopes[this.#marks.at(node) - 1];
    if (before === undefined || before === 'development' || scope === 'runtime') this.#marks.set(node, scopeRank[scope] + 1);
  }

  *#marked(): Generator<readonly [NodeId, Scope]> {
    for (let node = 0; node < this.#marks.length; node++) {
      const scope = scopes[this.#marks.at(node) - 1];
      if (scope !== undefined) yield [node, scope];
    }
  }

  /** False when there are none. */
  #addSnapshots(): boolean {
    let isEmpty = true;
    for (const { key } of checkedPieces(this.#input.found, this.#text.members('snapshots'), pnpmSnapshot, (member) => ['snapshots', member.key])) {
      isEmpty = false;
      const plain = withoutPeers(key);
      const node = key === plain ? undefined : this.#nodes.get(plain);
      if (node === undefined) continue;
      this.#nodes.set(key, node);
      const name = this.#nameOf.get(plain);
      if (name !== undefined) this.#nameOf.set(key, name);
    }
    return !isEmpty;
  }

  #connectPackage(key: string, entry: ValueRecord): void {
    const from = this.#nodes.get(key);
    if (from === undefined) return;
    const number = this.#withPeers.get(this.#major >= 9 ? withoutPeers(key) : key);
    const peers = number === undefined ? undefined : this.#peers.text(number);
    for (const [section, scope] of [['dependencies', 'runtime'], ['optionalDependencies', 'optional']] as const) {
      const dependencies = entry[section];
      if (!isRecord(dependencies)) continue;
      for (const name of Object.keys(dependencies)) {
        const reference = dependencies[name];
        if (typeof reference !== 'string') continue;
        const asPeer = peers?.includes(`\n${name}\n`) ? 'peer' : peers?.includes(`\n${name}\0`) ? 'optional' : undefined;
        const to = this.#target(name, reference, this.#base);
        if (to !== undefined) this.#reasons.depends(from, to, asPeer ?? scope);
        else if (scope === 'runtime') this.#missing.set(`${name}@${reference}`, this.#input.found.lineOf(from));
      }
    }
  }

  #lineInImporter(path: string, section: string, name: string): number | undefined {
    return this.#line('importers', path, section, name) ?? (path === '.' ? this.#line(section, name) : undefined);
  }

  #connectImporter(member: FirstPartyPackage, importer: ValueRecord, lineOf: (section: string, name: string) => number | undefined): void {
    const locked = new Map<string, string | undefined>();
    for (const [section, scope] of groups) {
      for (const [name, value] of entries(importer, section)) {
        const reference = typeof value === 'string' ? value : text(value, 'version');
        if (reference === undefined) continue;
        const specifier = text(value, 'specifier') ?? text(importer, 'specifiers', name) ?? text(this.#lock, 'specifiers', name);
        if (scope !== 'build' && !reference.startsWith('runtime:')) locked.set(name, specifier);
        const to = this.#target(name, reference, member.directory);
        if (to === undefined) {
          if (!reference.startsWith('link:')) this.#missing.set(`${name}@${reference}`, lineOf(section, name));
          else this.#reportLink(name, reference, lineOf(section, name));
          continue;
        }
        // what pnpm installs for a peer of the project stands among its dependencies
        const requested = member.manifest?.requested.get(name);
        this.#reasons.depends(member.node, to, requested?.section === 'peerDependencies' ? requested.scope : scope);
        const requirement = specifier && lockedRequirement(this.#lock, name, specifier);
        if (requirement !== undefined) this.#workspace.require(to, requirement);
      }
    }
    const requested = member.manifest?.requested;
    if (isOfPnpmItself(importer) || requested === undefined) return;
    reportDifferences(this.#input, member, pnpmDifferences(requested, locked, { lock: this.#lock, now: (request) => this.#catalogs.text(member, request) }), (name) => this.#workspace.named(name)?.node);
  }

  #target(name: string, reference: string, from: string): NodeId | undefined {
    if (reference.startsWith('link:')) return this.#linked(reference.slice('link:'.length), from)?.node;
    const node = this.#nodes.get(keyOfReference(name, reference, this.#major));
    if (node !== undefined) return node;
    // an alias, an address or a directory stands there as a key of its own
    const other = this.#nodes.get(reference);
    if (other !== undefined && !this.#isNamed(reference, name)) this.#workspace.tell(other, { alias: name });
    return other;
  }

  #isNamed(key: string, name: string): boolean {
    const number = this.#nameOf.get(key);
    return number !== undefined && this.#names.text(number) === name;
  }

  /** A link leads to a project of the workspace, or to another directory whose own manifest says the rest. */
  #linked(path: string, from: string): FirstPartyPackage | undefined {
    const directory = joinPath(from, path);
    if (directory === undefined) return undefined;
    return this.#workspace.at(directory) ?? this.#workspace.local(path, from);
  }

  #reportLink(name: string, reference: string, line: number | undefined): void {
    this.#input.found.issue({
      code: 'missing-file', line,
      message: `${name} is linked to ${reference.slice('link:'.length)}, where there is no package`,
      remedy: 'Scan a directory that holds the linked package too.',
    });
  }
}

/** Names, each behind a line break; one that is optional ends with a zero. */
function peersOf(entry: ValueRecord): string {
  const names = Object.keys(record(entry, 'peerDependencies'));
  return `\n${names.map((name) => (get(entry, 'peerDependenciesMeta', name, 'optional') === 'true' ? `${name}\0\n` : `${name}\n`)).join('')}`;
}

/** The document before the lockfile tells what pnpm itself needs, and nothing of the project. */
const isOfPnpmItself = (importer: ValueRecord): boolean => importer['configDependencies'] !== undefined || importer['packageManagerDependencies'] !== undefined;
