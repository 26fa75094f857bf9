import type { Collector } from '../inventory/collector.ts';
import type { NodeId } from '../inventory/extraction.ts';
import type { Scope } from '../model/scope.ts';

/** A requirement of one package, in words of the package manager: any one of the names fulfils it. */
interface Requirement {
  readonly from: NodeId;
  readonly anyOf: readonly string[];
  readonly scope: Scope;
}

/**
 * Turns the requirements of the packages of one database into edges: a name is a package or something that a package provides
 * (virtual package, shared object, file). What nothing installed provides gives no edge: the package manager has accepted that.
 */
export class Requirements {
  readonly #packages = new Map<string, NodeId>();
  readonly #provided = new Map<string, NodeId>();
  readonly #open: Requirement[] = [];

  /** A package is what its name means, whatever else provides that name. */
  addPackage(name: string, node: NodeId): void {
    if (!this.#packages.has(name)) this.#packages.set(name, node);
  }

  provides(name: string, node: NodeId): void {
    if (!this.#provided.has(name)) this.#provided.set(name, node);
  }

  needs(from: NodeId, anyOf: readonly string[], scope: Scope = 'runtime'): void {
    if (anyOf.length > 0) this.#open.push({ from, anyOf, scope });
  }

  /** Names that are needed and that nothing provides so far. */
  missing(): Set<string> {
    const names = new Set<string>();
    for (const { anyOf } of this.#open) if (!anyOf.some((name) => this.#find(name) !== undefined)) for (const name of anyOf) names.add(name);
    return names;
  }

  /** Adds the edges to `found`. */
  link(found: Collector): void {
    for (const { from, anyOf, scope } of this.#open) {
      const to = anyOf.map((name) => this.#find(name)).find((node) => node !== undefined);
      if (to !== undefined) found.depends(from, to, scope);
    }
  }

  #find(name: string): NodeId | undefined {
    return this.#packages.get(name) ?? this.#provided.get(name);
  }
}
