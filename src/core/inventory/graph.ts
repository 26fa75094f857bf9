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
  const triples: number[] = [];
  for (const { from, to, scope } of edges) triples.push(from, to, scopeRank[scope]);
  return graphOfTriples(nodeCount, triples);
}

/** As `buildGraph`, from `from, to, rank` one after the other: no object for each of a million edges. */
export function graphOfTriples(nodeCount: number, triples: ArrayLike<number>): DependencyGraph {
  // two stable counting sorts, by target and then by source, leave every row sorted
  const order = sortedBy(triples, 0, nodeCount, sortedBy(triples, 1, nodeCount, undefined));
  const offsets = new Uint32Array(nodeCount + 1);
  const targets = new Uint32Array(order.length);
  const ranks = new Uint8Array(order.length);
  let count = 0;
  let lastFrom = -1;
  for (const edge of order) {
    const from = triples[3 * edge]!;
    const to = triples[3 * edge + 1]!;
    const rank = triples[3 * edge + 2]!;
    if (from === to) continue;
    if (from === lastFrom && targets[count - 1] === to) {
      if (rank < ranks[count - 1]!) ranks[count - 1] = rank;
      continue;
    }
    while (lastFrom < from) offsets[++lastFrom] = count;
    targets[count] = to;
    ranks[count++] = rank;
  }
  while (lastFrom < nodeCount) offsets[++lastFrom] = count;
  return { nodeCount, offsets, targets: targets.slice(0, count), scopes: ranks.slice(0, count) };
}

/** Indexes of the triples in ascending order of one of their fields, equal ones as in `order`. */
function sortedBy(triples: ArrayLike<number>, field: 0 | 1, nodeCount: number, order: Uint32Array | undefined): Uint32Array {
  const length = Math.floor(triples.length / 3);
  const starts = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < length; edge++) starts[triples[3 * edge + field]! + 1]!++;
  for (let node = 0; node < nodeCount; node++) starts[node + 1]! += starts[node]!;
  const sorted = new Uint32Array(length);
  for (let at = 0; at < length; at++) {
    const edge = order === undefined ? at : order[at]!;
    sorted[starts[triples[3 * edge + field]!]!++] = edge;
  }
  return sorted;
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
