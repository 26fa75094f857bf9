import { scopes, type Scope } from '../model/scope.ts';
import type { DependencyGraph } from './graph.ts';

export interface DerivedScopes {
  /** `undefined` where no project leads to the node. */
  scopeOf(node: number): Scope | undefined;
  /** Does a project ask for the node itself? */
  isDirect(node: number): boolean;
}

/**
 * The scope of a node is the strongest over all paths from any project, that of a path its weakest step.
 * One breadth-first search per rank, each entering a node at most once: linear in edges.
 */
export function scopesOf(graph: DependencyGraph, projectCount: number): DerivedScopes {
  const unreached = scopes.length;
  const rank = new Uint8Array(graph.nodeCount).fill(unreached);
  const direct = new Uint8Array(graph.nodeCount);
  for (let project = 0; project < projectCount; project++) {
    for (let at = graph.offsets[project]!; at < graph.offsets[project + 1]!; at++) direct[graph.targets[at]!] = 1;
  }
  const queue = new Uint32Array(graph.nodeCount);
  for (let level = 0; level < scopes.length; level++) {
    // every node reached so far may now also be left by edges of this rank
    let waiting = 0;
    for (let node = 0; node < graph.nodeCount; node++) {
      if (node < projectCount || rank[node]! <= level) queue[waiting++] = node;
    }
    while (waiting > 0) {
      const node = queue[--waiting]!;
      for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
        const target = graph.targets[at]!;
        if (target < projectCount || graph.scopes[at]! > level || rank[target]! <= level) continue;
        rank[target] = level;
        queue[waiting++] = target;
      }
    }
  }
  return { scopeOf: (node) => scopes[rank[node]!], isDirect: (node) => direct[node] === 1 };
}
