import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { Asked } from '#core/inventory/report-unresolved.ts';
import { strongest, type Scope } from '#core/model/scope.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { locatedPackage } from '#core/python/location.ts';
import { platformOf } from '#core/python/marker.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import { InstalledNames } from './installed-names.ts';
import { LockedNames } from './locked-names.ts';
import { readPipfile } from './pipfile.ts';
import { projectFiles, Projects } from './projects.ts';
import { reportUnresolved, type Report } from './report.ts';
import { readRequirements, type Pins } from './requirements.ts';

/**
 * All manifests of the tree that no lockfile accounts for, in one go: what pyproject.toml, setup.cfg, setup.py or Pipfile leave open
 * is closed by the pinned requirements files of the same project.
 */
export default function extract({ files, tree, found }: ExtractInput): void {
  const report: Report = (issue) => found.issue(issue);
  const projects = new Projects(tree, found);
  const directories = new Set(files.filter(({ name }) => projectFiles.includes(name)).map(({ directory }) => directory));
  const named = [...directories].flatMap((directory) => projects.in(directory).requirementFiles);
  const requirements = files.filter((file) => !projectFiles.includes(file.name) && file.name !== 'Pipfile' && !isOfHelm(file)).map(({ path }) => path);
  const installed = new InstalledNames(tree);
  const locked = new LockedNames(tree);
  const scopes = new Map<string, Scope>();
  for (const { path, scope } of named) if (scope !== undefined) scopes.set(path, strongest(scope, scopes.get(path) ?? scope));
  const pipfiles = files.filter(({ name }) => name === 'Pipfile').map((file) => ({ file, manifest: readPipfile(file, report) }));
  const declared = [...[...directories].flatMap((directory) => projects.in(directory).dependencies), ...pipfiles.flatMap(({ manifest }) => manifest?.dependencies ?? [])];
  const wanted = new Set(declared.map(({ name }) => name));
  const pins = readRequirements({ paths: [...new Set([...requirements, ...named.map(({ path }) => path)])].sort(), scopes, tree, found, projects, installed, locked, wanted });
  for (const directory of directories) {
    if (!projects.isProject(directory)) continue;
    const project = projects.in(directory);
    const node = projects.node(directory, project.files[0]!);
    addDeclared({ found, projects, node, directory, own: project.name, installed, locked }, project.dependencies, pins);
  }
  for (const { file, manifest } of pipfiles) {
    if (manifest === undefined) continue;
    addDeclared({ found, projects, node: projects.node(file.directory, file.path), directory: file.directory, own: undefined, installed, locked }, manifest.dependencies, pins);
  }
}

/** Helm 2 calls its lockfile as Rye does; no line of a requirements file is written so. */
const isOfHelm = (file: SourceFile): boolean => file.name === 'requirements.lock' && /^dependencies:(?:\s|$)/m.test(file.text());

interface DeclaringProject {
  readonly found: Collector;
  readonly projects: Projects;
  readonly node: NodeId;
  readonly directory: string;
  readonly own: string | undefined;
  readonly installed: InstalledNames;
  readonly locked: LockedNames;
}

function addDeclared(
  { found, projects, node, directory, own, installed, locked }: DeclaringProject,
  dependencies: readonly DeclaredDependency[],
  pins: Pins,
): void {
  const open = new Map<string, Asked[]>();
  for (const dependency of dependencies) {
    const { name, extras, specifier, marker, location, scope, file, line } = dependency;
    if (own !== undefined && name === normalName(own)) continue;
    const local = location?.origin === 'path' ? joinPath(directoryOf(file), location.address) : undefined;
    if (local !== undefined && local !== directory && projects.isProject(local)) {
      found.depends(node, projects.node(local, file), scope);
      continue;
    }
    const find = () => pins.find(directory, dependency) ?? locked.find(directory, name, dependency.accepts);
    const version = dependency.version ?? (location === undefined ? find() : location.version);
    if (version === undefined && location === undefined && !installed.has(name, directory)) {
      const asked = open.get(file) ?? [];
      open.set(file, asked);
      asked.push({ name, line });
    }
    const identity = location === undefined ? { purl: pypiPurl(name, version) } : locatedPackage(name, version, location);
    const component = found.component({ ...identity, requirement: specifier, features: extras, platform: platformOf(marker), file, line });
    found.depends(node, component, scope);
  }
  for (const [file, asked] of open) reportUnresolved((issue) => found.issue(issue), file, asked);
}
