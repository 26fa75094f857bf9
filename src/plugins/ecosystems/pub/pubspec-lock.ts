import { checkedSection } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { scalar, text, type Value } from '#core/text/value.ts';
import { readYamlSections } from '#core/text/yaml-sections.ts';
import { admits } from '#core/versions/satisfies.ts';
import { addProject } from './add-project.ts';
import { dependencyGraph } from './dependency-graph.ts';
import { LockedPackages, type DirectKind } from './locked-packages.ts';
import { pubPurl } from './pub-purl.ts';
import { addRequest } from './pubspec.ts';
import { readPubspec, type Pubspec } from './pubspec-text.ts';
import { lockedPackage, pubspecLock } from './shapes.ts';
import { membersOf } from './workspace.ts';

const scopeOfKind: Readonly<Record<DirectKind, Scope>> = { 'direct main': 'runtime', 'direct dev': 'development', 'direct overridden': 'runtime' };

export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const yaml = readYamlSections(file, { packages: 'mapping' });
  if (!yaml.has('packages')) {
    found.issue({ code: 'malformed', line: 1, message: 'there is no map of packages', remedy: 'Write the lockfile again with `dart pub get`.' });
    return;
  }
  const packages = new LockedPackages();
  for (const { key, value, line } of checkedSection(found, yaml, 'packages', { head: pubspecLock, part: lockedPackage })) {
    packages.add(String(key), value, add(input, String(key), value, line));
  }
  for (const [from, needs] of dependencyGraph(found, tree, file.directory, (name, version) => packages.version(name) === version)) {
    const source = packages.node(from);
    for (const to of source === undefined ? [] : needs) {
      const target = packages.node(to);
      if (target !== undefined) found.depends(source!, target);
    }
  }
  const manifest = tree.get(`${file.directory}/pubspec.yaml`);
  const pubspec = manifest === undefined ? undefined : readOrReport(found, manifest, (from) => readPubspec(from, found));
  if (manifest !== undefined) found.claim(manifest.path);
  if (manifest === undefined && packages.isEmpty) return;
  const root = addProject(found, manifest ?? file, pubspec);
  const members = (manifest === undefined || pubspec === undefined ? [] : membersOf(found, tree, manifest, pubspec)).map((member) => ({ manifest: member, pubspec: readOrReport(found, member, (from) => readPubspec(from, found)) }));
  const asked = new Map((pubspec?.dependencies ?? []).map((dependency) => [dependency.name, dependency]));
  for (const { name, node, kind } of packages.candidates()) {
    const request = asked.get(name);
    // where the file does not say what is direct, the manifest does
    const scope = kind === undefined ? request?.scope : scopeOfKind[kind];
    // in a workspace the lockfile does not say whose dependency it is
    if (scope === undefined || (members.length > 0 && request === undefined)) continue;
    found.depends(root, node, request?.scope ?? scope);
    found.requires(node, request?.requirement);
  }
  const own = new Set([pubspec, ...members.map((member) => member.pubspec)].flatMap((read) => (read?.name === undefined ? [] : [read.name])));
  if (manifest !== undefined && pubspec !== undefined) reportStale(input, { manifest, project: root, pubspec }, packages, own);
  for (const member of members) addMember(input, member, packages, own);
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

/** `own`: names of the members of the workspace, which need no entry. */
function addMember(input: ExtractInput, { manifest, pubspec }: { readonly manifest: SourceFile; readonly pubspec: Pubspec | undefined }, packages: LockedPackages, own: ReadonlySet<string>): void {
  const { found } = input;
  const project = addProject(found, manifest, pubspec);
  found.claim(manifest.path);
  for (const { name, scope, requirement } of pubspec?.dependencies ?? []) {
    const node = packages.node(name);
    if (node === undefined) continue;
    found.depends(project, node, scope);
    found.requires(node, requirement);
  }
  if (pubspec !== undefined) reportStale(input, { manifest, project, pubspec }, packages, own);
}

function reportStale(
  input: ExtractInput,
  { manifest, project, pubspec }: { readonly manifest: SourceFile; readonly project: NodeId; readonly pubspec: Pubspec },
  packages: LockedPackages,
  own: ReadonlySet<string>,
): void {
  const { file, found } = input;
  const differences: LockDifference[] = [];
  for (const dependency of pubspec.dependencies) {
    const { name, line, scope, source, requirement, overridden } = dependency;
    const isLocked = packages.node(name) !== undefined;
    if (own.has(name) && !isLocked) continue;
    const version = packages.decidedVersion(name);
    if (!isLocked) {
      differences.push({ file: manifest.path, line, what: notLocked(name) });
      found.depends(project, addRequest(input, manifest, dependency).node, scope);
    } else if (version !== undefined && requirement !== undefined && source === 'hosted' && !overridden && !admits('pub', requirement, version)) {
      differences.push({ file: manifest.path, line, what: lockedOutside(name, requirement, [version]) });
    }
  }
  reportLockDifferences(found, { name: file.name, remedy: 'Write the lockfile again with `dart pub get`.' }, differences);
}
