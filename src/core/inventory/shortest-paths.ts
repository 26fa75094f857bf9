import type { DependencyGraph } from './graph.ts';

/** Answers which ways bring a node in. Built once for a graph in linear time. */
export class ShortestPaths {
  readonly #projectCount: number;
  readonly #distance: Uint32Array;
  /** Parents on shortest paths, in compressed rows by node. */
  readonly #offsets: Uint32Array;
  readonly #parents: Uint32Array;

  constructor(graph: DependencyGraph, projectCount: number) {
    this.#projectCount = projectCount;
    this.#distance = distances(graph, projectCount);
    const counts = new Uint32Array(graph.nodeCount + 1);
    this.#eachStep(graph, (_, target) => counts[target + 1]!++);
    for (let node = 0; node < graph.nodeCount; node++) counts[node + 1]! += counts[node]!;
    this.#offsets = counts;
    this.#parents = new Uint32Array(counts[graph.nodeCount]!);
    const next = counts.slice();
    this.#eachStep(graph, (node, target) => (this.#parents[next[target]!++] = node));
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

  #eachStep(graph: DependencyGraph, step: (node: number, target: number) => void): void {
    for (let node = 0; node < graph.nodeCount; node++) {
      const distance = this.#distance[node]!;
      if (distance === unreached) continue;
      for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
        const target = graph.targets[at]!;
        if (this.#distance[target] === distance + 1) step(node, target);
      }
    }
  }
}

const unreached = 0xffffffff;

const longest = 100;

function distances(graph: DependencyGraph, projectCount: number): Uint32Array {
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
        if (distance[target] !== unreached) continue;
        distance[target] = steps;
        next.push(target);
      }
    }
    level = next;
  }
  return distance;
}
