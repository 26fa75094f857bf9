import { graphOfEdges, type DependencyGraph } from './graph.ts';
import type { Resolution } from './resolutions.ts';

/** A graph in which a component that is resolved in several ways has a node for each of them. */
export interface SplitGraph {
  /** Its first nodes are those of the inventory's graph: projects, then components. */
  readonly graph: DependencyGraph;
  /** For each node behind those, the one it stands for. */
  readonly copied: Uint32Array;
}

/** Puts the resolutions beside the graph of an inventory: what leads into one of them stays in it, as far as it tells of it. */
export function splitGraph(graph: DependencyGraph, projectCount: number, resolutions: readonly Resolution[]): SplitGraph {
  const { nodeCount, offsets, targets, scopes } = graph;
  const copied = Uint32Array.from(resolutions.flatMap(({ nodes }) => [...nodes]));
  const parts: { readonly edges: Int32Array; readonly own: ReadonlyMap<number, number> }[] = [];
  const replaced = new Set<number>();
  let next = nodeCount;
  for (const { nodes, edges } of resolutions) {
    const own = new Map(nodes.entries().map(([at, node]) => [node, next + at]));
    next += nodes.length;
    parts.push({ edges, own });
    for (let at = 0; at < edges.length; at += 3) if (edges[at]! < projectCount) replaced.add(edges[at]! * nodeCount + edges[at + 1]!);
  }
  return {
    copied,
    graph: graphOfEdges(next, (visit) => {
      for (let from = 0; from < nodeCount; from++) {
        for (let at = offsets[from]!; at < offsets[from + 1]!; at++) {
          if (from >= projectCount || !replaced.has(from * nodeCount + targets[at]!)) visit(from, targets[at]!, scopes[at]!);
        }
      }
      for (const { edges, own } of parts) {
        for (let at = 0; at < edges.length; at += 3) {
          const [from, to] = [edges[at]!, edges[at + 1]!];
          visit(own.get(from) ?? from, own.get(to) ?? to, edges[at + 2]!);
        }
      }
    }),
  };
}

/** Numbers of the nodes that stand for a node of the inventory besides itself. */
export function copiesOf({ graph, copied }: SplitGraph): ReadonlyMap<number, readonly number[]> {
  const first = graph.nodeCount - copied.length;
  const copies = new Map<number, number[]>();
  for (const [at, node] of copied.entries()) {
    const known = copies.get(node);
    if (known === undefined) copies.set(node, [first + at]);
    else known.push(first + at);
  }
  return copies;
}
