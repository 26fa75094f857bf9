import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { entries, get, isRecord, scalar, text, type Value } from '#core/text/value.ts';
import { admits } from '#core/versions/satisfies.ts';
import { addProject } from './add-project.ts';
import { dependencyGraph } from './dependency-graph.ts';
import { pubPurl } from './pub-purl.ts';
import { addRequest } from './pubspec.ts';
import { readPubspec, type Pubspec } from './pubspec-text.ts';
import { pubspecLock } from './shapes.ts';
import { membersOf } from './workspace.ts';

const scopeOfKind: ReadonlyMap<string, Scope> = new Map<string, Scope>([['direct main', 'runtime'], ['direct dev', 'development'], ['direct overridden', 'runtime']]);

export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const yaml = parseYaml(file.text(), { strings: true });
  const packages = get(yaml.value, 'packages');
  if (!isRecord(packages)) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no map of packages', remedy: 'Write the lockfile again with `dart pub get`.' });
    return;
  }
  checkShape(found, yaml, pubspecLock);
  const nodes = new Map<string, NodeId>();
  const versions = new Map<string, string>();
  for (const [name, entry] of entries(packages)) {
    const node = add(input, name, entry, yaml.line('packages', name));
    if (node === undefined) continue;
    nodes.set(name, node);
    versions.set(name, scalar(entry, 'version') ?? '');
  }
  for (const [from, needs] of dependencyGraph(found, tree, file.directory, versions)) {
    for (const to of needs) {
      const [source, target] = [nodes.get(from), nodes.get(to)];
      if (source !== undefined && target !== undefined) found.depends(source, target);
    }
  }
  const manifest = tree.get(`${file.directory}/pubspec.yaml`);
  const pubspec = manifest === undefined ? undefined : readOrReport(found, manifest, (from) => readPubspec(from, found));
  if (manifest !== undefined) found.claim(manifest.path);
  if (manifest === undefined && nodes.size === 0) return;
  const root = addProject(found, manifest ?? file, pubspec);
  const members = (manifest === undefined || pubspec === undefined ? [] : membersOf(found, tree, manifest, pubspec)).map((member) => ({ manifest: member, pubspec: readOrReport(found, member, (from) => readPubspec(from, found)) }));
  const asked = new Map((pubspec?.dependencies ?? []).map((dependency) => [dependency.name, dependency]));
  // the first versions did not say what is direct: then the manifest does
  const tellsKinds = entries(packages).some(([, entry]) => text(entry, 'dependency') !== undefined);
  for (const [name, entry] of entries(packages)) {
    const scope = tellsKinds ? scopeOfKind.get(text(entry, 'dependency') ?? '') : asked.get(name)?.scope;
    const node = nodes.get(name);
    // in a workspace the lockfile does not say whose dependency it is
    if (scope === undefined || node === undefined || (members.length > 0 && !asked.has(name))) continue;
    const request = asked.get(name);
    found.depends(root, node, request?.scope ?? scope);
    found.requires(node, request?.requirement);
  }
  const decided = entries(packages).filter(([, entry]) => text(entry, 'source') === 'hosted' && text(entry, 'dependency') !== 'direct overridden').map(([name]) => name);
  const locked: LockedPackages = {
    nodes, versions: new Map(decided.flatMap((name) => (versions.has(name) ? [[name, versions.get(name)!]] : []))),
    members: new Set([pubspec, ...members.map((member) => member.pubspec)].flatMap((read) => (read?.name === undefined ? [] : [read.name]))),
  };
  if (manifest !== undefined && pubspec !== undefined) reportStale(input, { manifest, project: root, pubspec }, locked);
  for (const member of members) addMember(input, member, locked);
}

function add({ file, tree, found }: ExtractInput, name: string, entry: Value, line: number | undefined): NodeId | undefined {
  const version = scalar(entry, 'version');
  const overridden = text(entry, 'dependency') === 'direct overridden';
  const common = { line, overridden };
  if (version === undefined) found.issue({ code: 'partial', line, message: `${JSON.stringify(name)} stands here without the version that was resolved`, remedy: 'Write the lockfile again with `dart pub get`.' });
  switch (text(entry, 'source')) {
    case 'hosted': {
      const hash = text(entry, 'description', 'sha256') ?? '';
      const own = text(entry, 'description', 'name') ?? name;
      return found.component({
        ...common, purl: pubPurl(own, version), alias: own === name ? undefined : name,
        hashes: /^[0-9a-f]{64}$/i.test(hash) ? [{ algorithm: 'SHA-256', value: hash.toLowerCase() }] : [],
      });
    }
    case 'git': {
      const url = text(entry, 'description', 'url');
      const location = url === undefined ? undefined : vcsUrl(url, text(entry, 'description', 'resolved-ref') ?? text(entry, 'description', 'ref'));
      return found.component({ ...common, purl: pubPurl(name, version, location), origin: 'git', downloadLocation: location });
    }
    case 'path': {
      const place = joinPath(file.directory, text(entry, 'description', 'path') ?? '..');
      const manifest = place === undefined ? undefined : tree.get(`${place}/pubspec.yaml`);
      if (manifest !== undefined) return addProject(found, manifest, readOrReport(found, manifest, (from) => readPubspec(from, found)));
      return found.component({ ...common, purl: pubPurl(name, version), origin: 'path' });
    }
    case 'sdk': return found.component({ ...common, purl: pubPurl(name, version), origin: 'system' });
    default:
      found.issue({
        code: 'partial', line,
        message: `the source of the package ${JSON.stringify(name)} is not understood`,
        remedy: 'Write the lockfile again with `dart pub get`.',
      });
      return undefined;
  }
}

function addMember(input: ExtractInput, { manifest, pubspec }: { readonly manifest: SourceFile; readonly pubspec: Pubspec | undefined }, locked: LockedPackages): void {
  const { found } = input;
  const project = addProject(found, manifest, pubspec);
  found.claim(manifest.path);
  for (const { name, scope, requirement } of pubspec?.dependencies ?? []) {
    const node = locked.nodes.get(name);
    if (node === undefined) continue;
    found.depends(project, node, scope);
    found.requires(node, requirement);
  }
  if (pubspec !== undefined) reportStale(input, { manifest, project, pubspec }, locked);
}

interface LockedPackages {
  readonly nodes: ReadonlyMap<string, NodeId>;
  /** Of packages that the manifests decide about: from a registry, and not overridden. */
  readonly versions: ReadonlyMap<string, string>;
  /** Members of the workspace, which need no entry. */
  readonly members: ReadonlySet<string>;
}

function reportStale(input: ExtractInput, { manifest, project, pubspec }: { readonly manifest: SourceFile; readonly project: NodeId; readonly pubspec: Pubspec }, { nodes, versions, members }: LockedPackages): void {
  const { file, found } = input;
  const differences: LockDifference[] = [];
  for (const dependency of pubspec.dependencies) {
    const { name, line, scope, source, requirement, overridden } = dependency;
    if (members.has(name) && !nodes.has(name)) continue;
    const version = versions.get(name);
    if (!nodes.has(name)) {
      differences.push({ file: manifest.path, line, what: notLocked(name) });
      found.depends(project, addRequest(input, manifest, dependency).node, scope);
    } else if (version !== undefined && requirement !== undefined && source === 'hosted' && !overridden && !admits('pub', requirement, version)) {
      differences.push({ file: manifest.path, line, what: lockedOutside(name, requirement, [version]) });
    }
  }
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `dart pub get`.' }, differences);
}
