import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { entries, scalar, text, type Value } from '#core/text/value.ts';
import { sha512 } from './hash.ts';
import { addProjectReferences, reportEvaluation, scopeIn } from './msbuild-project.ts';
import { packagePurl } from './package-purl.ts';
import { addProject, addProjectFile, readProject, type DotnetProject } from './project.ts';
import { baseName, fileIn, indexOf, projectsIn } from './project-index.ts';

/** packages.lock.json of one project: the packages of each target framework, with the project file for what they are needed. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const json = parseJson(file.text());
  const version = scalar(json.value, 'version');
  if (version !== '1' && version !== '2') {
    found.issue({ code: 'unsupported-version', message: `the lockfile has version ${version ?? 'none'}; versions 1 and 2 are known`, remedy: 'The packages were read as in version 2: check them, or update Muster.' });
  }
  const project = projectBeside(input);
  if (project !== undefined) {
    found.claim(project.path);
    reportEvaluation(found, project);
  }
  new LockReading(input, json, project).run();
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
  readonly #json: JsonText;
  readonly #project: DotnetProject | undefined;
  readonly #root: NodeId;

  constructor(input: ExtractInput, json: JsonText, project: DotnetProject | undefined) {
    this.#input = input;
    this.#json = json;
    this.#project = project;
    const { file, found, tree } = input;
    this.#root = project === undefined
      ? found.project({ path: file.directory, name: file.directory === '.' ? file.name : nameOf(file.directory), file: file.path })
      : addProject(found, project);
    if (project !== undefined) addProjectReferences(found, tree, project, this.#root);
  }

  run(): void {
    const sections = entries(this.#json.value, 'dependencies');
    const locked = new Set<string>();
    for (const [framework, section] of sections) {
      // `net8.0/win-x64` only adds to `net8.0`
      const slash = framework.indexOf('/');
      const base = slash === -1 ? undefined : sections.find(([name]) => name === framework.slice(0, slash))?.[1];
      const nodes = new Map<string, NodeId>();
      for (const [name, entry] of entries(base)) nodes.set(name.toLowerCase(), this.#addEntry(framework.slice(0, slash), name, entry, locked));
      for (const [name, entry] of entries(section)) nodes.set(name.toLowerCase(), this.#addEntry(framework, name, entry, locked));
      for (const [name, entry] of entries(section)) this.#addEdges(nodes, name, entry);
    }
    this.#reportStale(locked);
  }

  #addEntry(framework: string, name: string, entry: Value, locked: Set<string>): NodeId {
    const { found } = this.#input;
    const type = text(entry, 'type')?.toLowerCase();
    const line = this.#json.line('dependencies', framework, name);
    if (type === 'project') return this.#addProjectEntry(name, line);
    const version = text(entry, 'resolved');
    if (version === undefined) {
      found.issue({ code: 'partial', line, message: `${name} has no resolved version`, remedy: 'Run "dotnet restore --force-evaluate" and commit the lockfile.' });
    }
    const node = found.component({ purl: packagePurl(name, version), hashes: sha512(text(entry, 'contentHash')), requirement: text(entry, 'requested'), line });
    if (type === 'direct') {
      locked.add(name.toLowerCase());
      const use = this.#project?.packages.find((candidate) => candidate.id.toLowerCase() === name.toLowerCase());
      const scope = use?.scope ?? 'runtime';
      found.depends(this.#root, node, this.#project === undefined ? scope : scopeIn(this.#project, scope));
    }
    return node;
  }

  /** Another project of the solution; where its file is not in the tree, all that is known is its name. */
  #addProjectEntry(name: string, line: number | undefined): NodeId {
    const { found, tree } = this.#input;
    const referenced = this.#project?.projects.map((path) => fileIn(tree, '.', path)).find((path) => path !== undefined && baseName(path).toLowerCase() === name.toLowerCase());
    if (referenced !== undefined) return addProjectFile(found, referenced);
    const known = indexOf(tree).projectPaths.get(name.toLowerCase());
    return known === undefined ? found.component({ purl: packagePurl(name), origin: 'path', line }) : addProjectFile(found, known);
  }

  #addEdges(nodes: ReadonlyMap<string, NodeId>, name: string, entry: Value): void {
    const from = nodes.get(name.toLowerCase());
    for (const [dependency] of entries(entry, 'dependencies')) {
      const to = nodes.get(dependency.toLowerCase());
      if (from !== undefined && to !== undefined) this.#input.found.depends(from, to);
    }
  }

  #reportStale(locked: ReadonlySet<string>): void {
    if (this.#project === undefined) return;
    const written = this.#project.packages.filter((use) => use.platforms.length === 0 && this.#isLocked(use.id)).map((use) => use.id);
    const missing = [...new Set(written.filter((id) => !locked.has(id.toLowerCase())))];
    if (missing.length === 0) return;
    this.#input.found.issue({
      code: 'stale-lockfile',
      message: `packages of ${this.#project.path} are not in the lockfile: ${missing.join(', ')}`,
      remedy: 'Run "dotnet restore --force-evaluate" and commit the lockfile.',
    });
  }

  /** Build tools outside the graph of packages do not stand in the lockfile. */
  #isLocked(id: string): boolean {
    return this.#project!.packages.some((use) => use.id === id && (use.scope === 'runtime' || use.scope === 'development'));
  }
}
