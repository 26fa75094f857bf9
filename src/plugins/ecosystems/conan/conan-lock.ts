import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { entries, list, scalar, strings, text, type Value } from '#core/text/value.ts';
import { addConanRequest } from './conanfile.ts';
import { openConanLock, type ConanLock } from './lock-text.ts';
import { manifestBeside, readConanfile, type Conanfile } from './manifest.ts';
import { addProject, reportUnread } from './project.ts';
import { conanPurl, parseReference, type Reference } from './reference.ts';

/** Lockfiles of Conan 1 hold a graph, those of Conan 2 lists. Any file name will do for Conan, so others are looked at and left alone. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const isNamed = file.name === 'conan.lock';
  if (!isNamed && !looksLikeConan(file)) return;
  const lock = openConanLock(file, found);
  if (lock === undefined) {
    if (isNamed) found.issue({ code: 'malformed', line: 1, message: 'the lockfile is not a JSON object', remedy: 'Write it again with `conan lock create`.' });
    return;
  }
  const { isGraph } = lock;
  if (!isNamed && !isGraph && !lock.hasRequires) return;
  const head = lock.head();
  const version = scalar(head.value, 'version');
  if (version === undefined || !/^0\.[0-5]$/.test(version)) {
    found.issue({
      code: 'unsupported-version',
      line: head.line('version') ?? 1,
      message: `version ${JSON.stringify(version ?? null)} of the lockfile is not known; it was read like the last known one`,
      remedy: 'Check the packages by hand, and report the version.',
    });
  }
  if (isGraph) readGraph(input, lock);
  else readLists(input, lock, entries(head.value, 'overrides'));
}

/** By its first bytes, so that the big lockfiles of others cost nothing: `requires` of Pipfile.lock is an object. */
function looksLikeConan(file: SourceFile): boolean {
  for (const chunk of file.chunks()) {
    const start = String.fromCharCode(...chunk.subarray(0, 2000)).trimStart();
    return /^(?:\xef\xbb\xbf)?\{/.test(start) && (start.includes('"graph_lock"') || (/"requires"\s*:\s*\[/.test(start) && start.includes('"version"')));
  }
  return false;
}

function manifest({ file, tree, found }: ExtractInput) {
  const beside = manifestBeside(tree, file.directory);
  if (beside === undefined) return undefined;
  found.claim(beside.path);
  return { file: beside, conanfile: readConanfile(beside, tree, found) };
}

/** Conan 1: nodes by number; the consumer is number 0. */
function readGraph(input: ExtractInput, lock: ConanLock): void {
  const { file, found } = input;
  const beside = manifest(input);
  const nodes = new TextMap();
  const asked = new AskedPackages(beside?.conanfile);
  for (const { id, value: node, line: lineOf } of lock.nodes()) {
    const written = text(node, 'ref') ?? text(node, 'pref');
    if (id === '0') {
      nodes.set(id, addProject(found, beside?.file ?? file, beside?.conanfile, written));
      continue;
    }
    const line = lineOf();
    const reference = parseReference(written ?? '');
    if (reference === undefined) {
      found.issue({
        code: 'partial', line,
        message: `node ${JSON.stringify(id)} has no reference of the form name/version`,
        remedy: 'Write the lockfile again with `conan lock create`.',
      });
      continue;
    }
    const component = found.component({
      purl: conanPurl(reference), requirement: reference.requirement, origin: text(node, 'path') === undefined ? 'registry' : 'path', line,
    });
    nodes.set(id, component);
    asked.see(reference, component);
  }
  if (beside !== undefined) report(input, outside(beside.conanfile, beside.file.path, (name) => asked.versions(name)));
  const kinds: readonly (readonly [string, Scope])[] = [['requires', 'runtime'], ['build_requires', 'build'], ['python_requires', 'build']];
  for (const { id, value: node } of lock.nodes()) {
    const from = nodes.get(id);
    if (from === undefined) continue;
    for (const [key, scope] of kinds) {
      for (const target of list(node, key)) {
        const to = nodes.get(scalar(target) ?? '');
        if (to !== undefined) found.depends(from, to, scope);
      }
    }
  }
}

/** Of what is locked, what the manifest asks for. */
class AskedPackages {
  readonly #byName: ReadonlyMap<string, { readonly nodes: NodeId[]; readonly versions: Set<string> }>;

  constructor(conanfile: Conanfile | undefined) {
    this.#byName = new Map((conanfile?.requirements ?? []).map(({ reference }) => [reference.name, { nodes: [], versions: new Set() }]));
  }

  see({ name, version }: Reference, node: NodeId): void {
    const asked = this.#byName.get(name);
    asked?.nodes.push(node);
    if (version !== undefined) asked?.versions.add(version);
  }

  nodes(name: string): readonly NodeId[] {
    return this.#byName.get(name)?.nodes ?? [];
  }

  versions(name: string): readonly string[] {
    return [...(this.#byName.get(name)?.versions ?? [])];
  }
}

const scopeOfList: ReadonlyMap<string, Scope | undefined> = new Map([['requires', undefined], ['build_requires', 'build'], ['python_requires', 'build'], ['config_requires', 'build']]);

/** Conan 2: everything that was resolved, in lists; only the manifest says what is asked for directly. */
function readLists(input: ExtractInput, lock: ConanLock, overrides: readonly (readonly [string, Value])[]): void {
  const { found } = input;
  const beside = manifest(input);
  const overriding = new Set(overrides.flatMap(([, targets]) => strings(targets).map((target) => target.split('%')[0]!)));
  const asked = new AskedPackages(beside?.conanfile);
  for (const { list: key, value: item, line: lineOf } of lock.references()) {
    const line = lineOf();
    const written = typeof item === 'string' ? item : text(item, 0);
    const reference = parseReference(written ?? '');
    if (reference === undefined) {
      found.issue({
        code: 'partial', line,
        message: `the entry ${JSON.stringify(written ?? null)} of ${key} is not name/version`,
        remedy: 'Write the lockfile again with `conan lock create`.',
      });
      continue;
    }
    const overridden = overriding.has((written ?? '').split('%')[0]!);
    asked.see(reference, found.component({ purl: conanPurl(reference), requirement: reference.requirement, scope: scopeOfList.get(key), overridden, line }));
  }
  if (beside === undefined) return;
  // a graph knows what is direct, lists do not
  reportUnread(found, beside.file, beside.conanfile);
  const missing = connect(found, beside.conanfile, addProject(found, beside.file, beside.conanfile), asked, beside.file.path);
  const replaced = new Set(overrides.map(([written]) => parseReference(written)?.name));
  report(input, [...missing, ...outside(beside.conanfile, beside.file.path, (name) => (replaced.has(name) ? [] : asked.versions(name)))]);
}

/** Answers what is not locked. */
function connect(
  found: Collector,
  conanfile: Conanfile,
  project: NodeId,
  asked: AskedPackages,
  manifestPath: string,
): LockDifference[] {
  const missing: LockDifference[] = [];
  for (const requirement of conanfile.requirements) {
    const { reference, scope, onlyOverrides, line } = requirement;
    if (onlyOverrides) continue;
    const targets = asked.nodes(reference.name);
    for (const target of targets) {
      found.depends(project, target, scope);
      found.requires(target, reference.requirement ?? reference.version);
    }
    if (targets.length > 0) continue;
    found.depends(project, addConanRequest(found, manifestPath, requirement), scope);
    missing.push({ file: manifestPath, line, what: notLocked(reference.name) });
  }
  return missing;
}

function report({ file, found }: ExtractInput, differences: readonly LockDifference[]): void {
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `conan lock create`.' }, differences);
}

/** Where a requirement is computed, it may be the one that counts. */
function outside({ requirements, unread }: Conanfile, manifestPath: string, lockedOf: (name: string) => readonly string[]): LockDifference[] {
  if (unread.length > 0) return [];
  const asked = requirements.filter(({ onlyOverrides }) => !onlyOverrides).map(({ reference: { name, version, requirement }, line }) => ({
    file: manifestPath, line, name, requirement: version ?? (requirement?.startsWith('[') ? requirement.slice(1, -1) : undefined),
  }));
  return outsideRequirements('conan', asked, lockedOf);
}
