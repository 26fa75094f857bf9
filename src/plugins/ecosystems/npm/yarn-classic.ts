import type { Hash } from '#core/model/component.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { scopeRank, scopes, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { isInside, joinPath } from '#core/plugin/path.ts';
import { parseDependencySpec, type DependencySpec } from './dependency-spec.ts';
import { hashesOf, hexHash } from '#core/text/integrity.ts';
import { isChosen } from './manifest.ts';
import { npmPurl, splitAtVersion } from './package-name.ts';
import { gitProvenance, provenanceOf, registryFileName, urlProvenance, type Provenance } from './provenance.ts';
import { reportMissingEntries, reportMissingManifest } from './stale-lockfile.ts';
import { Workspace } from './workspace.ts';
import { memberDirectories } from './workspace-members.ts';
import { classicEntries, demandEntries, type ClassicEntry } from './yarn-classic-entries.ts';

/** yarn.lock of version 1. */
export function readYarnClassic(input: ExtractInput, lines: Iterable<string>): void {
  new YarnClassic(input).read(lines);
}

class YarnClassic {
  readonly #input: ExtractInput;
  readonly #workspace: Workspace;
  readonly #overridden: ReadonlyMap<string, string>;
  /** Patterns of entries and of what they depend on, numbered: a lockfile of 100 MB has a million. */
  readonly #patterns = new TextIndex();
  /** By number of the pattern: node + 1. */
  readonly #nodes = new IntList();
  /** `several` where a name has several versions. */
  readonly #byName = new TextMap();
  /** Triples: from, number of the pattern, rank of the scope. */
  readonly #edges = new IntList();

  constructor(input: ExtractInput) {
    this.#input = input;
    this.#workspace = new Workspace(input);
    const root = this.#workspace.first.hasManifest(input.file.directory) ? this.#workspace.add(input.file.directory) : undefined;
    this.#overridden = root?.manifest?.overridden ?? new Map();
    for (const directory of memberDirectories(input.tree, input.file.directory, root?.manifest?.workspaces ?? [])) this.#workspace.add(directory);
    this.#workspace.joinMembers(root);
  }

  read(lines: Iterable<string>): void {
    let count = 0;
    const odd: number[] = [];
    for (const entry of classicEntries(lines, (line) => odd.push(line))) {
      count++;
      this.#add(entry);
    }
    demandEntries(count, odd[0]);
    if (odd.length > 0) this.#reportOdd(odd);
    this.#connect();
    if (this.#workspace.members.length > 0) this.#workspace.connect((request, member) => this.#find(request.name, request.spec) ?? this.#file(request.name, request.spec, member.directory));
    else if (count > 0) reportMissingManifest(this.#input);
  }

  #add(entry: ClassicEntry): void {
    const asked = entry.patterns.map(readPattern);
    const node = this.#localPackage(asked) ?? this.#component(entry, asked);
    if (node === undefined) return;
    for (const pattern of entry.patterns) this.#nodes.set(this.#patterns.number(pattern), node + 1);
    for (const { name } of asked) {
      const known = this.#byName.get(name);
      this.#byName.set(name, known !== undefined && known !== node ? several : node);
    }
    this.#ask(node, entry.dependencies, 'runtime');
    this.#ask(node, entry.optionalDependencies, 'optional');
  }

  #ask(from: NodeId, dependencies: ClassicEntry['dependencies'], scope: Scope): void {
    for (const [name, requirement] of dependencies) {
      this.#edges.push(from);
      this.#edges.push(this.#patterns.number(`${name}@${requirement}`));
      this.#edges.push(scopeRank[scope]);
    }
  }

  /** `file:` and `link:` to a package of this tree lead to a project. */
  #localPackage(asked: readonly Asked[]): NodeId | undefined {
    for (const { spec } of asked) {
      const own = spec?.kind === 'path' ? this.#workspace.local(spec.path, this.#input.file.directory) : undefined;
      if (own !== undefined) return this.#workspace.first.at(own.directory).node;
    }
    return undefined;
  }

  #component(entry: ClassicEntry, asked: readonly Asked[]): NodeId | undefined {
    const plain = asked.find(({ spec }) => spec?.kind !== 'alias');
    const name = plain === undefined ? aliasedName(asked) : nameOfAsked(plain);
    const provenance = provenanceOfEntry(entry, asked);
    const purl = name === undefined ? undefined : npmPurl(name, entry.version, provenance.qualifiers);
    if (purl === undefined) {
      this.#input.found.issue({
        code: 'partial', line: entry.line,
        message: `the entry ${JSON.stringify(entry.patterns.join(', ').slice(0, 120))} does not name a package and was left out`,
        remedy: 'Let yarn install write the lockfile again.',
      });
      return undefined;
    }
    const aliases = asked.map((item) => item.name).filter((alias) => alias !== name);
    const node = this.#input.found.component({
      purl,
      origin: provenance.origin,
      hashes: hashesOfEntry(entry),
      downloadLocation: provenance.downloadLocation,
      alias: aliases[0],
      overridden: asked.some((item) => isChosen(this.#overridden, item.name, entry.version)),
      line: entry.line,
    });
    for (const alias of aliases.slice(1)) this.#input.found.component({ purl, alias, line: entry.line });
    this.#workspace.remember(node, { line: entry.line });
    return node;
  }

  #connect(): void {
    const missing = new Map<string, number | undefined>();
    for (let at = 0; at < this.#edges.length; at += 3) {
      const from = this.#edges.at(at);
      const pattern = this.#edges.at(at + 1);
      const scope = scopes[this.#edges.at(at + 2)]!;
      const known = this.#nodes.at(pattern);
      const to = known > 0 ? known - 1 : this.#otherwise(this.#patterns.text(pattern));
      if (to !== undefined) this.#input.found.depends(from, to, scope);
      else if (scope === 'runtime') missing.set(this.#patterns.text(pattern), this.#input.found.lineOf(from));
    }
    reportMissingEntries(this.#input, missing);
  }

  /** A package that no pattern leads to, by its name. */
  #otherwise(pattern: string): NodeId | undefined {
    const { name } = splitAtVersion(pattern);
    return this.#chosen(name) ?? this.#workspace.named(name)?.node;
  }

  #find(name: string, requirement: string): NodeId | undefined {
    return this.#exact(`${name}@${requirement}`) ?? this.#chosen(name);
  }

  /** A member names an archive from where it stands, the lockfile from where the lockfile stands. */
  #file(name: string, requirement: string, directory: string): NodeId | undefined {
    const spec = parseDependencySpec(requirement);
    const path = spec.kind === 'path' ? joinPath(directory, spec.path) : undefined;
    const root = this.#input.file.directory;
    if (path === undefined || !isInside(path, root)) return undefined;
    const relative = root === '.' ? path : path.slice(root.length + 1);
    return this.#exact(`${name}@file:${relative}`) ?? this.#exact(`${name}@file:./${relative}`);
  }

  #exact(pattern: string): NodeId | undefined {
    const number = this.#patterns.find(pattern);
    const known = number === undefined ? 0 : this.#nodes.at(number);
    return known > 0 ? known - 1 : undefined;
  }

  /** What `resolutions` put in its place; else the only version there is. */
  #chosen(name: string): NodeId | undefined {
    const override = this.#overridden.get(name);
    if (override === undefined) return undefined;
    const only = this.#byName.get(name);
    return this.#exact(`${name}@${override}`) ?? (only === several ? undefined : only);
  }

  #reportOdd(lines: readonly number[]): void {
    this.#input.found.issue({
      code: 'partial', line: lines[0],
      message: lines.length === 1 ? 'a line is not of the format of yarn.lock and was skipped' : `${lines.length} lines are not of the format of yarn.lock and were skipped`,
      remedy: 'Resolve merge conflicts and run yarn install.',
    });
  }
}

/** In place of a node. */
const several = -1;

interface Asked {
  readonly name: string;
  /** Only where it is more than a range of versions. */
  readonly spec: DependencySpec | undefined;
}

function readPattern(pattern: string): Asked {
  const { name, rest } = splitAtVersion(pattern);
  return { name, spec: rest === undefined || (!rest.includes(':') && !rest.includes('/')) ? undefined : parseDependencySpec(rest) };
}

/** Who asks for a file of a registry gets the package that it is, under the name that was asked for. */
const nameOfAsked = ({ name, spec }: Asked): string => (spec?.kind === 'url' ? (registryFileName(spec.url) ?? name) : name);

const aliasedName = (asked: readonly Asked[]): string | undefined => asked.map(({ spec }) => (spec?.kind === 'alias' ? spec.name : undefined)).find((name) => name !== undefined);

function provenanceOfEntry(entry: ClassicEntry, asked: readonly Asked[]): Provenance {
  for (const { spec } of asked) {
    if (spec?.kind === 'path') return { origin: 'path' };
    if (spec?.kind === 'git') return entry.resolved === undefined ? gitProvenance(spec.git) : gitOf(entry.resolved, spec);
    if (spec?.kind === 'url' && registryFileName(spec.url) === undefined) return urlProvenance(spec.url);
    if (spec?.kind === 'unknown') return { origin: 'unknown' };
  }
  const { resolved } = entry;
  // an offline mirror leaves only the name of the file
  return resolved === undefined || resolved.includes('://') || resolved.startsWith('git@') || resolved.startsWith('file:') ? provenanceOf(resolved) : { origin: 'registry' };
}

function gitOf(resolved: string, spec: Extract<DependencySpec, { kind: 'git' }>): Provenance {
  const provenance = provenanceOf(resolved);
  return provenance.origin === 'git' ? provenance : { ...gitProvenance(spec.git), ...(provenance.downloadLocation === undefined ? {} : { downloadLocation: provenance.downloadLocation }) };
}

/** Old entries have only the SHA-1 behind the address. */
function hashesOfEntry({ resolved, integrity }: ClassicEntry): Hash[] {
  const hashes = hashesOf(integrity);
  const isGit = resolved === undefined || resolved.startsWith('git') || /\.git#/.test(resolved);
  const fragment = isGit ? -1 : resolved.lastIndexOf('#');
  const sha1 = fragment === -1 || /\/(?:tar\.gz|zip)\//.test(resolved!) ? undefined : hexHash('sha1', resolved!.slice(fragment + 1));
  return sha1 === undefined || hashes.some(({ algorithm }) => algorithm === sha1.algorithm) ? hashes : [...hashes, sha1];
}
