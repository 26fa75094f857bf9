import type { NodeId } from '#core/inventory/extraction.ts';
import { directoryOf } from '#core/plugin/path.ts';

/** Longer locations are not those of any file system. */
export const LOCATION_LIMIT = 2000;

/**
 * What lies in which `node_modules`. A name is looked up in the nearest one that has it, as Node does; directories are `packages/web`,
 * `node_modules/a`, and empty for the root.
 */
export class InstalledNames {
  readonly #byDirectory = new Map<string, Map<string, NodeId>>();

  /** `location` is `<directory>/node_modules/<name>`. */
  set(location: string, node: NodeId): void {
    const at = location.lastIndexOf('node_modules/');
    const directory = at <= 0 ? '' : location.slice(0, at - 1);
    const name = location.slice(at + 13);
    const names = this.#byDirectory.get(directory);
    if (names === undefined) this.#byDirectory.set(directory, new Map([[name, node]]));
    else names.set(name, node);
  }

  get(location: string): NodeId | undefined {
    const at = location.lastIndexOf('node_modules/');
    return at === -1 ? undefined : this.#byDirectory.get(at === 0 ? '' : location.slice(0, at - 1))?.get(location.slice(at + 13));
  }

  /** The lists of names that Node sees from a directory, nearest first. */
  visibleFrom(directory: string): ReadonlyMap<string, NodeId>[] {
    const visible: Map<string, NodeId>[] = [];
    for (let at = directory; ; at = parentForNode(at)) {
      const names = this.#byDirectory.get(at);
      if (names !== undefined) visible.push(names);
      if (at === '') return visible;
    }
  }
}

export function lookUp(visible: readonly ReadonlyMap<string, NodeId>[], name: string): NodeId | undefined {
  for (const names of visible) {
    const node = names.get(name);
    if (node !== undefined) return node;
  }
  return undefined;
}

/** The next directory in which Node looks for `node_modules`: of `a/node_modules/@acme/b` it is `a`. */
function parentForNode(directory: string): string {
  const at = directory.lastIndexOf('node_modules/');
  const slash = directory.lastIndexOf('/');
  const isPackage = at !== -1 && (slash === at + 12 || (directory[at + 13] === '@' && directory.indexOf('/', at + 13) === slash));
  if (isPackage) return at === 0 ? '' : directory.slice(0, at - 1);
  const parent = directoryOf(directory);
  return parent === '.' ? '' : parent;
}
