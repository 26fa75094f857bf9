import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import { purlPartsOf } from '#core/purl/purl.ts';

/** That one pod needs another; `to` is `undefined` for what is not locked. */
export interface PodNeed {
  readonly from: NodeId;
  readonly to: NodeId | undefined;
  /** What is needed. */
  readonly name: () => string;
  /** Where the pod that needs it stands first. */
  readonly line: number | undefined;
}

/** Pods of a lockfile by name, and what they need: numbers instead of texts, as a large one has a million of them. */
export class PodNodes {
  readonly #found: Collector;
  readonly #names = new TextIndex();
  /** By number of the name: node + 1, and first line. */
  readonly #nodes = new IntList();
  readonly #lines = new IntList();
  /** Two numbers each: from and to, as numbers of names. */
  readonly #needs = new IntList();

  constructor(found: Collector) {
    this.#found = found;
  }

  add(name: string, node: NodeId, line: number | undefined): void {
    const number = this.#names.number(name);
    this.#nodes.set(number, node + 1);
    this.#lines.set(number, line ?? 0);
  }

  /** Another line that tells of it. */
  addLine(node: NodeId, line: number): void {
    const purl = this.#found.purlOf(node);
    // a project has its manifest as evidence
    if (purl !== undefined && this.#found.find(purl) === node) this.#found.component({ purl, line });
  }

  addNeed(name: string, other: string): void {
    this.#needs.push(this.#names.number(name));
    this.#needs.push(this.#names.number(other));
  }

  node(name: string): NodeId | undefined {
    const number = this.#names.find(name);
    return number === undefined ? undefined : this.#nodeOf(number);
  }

  version(name: string): string | undefined {
    const node = this.node(name);
    const purl = node === undefined ? undefined : this.#found.purlOf(node);
    return purl === undefined ? undefined : purlPartsOf(purl).version;
  }

  *needs(): Generator<PodNeed> {
    for (let at = 0; at < this.#needs.length; at += 2) {
      const [from, to] = [this.#needs.at(at), this.#needs.at(at + 1)];
      yield { from: this.#nodeOf(from)!, to: this.#nodeOf(to), name: () => this.#names.text(to), line: this.#lines.at(from) || undefined };
    }
  }

  #nodeOf(number: number): NodeId | undefined {
    const node = this.#nodes.at(number);
    return node === 0 ? undefined : node - 1;
  }
}
