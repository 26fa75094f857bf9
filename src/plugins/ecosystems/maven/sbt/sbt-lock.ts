import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Hash } from '#core/model/component.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { get, list, strings, text } from '#core/text/value.ts';
import { isBelowVersion } from '../below-version.ts';
import { sbtLock } from '../lockfile-shapes.ts';
import { mavenPurl } from '../maven-purl.ts';
import { readSbtBuild, type SbtBuild, type SbtDependency } from './sbt-build.ts';
import { addSbtProjects } from './sbt-projects.ts';

/** `build.sbt.lock` of sbt-dependency-lock, with the build definition beside it: what that declares is direct. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = readJson(file);
  checkShape(found, json, sbtLock);
  const version = get(json.value, 'lockVersion');
  if (version !== 1) {
    found.issue({ code: 'unsupported-version', line: json.line('lockVersion'), message: `the lock version ${JSON.stringify(version) ?? 'is missing and'} is not known; it was read as version 1`, remedy: 'Check the result, and report the version to Muster.' });
  }
  const locked = new Map<string, { readonly node: NodeId; readonly version: string | undefined }>();
  for (const [index, entry] of list(json.value, 'dependencies').entries()) {
    const groupId = text(entry, 'org') ?? '';
    const artifactId = text(entry, 'name') ?? '';
    const purl = mavenPurl({ groupId, artifactId, version: text(entry, 'version') });
    const line = json.line('dependencies', index);
    if (purl === undefined) {
      found.issue({ code: 'partial', line, message: 'an entry has no readable org and name', remedy: 'Run sbt dependencyLockWrite.' });
      continue;
    }
    const node = found.component({ purl, line, scope: scopeOf(strings(entry, 'configurations')), hashes: hashesOf(list(entry, 'artifacts')) });
    locked.set(`${groupId}:${artifactId}`, { node, version: text(entry, 'version') });
  }
  const build = readSbtBuild(tree, file.directory, found);
  const isSkipped = /\bdependencyLockModuleFilter\b/.test(build.files.map((path) => tree.get(path)?.text() ?? '').join('\n'));
  const missing = isSkipped ? [] : unlocked(build, new Set(locked.keys()), strings(json.value, 'configurations'));
  addSbtProjects(found, build, file.path, (dependency) => {
    const known = locked.get(keyOf(dependency))?.node;
    return known === undefined && missing.includes(dependency) ? addMissing(found, dependency) : known;
  });
  for (const path of build.files) found.claim(path);
  reportLockDifferences(found, { name: file.name, remedy: 'Run sbt dependencyLockWrite.' }, [
    ...missing.map(({ path, line, ...module }) => ({ file: path, line, what: notLocked(keyOf(module)) })),
    ...lockedBelow(build, (key) => locked.get(key)?.version),
  ]);
}

const keyOf = ({ group, name }: Pick<SbtDependency, 'group' | 'name'>): string => `${group}:${name}`;

/** Each project has its own lockfile: only the one in this directory is compared, and only what it asks for in any case. */
const ownModules = ({ projects }: SbtBuild): readonly SbtDependency[] => (projects[0]?.dependencies ?? []).filter(({ isCertain, scope }) => isCertain && (scope === 'runtime' || scope === 'test'));

function unlocked(build: SbtBuild, locked: ReadonlySet<string>, configurations: readonly string[]): SbtDependency[] {
  // builds for several versions of Scala or for other platforms name the same module in other ways
  const plain = new Set([...locked].map(withoutSuffix));
  return ownModules(build).filter((dependency) => {
    const key = keyOf(dependency);
    const isExpected = configurations.length === 0 || configurations.includes(dependency.scope === 'test' ? 'test' : 'runtime') || (dependency.scope === 'runtime' && configurations.includes('compile'));
    return isExpected && !key.includes('${') && !locked.has(key) && !(dependency.isCross && plain.has(withoutSuffix(key)));
  });
}

const withoutSuffix = (key: string): string => key.replace(/(?:_(?:sjs|native)[\d.]+)?_\d[\w.-]*$/, '');

/** sbt takes the highest version that anybody asks for. */
function lockedBelow(build: SbtBuild, versionOf: (key: string) => string | undefined): LockDifference[] {
  return ownModules(build).flatMap((dependency) => {
    const { path, line, version } = dependency;
    const locked = versionOf(keyOf(dependency));
    return locked !== undefined && version !== undefined && isBelowVersion(locked, version) ? [{ file: path, line, what: lockedOutside(keyOf(dependency), version, [locked]) }] : [];
  });
}

function addMissing(found: Collector, { group, name, version, requirement, classifier, scope, path, line }: SbtDependency): NodeId | undefined {
  const purl = mavenPurl({ groupId: group, artifactId: name, version, classifier });
  return purl === undefined ? undefined : found.component({ purl, requirement, scope, file: path, line, evidence: 'manifest' });
}

const scopes: ReadonlyMap<string, Scope> = new Map([['test', 'test'], ['it', 'test'], ['provided', 'peer'], ['optional', 'optional'], ['compile-internal', 'peer'], ['plugin', 'build'], ['scala-tool', 'build'], ['scala-doc-tool', 'build']]);

const scopeOf = (configurations: readonly string[]): Scope | undefined =>
  configurations.map((name): Scope => scopes.get(name) ?? 'runtime').reduce<Scope | undefined>((best, scope) => (best === undefined ? scope : strongest(best, scope)), undefined);

/** With several artifacts (classifiers) there is not one hash of the component. */
function hashesOf(artifacts: readonly unknown[]): Hash[] {
  const [algorithm, value] = artifacts.length === 1 ? (text(artifacts[0], 'hash')?.split(':') ?? []) : [];
  return algorithm === 'sha1' && value !== undefined && /^[0-9a-fA-F]{40}$/.test(value) ? [{ algorithm: 'SHA-1', value: value.toLowerCase() }] : [];
}
