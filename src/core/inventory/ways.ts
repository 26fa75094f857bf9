import type { Inventory } from '../model/inventory.ts';
import { scopeRank, type Scope } from '../model/scope.ts';
import type { DependencyGraph } from './graph.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { copiesOf, splitGraph } from './split-graph.ts';

/** Answers which ways bring a component of an inventory in; none of them leads from what one lockfile says to what another one says. */
export class Ways {
  readonly #graph: DependencyGraph;
  readonly #projectCount: number;
  readonly #paths: ShortestPaths;
  /** Over steps that are strong enough, by the rank of the weakest. */
  readonly #ofScope = new Map<number, ShortestPaths>();
  /** Nodes that stand for a component besides its own. */
  readonly #copies: ReadonlyMap<number, readonly number[]>;
  readonly #nodeCount: number;
  readonly #copied: Uint32Array;

  constructor({ projects, graph, resolutions }: Pick<Inventory, 'projects' | 'graph' | 'resolutions'>) {
    const split = resolutions === undefined ? undefined : splitGraph(graph, projects.length, resolutions);
    this.#nodeCount = graph.nodeCount;
    this.#copied = split?.copied ?? new Uint32Array();
    this.#copies = split === undefined ? new Map() : copiesOf(split);
    this.#graph = split?.graph ?? graph;
    this.#projectCount = projects.length;
    this.#paths = new ShortestPaths(this.#graph, projects.length);
  }

  /** Steps from the nearest project; `undefined` when no project leads here. */
  distance(node: number): number | undefined {
    return this.#distance(this.#paths, node);
  }

  /**
   * Up to `limit` shortest paths, each from a project to `node` inclusive; as of `ShortestPaths`. With a scope those come first that have it: where none of
   * the shortest does, the shortest one that does is added.
   */
  paths(node: number, limit: number, scope?: Scope): number[][] {
    const shortest = this.#shortest(this.#paths, node, limit);
    const rank = scope === undefined ? undefined : scopeRank[scope];
    if (rank === undefined || shortest.every((path) => this.#paths.rankOf(path) <= rank)) return this.#real(shortest, limit);
    const carrying = this.#shortest(this.#pathsOf(rank), node, limit);
    const isAsShort = carrying[0]?.length === shortest[0]!.length;
    return this.#real([...(isAsShort ? carrying : carrying.slice(0, 1)), ...shortest], limit);
  }

  #pathsOf(rank: number): ShortestPaths {
    let paths = this.#ofScope.get(rank);
    if (paths === undefined) this.#ofScope.set(rank, (paths = new ShortestPaths(this.#graph, this.#projectCount, rank)));
    return paths;
  }

  #distance(paths: ShortestPaths, node: number): number | undefined {
    const copies = this.#copies.get(node);
    if (copies === undefined) return paths.distance(node);
    const steps = [node, ...copies].flatMap((copy) => paths.distance(copy) ?? []);
    return steps.length === 0 ? undefined : Math.min(...steps);
  }

  #shortest(paths: ShortestPaths, node: number, limit: number): number[][] {
    const copies = this.#copies.get(node);
    if (copies === undefined) return paths.paths(node, limit);
    const distance = this.#distance(paths, node);
    return [node, ...copies].filter((copy) => paths.distance(copy) === distance).flatMap((copy) => paths.paths(copy, limit));
  }

  /** In nodes of the inventory, each path once. */
  #real(paths: readonly number[][], limit: number): number[][] {
    const found = new Map<string, number[]>();
    for (const path of paths) {
      const real = this.#copied.length === 0 ? path : path.map((step) => (step < this.#nodeCount ? step : this.#copied[step - this.#nodeCount]!));
      const key = real.join(' ');
      if (!found.has(key)) found.set(key, real);
    }
    return [...found.values()].slice(0, limit);
  }
}
