import { checkShape } from '#core/inventory/check-shape.ts';
import { firstLine, namesOf, type Asked } from '#core/inventory/report-unresolved.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextList } from '#core/inventory/text-list.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { weakest } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { readToml } from '#core/text/toml-in-pieces.ts';
import type { TomlText } from '#core/text/toml.ts';
import { entries, get, isRecord, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { admits } from '#core/versions/satisfies.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { addProject } from './add-project.ts';
import { juliaPurl } from './julia-purl.ts';
import { addJuliaRequest } from './project.ts';
import { projectIn, readProject, scopeIn } from './project-text.ts';
import { firstManifest, manifest, manifestFormat } from './shapes.ts';

interface Locked {
  readonly uuid: string;
  readonly node: NodeId;
  /** Of a package from a registry. */
  readonly version?: string | undefined;
}

/** One entry of a package, of which there may be several by one name. */
interface PlacedEntry {
  readonly name: string;
  readonly entry: Value;
  readonly place: readonly (string | number)[];
}

/** What is locked, and how it is found: by number of the entry. */
class LockedPackages {
  /** The first of a name. */
  readonly #byName = new TextMap();
  /** The last of a uuid. */
  readonly #byUuid = new TextMap();
  /** Node + 1, 0 for what was left out. */
  readonly #nodes = new IntList();
  readonly #versions = new TextList();

  add(name: string, locked: Locked | undefined): void {
    const number = this.#nodes.length;
    this.#nodes.push(locked === undefined ? 0 : locked.node + 1);
    this.#versions.add(locked?.version ?? '');
    if (locked === undefined) return;
    if (!this.#byName.has(name)) this.#byName.set(name, number);
    this.#byUuid.set(locked.uuid, number);
  }

  nodeOf(number: number | undefined): NodeId | undefined {
    const node = number === undefined ? 0 : this.#nodes.at(number);
    return node === 0 ? undefined : node - 1;
  }

  byName(name: string): NodeId | undefined {
    return this.nodeOf(this.#byName.get(name));
  }

  byUuid(uuid: string): NodeId | undefined {
    return this.nodeOf(this.#byUuid.get(uuid));
  }

  /** Of a package from a registry. */
  versionOf(uuid: string): string | undefined {
    const number = this.#byUuid.get(uuid);
    return number === undefined ? undefined : this.#versions.text(number) || undefined;
  }
}

/** `Manifest.toml`: format 1 has the packages on top, format 2 below `deps`. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const toml = readToml(file, { name: 'deps', of: 'members' });
  const format = scalar(toml.value, 'manifest_format');
  const isFirst = format === undefined || format.startsWith('1');
  const place = isFirst ? [] : ['deps'];
  if (format === undefined) checkShape(found, toml, manifestFormat);
  if (format === undefined && !entriesIn(toml, place).some(({ entry }) => text(entry, 'uuid') !== undefined)) return;
  if (format !== undefined && !/^[12](?:\.\d+)?$/.test(format)) {
    found.issue({
      code: 'unsupported-version', line: toml.line('manifest_format'),
      message: `format ${format} of the manifest is not known; it was read like the last known one`,
      remedy: 'Check the packages by hand, and report the format.',
    });
  }
  checkShape(found, toml, isFirst ? firstManifest : manifest);
  const locked = new LockedPackages();
  for (const placed of entriesIn(toml, place)) locked.add(placed.name, add(input, toml, placed));
  connect(input, entriesIn(toml, place), locked);
  addProjects(input, locked);
}

function* entriesIn(toml: TomlText, around: readonly string[]): Generator<PlacedEntry> {
  for (const [name, value] of entries(toml.value, ...around)) {
    if (!Array.isArray(value) || !value.every((entry) => isRecord(entry))) continue;
    for (const [index, entry] of list(value).entries()) yield { name, entry, place: [...around, name, index] };
  }
}

function add(
  { file, tree, found }: ExtractInput,
  toml: TomlText,
  { name, entry, place }: PlacedEntry,
): Locked | undefined {
  const uuid = text(entry, 'uuid');
  const line = toml.line(...place);
  if (uuid === undefined) {
    found.issue({
      code: 'partial', line,
      message: `the package ${JSON.stringify(name)} has no uuid`,
      remedy: 'Write the manifest again with `Pkg.resolve()`.',
    });
    return undefined;
  }
  const [version, path, remote] = [text(entry, 'version'), text(entry, 'path'), text(entry, 'repo-url')];
  if (path !== undefined) {
    const directory = joinPath(file.directory, path);
    const local = directory === undefined ? undefined : projectIn(tree, directory);
    const node = local === undefined
      ? found.component({ purl: juliaPurl(name, uuid, version), origin: 'path', line })
      : addProject(found, local, readOrReport(found, local, (from) => readProject(from, found)));
    if (local !== undefined) found.claim(local.path);
    return { uuid, node };
  }
  if (remote !== undefined) {
    const location = vcsUrl(remote, text(entry, 'repo-rev') ?? text(entry, 'git-tree-sha1'));
    return { uuid, node: found.component({ purl: juliaPurl(name, uuid, version, location), origin: 'git', downloadLocation: location, line }) };
  }
  // what has neither version nor tree comes with Julia itself
  const isStandard = version === undefined && text(entry, 'git-tree-sha1') === undefined;
  const effective = isStandard ? text(toml.value, 'julia_version') : version;
  return { uuid, version, node: found.component({ purl: juliaPurl(name, uuid, effective), origin: isStandard ? 'system' : 'registry', line }) };
}

/** Dependencies are a list of names or, where names are not unique, a table from names to uuids. */
function connect({ found }: ExtractInput, all: Iterable<PlacedEntry>, locked: LockedPackages): void {
  const missing: Asked[] = [];
  let number = 0;
  for (const { entry } of all) {
    const node = locked.nodeOf(number++);
    if (node === undefined) continue;
    for (const [key, scope] of [['deps', 'runtime'], ['weakdeps', 'optional']] as const) {
      const value = get(entry, key);
      const targets: (readonly [string, NodeId | undefined])[] = isRecord(value)
        ? entries(value).map(([name, uuid]) => [name, locked.byUuid(text(uuid) ?? '')])
        : strings(value).map((name) => [name, locked.byName(name)]);
      for (const [name, target] of targets) {
        if (target !== undefined) found.depends(node, target, scope);
        else if (scope === 'runtime') missing.push({ name, line: found.lineOf(node) });
      }
    }
  }
  if (missing.length > 0) {
    found.issue({
      code: 'stale-lockfile',
      line: firstLine(missing),
      message: `packages are needed but not locked: ${enumerate(namesOf(missing))}`,
      remedy: 'Write the manifest again with `Pkg.resolve()`.',
    });
  }
}

/** The project beside the manifest and the members of its workspace. */
function addProjects({ file, tree, found }: ExtractInput, locked: LockedPackages): void {
  const root = projectIn(tree, file.directory);
  if (root === undefined) return;
  const pending: SourceFile[] = [root];
  const seen = new Set<string>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next.path)) continue;
    seen.add(next.path);
    const project = readOrReport(found, next, (from) => readProject(from, found));
    const node = addProject(found, next, project);
    found.claim(next.path);
    for (const member of project?.members ?? []) {
      const directory = joinPath(next.directory, member);
      const memberFile = directory === undefined ? undefined : projectIn(tree, directory);
      if (memberFile !== undefined) pending.push(memberFile);
    }
    const differences: LockDifference[] = [];
    for (const dependency of project?.dependencies ?? []) {
      const { name, uuid, scope, requirement, line } = dependency;
      const target = locked.byUuid(uuid);
      const scopeHere = weakest(scope, next === root ? 'runtime' : scopeIn(next.directory));
      if (target !== undefined) {
        found.depends(node, target, scopeHere);
        found.requires(target, requirement);
        const version = locked.versionOf(uuid);
        // what only tests ask for is resolved apart
        if (scope !== 'test' && requirement !== undefined && version !== undefined && !admits('julia', requirement, version)) differences.push({ file: next.path, line, what: lockedOutside(name, requirement, [version]) });
      } else if (scope === 'runtime') {
        found.depends(node, addJuliaRequest({ file: next, tree, found }, dependency), scopeHere);
        differences.push({ file: next.path, line, what: notLocked(name) });
      }
    }
    reportLockDifferences(found, { name: file.name, remedy: 'Write the manifest again with `Pkg.resolve()`.' }, differences);
  }
}
