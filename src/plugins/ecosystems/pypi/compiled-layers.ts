import { directoryOf, joinPath } from '#core/plugin/path.ts';
import { normalName } from '#core/python/package-name.ts';
import type { PackageLine, RequirementsFile } from './requirements-file.ts';

/**
 * Compiled requirements files that others are made on top of (`-r requirements.txt` in `dev-requirements.in`): comments in the upper one name the lower one
 * for all that stands there, also for what only others need.
 */
export class CompiledLayers {
  readonly #compiled: ReadonlyMap<string, RequirementsFile>;
  readonly #inputs: ReadonlyMap<string, readonly RequirementsFile[]>;
  /** Normal names of what stands in a file because others need it, by its path. */
  readonly #needed = new Map<string, ReadonlySet<string>>();

  /** `inputs`: what files were compiled from, by path. */
  constructor(files: readonly RequirementsFile[], inputs: ReadonlyMap<string, readonly RequirementsFile[]>) {
    this.#compiled = new Map(files.filter(({ isCompiled }) => isCompiled).map((file) => [file.path, file]));
    this.#inputs = inputs;
  }

  /** Does one of the files that the comments of a line name ask for its package itself? */
  isAsked(path: string, name: string, { via }: Pick<PackageLine, 'via'>): boolean {
    return via?.files.some((written) => {
      const lower = this.#find(path, written);
      return lower === undefined || !this.#neededIn(lower).has(name);
    }) ?? false;
  }

  #find(path: string, written: string): RequirementsFile | undefined {
    return pathsOf(path, written).flatMap((candidate) => (candidate === path ? [] : this.#compiled.get(candidate) ?? []))[0];
  }

  #neededIn(file: RequirementsFile): ReadonlySet<string> {
    const known = this.#needed.get(file.path);
    if (known !== undefined) return known;
    // of files that name each other in a circle the first one counts
    this.#needed.set(file.path, new Set());
    const needed = new Set(this.#neededNames(file));
    this.#needed.set(file.path, needed);
    return needed;
  }

  *#neededNames(file: RequirementsFile): Generator<string> {
    const sources = this.#inputs.get(file.path) ?? [];
    const asked = file.hasVia || sources.length === 0 ? undefined : new Set(sources.flatMap(namesOf));
    if (!file.hasVia && asked === undefined) return;
    for (const line of file.packages) {
      const name = nameOf(line);
      if (name === undefined) continue;
      const isAsked = asked === undefined ? line.via === undefined || line.via.packages.length === 0 || this.isAsked(file.path, name, line) : asked.has(name);
      if (!isAsked) yield name;
    }
  }
}

/** Where a file may lie that a comment names: tools write paths as they were given, relative to the directory in which they ran. */
export function pathsOf(path: string, written: string): string[] {
  const directory = directoryOf(path);
  return [directory, directoryOf(directory), '.'].flatMap((from) => joinPath(from, written) ?? []);
}

/** Normal names of what the lines of a file ask for, or addresses. */
export const namesOf = (file: RequirementsFile): string[] => Array.from(file.packages, nameOf).filter((name) => name !== undefined);

function nameOf(line: PackageLine): string | undefined {
  const name = line.kind === 'requirement' ? line.requirement.name : line.location.name;
  if (name !== undefined) return normalName(name);
  return line.kind === 'location' && line.location.origin !== 'path' ? line.location.address : undefined;
}
