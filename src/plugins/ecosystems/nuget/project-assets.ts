import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import type { JsonText } from '#core/text/json.ts';
import { entries, get, scalar, strings, text, type Value } from '#core/text/value.ts';
import { sha512 } from './hash.ts';
import { frameworkVersion, parseFramework } from './msbuild/framework.ts';
import { addProjectReferences, reportEvaluation, scopeIn } from './msbuild-project.ts';
import { packagePurl } from './package-purl.ts';
import { addProject, addProjectFile, readProject, type DotnetProject } from './project.ts';
import { baseName, fileIn, indexOf, projectsIn } from './project-index.ts';
import { projectAssets } from './shapes.ts';

/** What a restore wrote: obj/project.assets.json, and project.lock.json before it. Exact even without a committed lockfile. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  // the lockfile of the project is committed, and may be newer than the last restore
  if (nameOf(file.directory) === 'obj' && fileIn(tree, directoryOf(file.directory), 'packages.lock.json') !== undefined) return;
  const json = readJson(file);
  checkShape(found, json, projectAssets);
  const version = scalar(json.value, 'version');
  if (get(json.value, 'libraries') === undefined || get(json.value, 'targets') === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the file has no libraries or no targets', remedy: 'Run "dotnet restore" again.' });
  } else if (!['1', '2', '3', '4'].includes(version ?? '')) {
    found.issue({ code: 'unsupported-version', line: json.line('version') ?? 1, message: `the file has version ${version ?? 'none'}; versions 1 to 4 are known`, remedy: 'The packages were read as in version 3: check them, or update Muster.' });
  }
  new AssetsReading(input, json).run();
}

class AssetsReading {
  readonly #input: ExtractInput;
  readonly #json: JsonText;
  /** Directory of the project: that above obj. */
  #directory: string;
  #project: DotnetProject | undefined;

  constructor(input: ExtractInput, json: JsonText) {
    this.#input = input;
    this.#json = json;
    const { directory } = input.file;
    this.#directory = nameOf(directory).toLowerCase() === 'obj' ? directoryOf(directory) : directory;
  }

  run(): void {
    const { found, tree } = this.#input;
    const root = this.#addRoot();
    if (this.#project !== undefined) addProjectReferences(found, tree, this.#project, root);
    const libraries = new TextMap();
    for (const [key, library] of entries(this.#json.value, 'libraries')) {
      const node = this.#addLibrary(key, library);
      if (node !== undefined) libraries.set(key.toLowerCase(), node);
    }
    for (const [framework, target] of entries(this.#json.value, 'targets')) {
      const byName = new TextMap();
      for (const [key] of entries(target)) {
        const node = libraries.get(key.toLowerCase());
        if (node !== undefined) byName.set(nameIn(key), node);
      }
      for (const [key, entry] of entries(target)) {
        const from = byName.get(nameIn(key));
        for (const [dependency] of entries(entry, 'dependencies')) {
          const to = byName.get(dependency.toLowerCase());
          if (from !== undefined && to !== undefined) found.depends(from, to);
        }
      }
      for (const [name, scope] of this.#direct(framework)) {
        const to = byName.get(name);
        if (to !== undefined) found.depends(root, to, scope);
      }
    }
  }

  #addRoot(): NodeId {
    const { found, tree } = this.#input;
    const told = text(this.#json.value, 'project', 'restore', 'projectPath')?.replaceAll('\\', '/');
    const candidates = projectsIn(tree, this.#directory);
    // with UseArtifactsOutput all obj directories stand together, away from the projects
    const apart = told !== undefined && this.#directory.split('/').includes('obj') ? indexOf(tree).projectPaths.get(baseName(told).toLowerCase()) : undefined;
    const path = candidates.find((candidate) => told !== undefined && nameOf(candidate) === nameOf(told)) ?? (candidates.length === 1 ? candidates[0] : apart);
    if (path !== undefined) {
      found.claim(path);
      this.#directory = directoryOf(path);
      try {
        this.#project = readProject(tree, path);
        reportEvaluation(found, this.#project);
        return addProject(found, this.#project);
      } catch (error) {
        if (!(error instanceof TextSyntaxError)) throw error;
        found.issue({ code: 'malformed', file: path, line: error.line, message: error.message, remedy: 'Repair the file.' });
      }
    }
    const name = text(this.#json.value, 'project', 'restore', 'projectName') ?? (told === undefined ? undefined : baseName(told));
    return found.project({ path: this.#directory, name: name ?? nameOf(this.#directory), version: text(this.#json.value, 'project', 'version'), file: this.#input.file.path });
  }

  #addLibrary(key: string, library: Value): NodeId | undefined {
    const { found, tree } = this.#input;
    const [name, version] = key.split('/');
    const line = this.#json.line('libraries', key);
    if (name === undefined || name === '' || version === undefined || version === '') {
      found.issue({ code: 'partial', line, message: `the library "${key.slice(0, 80)}" is not "name/version"`, remedy: 'Run "dotnet restore" again.' });
      return undefined;
    }
    if (text(library, 'type')?.toLowerCase() !== 'project') return found.component({ purl: packagePurl(name, version), hashes: sha512(text(library, 'sha512')), line });
    const relative = text(library, 'msbuildProject') ?? text(library, 'path');
    const path = relative === undefined ? undefined : fileIn(tree, this.#directory, relative.replaceAll('\\', '/'));
    const known = path ?? indexOf(tree).projectPaths.get(name.toLowerCase());
    return known === undefined ? found.component({ purl: packagePurl(name, version), origin: 'path', line }) : addProjectFile(found, known);
  }

  /** What the project itself asks for, by lower-case name. */
  #direct(target: string): Map<string, Scope> {
    const framework = target.split('/')[0]!;
    const direct = new Map<string, Scope>();
    const scope = (asked: Scope): Scope => (this.#project === undefined ? asked : scopeIn(this.#project, asked));
    for (const [name, frameworkEntry] of entries(this.#json.value, 'project', 'frameworks')) {
      if (!sameFramework(name, text(frameworkEntry, 'targetAlias'), framework)) continue;
      for (const [id, dependency] of entries(frameworkEntry, 'dependencies')) {
        const isPrivate = text(dependency, 'suppressParent')?.toLowerCase() === 'all';
        direct.set(id.toLowerCase(), scope(isPrivate ? 'development' : 'runtime'));
      }
    }
    for (const [name] of entries(this.#json.value, 'projectFileDependencyGroups')) {
      if (name !== '' && !sameFramework(name, undefined, framework)) continue;
      for (const line of strings(this.#json.value, 'projectFileDependencyGroups', name)) {
        const id = line.split(' ')[0]!.toLowerCase();
        if (!direct.has(id)) direct.set(id, scope('runtime'));
      }
    }
    return direct;
  }
}

const nameIn = (key: string): string => key.split('/')[0]!.toLowerCase();

/** Targets are named in full (`.NETCoreApp,Version=v7.0`) or short (`net7.0`); with one framework in the file there is no choice anyway. */
function sameFramework(name: string, alias: string | undefined, target: string): boolean {
  if (name === target || alias === target) return true;
  const [a, b] = [parseFramework(name), parseFramework(target)];
  return a !== undefined && b !== undefined && a.identifier === b.identifier && a.platform === b.platform && frameworkVersion(a) === frameworkVersion(b);
}
