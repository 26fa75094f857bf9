import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextList } from '#core/inventory/text-list.ts';
import { scopeRank, scopes, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { FirstParty, type FirstPartyPackage, type KnownOfPackage } from './first-party.ts';
import { hashesOf } from '#core/text/integrity.ts';
import { publicRequirement, versionInFileName } from './dependency-spec.ts';
import { isChosen, type Requested } from './manifest.ts';
import { InstalledNames, lookUp, LOCATION_LIMIT } from './node-resolution.ts';
import { isPackageName, npmPurl } from './package-name.ts';
import { provenanceOf, registryFileName, type Provenance } from './provenance.ts';
import { Reasons } from './reasons.ts';
import { reportMissingEntries, reportStale, versionOutside } from './stale-lockfile.ts';
import { WorkspacePatterns } from './workspace-patterns.ts';

/** A package as it stands in a lockfile of npm. */
export interface LockedPackage extends KnownOfPackage {
  /** Its own name, where it differs from the directory it is installed in. */
  readonly realName?: string | undefined;
  readonly resolved?: string | undefined;
  readonly integrity?: string | undefined;
  readonly scope?: Scope | undefined;
  readonly isBundled?: boolean | undefined;
  readonly platform?: string | undefined;
}

interface Folder extends LockedPackage {
  readonly location: string;
}

/**
 * The tree of `node_modules` that a lockfile of npm describes. Packages are named by location (`node_modules/a/node_modules/b`, `packages/web`),
 * and a dependency means what Node would find from there.
 */
export class LockedTree {
  readonly #input: ExtractInput;
  readonly #base: string;
  readonly #first: FirstParty;
  readonly #reasons: Reasons;
  readonly #installed = new InstalledNames();
  /** The root and directories, by location. */
  readonly #places = new Map<string, NodeId>();
  readonly #links = new Map<string, string>();
  readonly #versionless: Asked[] = [];
  readonly #folders: Folder[] = [];
  /** Packages whose address may be one that somebody asked for: known only when everybody was heard. */
  readonly #undecided: Folder[] = [];
  readonly #askedUrls = new Set<string>();
  /** By node: rank of the mark + 1. Lists outside of the heap instead of objects: a lockfile of 100 MB has 200,000 packages. */
  readonly #marks = new IntList();
  /** By node: line + 1 of components, to tell more of them later; -1 where no line is known. */
  readonly #lines = new IntList();
  readonly #platforms = new Map<NodeId, string>();
  /** Who asks, and where in the lists of what is asked for each ends. */
  readonly #askers = new TextList();
  readonly #askersEnd = new IntList();
  #lastAsker: string | undefined;
  /** By number among the installed. */
  readonly #askedNames = new IntList();
  readonly #askedScopes = new IntList();
  #overridden: ReadonlyMap<string, string> = new Map();
  #workspaces = new WorkspacePatterns([]);
  readonly #projects: (readonly [location: string, member: FirstPartyPackage])[] = [];
  readonly #requests = new Map<string, ReadonlyMap<string, Requested>>();

  /** npm ran inside a package that is itself installed: the marks of such a lockfile are relative to that package and say nothing of the project. */
  readonly isOfInstalledPackage: boolean;

  /** `base` is the directory that locations are relative to. */
  constructor(input: ExtractInput, base: string) {
    this.isOfInstalledPackage = base.split('/').includes('node_modules');
    this.#input = input;
    this.#base = base;
    this.#first = new FirstParty(input);
    this.#reasons = new Reasons(input.found);
  }

  /** The package whose dependencies these are; tell it first. */
  root(known: KnownOfPackage, workspaces: readonly string[] = []): FirstPartyPackage {
    const root = this.#first.at(this.#base, known);
    this.#overridden = root.manifest?.overridden ?? this.#overridden;
    this.#workspaces = new WorkspacePatterns(workspaces.length > 0 ? workspaces : (root.manifest?.workspaces ?? []));
    this.#addProject('', root);
    return root;
  }

  /** A package installed at the location. */
  package(location: string, locked: LockedPackage): void {
    if (location.length > LOCATION_LIMIT) {
      this.reportNameless(location, locked.line);
      return;
    }
    const resolved = locked.resolved;
    if (resolved !== undefined && resolved.startsWith('http') && registryFileName(resolved) === undefined) this.#undecided.push({ ...locked, location });
    else this.#add(location, locked, provenanceOf(resolved));
  }

  /** A directory that a link points to. */
  folder(location: string, locked: LockedPackage): void {
    this.#folders.push({ ...locked, location });
  }

  link(location: string, target: string): void {
    this.#links.set(location, target);
  }

  /** The package at `location` (empty for the root) asks for a package by name. */
  ask(location: string, name: string, spec: string, scope: Scope): void {
    if (this.#lastAsker !== location) {
      if (this.#askers.length > 0) this.#askersEnd.push(this.#askedNames.length);
      this.#askers.add(location);
      this.#lastAsker = location;
    }
    this.#askedNames.push(this.#installed.names.number(name));
    this.#askedScopes.push(scopeRank[scope]);
    if (spec.startsWith('http')) this.askUrl(spec);
  }

  /** Somebody asks for the package at this address. */
  askUrl(url: string): void {
    const hash = url.indexOf('#');
    this.#askedUrls.add(hash === -1 ? url : url.slice(0, hash));
  }

  /** What the lockfile says that the root or a directory of the tree asks for, to be compared with its manifest. */
  askAll(location: string, requests: ReadonlyMap<string, Requested>): void {
    this.#requests.set(location, requests);
    for (const { name, spec, scope } of requests.values()) this.ask(location, name, spec, scope);
  }

  /** As `askAll`, where the lockfile repeats nothing and the requests are those of the manifest. */
  expect(location: string, requests: ReadonlyMap<string, Requested>): void {
    this.#requests.set(location, requests);
  }

  /** Call when everything was told: makes folders projects or components, gives the edges, and compares scopes. */
  settle(reportsMissing = true): void {
    for (const { location, ...locked } of this.#undecided) this.#add(location, locked, provenanceOf(locked.resolved, (url) => this.#askedUrls.has(url)));
    for (const folder of this.#folders) this.#addFolder(folder);
    for (const [location, target] of this.#links) {
      const node = this.#places.get(target) ?? this.#installed.get(target);
      if (node !== undefined) this.#installed.set(location, node);
    }
    const missing = this.#addEdges();
    this.#reasons.eachMarkBeyondEdges(this.#marked(), (node, scope) => this.#tell(node, { scope }));
    reportUnresolved(this.#input.found, this.#versionless, 'Let npm install write the lockfile again.');
    if (reportsMissing) reportMissingEntries(this.#input, missing);
    for (const [location, member] of this.#projects) this.#compare(location, member);
  }

  reportNameless(entry: string, line: number | undefined): void {
    this.#input.found.issue({
      code: 'partial',
      line,
      message: `the entry ${JSON.stringify(entry.slice(0, 120))} does not name a package and was left out`,
      remedy: 'Let npm install write the lockfile again.',
    });
  }

  #addProject(location: string, member: FirstPartyPackage): void {
    this.#places.set(location, member.node);
    this.#reasons.project(member.node);
    this.#projects.push([location, member]);
  }

  /** Tells the requirements of a project, and where its manifest does not agree with the lockfile. */
  #compare(location: string, member: FirstPartyPackage): void {
    const locked = this.#requests.get(location);
    const visible = this.#installed.visibleFrom(location);
    if (locked !== undefined) reportStale(this.#input, member, locked, (name) => this.#installed.lookUp(visible, name), (request) => this.#outside(request, this.#installed.lookUp(visible, request.name)));
    for (const { name, spec } of (member.manifest?.requested ?? locked)?.values() ?? []) {
      const node = this.#installed.lookUp(visible, name);
      if (node !== undefined) this.#tell(node, { requirement: publicRequirement(spec) });
    }
  }

  /** What an override put there is not what was asked for, and projects are what they are. */
  #outside(request: Requested, node: NodeId | undefined): string | undefined {
    return node === undefined || this.#lines.at(node) === 0 || this.#overridden.has(request.name) ? undefined : versionOutside(request, this.#input.found.purlOf(node));
  }

  /** Adds to what was told of a component; projects are left alone. */
  #tell(node: NodeId, more: { readonly scope: Scope } | { readonly requirement: string }): void {
    const line = this.#lines.at(node);
    const purl = line === 0 ? undefined : this.#input.found.purlOf(node);
    if (purl !== undefined) this.#input.found.component({ purl, line: line === -1 ? undefined : line - 1, platform: this.#platforms.get(node), ...more });
  }

  #remember(node: NodeId, { scope, line, platform }: LockedPackage): void {
    if (this.#lines.at(node) === 0) {
      this.#lines.set(node, line === undefined ? -1 : line + 1);
      if (platform !== undefined) this.#platforms.set(node, platform);
    }
    this.#mark(node, scope);
  }

  #add(location: string, locked: LockedPackage, provenance: Provenance): void {
    const installedAs = installedName(location);
    const name = locked.realName ?? installedAs;
    const isOfRegistry = provenance.qualifiers === undefined && provenance.origin !== 'path';
    // npm itself reads it there, as its earliest lockfiles of this form have entries without version
    const version = locked.version ?? (isOfRegistry && locked.resolved !== undefined ? versionInFileName(locked.resolved, name) : undefined);
    const purl = npmPurl(name, version, provenance.qualifiers);
    if (purl === undefined || !isPackageName(installedAs)) {
      this.reportNameless(location, locked.line);
      return;
    }
    // packages of repositories, addresses and directories need not have one
    if (version === undefined && isOfRegistry) this.#versionless.push({ name, line: locked.line });
    // what the root itself bundles was fetched like everything else
    const isBundled = locked.isBundled === true && (locked.resolved === undefined || locked.resolved === '') && location.indexOf('node_modules/') !== location.lastIndexOf('node_modules/');
    const node = this.#input.found.component({
      purl,
      origin: isBundled ? 'bundled' : provenance.origin,
      licenses: locked.licenses,
      hashes: hashesOf(locked.integrity),
      downloadLocation: provenance.downloadLocation,
      alias: name === installedAs ? undefined : installedAs,
      platform: locked.platform,
      overridden: isChosen(this.#overridden, installedAs, version),
      line: locked.line,
    });
    this.#installed.set(location, node);
    this.#remember(node, locked);
  }

  /** A package found twice is there for the stronger of both reasons. */
  #mark(node: NodeId, scope: Scope | undefined): void {
    if (scope === undefined) return;
    const before = this.#marks.at(node);
    const rank = scopeRank[scope];
    if (before === 0 || rank < before - 1) this.#marks.set(node, rank + 1);
  }

  *#marked(): Generator<readonly [NodeId, Scope]> {
    for (let node = 0; node < this.#marks.length; node++) {
      const mark = this.#marks.at(node);
      if (mark !== 0) yield [node, scopes[mark - 1]!];
    }
  }

  /** Members of the workspace and packages of the tree are projects; other directories are path dependencies. */
  #addFolder({ location, ...locked }: Folder): void {
    const directory = joinPath(this.#base, location);
    const linkedAs = this.#linkNames().get(location);
    const name = locked.realName ?? linkedAs ?? nameOf(location);
    if (directory !== undefined && (this.#first.hasManifest(directory) || this.#workspaces.has(location))) {
      const member = this.#first.at(directory, { ...locked, name });
      this.#addProject(location, member);
      const root = this.#places.get('');
      if (root !== undefined && this.#workspaces.has(location)) this.#reasons.depends(root, member.node, 'runtime');
      return;
    }
    const purl = npmPurl(name, locked.version);
    // without a link nothing in node_modules leads there
    if (purl === undefined || linkedAs === undefined) {
      this.reportNameless(location, locked.line);
      return;
    }
    const node = this.#input.found.component({
      purl, origin: 'path', licenses: locked.licenses, line: locked.line,
      alias: linkedAs === undefined || linkedAs === name ? undefined : linkedAs,
    });
    this.#places.set(location, node);
    this.#remember(node, locked);
  }

  #names: Map<string, string> | undefined;

  #linkNames(): Map<string, string> {
    this.#names ??= new Map([...this.#links].map(([location, target]) => [target, installedName(location)]));
    return this.#names;
  }

  /** Answers the names of runtime dependencies that the lockfile has no entry for, with the line of what asks for them. */
  #addEdges(): Map<string, number | undefined> {
    const missing = new Map<string, number | undefined>();
    this.#askersEnd.push(this.#askedNames.length);
    for (let index = 0, at = 0; index < this.#askers.length; index++) {
      const asker = this.#askers.text(index);
      const from = this.#places.get(asker) ?? this.#installed.get(asker);
      const visible = this.#installed.visibleFrom(asker);
      for (; at < this.#askersEnd.at(index); at++) {
        const name = this.#askedNames.at(at);
        const scope = scopes[this.#askedScopes.at(at)]!;
        const to = lookUp(visible, name);
        if (to === undefined) {
          if (scope === 'runtime') missing.set(this.#installed.names.text(name), from === undefined ? undefined : this.#input.found.lineOf(from));
        } else if (from !== undefined) this.#reasons.depends(from, to, scope);
      }
    }
    return missing;
  }
}

/** `node_modules/a/node_modules/@acme/b` is installed as `@acme/b`. */
export function installedName(location: string): string {
  const at = location.lastIndexOf('node_modules/');
  return at === -1 ? nameOf(location) : location.slice(at + 13);
}
