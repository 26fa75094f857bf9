import type { Ecosystem, Source } from '#core/plugin/ecosystem.ts';
import { executablePattern, FilePatterns } from '#core/plugin/file-pattern.ts';
import { directoryOf } from '#core/plugin/path.ts';
import { ownershipFiles } from './ownership-files.ts';
import type { ExtractionTask } from './extraction-task.ts';

/** A file of the walked tree. */
export interface ListedFile {
  readonly path: string;
  readonly installed: boolean;
  readonly executable: boolean;
}

interface Claimant {
  readonly ecosystem: Ecosystem;
  readonly source: Source;
}

/** Knows which files which sources read. */
export class Plan {
  readonly #primary: FilePatterns<Claimant>;
  readonly #reads: FilePatterns<true>;
  readonly #registryFiles: FilePatterns<true>;
  readonly #executables: readonly Claimant[];
  readonly #asking: ReadonlySet<string>;
  readonly ecosystems: readonly Ecosystem[];
  readonly installDirectories: ReadonlySet<string>;

  constructor(ecosystems: readonly Ecosystem[]) {
    this.ecosystems = ecosystems;
    const claimants = ecosystems.flatMap((ecosystem) => ecosystem.sources.map((source): Claimant => ({ ecosystem, source })));
    this.#primary = new FilePatterns(claimants.flatMap((claimant) => claimant.source.files.map((pattern) => [pattern, claimant] as const)));
    this.#registryFiles = new FilePatterns(ecosystems.flatMap(({ registryFiles = [] }) => registryFiles.map((pattern) => [pattern, true] as const)));
    const reads = [...ownershipFiles, ...ecosystems.flatMap(({ registryFiles = [] }) => registryFiles), ...claimants.flatMap(({ source }) => source.reads ?? [])];
    this.#reads = new FilePatterns(reads.map((pattern) => [pattern, true] as const));
    this.#executables = claimants.filter(({ source }) => source.files.includes(executablePattern));
    this.#asking = new Set(claimants.filter(({ source }) => source.asksForDescriptions).map(({ ecosystem, source }) => `${ecosystem.id}/${source.id}`));
    this.installDirectories = new Set(ecosystems.flatMap((ecosystem) => ecosystem.installDirectories ?? []));
  }

  get wantsExecutables(): boolean {
    return this.#executables.length > 0;
  }

  wants(path: string): boolean {
    return this.#primary.match(path).length > 0 || this.#reads.match(path).length > 0;
  }

  /** Does it want a file of this name? `undefined`: that depends on where it lies. Of names that do not matter `wantsAnyName` knows. */
  wantsName(name: string): boolean | undefined {
    const [primary, read] = [this.#primary.matchesName(name), this.#reads.matchesName(name)];
    return primary === true || read === true ? true : primary === false && read === false ? false : undefined;
  }

  /** Could it want a file of any name in this directory? */
  wantsAnyName(directory: string): boolean {
    return this.#primary.takesAnyName(directory) || this.#reads.takesAnyName(directory);
  }

  /** Does it only say where packages are to be had? Git often ignores such a file for its secrets, and clients heed it all the same. */
  isClientConfiguration(path: string): boolean {
    return this.#registryFiles.match(path).length > 0 && !this.isPrimary(path);
  }

  /** Is it a primary file of some source (and not only read beside one)? */
  isPrimary(path: string): boolean {
    return this.#primary.match(path).length > 0;
  }

  /** Is it read by a source that reads all its files in one go? */
  readsTogether(path: string, installed: boolean): boolean {
    return this.#primary.match(path).some((claimant) => claimant.source.batch === true && this.#looksAt(claimant, { installed }));
  }

  /** Does its source resolve dependencies itself? */
  asksForDescriptions({ ecosystem, source }: ExtractionTask): boolean {
    return this.#asking.has(`${ecosystem}/${source}`);
  }

  /** Is it a file that only people write: a manifest, or something read beside one? */
  isHandwritten(path: string): boolean {
    return this.#primary.match(path).every(({ source }) => source.kind === 'manifest');
  }

  /** The tasks for these files, in a fixed order. `filesPerTask` bounds how many small files travel together. */
  tasks(files: readonly ListedFile[], kinds: (kind: Source['kind']) => boolean, claimed: ReadonlySet<string>, filesPerTask = 100): ExtractionTask[] {
    const bySource = new Map<Claimant, string[]>();
    for (const file of files) {
      const claimants = file.executable ? this.#executables : this.#primary.match(file.path);
      for (const claimant of claimants) {
        if (!kinds(claimant.source.kind) || !this.#looksAt(claimant, file)) continue;
        if (claimant.source.kind === 'manifest' && claimed.has(file.path)) continue;
        const paths = bySource.get(claimant);
        if (paths === undefined) bySource.set(claimant, [file.path]);
        else paths.push(file.path);
      }
    }
    const tasks: ExtractionTask[] = [];
    for (const [{ ecosystem, source }, paths] of bySource) {
      for (const part of partsOf(source, paths, filesPerTask)) tasks.push({ ecosystem: ecosystem.id, source: source.id, paths: part, weight: source.isSeldom === true ? part.length / 10 : part.length });
    }
    return tasks.sort((a, b) => compare(a.ecosystem, b.ecosystem) || compare(a.source, b.source) || compare(a.paths[0] ?? '', b.paths[0] ?? ''));
  }

  #looksAt({ source }: Claimant, file: Pick<ListedFile, 'installed'>): boolean {
    return !file.installed || source.insideInstalled === true || source.kind === 'installed' || source.kind === 'binary' || source.kind === 'database';
  }
}

function* partsOf({ batch, kind }: Source, paths: readonly string[], filesPerTask: number): Generator<string[]> {
  if (batch === 'directory') {
    yield* Map.groupBy(paths, directoryOf).values();
    return;
  }
  const step = batch === true ? paths.length : kind === 'installed' || kind === 'manifest' ? filesPerTask : 1;
  for (let at = 0; at < paths.length; at += step) yield paths.slice(at, at + step);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
