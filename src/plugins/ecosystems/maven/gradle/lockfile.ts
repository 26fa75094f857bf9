import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportLockDifferences } from '#core/inventory/lock-differences.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { textLines } from '#core/text/text-lines.ts';
import { attempt } from '../attempt.ts';
import { mavenPurl } from '../maven-purl.ts';
import { scopeOfLocked } from './configuration-scope.ts';
import { GradleProjects } from './gradle-nodes.ts';
import type { GradleProject } from './gradle-project.ts';
import { lockedBelow } from './locked-below.ts';
import { GradleTree } from './gradle-tree.ts';
import { readLockedModules, type LockedModule } from './locked-modules.ts';
import { addUnlockedModules } from './unlocked-modules.ts';

const writeAgain = 'Run gradle dependencies --write-locks.';

/** Lockfiles of Gradle, with the build scripts beside them: what those declare is direct. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const gradle = new GradleTree(tree, found);
  const projects = new GradleProjects(gradle, found);
  const locked = new Map<string, LockedProject>();
  for (const file of files) {
    const directory = /(?:^|\/)gradle\/dependency-locks$/.test(file.directory) ? directoryOf(directoryOf(file.directory)) : file.directory;
    const project = locked.get(directory) ?? emptyProject(projects.at(directory), file);
    const lock = attempt(found, file.path, () => readLockedModules(textLines(file), moduleTaker(found, project, file)));
    if (lock === undefined) continue;
    for (const line of lock.unread) found.issue({ code: 'partial', file: file.path, line, message: 'the line is neither group:name:version=configurations nor a comment', remedy: writeAgain });
    // one that stops within a line is told as that
    if (!lock.isClosed && configurationOf(file).length === 0 && endsWithLineBreak(file)) {
      found.issue({ code: 'partial', file: file.path, line: 1, message: '"empty=" is missing, which every whole file of the kind has at its end: it may be cut off', remedy: writeAgain });
    }
    if (!isOfBuild(file)) project.file = file.path;
    locked.set(directory, project);
    if (!isOfBuild(file)) for (const configuration of [...lock.configurations, ...configurationOf(file)]) project.configurations.add(configuration);
  }
  for (const [directory, lock] of locked) {
    const project = projects.at(directory);
    const node = projects.node(project, lock.file);
    projects.dependOnProjects(project, node);
    addEdges(found, project, node, lock);
    if (project.script !== undefined) found.claim(project.script);
    const { catalogs } = gradle.buildOf(directory);
    for (const { path } of catalogs) found.claim(path);
  }
}

interface LockedProject {
  /** By `group:name`, those that the build script asks for; nobody asks for the other million. */
  readonly modules: Map<string, NodeId | undefined>;
  /** By `group:name`, of the same modules. */
  readonly versions: Map<string, string[]>;
  /** Configurations whose state is locked. */
  readonly configurations: Set<string>;
  /** One of its lockfiles. */
  file: string;
}

const emptyProject = ({ dependencies }: GradleProject, { path }: SourceFile): LockedProject => ({
  modules: new Map(dependencies.map(({ group, name }) => [`${group}:${name}`, undefined])),
  versions: new Map(),
  configurations: new Set(),
  file: path,
});

const isOfBuild = ({ name }: SourceFile): boolean => /^(?:buildscript|settings)-/.test(name);

/** One file for each configuration, called like it, before Gradle 6.5. */
const configurationOf = (file: SourceFile): string[] => (file.directory.endsWith('dependency-locks') ? [file.name.replace(/\.lockfile$/, '')] : []);

function moduleTaker(found: Collector, project: LockedProject, file: SourceFile): (module: LockedModule) => void {
  const forBuild = isOfBuild(file);
  const ofFile = configurationOf(file);
  return ({ group, name, version, configurations, line }) => {
    const purl = mavenPurl({ groupId: group, artifactId: name, version })!;
    const scope = forBuild ? 'build' : scopeOfLocked([...configurations, ...ofFile]);
    const node = found.component({ purl, scope, file: file.path, line });
    const key = `${group}:${name}`;
    if (forBuild || !project.modules.has(key)) return;
    project.modules.set(key, node);
    const known = project.versions.get(key) ?? [];
    project.versions.set(key, known);
    known.push(version);
  };
}

function addEdges(found: Collector, project: GradleProject, node: NodeId, { modules, versions, configurations, file }: LockedProject): void {
  for (const { group, name, scope } of project.dependencies) {
    const module = modules.get(`${group}:${name}`);
    if (module !== undefined) found.depends(node, module, scope);
  }
  const missing = addUnlockedModules(found, node, project, { configurations, isLocked: (key) => modules.get(key) !== undefined });
  reportLockDifferences(found, { name: nameOf(file), remedy: writeAgain }, [...missing, ...lockedBelow(project, (key) => versions.get(key) ?? [])]);
}

const LINE_FEED = 0x0a;

/** In UTF-16 with the low byte first too. */
function endsWithLineBreak(file: SourceFile): boolean {
  const end = file.range?.(Math.max(0, file.size - 2), 2) ?? file.bytes().subarray(-2);
  return end.length === 0 || end.at(-1) === LINE_FEED || (end.at(-1) === 0 && end[0] === LINE_FEED);
}
