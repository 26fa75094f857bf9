import { normalizePath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';

/** A tree view over a list of paths; file objects are made when asked for. */
export class FileIndex implements TreeView {
  readonly #paths: ReadonlySet<string>;
  readonly #open: (path: string) => SourceFile;
  #byName: Map<string, string[]> | undefined;

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
    if (this.#byName === undefined) {
      this.#byName = new Map();
      for (const path of [...this.#paths].sort()) {
        const key = nameOf(path);
        const list = this.#byName.get(key);
        if (list === undefined) this.#byName.set(key, [path]);
        else list.push(path);
      }
    }
    return (this.#byName.get(name) ?? []).map(this.#open);
  }

  all(): readonly SourceFile[] {
    return [...this.#paths].sort().map(this.#open);
  }
}
