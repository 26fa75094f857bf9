import { firstLine, namesOf, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { notLocked, onlyLocked, reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { withoutSecrets } from '#core/purl/vcs-url.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { addRequest, addRequests } from './gemfile.ts';
import { readGemfile, type Gemfile } from './gemfile-text.ts';
import { gemPurl, gitGemPurl } from './gem-purl.ts';
import { readGemspec, type Gemspec } from './gemspec-text.ts';
import { scopeOfGroups } from './group-scope.ts';
import { isInInstalledGem } from './installed-gem.ts';
import { readLockfile, type LockedSource, type LockedSpec, type Lockfile } from './lockfile-text.ts';
import { findGemspec } from './find-gemspec.ts';
import { NodesByName } from './nodes-by-name.ts';
import { otherRequirements } from './other-requirements.ts';
import { reportUnread } from './report-unread.ts';

export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (isInInstalledGem(file.path, tree)) return;
  const lockfile = readLockfile(file);
  for (const { line, message } of lockfile.problems) {
    found.issue({ code: 'partial', line, message, remedy: 'Write the lockfile again with `bundle lock`.' });
  }
  const manifest = tree.get(manifestPath(file));
  const gemfile = manifest === undefined ? undefined : readGemfile(manifest, tree);
  for (const path of gemfile?.files ?? []) found.claim(path);
  if (gemfile !== undefined) reportUnread(found, gemfile, 'The gems are taken from the lockfile; write their groups out literally to have them in the right scope.');
  new LockedProject(input, lockfile, gemfile).extract();
}

/** `Gemfile` for `Gemfile.lock`, `gems.rb` for `gems.locked`, `rails.gemfile` for `rails.gemfile.lock`. */
function manifestPath({ name, path }: SourceFile): string {
  return name === 'gems.locked' ? `${path.slice(0, -'locked'.length)}rb` : path.slice(0, -'.lock'.length);
}

class LockedProject {
  readonly #input: ExtractInput;
  readonly #file: SourceFile;
  readonly #tree: TreeView;
  readonly #found: Collector;
  readonly #lockfile: Lockfile;
  readonly #gemfile: Gemfile | undefined;
  readonly #requirements: ReadonlyMap<string, string | undefined>;
  readonly #nodes: NodesByName;
  /** Platforms of gems that are only for some. */
  #limited: ReadonlyMap<string, string> = new Map();
  #lastFolder: { readonly source: LockedSource; readonly folder: string } | undefined;
  /** Gems of the lockfile's own directory. */
  readonly #own: string[] = [];
  readonly #projects = new Map<string, { readonly node: NodeId; readonly gemspec: Gemspec | undefined }>();

  constructor(input: ExtractInput, lockfile: Lockfile, gemfile: Gemfile | undefined) {
    this.#input = input;
    this.#file = input.file;
    this.#tree = input.tree;
    this.#nodes = new NodesByName(input.found);
    this.#found = input.found;
    this.#lockfile = lockfile;
    this.#gemfile = gemfile;
    this.#requirements = new Map(lockfile.dependencies.map(({ name, requirement }) => [name, requirement]));
  }

  extract(): void {
    this.#limited = limitedGems(this.#gemfile, this.#lockfile.specs);
    const nodes = new IntList();
    for (const spec of this.#lockfile.specs) nodes.push(this.#add(spec));
    const missing: Asked[] = [];
    let index = 0;
    for (const spec of this.#lockfile.specs) {
      const node = nodes.at(index++);
      for (const { name } of spec.dependencies) {
        const targets = this.#nodes.get(name);
        if (targets.length === 0 && name !== 'bundler') missing.push({ name, line: spec.line });
        for (const target of targets) this.#found.depends(node, target);
      }
    }
    this.#root(nodes.length > 0);
    if (missing.length > 0) {
      this.#found.issue({
        code: 'stale-lockfile',
        line: firstLine(missing),
        message: `gems are needed but not locked: ${enumerate(namesOf(missing))}`,
        remedy: 'Write the lockfile again with `bundle lock`.',
      });
    }
  }

  #add(spec: LockedSpec): NodeId {
    const node = spec.source.kind === 'PATH' ? this.#addLocal(spec) : this.#addComponent(spec);
    this.#nodes.add(spec.name, node);
    return node;
  }

  #addComponent({ name, version, platform, source, line }: LockedSpec): NodeId {
    const remote = source.options.get('remote');
    const isGit = source.kind === 'GIT' || (source.kind === 'PLUGIN SOURCE' && source.options.has('revision'));
    const archive = `${version}${platform === undefined ? '' : `-${platform}`}`;
    const key = `${name} (${archive})`;
    return this.#found.component({
      purl: isGit && remote !== undefined ? gitGemPurl(name, version, remote, source.options.get('revision')) : gemPurl(name, version),
      origin: isGit ? 'git' : source.kind === 'GEM' ? 'registry' : 'unknown',
      hashes: this.#lockfile.checksums(key),
      downloadLocation: source.kind === 'GEM' && source.remotes.length === 1 ? `${this.#folderOf(source)}/${name}-${archive}.gem` : undefined,
      requirement: this.#requirements.get(name),
      platform: platform ?? this.#limited.get(name),
      line,
    });
  }

  /** Where the only remote of a source has its gems; asked for once for each of thousands of them. */
  #folderOf(source: LockedSource): string {
    if (this.#lastFolder?.source !== source) this.#lastFolder = { source, folder: `${withoutTrailingSlashes(withoutSecrets(source.remotes[0]!))}/gems` };
    return this.#lastFolder.folder;
  }

  /** A gem of this tree is a project of its own; one from elsewhere on the machine is a component of origin path. */
  #addLocal(spec: LockedSpec): NodeId {
    const { name, version, source, line } = spec;
    const purl = gemPurl(name, version);
    const base = joinPath(this.#file.directory, source.options.get('remote') ?? '.');
    const gemspec = base === undefined ? undefined : findGemspec(this.#tree, base, name);
    if (base === this.#file.directory && (gemspec === undefined || this.#tree.get(`${base}/${name}.gemspec`) !== undefined)) this.#own.push(name);
    if (base === undefined || (gemspec === undefined && base !== this.#file.directory)) {
      this.#found.issue({
        code: 'missing-file', line,
        message: `the gem ${JSON.stringify(name)} is taken from ${source.options.get('remote') ?? '?'}, which holds no ${name}.gemspec inside the scanned tree`,
        remedy: 'Scan a directory that contains it too.',
      });
      return this.#found.component({ purl, origin: 'path', line });
    }
    if (gemspec !== undefined) this.#found.claim(gemspec.path);
    const read = gemspec === undefined ? undefined : readGemspec(gemspec, this.#tree);
    const node = this.#found.project({
      path: gemspec?.directory ?? base, name, version, purl, licenses: read?.licenses, metadata: read?.metadata,
      file: gemspec?.path ?? this.#file.path, line: gemspec === undefined ? line : read?.line,
    });
    this.#projects.set(name, { node, gemspec: read });
    return node;
  }

  /** The application itself: what its Gemfile asks for, each in the scope of its groups. */
  #root(hasSpecs: boolean): void {
    const { dependencies, hasDependencies } = this.#lockfile;
    const requests = this.#requests();
    if (!hasDependencies && requests.size === 0) return;
    const root = this.#rootProject();
    const listed = new Set(dependencies.map(({ name }) => name));
    for (const name of hasDependencies ? listed : requests.keys()) {
      for (const target of this.#nodes.get(name)) this.#found.depends(root, target, requests.get(name) ?? 'runtime');
    }
    addRequests(this.#input, root, (this.#gemfile?.gems ?? []).filter(({ plugin }) => plugin));
    if (!hasDependencies || this.#gemfile === undefined || !hasSpecs) return;
    const added = this.#gemfile.gems.filter(({ name, conditional, plugin }) => !conditional && !plugin && !listed.has(name));
    for (const request of added) {
      const locked = this.#nodes.get(request.name);
      for (const target of locked.length > 0 ? locked : [addRequest(this.#input, request).node]) this.#found.depends(root, target, requests.get(request.name) ?? 'runtime');
    }
    const isComplete = this.#gemfile.unread.length === 0 && this.#gemfile.gemspecs.length === 0;
    const removed = isComplete ? dependencies.filter(({ name }) => !requests.has(name)) : [];
    reportLockDifferences(this.#found, { name: this.#file.name, remedy: 'Write the lockfile again with `bundle lock`.' }, [
      ...added.map(({ name, file, line }) => ({ file, line, what: notLocked(name) })),
      ...otherRequirements(this.#gemfile.gems, this.#lockfile),
      ...removed.map(({ name, line }) => ({ file: this.#file.path, line, what: onlyLocked(name) })),
    ]);
  }

  /** The gem in the same directory, when there is exactly one; else the directory. */
  #rootProject(): NodeId {
    const directory = this.#file.directory;
    const only = this.#own.length === 1 ? this.#projects.get(this.#own[0]!) : undefined;
    return only?.node ?? this.#found.project({ path: directory, name: nameOf(directory), file: this.#gemfile?.files[0] ?? this.#file.path });
  }

  #requests(): Map<string, Scope> {
    const requests = new Map<string, Scope>();
    const add = (name: string, scope: Scope) => {
      const known = requests.get(name);
      requests.set(name, known === undefined ? scope : strongest(known, scope));
    };
    for (const { name, groups, optional } of this.#gemfile?.gems ?? []) add(name, scopeOfGroups(groups, optional));
    for (const { gemspec } of this.#projects.values()) {
      for (const { name, development } of gemspec?.dependencies ?? []) if (development && !requests.has(name)) add(name, 'development');
    }
    return requests;
  }
}

/** Gems that the Gemfile only wants on some platforms, and no other gem needs, with these platforms. */
function limitedGems(gemfile: Gemfile | undefined, specs: Iterable<LockedSpec>): ReadonlyMap<string, string> {
  const limited = new Map<string, string>();
  for (const [name, requests] of Map.groupBy(gemfile?.gems ?? [], (request) => request.name)) {
    if (requests.every(({ platforms }) => platforms.length > 0)) limited.set(name, [...new Set(requests.flatMap(({ platforms }) => platforms))].join(', '));
  }
  if (limited.size > 0) for (const { dependencies } of specs) for (const { name } of dependencies) limited.delete(name);
  return limited;
}
