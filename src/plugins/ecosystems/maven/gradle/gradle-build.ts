import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, isInside, joinPath, nameOf } from '#core/plugin/path.ts';
import { listed } from '../listed.ts';
import { mavenPurl } from '../maven-purl.ts';
import { PomLibrary } from '../pom/pom-library.ts';
import { sourceOf } from '../pom/pom-source.ts';
import { Invocations } from '../pom/user-properties.ts';
import { GradleProjects } from './gradle-nodes.ts';
import type { GradleProject } from './gradle-project.ts';
import { GradleTree, upTo } from './gradle-tree.ts';
import { pinnedGradleVersion } from './gradle-version.ts';
import { addResolvedDependencies } from './resolved-dependencies.ts';

/** All build scripts and version catalogs that no lockfile accounts for. */
export default function extract({ files, tree, found, descriptions }: ExtractInput): void {
  const library = descriptions === undefined ? undefined : new PomLibrary({ tree, source: sourceOf(tree, descriptions), invocations: new Invocations(tree) });
  const gradle = new GradleTree(tree, found);
  const scripts = files.filter(({ name }) => /\.gradle(?:\.kts)?$/.test(name) && !/^(?:settings|init)\.gradle/.test(name));
  const paths = new Set(scripts.map(({ path }) => path));
  const directories = [...new Set(scripts.map(({ directory }) => directory))].filter((directory) => paths.has(gradle.scriptOf(directory) ?? ''));
  const orphans = orphanScripts(gradle, scripts.map(({ path }) => path), directories);
  const projects = new GradleProjects(gradle, found, orphans);
  const unknown = new Map<string, Set<string>>();
  for (const directory of [...directories, ...withoutScript(gradle, directories)]) {
    const project = projects.at(directory);
    // a project may have no script and get all it has from one above
    if (project.script === undefined && project.dependencies.length === 0 && project.projects.length === 0) continue;
    const node = projects.node(project, gradle.scriptOf(gradle.buildOf(directory).root) ?? directory);
    projects.dependOnProjects(project, node);
    const { root } = gradle.buildOf(directory);
    const pinned = unknown.get(root) ?? new Set();
    unknown.set(root, pinned);
    if (library === undefined) addDependencies(found, project, node, pinned);
    else addWithRegistry(found, project, node, library);
    reportUnread(found, project);
  }
  for (const [root, { size: count }] of unknown) {
    if (count === 0) continue;
    found.issue({
      code: 'unresolved', file: gradle.scriptOf(root) ?? files.find(({ path }) => isInside(path, root))?.path,
      message: `there is no lockfile: what the ${count} declared ${count === 1 ? 'dependency brings' : 'dependencies bring'} with ${count === 1 ? 'it' : 'them'} is not known`,
      remedy: 'Activate dependency locking and run gradle dependencies --write-locks, or scan what the build produced.',
    });
  }
  for (const file of files) if (file.name.endsWith('.versions.toml')) addCatalog(found, gradle, file.path);
}

/** Directories of projects that settings include and that have no script of their own. */
function withoutScript(gradle: GradleTree, directories: readonly string[]): string[] {
  const found = new Set<string>();
  for (const root of new Set(directories.map((directory) => gradle.buildOf(directory).root))) {
    for (const relative of gradle.buildOf(root).settings.projects.values()) {
      const directory = joinPath(root, relative);
      if (directory !== undefined && gradle.scriptOf(directory) === undefined) found.add(directory);
    }
  }
  return [...found];
}

function addWithRegistry(found: Collector, project: GradleProject, node: NodeId, library: PomLibrary): void {
  const { nameless, versionless, undescribed } = addResolvedDependencies(found, project, node, library);
  for (const { group, name, path, line } of nameless) reportNameless(found, `${group}:${name}`, path, line);
  const [first] = versionless;
  const remedy = 'Activate dependency locking and commit gradle.lockfile, or configure Maven for the repository that has them.';
  if (first !== undefined) {
    const names = new Set(versionless.map(({ group, name }) => `${group}:${name}`));
    found.issue({ code: 'unresolved', file: first.path, line: first.line, message: `${names.size} ${names.size === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(names)}`, remedy });
  }
  if (undescribed.length > 0) {
    found.issue({
      code: 'unresolved', file: project.script ?? first?.path,
      message: `transitive dependencies are not known: no registry describes ${listed(undescribed)}`, remedy,
    });
  }
}

const reportNameless = (found: Collector, name: string, file: string, line: number): void =>
  found.issue({ code: 'partial', file, line, message: `the dependency ${name} has no readable name`, remedy: 'Write group and name of the dependency out.' });

/** Adds the dependencies of a project, and those with a version to `pinned`. */
function addDependencies(found: Collector, project: GradleProject, node: NodeId, pinned: Set<string>): void {
  const versionless = new Map<string, { readonly path: string; readonly line: number }>();
  for (const { group, name, requirement, classifier, extension, scope, path, line } of project.dependencies) {
    const version = pinnedGradleVersion(requirement);
    const purl = mavenPurl({ groupId: group, artifactId: name, version, classifier, type: extension });
    if (purl === undefined) {
      reportNameless(found, `${group}:${name}`, path, line);
      continue;
    }
    if (version === undefined) versionless.set(`${group}:${name}`, versionless.get(`${group}:${name}`) ?? { path, line });
    else pinned.add(purl);
    found.depends(node, found.component({ purl, requirement, file: path, line }), scope);
  }
  const [first] = versionless.values();
  if (first !== undefined) {
    const platforms = project.platforms.length === 0 ? '' : `; versions come from ${listed(project.platforms)}`;
    found.issue({
      code: 'unresolved', file: first.path, line: first.line,
      message: `${versionless.size} ${versionless.size === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(versionless.keys())}${platforms}`,
      remedy: 'Activate dependency locking and commit gradle.lockfile.',
    });
  }
}

function reportUnread(found: Collector, project: GradleProject): void {
  const byPath = Map.groupBy(project.unread, ({ path }) => path);
  for (const [file, places] of byPath) {
    const lines = [...new Set(places.map(({ line }) => line))].sort((a, b) => a - b);
    found.issue({
      code: 'unsupported', file, line: lines[0],
      message: `${lines.length === 1 ? 'a dependency is' : `${lines.length} dependencies are`} computed by the script and could not be read (line${lines.length === 1 ? '' : 's'} ${listed(lines.map(String))})`,
      remedy: 'Activate dependency locking and commit gradle.lockfile.',
    });
  }
}

/** All libraries of a catalog: those that no readable script names may be used by one that is not readable. */
function addCatalog(found: Collector, gradle: GradleTree, file: string): void {
  const catalog = gradle.catalog(file);
  if (catalog === undefined) return;
  const versionless: string[] = [];
  let line: number | undefined;
  for (const library of catalog.libraries.values()) {
    const version = pinnedGradleVersion(library.version);
    const purl = mavenPurl({ groupId: library.group, artifactId: library.name, version });
    if (purl === undefined) {
      found.issue({ code: 'partial', file, line: library.line, message: `the library ${library.alias} has no readable name`, remedy: 'Write its module as group:name.' });
      continue;
    }
    if (version === undefined) {
      versionless.push(`${library.group}:${library.name}`);
      line ??= library.line;
    }
    found.component({ purl, requirement: library.version, file, line: library.line });
  }
  for (const { alias, line: at } of catalog.unread) found.issue({ code: 'partial', file, line: at, message: `the library ${alias} has no group and name`, remedy: 'Write its module as group:name.' });
  if (versionless.length > 0) {
    found.issue({ code: 'unresolved', file, line, message: `${versionless.length} ${versionless.length === 1 ? 'library has' : 'libraries have'} no exact version: ${listed(versionless)}`, remedy: 'Activate dependency locking and commit gradle.lockfile.' });
  }
}

/** Scripts that are not the script of a project and that no project is seen to apply count to the topmost project of their build. */
function orphanScripts(gradle: GradleTree, scripts: readonly string[], directories: readonly string[]): Map<string, string[]> {
  const own = new Set(directories.map((directory) => gradle.scriptOf(directory)));
  const applied = new Set(scripts.flatMap((path) => gradle.script(path)?.applies.map(nameOf) ?? []));
  const homes = new Set(directories);
  const orphans = new Map<string, string[]>();
  for (const path of scripts) {
    if (own.has(path) || applied.has(nameOf(path))) continue;
    const directory = directoryOf(path);
    const home = upTo(directory, '.').find((candidate) => homes.has(candidate));
    const target = home ?? gradle.buildOf(directory).root;
    const list = orphans.get(target);
    if (list === undefined) orphans.set(target, [path]);
    else list.push(path);
  }
  return orphans;
}
