import type { Inventory } from '../model/inventory.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { copiesOf, splitGraph } from './split-graph.ts';

/** Answers which ways bring a component of an inventory in; none of them leads from what one lockfile says to what another one says. */
export class Ways {
  readonly #paths: ShortestPaths;
  /** Nodes that stand for a component besides its own. */
  readonly #copies: ReadonlyMap<number, readonly number[]>;
  readonly #nodeCount: number;
  readonly #copied: Uint32Array;

  constructor({ projects, graph, resolutions }: Pick<Inventory, 'projects' | 'graph' | 'resolutions'>) {
    const split = resolutions === undefined ? undefined : splitGraph(graph, projects.length, resolutions);
    this.#nodeCount = graph.nodeCount;
    this.#copied = split?.copied ?? new Uint32Array();
    this.#copies = split === undefined ? new Map() : copiesOf(split);
    this.#paths = new ShortestPaths(split?.graph ?? graph, projects.length);
  }

  /** Steps from the nearest project; `undefined` when no project leads here. */
  distance(node: number): number | undefined {
    const copies = this.#copies.get(node);
    if (copies === undefined) return this.#paths.distance(node);
    const steps = [node, ...copies].flatMap((copy) => this.#paths.distance(copy) ?? []);
    return steps.length === 0 ? undefined : Math.min(...steps);
  }

  /** Up to `limit` shortest paths, each from a project to `node` inclusive; as of `ShortestPaths`. */
  paths(node: number, limit: number): number[][] {
    if (this.#copied.length === 0) return this.#paths.paths(node, limit);
    const copies = this.#copies.get(node);
    const distance = this.distance(node);
    const nearest = copies === undefined ? [node] : [node, ...copies].filter((copy) => this.#paths.distance(copy) === distance);
    const found = new Map<string, number[]>();
    for (const copy of nearest) {
      for (const path of this.#paths.paths(copy, limit)) {
        const real = path.map((step) => (step < this.#nodeCount ? step : this.#copied[step - this.#nodeCount]!));
        found.set(real.join(' '), real);
      }
    }
    return [...found.values()].slice(0, limit);
  }
}
