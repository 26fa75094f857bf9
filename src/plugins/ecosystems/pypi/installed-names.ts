import { itemsBelow } from '#core/plugin/files-below.ts';
import { directoryOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { normalName } from '#core/python/package-name.ts';
import { installedPlace } from './installed-place.ts';

/** Which packages are installed below a directory in one version: where a manifest leaves a version open, that copy tells it. */
export class InstalledNames {
  readonly #tree: TreeView;
  #places: Map<string, { readonly version: string; readonly directory: string }[]> | undefined;

  constructor(tree: TreeView) {
    this.#tree = tree;
  }

  has(name: string, directory: string): boolean {
    const places = itemsBelow(this.#read().get(name) ?? [], directory, (place) => `${place.directory}/`);
    return new Set(places.map(({ version }) => version)).size === 1;
  }

  #read() {
    if (this.#places !== undefined) return this.#places;
    this.#places = new Map();
    for (const { path } of [...this.#tree.named('METADATA'), ...this.#tree.named('PKG-INFO')]) {
      const { named, isInstalled } = installedPlace(path);
      if (named === undefined || !isInstalled) continue;
      const name = normalName(named.name);
      const known = this.#places.get(name) ?? [];
      this.#places.set(name, known);
      known.push({ version: named.version, directory: directoryOf(path) });
    }
    for (const places of this.#places.values()) places.sort((a, b) => (`${a.directory}/` < `${b.directory}/` ? -1 : 1));
    return this.#places;
  }
}
