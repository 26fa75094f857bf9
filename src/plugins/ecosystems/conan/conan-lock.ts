import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { entries, get, isRecord, list, scalar, strings, text } from '#core/text/value.ts';
import { addConanRequest } from './conanfile.ts';
import { manifestBeside, readConanfile, type Conanfile } from './manifest.ts';
import { addProject, reportUnread } from './project.ts';
import { conanPurl, parseReference, type Reference } from './reference.ts';
import { conanLock } from './shapes.ts';

/** Lockfiles of Conan 1 hold a graph, those of Conan 2 lists. Any file name will do for Conan, so others are looked at and left alone. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const isNamed = file.name === 'conan.lock';
  if (!isNamed && !looksLikeConan(file)) return;
  const json = parseJson(file.text());
  if (!isRecord(json.value)) {
    if (isNamed) found.issue({ code: 'malformed', line: 1, message: 'the lockfile is not a JSON object', remedy: 'Write it again with `conan lock create`.' });
    return;
  }
  const version = scalar(json.value, 'version');
  const isGraph = isRecord(get(json.value, 'graph_lock'));
  if (!isNamed && !isGraph && !Array.isArray(get(json.value, 'requires'))) return;
  if (version === undefined || !/^0\.[0-5]$/.test(version)) {
    found.issue({
      code: 'unsupported-version',
      line: json.line('version') ?? 1,
      message: `version ${JSON.stringify(version ?? null)} of the lockfile is not known; it was read like the last known one`,
      remedy: 'Check the packages by hand, and report the version.',
    });
  }
  checkShape(found, json, conanLock);
  if (isGraph) readGraph(input, json);
  else readLists(input, json);
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
  return { file: beside, conanfile: readConanfile(beside, tree) };
}

/** Conan 1: nodes by number; the consumer is number 0. */
function readGraph(input: ExtractInput, json: JsonText): void {
  const { file, found } = input;
  const beside = manifest(input);
  const nodes = new Map<string, NodeId>();
  const locked = entries(json.value, 'graph_lock', 'nodes');
  for (const [id, node] of locked) {
    const written = text(node, 'ref') ?? text(node, 'pref');
    if (id === '0') {
      nodes.set(id, addProject(found, beside?.file ?? file, beside?.conanfile, written));
      continue;
    }
    const line = json.line('graph_lock', 'nodes', id);
    const reference = parseReference(written ?? '');
    if (reference === undefined) {
      found.issue({
        code: 'partial', line,
        message: `node ${JSON.stringify(id)} has no reference of the form name/version`,
        remedy: 'Write the lockfile again with `conan lock create`.',
      });
      continue;
    }
    nodes.set(id, found.component({
      purl: conanPurl(reference), requirement: reference.requirement, origin: text(node, 'path') === undefined ? 'registry' : 'path', line,
    }));
  }
  if (beside !== undefined) {
    const versions = Map.groupBy(locked.flatMap(([id, node]) => (id === '0' ? [] : (parseReference(text(node, 'ref') ?? text(node, 'pref') ?? '') ?? []))), ({ name }) => name);
    report(input, outside(beside.conanfile, beside.file.path, (name) => versionsIn(versions.get(name) ?? [])));
  }
  const kinds: readonly (readonly [string, Scope])[] = [['requires', 'runtime'], ['build_requires', 'build'], ['python_requires', 'build']];
  for (const [id, node] of locked) {
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

const versionsIn = (references: readonly Reference[]): string[] => references.flatMap(({ version }) => version ?? []);

/** Conan 2: everything that was resolved, in lists; only the manifest says what is asked for directly. */
function readLists(input: ExtractInput, json: JsonText): void {
  const { found } = input;
  const beside = manifest(input);
  const overriding = new Set(entries(json.value, 'overrides').flatMap(([, targets]) => strings(targets).map((target) => target.split('%')[0]!)));
  const byName = new Map<string, NodeId[]>();
  const references: Reference[] = [];
  const kinds: readonly (readonly [string, Scope | undefined])[] = [['requires', undefined], ['build_requires', 'build'], ['python_requires', 'build'], ['config_requires', 'build']];
  for (const [key, scope] of kinds) {
    for (const [index, item] of list(json.value, key).entries()) {
      const line = json.line(key, index);
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
      references.push(reference);
      const overridden = overriding.has((written ?? '').split('%')[0]!);
      const node = found.component({ purl: conanPurl(reference), requirement: reference.requirement, scope, overridden, line });
      const known = byName.get(reference.name);
      if (known === undefined) byName.set(reference.name, [node]);
      else known.push(node);
    }
  }
  if (beside === undefined) return;
  // a graph knows what is direct, lists do not
  reportUnread(found, beside.file, beside.conanfile);
  const missing = connect(found, beside.conanfile, addProject(found, beside.file, beside.conanfile), byName, beside.file.path);
  const replaced = new Set(entries(json.value, 'overrides').map(([written]) => parseReference(written)?.name));
  const versions = Map.groupBy(references, ({ name }) => name);
  report(input, [...missing, ...outside(beside.conanfile, beside.file.path, (name) => (replaced.has(name) ? [] : versionsIn(versions.get(name) ?? [])))]);
}

/** Answers what is not locked. */
function connect(
  found: Collector,
  conanfile: Conanfile,
  project: NodeId,
  byName: ReadonlyMap<string, readonly NodeId[]>,
  manifestPath: string,
): LockDifference[] {
  const missing: LockDifference[] = [];
  for (const requirement of conanfile.requirements) {
    const { reference, scope, onlyOverrides, line } = requirement;
    if (onlyOverrides) continue;
    const targets = byName.get(reference.name);
    for (const target of targets ?? []) {
      found.depends(project, target, scope);
      found.requires(target, reference.requirement ?? reference.version);
    }
    if (targets !== undefined) continue;
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
