import type { NodeId } from '#core/inventory/extraction.ts';
import { TextMap } from '#core/inventory/text-map.ts';

/** Which gems go by a name: nearly always one, several where they are there for several platforms. */
export class NodesByName {
  readonly #only = new TextMap();
  readonly #several = new Map<string, Set<NodeId>>();

  add(name: string, node: NodeId): void {
    const known = this.#only.get(name);
    if (known === undefined) this.#only.set(name, node);
    else if (known !== node) {
      const several = this.#several.get(name);
      if (several === undefined) this.#several.set(name, new Set([known, node]));
      else several.add(node);
    }
  }

  /** In the order of adding. */
  get(name: string): readonly NodeId[] {
    const several = this.#several.get(name);
    if (several !== undefined) return [...several];
    const only = this.#only.get(name);
    return only === undefined ? [] : [only];
  }
}
