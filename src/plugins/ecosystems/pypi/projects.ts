import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { directoryOf, joinPath, nameOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { isPackageName, pypiPurl } from '#core/python/package-name.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import { readPyproject } from './pyproject.ts';
import type { ProjectManifest, RequirementsReference } from './project-manifest.ts';
import type { Report } from './report.ts';
import { readSetupCfg } from './setup-cfg.ts';
import { readSetupPy } from './setup-py.ts';

/** The manifests of one directory, together. */
export interface PythonProject {
  readonly directory: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly dependencies: readonly DeclaredDependency[];
  readonly requirementFiles: readonly RequirementsReference[];
  /** Paths of all manifests that were read. */
  readonly files: readonly string[];
}

const readers = [['pyproject.toml', readPyproject], ['setup.cfg', readSetupCfg], ['setup.py', readSetupPy]] as const;

/** File names that describe a Python project; sources that ask for projects name them in `reads`. */
export const projectFiles: readonly string[] = readers.map(([name]) => name);

/** Reads the manifests of directories, each once, and tells the collector of the projects they describe. */
export class Projects {
  readonly #tree: TreeView;
  readonly #found: Collector;
  readonly #report: Report;
  readonly #read = new Map<string, { readonly project: PythonProject; readonly manifests: readonly ProjectManifest[] }>();

  constructor(tree: TreeView, found: Collector) {
    this.#tree = tree;
    this.#found = found;
    this.#report = (issue) => found.issue(issue);
  }

  /** The project of the directory; without name or dependencies when no manifest is there. */
  in(directory: string): PythonProject {
    return this.#at(directory).project;
  }

  /** A directory with a manifest that names a project or lists its dependencies. */
  isProject(directory: string): boolean {
    const { project, manifests } = this.#at(directory);
    return manifests.length > 0 && (project.name !== undefined || project.dependencies.length > 0);
  }

  /** The node of the directory's project. `known` is what another file (a lockfile) says of it; `file` stands for a project without manifest. */
  node(directory: string, file: string, known: { readonly name?: string | undefined; readonly version?: string | undefined } = {}): NodeId {
    const { project, manifests } = this.#at(directory);
    const named = project.name ?? known.name;
    const version = project.version ?? known.version;
    const main = manifests.find((manifest) => manifest.name !== undefined) ?? manifests[0];
    return this.#found.project({
      path: directory,
      name: named ?? (directory === '.' ? '.' : nameOf(directory)),
      version,
      purl: named !== undefined && isPackageName(named) ? pypiPurl(named, version) : undefined,
      licenses: [...new Set(manifests.flatMap((manifest) => manifest.licenses))],
      metadata: Object.assign({}, ...manifests.map((manifest) => manifest.metadata).reverse()),
      owners: [...new Set(manifests.flatMap((manifest) => manifest.owners))],
      file: main?.file ?? file,
      line: main?.line,
    });
  }

  /** The manifests of the directory are accounted for. */
  claim(directory: string): void {
    for (const path of this.in(directory).files) this.#found.claim(path);
  }

  #at(directory: string) {
    let known = this.#read.get(directory);
    if (known === undefined) {
      known = this.#readDirectory(directory);
      this.#read.set(directory, known);
    }
    return known;
  }

  #readDirectory(directory: string) {
    const manifests: ProjectManifest[] = [];
    const files: string[] = [];
    for (const [name, read] of readers) {
      const path = joinPath(directory, name);
      const file = path === undefined ? undefined : this.#tree.get(path);
      if (file === undefined) continue;
      files.push(file.path);
      const manifest = read(file, this.#report);
      if (manifest !== undefined) manifests.push(manifest);
    }
    // setuptools goes by pyproject.toml and passes over dependencies that older files repeat
    const complete = manifests.findIndex((manifest) => manifest.isComplete);
    const counted = complete === -1 ? manifests : manifests.slice(0, complete + 1);
    const first = <K extends 'name' | 'version'>(key: K) => manifests.map((manifest) => manifest[key]).find((value) => value !== undefined);
    const project: PythonProject = {
      directory,
      name: first('name'),
      version: first('version'),
      dependencies: counted.flatMap((manifest) => manifest.dependencies),
      requirementFiles: counted.flatMap((manifest) => manifest.requirementFiles),
      files,
    };
    return { project, manifests };
  }
}

/** `requirements/dev.txt` belongs to the project of the directory above. */
export function projectDirectoryOf(path: string): string {
  const directory = directoryOf(path);
  const name = nameOf(directory).toLowerCase();
  return name === 'requirements' || name === 'reqs' || name === 'requires' ? directoryOf(directory) : directory;
}
