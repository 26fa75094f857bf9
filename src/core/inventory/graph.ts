import { scopeRank, scopes, type Scope } from '../model/scope.ts';

/**
 * Directed dependency edges in compressed rows: the edges of node `n` stand at `offsets[n]` to `offsets[n + 1]`.
 * Targets of a node are sorted and unique; typed arrays, so that it crosses threads without a copy and a million edges cost 5 MB.
 */
export interface DependencyGraph {
  readonly nodeCount: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** Rank of the scope of each edge (`scopes[rank]`). */
  readonly scopes: Uint8Array;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly scope: Scope;
}

/** Builds the rows; of several edges between two nodes the strongest scope stays. Self-edges are dropped. */
export function buildGraph(nodeCount: number, edges: Iterable<Edge>): DependencyGraph {
  const rows = new Map<number, Map<number, number>>();
  let count = 0;
  for (const { from, to, scope } of edges) {
    if (from === to) continue;
    let row = rows.get(from);
    if (row === undefined) rows.set(from, (row = new Map()));
    const rank = scopeRank[scope];
    const known = row.get(to);
    if (known === undefined) count++;
    if (known === undefined || rank < known) row.set(to, rank);
  }
  const offsets = new Uint32Array(nodeCount + 1);
  const targets = new Uint32Array(count);
  const ranks = new Uint8Array(count);
  let at = 0;
  for (let node = 0; node < nodeCount; node++) {
    offsets[node] = at;
    const row = rows.get(node);
    if (row === undefined) continue;
    const sorted = Uint32Array.from(row.keys()).sort();
    for (const target of sorted) {
      targets[at] = target;
      ranks[at++] = row.get(target)!;
    }
  }
  offsets[nodeCount] = at;
  return { nodeCount, offsets, targets, scopes: ranks };
}

export const emptyGraph = (nodeCount: number): DependencyGraph => buildGraph(nodeCount, []);

/** Nodes that `node` depends on, ascending. */
export function dependenciesOf(graph: DependencyGraph, node: number): Uint32Array {
  return graph.targets.subarray(graph.offsets[node], graph.offsets[node + 1]);
}

export function* edgesOf(graph: DependencyGraph): Generator<Edge> {
  for (let from = 0; from < graph.nodeCount; from++) {
    for (let at = graph.offsets[from]!; at < graph.offsets[from + 1]!; at++) {
      yield { from, to: graph.targets[at]!, scope: scopes[graph.scopes[at]!]! };
    }
  }
}
