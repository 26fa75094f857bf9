import type { DependencyGraph } from './graph.ts';

/** Answers which ways bring a node in. Built once for a graph in linear time. */
export class ShortestPaths {
  readonly #graph: DependencyGraph;
  readonly #weakest: number;
  readonly #projectCount: number;
  readonly #distance: Uint32Array;
  /** Parents on shortest paths, in compressed rows by node. */
  readonly #offsets: Uint32Array;
  readonly #parents: Uint32Array;

  /** `weakestRank`: that of the weakest scope that a step may have (`scopes[rank]`). */
  constructor(graph: DependencyGraph, projectCount: number, weakestRank = Number.POSITIVE_INFINITY) {
    this.#graph = graph;
    this.#weakest = weakestRank;
    this.#projectCount = projectCount;
    this.#distance = distances(graph, projectCount, weakestRank);
    const counts = new Uint32Array(graph.nodeCount + 1);
    this.#eachStep((_, target) => counts[target + 1]!++);
    for (let node = 0; node < graph.nodeCount; node++) counts[node + 1]! += counts[node]!;
    this.#offsets = counts;
    this.#parents = new Uint32Array(counts[graph.nodeCount]!);
    const next = counts.slice();
    this.#eachStep((node, target) => (this.#parents[next[target]!++] = node));
  }

  /** Steps from the nearest project; `undefined` when no project leads here. */
  distance(node: number): number | undefined {
    const steps = this.#distance[node]!;
    return steps === unreached ? undefined : steps;
  }

  /**
   * Up to `limit` shortest paths, each from a project to `node` inclusive, in ascending order of their nodes read backwards.
   * None when they are longer than `longest` steps: nobody reads such a path, and a hostile graph would make them cost its square.
   */
  paths(node: number, limit: number): number[][] {
    const found: number[][] = [];
    if (this.#distance[node]! > longest || node < this.#projectCount) return found;
    const open: number[][] = [[node]];
    while (open.length > 0 && found.length < limit) {
      const path = open.pop()!;
      const head = path[0]!;
      if (this.#distance[head] === 0) {
        found.push(path);
        continue;
      }
      // at most `limit` of each node's parents can matter
      const end = Math.min(this.#offsets[head + 1]!, this.#offsets[head]! + limit);
      for (let at = end - 1; at >= this.#offsets[head]!; at--) open.push([this.#parents[at]!, ...path]);
    }
    return found;
  }

  /** The rank of the scope of a path: that of its weakest step. */
  rankOf(path: readonly number[]): number {
    let rank = 0;
    for (let at = 1; at < path.length; at++) rank = Math.max(rank, this.#graph.scopes[edgeBetween(this.#graph, path[at - 1]!, path[at]!)]!);
    return rank;
  }

  #eachStep(step: (node: number, target: number) => void): void {
    const graph = this.#graph;
    for (let node = 0; node < graph.nodeCount; node++) {
      const distance = this.#distance[node]!;
      if (distance === unreached) continue;
      for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
        const target = graph.targets[at]!;
        if (this.#distance[target] === distance + 1 && graph.scopes[at]! <= this.#weakest) step(node, target);
      }
    }
  }
}

const unreached = 0xffffffff;

const longest = 100;

/** Where in the rows the edge stands; there is one. */
function edgeBetween({ offsets, targets }: DependencyGraph, from: number, to: number): number {
  let [low, high] = [offsets[from]!, offsets[from + 1]! - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (targets[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low;
}

function distances(graph: DependencyGraph, projectCount: number, weakestRank: number): Uint32Array {
  const distance = new Uint32Array(graph.nodeCount).fill(unreached);
  let level: number[] = [];
  for (let project = 0; project < projectCount; project++) {
    distance[project] = 0;
    level.push(project);
  }
  for (let steps = 1; level.length > 0; steps++) {
    const next: number[] = [];
    for (const node of level) {
      for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
        const target = graph.targets[at]!;
        if (distance[target] !== unreached || graph.scopes[at]! > weakestRank) continue;
        distance[target] = steps;
        next.push(target);
      }
    }
    level = next;
  }
  return distance;
}
