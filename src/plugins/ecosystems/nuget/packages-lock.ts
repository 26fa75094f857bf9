import type { NodeId } from '#core/inventory/extraction.ts';
import { reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { entries, scalar, text } from '#core/text/value.ts';
import { sha512 } from './hash.ts';
import { openLock, type LockedPackage, type PackagesLock } from './locked-packages.ts';
import { addPackageUse, addProjectReferences, reportEvaluation, scopeIn } from './msbuild-project.ts';
import { packagePurl } from './package-purl.ts';
import { addProject, addProjectFile, readProject, type DotnetProject } from './project.ts';
import { baseName, fileIn, indexOf, projectsIn } from './project-index.ts';
import { notInLock, packageDifferences, type DirectPackage } from './stale-packages.ts';

/** packages.lock.json of one project: the packages of each target framework, with the project file for what they are needed. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const lock = openLock(file, found);
  const project = projectBeside(input);
  if (project !== undefined) reportEvaluation(found, project);
  new LockReading(input, lock, project).run();
  if (project !== undefined) found.claim(project.path);
  const version = scalar(lock.version());
  if (version !== '1' && version !== '2') {
    found.issue({ code: 'unsupported-version', line: lock.versionLine() ?? 1, message: `the lockfile has version ${version ?? 'none'}; versions 1 and 2 are known`, remedy: 'The packages were read as in version 2: check them, or update Muster.' });
  }
}

/** The project that the lockfile belongs to: the one in its directory, or `packages.<project>.lock.json`. */
function projectBeside({ file, tree, found }: ExtractInput): DotnetProject | undefined {
  const candidates = projectsIn(tree, file.directory);
  const named = /^packages\.(.+)\.lock\.json$/i.exec(file.name)?.[1]?.toLowerCase();
  const path = named === undefined ? (candidates.length === 1 ? candidates[0] : undefined) : candidates.find((candidate) => baseName(candidate).replaceAll(' ', '_').toLowerCase() === named);
  if (path === undefined) return undefined;
  try {
    return readProject(tree, path);
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    found.issue({ code: 'malformed', file: path, line: error.line, message: error.message, remedy: 'Repair the file; until then its packages have no scope.' });
    found.claim(path);
    return undefined;
  }
}

class LockReading {
  readonly #input: ExtractInput;
  readonly #lock: PackagesLock;
  readonly #project: DotnetProject | undefined;
  /** By their names as written. */
  readonly #frameworks = new TextMap();
  /** By number of the framework and name of the package: a lockfile of 100 MB has 400,000. */
  readonly #nodes = new TextMap();
  /** What the project itself asks for, by name in lower case. */
  readonly #direct = new Map<string, DirectPackage[]>();

  constructor(input: ExtractInput, lock: PackagesLock, project: DotnetProject | undefined) {
    this.#input = input;
    this.#lock = lock;
    this.#project = project;
  }

  #addRoot(): NodeId {
    const { file, found, tree } = this.#input;
    if (this.#project === undefined) return found.project({ path: file.directory, name: file.directory === '.' ? file.name : nameOf(file.directory), file: file.path });
    const root = addProject(found, this.#project);
    addProjectReferences(found, tree, this.#project, root);
    return root;
  }

  run(): void {
    let root: NodeId | undefined;
    for (const locked of this.#lock.packages()) {
      root ??= this.#addRoot();
      if (!this.#frameworks.has(locked.framework)) this.#frameworks.set(locked.framework, this.#frameworks.size);
      this.#nodes.set(this.#keyOf(locked.framework, locked.name), this.#add(locked, root));
    }
    for (const locked of this.#lock.packages()) this.#addEdges(locked);
    this.#reportStale(root ?? this.#addRoot());
  }

  #keyOf(framework: string, name: string): string {
    return `${this.#frameworks.get(framework)} ${name.toLowerCase()}`;
  }

  #add({ name, value, line: lineOf }: LockedPackage, root: NodeId): NodeId {
    const { found } = this.#input;
    const type = text(value, 'type')?.toLowerCase();
    const line = lineOf();
    if (type === 'project') return this.#addProjectEntry(name, line);
    const version = text(value, 'resolved');
    if (version === undefined) {
      found.issue({ code: 'partial', line, message: `${name} has no resolved version`, remedy: 'Run "dotnet restore --force-evaluate" and commit the lockfile.' });
    }
    const node = found.component({ purl: packagePurl(name, version), hashes: sha512(text(value, 'contentHash')), requirement: text(value, 'requested'), line });
    if (type === 'direct') {
      const known = this.#direct.get(name.toLowerCase()) ?? [];
      this.#direct.set(name.toLowerCase(), known);
      known.push({ requested: text(value, 'requested'), resolved: version });
      const use = this.#project?.packages.find((candidate) => candidate.id.toLowerCase() === name.toLowerCase());
      const scope = use?.scope ?? 'runtime';
      found.depends(root, node, this.#project === undefined ? scope : scopeIn(this.#project, scope));
    }
    return node;
  }

  /** Another project of the solution; where its file is not in the tree, all that is known is its name. */
  #addProjectEntry(name: string, line: number | undefined): NodeId {
    const { found, tree } = this.#input;
    const referenced = [...this.#project?.projects.keys() ?? []].map((path) => fileIn(tree, '.', path)).find((path) => path !== undefined && baseName(path).toLowerCase() === name.toLowerCase());
    if (referenced !== undefined) return addProjectFile(found, referenced);
    const known = indexOf(tree).projectPaths.get(name.toLowerCase());
    return known === undefined ? found.component({ purl: packagePurl(name), origin: 'path', line }) : addProjectFile(found, known);
  }

  #addEdges({ framework, name, value }: LockedPackage): void {
    const from = this.#nodes.get(this.#keyOf(framework, name));
    // `net8.0/win-x64` only adds to `net8.0`
    const slash = framework.indexOf('/');
    const base = slash === -1 ? undefined : framework.slice(0, slash);
    for (const [dependency] of entries(value, 'dependencies')) {
      const to = this.#nodes.get(this.#keyOf(framework, dependency)) ?? (base === undefined ? undefined : this.#nodes.get(this.#keyOf(base, dependency)));
      if (from !== undefined && to !== undefined) this.#input.found.depends(from, to);
    }
  }

  #reportStale(root: NodeId): void {
    const [project, { found, file }] = [this.#project, this.#input];
    if (project === undefined) return;
    for (const use of notInLock(project, this.#direct)) found.depends(root, addPackageUse(found, project, use), scopeIn(project, use.scope));
    reportLockDifferences(found, { name: file.name, remedy: 'Run "dotnet restore --force-evaluate" and commit the lockfile.' }, packageDifferences(project, this.#direct));
  }
}
