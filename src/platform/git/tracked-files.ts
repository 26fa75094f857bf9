import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { readRegularFile } from '../tree/read-regular-file.ts';
import { commonDirectory, gitDirectory, gitText } from './git-directory.ts';
import { GitIndexError, indexHas, readGitIndex, type GitIndex } from './git-index.ts';

/** Bytes; the index of a million files has about 100 MB. */
const largestIndex = 2 ** 29;

/** Which files of a directory tree git tracks: of them no `.gitignore` speaks. Reads the index of a repository when it is first asked about it, and runs nothing. */
export class TrackedFiles {
  readonly #root: string;
  readonly #onBroken: (path: string, message: string) => void;
  /** By directory, relative to the root. */
  readonly #repositories = new Map<string, Repository | undefined>();

  /** `onBroken` is told the path of an index that cannot be read, and why; its files count as not tracked. */
  constructor(root: string, onBroken: (path: string, message: string) => void) {
    this.#root = resolve(root);
    this.#onBroken = onBroken;
  }

  /** Is this file or link tracked? Paths are relative to the root. */
  hasFile(path: string): boolean {
    return this.#repositoryOf(parentOf(path))?.has(path) === true;
  }

  /** What git tracks of a directory: files in it, or the commit of another repository that lies there. */
  ofDirectory(path: string): 'files' | 'submodule' | undefined {
    const repository = this.#repositoryOf(parentOf(path));
    if (repository?.has(`${path}/`) === true) return 'files';
    return repository?.has(path) === true ? 'submodule' : undefined;
  }

  #repositoryOf(directory: string): Repository | undefined {
    if (this.#repositories.has(directory)) return this.#repositories.get(directory);
    const place = join(this.#root, directory);
    const repository = existsSync(join(place, '.git'))
      ? this.#open(place, directory === '' ? '.git/index' : `${directory}/.git/index`, (path) => (directory === '' ? path : path.slice(directory.length + 1)))
      : directory === '' ? this.#around() : this.#repositoryOf(parentOf(directory));
    this.#repositories.set(directory, repository);
    return repository;
  }

  /** The root may be a directory in a repository. */
  #around(): Repository | undefined {
    for (let above = dirname(this.#root); above !== dirname(above); above = dirname(above)) {
      if (!existsSync(join(above, '.git'))) continue;
      const prefix = `${relative(above, this.#root).split(sep).join('/')}/`;
      return this.#open(above, '.', (path) => prefix + path);
    }
    return undefined;
  }

  #open(place: string, shown: string, toOwn: (path: string) => string): Repository | undefined {
    try {
      const indexes = indexesOf(place);
      return { has: (path) => indexes.some((index) => indexHas(index, toOwn(path))) };
    } catch (error) {
      // nothing was added yet
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      this.#onBroken(shown, error instanceof GitIndexError || error instanceof UnreadableFile ? error.message : `it cannot be read: ${fileFailure(error)}`);
      return undefined;
    }
  }
}

interface Repository {
  /** `path` is relative to the root of the walk; that of a directory ends in a slash. */
  has(path: string): boolean;
}

/** A split index has a second file, which it changes; what it took out of it counts as tracked still. */
function indexesOf(place: string): GitIndex[] {
  const directory = gitDirectory(place);
  const idLength = /^\s*objectformat\s*=\s*sha256\s*$/im.test(gitText(join(commonDirectory(directory), 'config'))) ? 32 : 20;
  const read = (name: string): GitIndex => readGitIndex(readRegularFile(join(directory, name), { limit: largestIndex }), idLength);
  const index = read('index');
  return index.shared === undefined ? [index] : [index, read(index.shared)];
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
