import { normalizePath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';

/** A tree view over a list of paths; file objects are made when asked for, and lists of them once. */
export class FileIndex implements TreeView {
  readonly #paths: ReadonlySet<string>;
  readonly #open: (path: string) => SourceFile;
  #sorted: readonly string[] | undefined;
  #all: readonly SourceFile[] | undefined;
  #byName: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #named = new Map<string, readonly SourceFile[]>();

  constructor(paths: Iterable<string>, open: (path: string) => SourceFile) {
    this.#paths = new Set(paths);
    this.#open = open;
  }

  get(path: string): SourceFile | undefined {
    // those of the tree are normal, and most that are asked for come from there
    if (this.#paths.has(path)) return this.#open(path);
    const normal = normalizePath(path);
    return normal !== undefined && this.#paths.has(normal) ? this.#open(normal) : undefined;
  }

  named(name: string): readonly SourceFile[] {
    let files = this.#named.get(name);
    if (files === undefined) {
      this.#byName ??= Map.groupBy(this.#inOrder(), nameOf);
      this.#named.set(name, (files = (this.#byName.get(name) ?? []).map(this.#open)));
    }
    return files;
  }

  all(): readonly SourceFile[] {
    return (this.#all ??= this.#inOrder().map(this.#open));
  }

  #inOrder(): readonly string[] {
    return (this.#sorted ??= [...this.#paths].sort());
  }
}
