import type { Collector } from '../inventory/collector.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { PackageHome } from './package-home.ts';
import type { Descriptions } from './descriptions.ts';
import type { SourceFile, TreeView } from './source-file.ts';
import type { Registry } from './registry.ts';

/** What an extractor gets to work with; all I/O goes through it. */
export interface ExtractInput {
  /** The primary file; in a `batch` source the first of `files`. */
  readonly file: SourceFile;
  /** The primary files: one, or all of the tree or directory for a `batch` source; sorted by path. */
  readonly files: readonly SourceFile[];
  /** Siblings and parents of the primary file, as far as `files` and `reads` of the ecosystem's sources name them. */
  readonly tree: TreeView;
  /** Takes what is found. */
  readonly found: Collector;
  /** Opens a zip, tar or gzip file as a tree of its entries (all of them), within the limits; problems become issues of `found`. */
  unpack(file: SourceFile): TreeView;
  /** All rows of a table of an SQLite database file, each as column name to value. Throws `UnreadableFile`. */
  sqlite(file: SourceFile, table: string, columns: readonly string[]): Iterable<Record<string, unknown>>;
  /** Descriptions of packages from registries, for sources that resolve dependencies themselves; absent unless the scan is online. */
  readonly descriptions?: Descriptions | undefined;
}

/**
 * Reads its files and reports to `input.found`. It may throw on nonsense input: the runner turns it into a `malformed` issue,
 * and what was found until then is kept. Deterministic and without any other effect.
 */
export type Extract = (input: ExtractInput) => void | Promise<void>;

/** One kind of file that an ecosystem understands. */
export interface Source {
  /** Unique in the ecosystem: `package-lock`. */
  readonly id: string;
  /** As documentation shows it: `package-lock.json v1–v3, npm-shrinkwrap.json`. */
  readonly title: string;
  /** Order of reading: lockfile, then manifest (unless claimed), then installed, binary, database. */
  readonly kind: Exclude<EvidenceKind, 'sbom' | 'registry'>;
  /**
   * Primary files. Forms: exact name `go.mod`; `*.csproj`; a path suffix `var/lib/dpkg/status`, where each segment may hold `*` and one may be `**`, any number of directories;
   * `<executable>` for ELF, PE, Mach-O and WebAssembly files (found by content).
   */
  readonly files: readonly string[];
  /**
   * Words of which every file of the kind has at least one, even when it lists nothing. Where nothing is found in a file and none of them stands there,
   * it is told as malformed. For lockfiles, which are never legitimately something else.
   */
  readonly marks?: readonly string[];
  /** A tool writes it line by line, and ends the last line too: one without a line break at its end may be cut off, which is told. */
  readonly isLineBased?: boolean;
  /** Words of which every whole file has one at its end, or behind everything that it lists: one that has none may be cut off, which is told. */
  readonly closing?: readonly string[];
  /** What stands in every file of the versions of the tool that write `closing`: earlier ones wrote neither. */
  readonly closingSince?: string;
  /** As `closing`, of what stands at the very end, blanks aside: the bracket that opened first. */
  readonly ends?: readonly string[];
  /** Words that begin the last part of a file, which lists nothing: where one stands at the beginning of a line, a line break that is missing at the end takes nothing away. */
  readonly last?: readonly string[];
  /** Further files that it may ask the tree for; same forms. */
  readonly reads?: readonly string[];
  /** All primary files of the tree in one call (Maven reactor, workspaces), or all of each directory. */
  readonly batch?: boolean | 'directory';
  /**
   * By default a manifest or lockfile inside an installed package (`node_modules/x/…`, `site-packages/…`) is that package's own business and is left alone;
   * sources of kind installed, binary and database always look there.
   */
  readonly insideInstalled?: boolean;
  /** Nearly all of its files are none of its kind, which one look at their bytes tells: they take next to no time. */
  readonly isSeldom?: boolean;
  /** Programs in the archives that it opens are read as those that lie in a directory. */
  readonly holdsPrograms?: boolean;
  /** It resolves dependencies itself, and asks `ExtractInput.descriptions` for what that needs. */
  readonly asksForDescriptions?: boolean;
  /**
   * Of a manifest, which names packages that need packages in turn: what makes known which, said as a remedy (`Commit the x.lock that "x lock" writes`).
   * Where nothing in the tree tells it, the manifest gets one issue with that remedy. `none`: nothing further can be needed; `told`: the extractor tells
   * it itself; `notFollowed`: they run elsewhere and take in there what no file of a tree ever tells (actions, hooks, images), or the manifest names what is
   * no part of what is built: a sentence for the reference that says so, and what to scan instead.
   */
  readonly furtherNeeds?: 'none' | 'told' | { readonly remedy: string; readonly notFollowed?: string } | { readonly notFollowed: string };
  /** Where the files of a package lie of which it found that it is there (evidence installed, binary or database). */
  readonly home?: PackageHome;
  readonly load: () => Promise<{ readonly default: Extract }>;
}

/** A plugin: everything we know of one package manager or platform. */
export interface Ecosystem {
  /** Name of the folder. */
  readonly id: string;
  /** As people call it: `npm, Yarn, pnpm, Bun`. */
  readonly title: string;
  readonly sources: readonly Source[];
  /** Directories into which the ecosystem installs packages; read for installed packages even when `.gitignore` names them. */
  readonly installDirectories?: readonly string[];
  /** Files of a tree that say at which registries its packages are to be had (`Registry.assignments`); same forms as `Source.files`. */
  readonly registryFiles?: readonly string[];
  /** How `--online` asks for metadata of a component of this ecosystem, and for versions. */
  readonly registry?: () => Promise<{ readonly default: Registry }>;
}

/** Identity; gives the literal its type. */
export const ecosystem = (definition: Ecosystem): Ecosystem => definition;
