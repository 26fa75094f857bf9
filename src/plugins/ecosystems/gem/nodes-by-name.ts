import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { TextNumbers } from '#core/inventory/text-numbers.ts';
import { purlPartsOf } from '#core/purl/purl.ts';
import { gemPurl } from './gem-purl.ts';

/** Which gems go by a name: nearly always one, several where they are there for several platforms. The names themselves stand in the purls. */
export class NodesByName {
  readonly #only: TextNumbers;
  #last: { readonly name: string; readonly beginning: string } | undefined;
  readonly #several = new Map<string, Set<NodeId>>();

  constructor(found: Collector) {
    this.#only = new TextNumbers({
      text: (node) => purlPartsOf(found.purlOf(node)!).name,
      isText: (node, name) => found.hasPurlPrefix(node, this.#beginningOf(name)),
    });
  }

  add(name: string, node: NodeId): void {
    const known = this.#only.find(name);
    if (known === undefined) this.#only.add(name, node);
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
    const only = this.#only.find(name);
    return only === undefined ? [] : [only];
  }

  /** Of the purl of a gem: the same name is asked for several times in a row. */
  #beginningOf(name: string): string {
    if (this.#last?.name !== name) this.#last = { name, beginning: `${gemPurl(name)}@` };
    return this.#last.beginning;
  }
}
