import type { Collector } from '#core/inventory/collector.ts';
import { notLocked, outsideRequirements, reportLockDifferences, type AskedVersion, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { Asked } from '#core/inventory/report-unresolved.ts';
import type { Scope } from '#core/model/scope.ts';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import { pinnedVersion } from '#core/python/requirement.ts';
import { AddedPackages } from './added-packages.ts';
import { CompiledLayers, namesOf, pathsOf } from './compiled-layers.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import type { InstalledNames } from './installed-names.ts';
import type { LockedNames } from './locked-names.ts';
import { projectDirectoryOf, type Projects } from './projects.ts';
import { count, reportUnresolved, type Report } from './report.ts';
import type { RequirementsFile } from './requirements-file.ts';
import { addRequirement, type AddedPackage } from './requirements-sources.ts';
import { comesWithPython } from './stale-lockfile.ts';
import { RequirementsReader, type RequirementsWalk, type WalkedFile } from './requirements-walk.ts';

export interface RequirementsInput {
  readonly paths: readonly string[];
  /** What manifests take files for, by path. */
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly tree: TreeView;
  readonly found: Collector;
  readonly projects: Projects;
  readonly installed: InstalledNames;
  readonly locked: LockedNames;
  /** Normal names of what somebody may ask the pins for. */
  readonly wanted: ReadonlySet<string>;
}

/** Versions that requirements files pin, by project. */
export interface Pins {
  find(directory: string, dependency: DeclaredDependency): string | undefined;
}

/** Reads requirements files with their includes and constraints, and adds what they name. */
export function readRequirements({ paths, scopes, tree, found, projects, installed, locked, wanted }: RequirementsInput): Pins {
  const report: Report = (issue) => found.issue(issue);
  const reader = new RequirementsReader(tree, report, scopes);
  const primary = new Set(paths);
  const files = paths.map((path) => reader.read(path)).filter((file) => file !== undefined);
  const inputs = inputsOf(files, reader);
  const layers = new CompiledLayers(files, inputs);
  const covered = new Set([...inputs.values()].flat().map(({ path }) => path));
  const pins = new Map<string, Map<string, string[]>>();
  const open = new Map<string, Asked[]>();
  const visited = new Set<string>();
  const done = new Set<string>();

  const start = (root: RequirementsFile): void => {
    const walk = reader.walk(root, (path) => primary.has(path));
    for (const walked of walk.files) {
      visited.add(walked.file.path);
      const projectOfRoot = projectDirectoryOf(root.path);
      const projectOfFile = projectDirectoryOf(walked.file.path);
      const added = addPackages(walk, walked, projectOfRoot);
      connect(projectOfRoot, walked.scope, walked, added);
      if (primary.has(walked.file.path) && projectOfFile !== projectOfRoot) {
        connect(
          projectOfFile,
          reader.scopeOf(walked.file.path),
          walked,
          added,
        );
      }
    }
  };

  function addPackages(walk: RequirementsWalk, { file }: WalkedFile, project: string): Added {
    const sources = inputs.get(file.path) ?? [];
    const asked = sources.length === 0 ? undefined : new Set(sources.flatMap(namesOf));
    const packages = new AddedPackages(file, asked, layers);
    const named = new Map<string, AddedPackage>();
    const withoutVersion: Asked[] = [];
    for (const line of file.packages) {
      const item = addRequirement({ found, projects, locked }, file, line, walk);
      if (item === undefined) continue;
      const { name, version } = item;
      packages.add(item);
      if (asked?.has(name) === true) named.set(name, item);
      if (version === undefined && line.kind === 'requirement' && !installed.has(name, directoryOf(file.path))) withoutVersion.push({ name, line: line.line });
      if (version !== undefined && version !== 'located' && wanted.has(name)) remember(project, name, version);
    }
    open.set(file.path, withoutVersion);
    return { packages, named, sources };
  }

  function connect(directory: string, scope: Scope, { file }: WalkedFile, { packages, named, sources }: Added): void {
    const key = `${directory}\0${scope}\0${file.path}`;
    if (done.has(key)) return;
    done.add(key);
    packages.connect(found, projects.node(directory, file.path), scope);
    for (const source of sources) joinInput(found, file, source, named);
  }

  function remember(directory: string, name: string, version: string): void {
    const ofProject = pins.get(directory) ?? new Map<string, string[]>();
    pins.set(directory, ofProject);
    const known = ofProject.get(name);
    if (known === undefined) ofProject.set(name, [version]);
    else if (known.length < 50 && !known.includes(version)) known.push(version);
  }

  const candidates = files.filter((file) => !covered.has(file.path) && !isConstraints(file.path));
  const included = includedBy(candidates, reader);
  for (const file of candidates) if (!included.has(file.path)) start(file);
  // files that include each other in a circle have no first one
  for (const file of candidates) if (!visited.has(file.path)) start(file);
  for (const [file, asked] of open) reportUnresolved(report, file, asked);
  reportConstraints(files, report);
  return { find: (directory, { name, accepts }) => pins.get(directory)?.get(name)?.find((version) => accepts(version)) };
}

/** What became of one file, with the files that it was compiled from and what of it they ask for. */
interface Added {
  readonly packages: AddedPackages;
  readonly named: ReadonlyMap<string, AddedPackage>;
  readonly sources: readonly RequirementsFile[];
}

const isConstraints = (path: string): boolean => /constraint/i.test(nameOf(path)) && !/require/i.test(nameOf(path));

/** The files (`requirements.in`) from which compiled files were made, by the path of the compiled file. */
function inputsOf(files: readonly RequirementsFile[], reader: RequirementsReader): Map<string, RequirementsFile[]> {
  const inputs = new Map<string, RequirementsFile[]>();
  for (const file of files) {
    if (!file.isCompiled) continue;
    const byStem = file.path.replace(/\.[^./]*$/, '.in');
    const sources = [...new Set([byStem, ...[...file.viaFiles].flatMap((name) => pathsOf(file.path, name))])]
      .filter((path) => path !== file.path && path.endsWith('.in'))
      .map((path) => reader.read(path))
      .filter((source) => source !== undefined);
    if (sources.length > 0) inputs.set(file.path, [...new Set(sources)]);
  }
  return inputs;
}

/** Says on the compiled components how their input asks for them, and what of it is missing. */
function joinInput(found: Collector, compiled: RequirementsFile, input: RequirementsFile, named: ReadonlyMap<string, AddedPackage>): void {
  const missing: LockDifference[] = [];
  const asked: AskedVersion[] = [];
  for (const line of input.packages) {
    if (line.kind !== 'requirement') continue;
    const { name, specifier, marker } = line.requirement;
    const item = named.get(normalName(name));
    asked.push({ file: input.path, line: line.line, name: normalName(name), requirement: specifier === '' ? undefined : specifier });
    // what is for other machines only is left out, and what pip-compile calls unsafe
    if (item === undefined && marker === undefined && !comesWithPython.has(normalName(name))) missing.push({ file: input.path, line: line.line, what: notLocked(normalName(name)) });
    if (item === undefined) continue;
    if (line.requirement.specifier !== '' && item.version !== undefined && item.version !== 'located') {
      found.component({
        purl: pypiPurl(item.name, item.version),
        requirement: line.requirement.specifier,
        platform: line.requirement.marker,
        file: compiled.path,
        line: item.line.line,
        evidence: 'lockfile',
      });
    }
  }
  const locked = new Map<string, string[]>(asked.map(({ name }) => [name, []]));
  for (const line of compiled.packages) if (line.kind === 'requirement') locked.get(normalName(line.requirement.name))?.push(...[pinnedVersion(line.requirement) ?? []].flat());
  reportLockDifferences(found, { name: nameOf(compiled.path), remedy: 'Compile the requirements again.' }, [
    ...missing,
    ...outsideRequirements('pypi', asked, (name) => locked.get(name)),
  ]);
}

/** Everything that some other file includes. */
function includedBy(files: readonly RequirementsFile[], reader: RequirementsReader): Set<string> {
  const included = new Set<string>();
  const pending = [...files];
  const seen = new Set(files.map(({ path }) => path));
  for (const file of pending) {
    for (const { path, isConstraint } of file.includes) {
      if (path === undefined || isConstraint || path === file.path) continue;
      included.add(path);
      const target = reader.read(path);
      if (target !== undefined && !seen.has(path)) {
        seen.add(path);
        pending.push(target);
      }
    }
  }
  return included;
}

/** Constraints choose versions of what others ask for; where nobody refers to them they were of no use. */
function reportConstraints(files: readonly RequirementsFile[], report: Report): void {
  const used = new Set(files.flatMap((file) => file.includes).map(({ path }) => path));
  for (const file of files) {
    if (!isConstraints(file.path) || used.has(file.path) || file.packageCount === 0) continue;
    report({
      code: 'partial',
      file: file.path,
      line: file.firstLine,
      message: `no requirements file refers to these constraints; ${count(file.packageCount, 'version was', 'versions were')} not used`,
      remedy: 'Refer to the file by "-c" in the requirements file it is meant for.',
    });
  }
}
