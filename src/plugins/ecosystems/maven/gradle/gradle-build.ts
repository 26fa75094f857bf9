import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, joinPath, nameOf } from '#core/plugin/path.ts';
import { listed } from '../listed.ts';
import { mavenPurl } from '../maven-purl.ts';
import { PomLibrary } from '../pom/pom-library.ts';
import { sourceOf } from '../pom/pom-source.ts';
import { Invocations } from '../pom/user-properties.ts';
import { GradleProjects } from './gradle-nodes.ts';
import type { GradleProject } from './gradle-project.ts';
import { GradleTree, upTo } from './gradle-tree.ts';
import { MissingFiles } from './local-files.ts';
import { pinnedGradleVersion } from './gradle-version.ts';
import { addPlaces, addResolvedDependencies, type ResolvedFrom } from './resolved-dependencies.ts';
import type { Place } from './version-decisions.ts';

/** All build scripts and version catalogs that no lockfile accounts for. */
export default function extract({ files, tree, found, descriptions }: ExtractInput): void {
  const library = descriptions === undefined ? undefined : new PomLibrary({ tree, source: sourceOf(tree, descriptions), invocations: new Invocations(tree) });
  const gradle = new GradleTree(tree, found);
  const scripts = files.filter(({ name }) => /\.gradle(?:\.kts)?$/.test(name) && !/^(?:settings|init)\.gradle/.test(name));
  const paths = new Set(scripts.map(({ path }) => path));
  const directories = [...new Set(scripts.map(({ directory }) => directory))].filter((directory) => paths.has(gradle.scriptOf(directory) ?? ''));
  const orphans = orphanScripts(gradle, scripts.map(({ path }) => path), directories);
  const projects = new GradleProjects(gradle, found, orphans);
  const unknown = new Map<string, Map<string, Place>>();
  let missing: MissingFiles | undefined;
  for (const directory of new Set([...directories, ...withoutScript(gradle, directories), ...orphans.keys()])) {
    const project = projects.at(directory);
    // a project may have no script and get all it has from one above
    if (project.script === undefined && project.dependencies.length === 0 && project.projects.length === 0) continue;
    const node = projects.node(project, gradle.scriptOf(gradle.buildOf(directory).root) ?? orphans.get(directory)?.[0] ?? directory);
    projects.dependOnProjects(project, node);
    const { root } = gradle.buildOf(directory);
    const pinned = unknown.get(root) ?? new Map<string, Place>();
    unknown.set(root, pinned);
    if (library === undefined) addDependencies(found, project, node, pinned);
    else addWithRegistry(found, project, node, { library, projectNode: (at) => projects.nodeAt(at) });
    reportUnread(found, project);
    if (project.localFiles.length > 0) (missing ??= new MissingFiles(tree)).look(found, project.localFiles, directory, root);
  }
  missing?.reportEmpty(found);
  for (const places of unknown.values()) {
    const count = places.size;
    const [first] = places.values();
    if (first === undefined) continue;
    found.issue({
      code: 'unresolved', file: first.path, line: first.line,
      message: `there is no lockfile: what the ${count} declared ${count === 1 ? 'dependency brings' : 'dependencies bring'} with ${count === 1 ? 'it' : 'them'} is not known`,
      remedy: 'Activate dependency locking and run gradle dependencies --write-locks, or scan what the build produced.',
    });
  }
  const used = new Set([...projects.directories()].flatMap((directory) => gradle.buildOf(directory).catalogs.map(({ path }) => path)));
  for (const file of files) if (file.name.endsWith('.versions.toml')) addCatalog(found, gradle, file.path, used.has(file.path));
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

function addWithRegistry(found: Collector, project: GradleProject, node: NodeId, from: ResolvedFrom): void {
  const { nameless, versionless, undescribed } = addResolvedDependencies(found, project, node, from);
  for (const { group, name, path, line } of nameless) reportNameless(found, `${group}:${name}`, path, line);
  const [first] = versionless;
  const remedy = 'Activate dependency locking and commit gradle.lockfile, or configure Maven for the repository that has them.';
  if (first !== undefined) {
    const names = new Set(versionless.map(({ group, name }) => `${group}:${name}`));
    found.issue({ code: 'unresolved', file: first.path, line: first.line, message: `${names.size} ${names.size === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(names)}`, openVersions: names.size, remedy });
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
function addDependencies(found: Collector, project: GradleProject, node: NodeId, pinned: Map<string, Place>): void {
  const versionless = new Map<string, { readonly path: string; readonly line: number }>();
  for (const dependency of project.dependencies) {
    const { group, name, requirement, decided, decidedAt, classifier, extension, scope, path, line } = dependency;
    const version = pinnedGradleVersion(decided);
    const purl = mavenPurl({ groupId: group, artifactId: name, version, classifier, type: extension });
    if (purl === undefined) {
      reportNameless(found, `${group}:${name}`, path, line);
      continue;
    }
    if (version === undefined) versionless.set(`${group}:${name}`, versionless.get(`${group}:${name}`) ?? { path, line });
    else if (!pinned.has(purl)) pinned.set(purl, { path, line });
    const component = found.component({ purl, requirement, overridden: decidedAt !== undefined, file: path, line });
    addPlaces(found, purl, dependency);
    found.depends(node, component, scope);
  }
  const [first] = versionless.values();
  if (first !== undefined) {
    const platforms = project.platforms.length === 0 ? '' : `; versions come from ${listed(project.platforms.map(({ text }) => text))}`;
    found.issue({
      code: 'unresolved', file: first.path, line: first.line,
      message: `${versionless.size} ${versionless.size === 1 ? 'dependency has' : 'dependencies have'} no exact version: ${listed(versionless.keys())}${platforms}`,
      openVersions: versionless.size,
      remedy: 'Activate dependency locking and commit gradle.lockfile.',
    });
  }
}

function reportUnread(found: Collector, project: GradleProject): void {
  for (const [file, places] of Map.groupBy(project.decidedByCode, ({ path }) => path)) {
    const lines = [...new Set(places.map(({ line }) => line))].sort((a, b) => a - b);
    found.issue({
      code: 'unsupported', file, line: lines[0],
      message: `code decides about versions of dependencies and was not run (line${lines.length === 1 ? '' : 's'} ${listed(lines.map(String))}): other versions than those listed may be used`,
      remedy: 'Activate dependency locking and commit gradle.lockfile.',
    });
  }
  for (const [file, places] of Map.groupBy(project.conditions, ({ path }) => path)) {
    const lines = [...new Set(places.map(({ line }) => line))].sort((a, b) => a - b);
    found.issue({
      code: 'unsupported', file, line: lines[0],
      message: `${lines.length === 1 ? 'a condition that was not evaluated decides' : 'conditions that were not evaluated decide'} whether dependencies are used (line${lines.length === 1 ? '' : 's'} ${listed(lines.map(String))}): those of all branches are listed`,
      remedy: 'Activate dependency locking and commit gradle.lockfile.',
    });
  }
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

/** The libraries of a catalog of which no script is there that could use it; else those count that scripts use. */
function addCatalog(found: Collector, gradle: GradleTree, file: string, hasScripts: boolean): void {
  const catalog = gradle.catalog(file);
  if (catalog === undefined) return;
  for (const { alias, line } of catalog.unread) found.issue({ code: 'partial', file, line, message: `the library ${alias} has no group and name`, remedy: 'Write its module as group:name.' });
  if (hasScripts) return;
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
  if (versionless.length > 0) {
    found.issue({ code: 'unresolved', file, line, message: `${versionless.length} ${versionless.length === 1 ? 'library has' : 'libraries have'} no exact version: ${listed(versionless)}`, openVersions: versionless.length, remedy: 'Activate dependency locking and commit gradle.lockfile.' });
  }
}

/** Scripts that are not the script of a project and that no project is seen to apply count to the topmost project of their build. */
function orphanScripts(gradle: GradleTree, scripts: readonly string[], directories: readonly string[]): Map<string, string[]> {
  const own = new Set(directories.map((directory) => gradle.scriptOf(directory)));
  const plugins = gradle.plugins(directories);
  const applied = new Set<string>();
  for (const path of scripts) {
    for (const { by, text } of gradle.script(path)?.applies ?? []) {
      if (by === 'file') applied.add(nameOf(text));
      else applied.add(gradle.pluginScript(by === 'plugin' ? text : (plugins.get(text) ?? '')) ?? '');
    }
  }
  const homes = new Set(directories);
  const orphans = new Map(Array.from(gradle.pluginCode(), ([home, paths]) => [home, [...paths]]));
  for (const path of scripts) {
    if (own.has(path) || applied.has(nameOf(path)) || applied.has(path)) continue;
    const directory = directoryOf(path);
    const home = upTo(directory, '.').find((candidate) => homes.has(candidate));
    const target = home ?? gradle.buildOf(directory).root;
    const list = orphans.get(target);
    if (list === undefined) orphans.set(target, [path]);
    else list.push(path);
  }
  return orphans;
}
