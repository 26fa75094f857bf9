import { checkShape } from '#core/inventory/check-shape.ts';
import type { Hash } from '#core/model/component.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parseJson } from '#core/text/json.ts';
import { get, list, strings, text } from '#core/text/value.ts';
import { sbtLock } from '../lockfile-shapes.ts';
import { mavenPurl } from '../maven-purl.ts';
import { readSbtBuild } from './sbt-build.ts';
import { addSbtProjects } from './sbt-projects.ts';

/** `build.sbt.lock` of sbt-dependency-lock, with the build definition beside it: what that declares is direct. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const json = parseJson(file.text());
  checkShape(found, json, sbtLock);
  const version = get(json.value, 'lockVersion');
  if (version !== 1) {
    found.issue({ code: 'unsupported-version', line: json.line('lockVersion'), message: `the lock version ${JSON.stringify(version) ?? 'is missing and'} is not known; it was read as version 1`, remedy: 'Check the result, and report the version to Muster.' });
  }
  const locked = new Map<string, number>();
  for (const [index, entry] of list(json.value, 'dependencies').entries()) {
    const groupId = text(entry, 'org') ?? '';
    const artifactId = text(entry, 'name') ?? '';
    const purl = mavenPurl({ groupId, artifactId, version: text(entry, 'version') });
    const line = json.line('dependencies', index);
    if (purl === undefined) {
      found.issue({ code: 'partial', line, message: 'an entry has no readable org and name', remedy: 'Run sbt dependencyLockWrite.' });
      continue;
    }
    locked.set(`${groupId}:${artifactId}`, found.component({ purl, line, scope: scopeOf(strings(entry, 'configurations')), hashes: hashesOf(list(entry, 'artifacts')) }));
  }
  const build = readSbtBuild(tree, file.directory, found);
  addSbtProjects(found, build, file.path, ({ group, name }) => locked.get(`${group}:${name}`));
  for (const path of build.files) found.claim(path);
}

const scopes: ReadonlyMap<string, Scope> = new Map([['test', 'test'], ['it', 'test'], ['provided', 'peer'], ['optional', 'optional'], ['compile-internal', 'peer'], ['plugin', 'build'], ['scala-tool', 'build'], ['scala-doc-tool', 'build']]);

const scopeOf = (configurations: readonly string[]): Scope | undefined =>
  configurations.map((name): Scope => scopes.get(name) ?? 'runtime').reduce<Scope | undefined>((best, scope) => (best === undefined ? scope : strongest(best, scope)), undefined);

/** With several artifacts (classifiers) there is not one hash of the component. */
function hashesOf(artifacts: readonly unknown[]): Hash[] {
  const [algorithm, value] = artifacts.length === 1 ? (text(artifacts[0], 'hash')?.split(':') ?? []) : [];
  return algorithm === 'sha1' && value !== undefined && /^[0-9a-fA-F]{40}$/.test(value) ? [{ algorithm: 'SHA-1', value: value.toLowerCase() }] : [];
}
