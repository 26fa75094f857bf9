import type { Collector } from '../inventory/collector.ts';
import type { NodeId } from '../inventory/extraction.ts';
import { IntList } from '../inventory/int-list.ts';
import { TextIndex } from '../inventory/text-index.ts';
import { scopeRank, scopes, type Scope } from '../model/scope.ts';

/**
 * Turns the requirements of the packages of one database into edges: a name is a package or something that a package provides
 * (virtual package, shared object, file). What nothing installed provides gives no edge: the package manager has accepted that.
 * Numbers outside of the heap: a database of 100 MB may name a million packages, each needed by another.
 */
export class Requirements {
  readonly #names = new TextIndex();
  /** Node + 1 of the package, by number of its name. */
  readonly #packages = new IntList();
  /** Node + 1 of what provides it, by number of the name. */
  readonly #provided = new IntList();
  /** Of each requirement: the node, the rank of the scope, how many names fulfil it, their numbers. */
  readonly #open = new IntList();

  /** A package is what its name means, whatever else provides that name. */
  addPackage(name: string, node: NodeId): void {
    setFirst(this.#packages, this.#names.number(name), node + 1);
  }

  provides(name: string, node: NodeId): void {
    setFirst(this.#provided, this.#names.number(name), node + 1);
  }

  /** Any one of the names fulfils it. */
  needs(from: NodeId, anyOf: readonly string[], scope: Scope = 'runtime'): void {
    if (anyOf.length === 0) return;
    this.#open.push(from);
    this.#open.push(scopeRank[scope]);
    this.#open.push(anyOf.length);
    for (const name of anyOf) this.#open.push(this.#names.number(name));
  }

  /** Paths (`/bin/sh`) that are needed and that nothing provides so far. */
  missingPaths(): Set<string> {
    const paths = new Set<string>();
    this.#eachOpen((from, to) => {
      if (this.#found(from, to) !== undefined) return;
      for (let at = from; at < to; at++) {
        const name = this.#open.at(at);
        if (this.#names.startsWith(name, '/')) paths.add(this.#names.text(name));
      }
    });
    return paths;
  }

  /** Adds the edges to `found`. */
  link(found: Collector): void {
    this.#eachOpen((from, to, node, rank) => {
      const needed = this.#found(from, to);
      if (needed !== undefined) found.depends(node, needed, scopes[rank]);
    });
  }

  /** Tells of each where the numbers of its names stand: from `from` to before `to`. */
  #eachOpen(visit: (from: number, to: number, node: NodeId, rank: number) => void): void {
    for (let at = 0; at < this.#open.length;) {
      const from = at + 3;
      const to = from + this.#open.at(at + 2);
      visit(from, to, this.#open.at(at), this.#open.at(at + 1));
      at = to;
    }
  }

  /** What the first of the names means that means anything. */
  #found(from: number, to: number): NodeId | undefined {
    for (let at = from; at < to; at++) {
      const name = this.#open.at(at);
      const node = (this.#packages.at(name) || this.#provided.at(name)) - 1;
      if (node !== -1) return node;
    }
    return undefined;
  }
}

function setFirst(list: IntList, index: number, item: number): void {
  if (list.at(index) === 0) list.set(index, item);
}
