import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { textLines } from '#core/text/text-lines.ts';
import { golang } from '#core/versions/golang.ts';
import { FaultList } from './faults.ts';

export interface SumVersion {
  readonly version: string;
  /** The content of the module was fetched, and not only its go.mod to find out what it requires. */
  readonly content: boolean;
  readonly line: number;
}

export interface SumFile {
  readonly modules: SummedModules;
  readonly faults: FaultList;
}

/** Versions by module path, in the order of the file, each once; a large file names half a million. */
export class SummedModules implements Iterable<readonly [path: string, versions: readonly SumVersion[]]> {
  readonly #paths = new TextIndex();
  /** Number of the path and version. */
  readonly #versions = new TextIndex();
  /** By number of the version: twice its line, and one more where the content was fetched. */
  readonly #places = new IntList();
  /** By number of the path: its latest version + 1; by number of the version: the one before it + 1. */
  readonly #latest = new IntList();
  readonly #before = new IntList();

  /** Of module paths. */
  get size(): number {
    return this.#paths.size;
  }

  get versionCount(): number {
    return this.#versions.size;
  }

  has(path: string, version: string): boolean {
    const module = this.#paths.find(path);
    return module !== undefined && this.#versions.find(`${module} ${version}`) !== undefined;
  }

  add(path: string, { version, content, line }: SumVersion): void {
    const module = this.#paths.number(path);
    const known = this.#versions.size;
    const number = this.#versions.number(`${module} ${version}`);
    if (number < known) {
      if (content) this.#places.set(number, this.#places.at(number) | 1);
      return;
    }
    this.#places.push(2 * line + (content ? 1 : 0));
    this.#before.push(this.#latest.at(module));
    this.#latest.set(module, number + 1);
  }

  *[Symbol.iterator](): Generator<readonly [path: string, versions: readonly SumVersion[]]> {
    for (let module = 0; module < this.size; module++) {
      const versions: SumVersion[] = [];
      for (let next = this.#latest.at(module); next !== 0; next = this.#before.at(next - 1)) versions.push(this.#version(next - 1));
      yield [this.#paths.text(module), versions.reverse()];
    }
  }

  #version(number: number): SumVersion {
    const written = this.#versions.text(number);
    const place = this.#places.at(number);
    return { version: written.slice(written.indexOf(' ') + 1), content: place % 2 === 1, line: place >>> 1 };
  }
}

/** go.sum: `module version[/go.mod] hash` on each line. */
export function readSumFile(file: SourceFile): SumFile {
  const modules = new SummedModules();
  const faults = new FaultList();
  let line = 0;
  for (const source of textLines(file)) {
    line++;
    const words = source.trim().split(/[ \t]+/);
    if (words.length === 1 && words[0] === '') continue;
    const [path, full, hash] = words;
    const content = full?.endsWith('/go.mod') !== true;
    const version = content ? (full ?? '') : full!.slice(0, -'/go.mod'.length);
    if (words.length !== 3 || path === undefined || path === '' || !golang.isVersion(version) || !hash!.includes(':')) {
      faults.add({ line, message: 'the line is not "module version hash"' });
      continue;
    }
    modules.add(path, { version, content, line });
  }
  return { modules, faults };
}

/** The version that a build takes: of all that are required somewhere the highest. */
export function highest(versions: readonly SumVersion[]): SumVersion | undefined {
  let best: SumVersion | undefined;
  for (const candidate of versions) {
    if (best === undefined || golang.compare(candidate.version, best.version) > 0) best = candidate;
  }
  return best;
}
