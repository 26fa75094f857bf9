import { IntList } from '#core/inventory/int-list.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import { directoryOf } from '#core/plugin/path.ts';

/** Longer locations are not those of any file system. */
export const LOCATION_LIMIT = 2000;

/** What lies in one `node_modules`: nodes by the number of their name. */
interface Names {
  get(name: number): NodeId | undefined;
  set(name: number, node: NodeId): void;
}

/**
 * What lies in which `node_modules`. A name is looked up in the nearest one that has it, as Node does; directories are `packages/web`,
 * `node_modules/a`, and empty for the root.
 */
export class InstalledNames {
  /** Names are spoken of by number: every package names others, most of them many times over. */
  readonly names = new TextIndex();
  readonly #byDirectory = new Map<string, Names>([['', new NamesOfRoot()]]);

  /** `location` is `<directory>/node_modules/<name>`. */
  set(location: string, node: NodeId): void {
    const at = location.lastIndexOf('node_modules/');
    const directory = at <= 0 ? '' : location.slice(0, at - 1);
    const name = this.names.number(location.slice(at + 13));
    const names = this.#byDirectory.get(directory);
    if (names === undefined) this.#byDirectory.set(directory, new Map([[name, node]]));
    else names.set(name, node);
  }

  get(location: string): NodeId | undefined {
    const at = location.lastIndexOf('node_modules/');
    if (at === -1) return undefined;
    const name = this.names.find(location.slice(at + 13));
    return name === undefined ? undefined : this.#byDirectory.get(at === 0 ? '' : location.slice(0, at - 1))?.get(name);
  }

  /** What Node sees from a directory, nearest first. */
  visibleFrom(directory: string): readonly Names[] {
    const visible: Names[] = [];
    for (let at = directory; ; at = parentForNode(at)) {
      const names = this.#byDirectory.get(at);
      if (names !== undefined) visible.push(names);
      if (at === '') return visible;
    }
  }

  lookUp(visible: readonly Names[], name: string): NodeId | undefined {
    const number = this.names.find(name);
    return number === undefined ? undefined : lookUp(visible, number);
  }
}

export function lookUp(visible: readonly Names[], name: number): NodeId | undefined {
  for (const names of visible) {
    const node = names.get(name);
    if (node !== undefined) return node;
  }
  return undefined;
}

/** Most packages lie here: four bytes each instead of an entry of a `Map`. */
class NamesOfRoot implements Names {
  /** Node + 1; 0 where there is none. */
  readonly #nodes = new IntList();

  get(name: number): NodeId | undefined {
    const node = this.#nodes.at(name);
    return node === 0 ? undefined : node - 1;
  }

  set(name: number, node: NodeId): void {
    this.#nodes.set(name, node + 1);
  }
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
