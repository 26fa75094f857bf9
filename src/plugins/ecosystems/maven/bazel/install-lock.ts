import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { TextPairs } from '#core/inventory/text-pairs.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf, parentOf } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import type { JsonText } from '#core/text/json.ts';
import { entries, get, isRecord, list, strings, text } from '#core/text/value.ts';
import { isBelowVersion } from '../below-version.ts';
import { bazelInstall } from '../lockfile-shapes.ts';
import { mavenPurl } from '../maven-purl.ts';
import { reportOthers } from './report-others.ts';
import { readStarlark, type StarlarkArtifact, type StarlarkArtifacts } from './starlark-artifacts.ts';

type Input = Pick<ExtractInput, 'file' | 'found'>;

/** `maven_install.json` of rules_jvm_external; the files of the workspace that name it are read with it: what they ask for is direct. */
export default function extract({ file, found, tree }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, bazelInstall);
  const locked = new LockedArtifacts();
  if (isRecord(get(json.value, 'dependency_tree'))) readTree(json, { file, found }, locked);
  else if (isRecord(get(json.value, 'artifacts'))) readArtifacts(json, { file, found }, locked);
  else {
    found.issue({ code: 'unsupported-version', line: 1, message: 'neither dependency_tree nor artifacts are there', remedy: 'Pin the artifacts again with the current rules_jvm_external.' });
    return;
  }
  const workspaces = workspacesOf(file, tree);
  const moduleName = workspaces.find(({ workspace }) => workspace.directory === file.directory && workspace.name === 'MODULE.bazel')?.content.moduleName;
  const project = found.project({ path: file.directory, name: moduleName ?? (file.directory === '.' ? 'workspace' : nameOf(file.directory)), file: file.path });
  const inputs = get(json.value, '__INPUT_ARTIFACTS_HASH');
  if (isRecord(inputs)) for (const name of Object.keys(inputs)) depend(name);
  for (const { workspace, content } of workspaces) {
    found.claim(workspace.path);
    reportOthers(found, workspace.path, content.others);
    for (const { group, artifact, test } of content.artifacts) depend(`${group}:${artifact}`, test);
    const asked = artifactsOf(content, workspace.directory, file.path);
    const missing = asked.filter((each) => !locked.names.has(nameOfArtifact(each)));
    for (const { group, artifact, version, type, classifier, test, line } of missing) {
      const purl = mavenPurl({ groupId: group, artifactId: artifact, version, type, classifier });
      if (purl !== undefined) found.depends(project, found.component({ purl, file: workspace.path, line, evidence: 'manifest' }), test ? 'test' : 'runtime');
    }
    reportLockDifferences(found, { name: file.name, remedy: 'Pin the artifacts again (REPIN=1 bazel run @maven//:pin).' }, [
      ...missing.map((each) => ({ file: workspace.path, line: each.line, what: notLocked(nameOfArtifact(each)) })),
      ...lockedBelow(asked, locked.versions).map((difference) => ({ file: workspace.path, ...difference })),
    ]);
  }
  function depend(name: string, test = false): void {
    const node = locked.nodes.get(name);
    if (node !== undefined) found.depends(project, node, test ? 'test' : 'runtime');
  }
}

/** By `group:artifact[:type[:classifier]]`. */
class LockedArtifacts {
  readonly nodes = new TextMap();
  readonly versions = new TextPairs();
  /** Those without type and classifier that some artifact has. */
  readonly names = new TextMap();

  add(name: string, node: NodeId): void {
    this.nodes.set(name, node);
    this.names.set(name.split(':', 2).join(':'), node);
  }
}

const nameOfArtifact = ({ group, artifact }: StarlarkArtifact): string => `${group}:${artifact}`;

/** What is asked for of the repositories that have this lockfile. */
const artifactsOf = ({ artifacts, lockfiles }: StarlarkArtifacts, directory: string, path: string): StarlarkArtifact[] =>
  artifacts.filter(({ repository }) => repository !== undefined && pathOf(lockfiles.get(repository) ?? '', directory) === path);

/** `//third_party:maven_install.json`, `@//:maven_install.json`: seen from the workspace. */
function pathOf(label: string, workspace: string): string | undefined {
  const [, folder = '', name] = /^(?:@{0,2}\/\/)?([^:@]*):([^:]+)$/.exec(label) ?? /^()([^:/@]+)$/.exec(label) ?? [];
  return name === undefined ? undefined : joinPath(workspace, `${folder === '' ? '' : `${folder}/`}${name}`);
}

/** Whatever chooses versions, none is chosen that is lower than what the build itself asks for. */
function lockedBelow(asked: readonly StarlarkArtifact[], versions: TextPairs): Omit<LockDifference, 'file'>[] {
  return [...Map.groupBy(asked, nameOfArtifact)].flatMap(([name, requests]) => {
    const locked = versions.get(name);
    if (locked === undefined || !requests.every(({ version, classifier }) => classifier === undefined && isBelowVersion(locked, version))) return [];
    return [{ line: requests[0]!.line, what: lockedOutside(name, requests[0]!.version!, [locked]) }];
  });
}

/** The files of the workspace, here and above, that name the lockfile. */
function workspacesOf(file: SourceFile, tree: TreeView): { readonly workspace: SourceFile; readonly content: StarlarkArtifacts }[] {
  const found: { workspace: SourceFile; content: StarlarkArtifacts }[] = [];
  for (let directory: string | undefined = file.directory; directory !== undefined; directory = parentOf(directory)) {
    for (const name of ['MODULE.bazel', 'WORKSPACE', 'WORKSPACE.bazel']) {
      const workspace = tree.get(`${directory}/${name}`);
      const source = workspace?.text();
      if (workspace !== undefined && source !== undefined && source.includes(file.name)) found.push({ workspace, content: readStarlark(source) });
    }
  }
  return found;
}

/** The first form: a list of `group:artifact[:type[:classifier]]:version`. */
function readTree(json: JsonText, { found }: Input, locked: LockedArtifacts): void {
  const byCoordinate = new TextMap();
  const dependencies = list(json.value, 'dependency_tree', 'dependencies');
  for (const [index, entry] of dependencies.entries()) {
    const coordinate = text(entry, 'coord') ?? '';
    const parts = coordinate.split(':');
    const [groupId = '', artifactId = ''] = parts;
    const [type, classifier] = parts.slice(2, -1);
    const purl = mavenPurl({ groupId, artifactId, version: parts.length > 2 ? parts.at(-1) : undefined, type, classifier });
    const line = json.line('dependency_tree', 'dependencies', index);
    if (purl === undefined) {
      found.issue({ code: 'partial', line, message: 'an entry has no readable coord', remedy: 'Pin the artifacts again.' });
      continue;
    }
    // sources are listed beside what they are the sources of
    if (classifier === 'sources' || classifier === 'javadoc') continue;
    const sha256 = text(entry, 'sha256')?.toLowerCase();
    const node = found.component({ purl, line, hashes: sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256) ? [] : [{ algorithm: 'SHA-256', value: sha256 }], downloadLocation: text(entry, 'url') });
    byCoordinate.set(coordinate, node);
    locked.add(`${groupId}:${artifactId}`, node);
    if (parts.length > 2) locked.versions.set(`${groupId}:${artifactId}`, parts.at(-1)!);
  }
  for (const entry of dependencies) {
    const from = byCoordinate.get(text(entry, 'coord') ?? '');
    if (from === undefined) continue;
    const direct = strings(entry, 'directDependencies');
    for (const coordinate of direct.length > 0 ? direct : strings(entry, 'dependencies')) {
      const to = byCoordinate.get(coordinate);
      if (to !== undefined) found.depends(from, to);
    }
  }
}

/** Version 2 and later: `group:artifact[:type[:classifier]]` to version and checksums, edges by name. */
function readArtifacts(json: JsonText, { found }: Input, locked: LockedArtifacts): void {
  const version = text(json.value, 'version');
  if (version !== undefined && !['2', '3'].includes(version)) {
    found.issue({ code: 'unsupported-version', line: json.line('version'), message: `the version ${version} is not known; it was read as version 3`, remedy: 'Check the result, and report the version to Muster.' });
  }
  for (const [name, artifact] of entries(json.value, 'artifacts')) {
    const [groupId = '', artifactId = '', type, classifier] = name.split(':');
    const line = json.line('artifacts', name);
    const purl = mavenPurl({ groupId, artifactId, version: text(artifact, 'version'), type, classifier });
    if (purl === undefined) {
      found.issue({ code: 'partial', line, message: `the entry ${name} has no readable name`, remedy: 'Pin the artifacts again.' });
      continue;
    }
    const sha256 = text(artifact, 'shasums', 'jar')?.toLowerCase();
    const stated = text(artifact, 'version');
    if (stated !== undefined) locked.versions.set(name, stated);
    locked.add(name, found.component({ purl, line, hashes: sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256) ? [] : [{ algorithm: 'SHA-256', value: sha256 }] }));
  }
  for (const [name] of entries(json.value, 'dependencies')) {
    const from = locked.nodes.get(name);
    if (from === undefined) continue;
    for (const target of strings(json.value, 'dependencies', name)) {
      const to = locked.nodes.get(target);
      if (to !== undefined) found.depends(from, to);
    }
  }
}
