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
  const all = [...edges];
  return graphOfEdges(nodeCount, (visit) => {
    for (const { from, to, scope } of all) visit(from, to, scopeRank[scope]);
  });
}

/** Tells of every edge; goes through them in any order, as often as it is asked. */
export type EachEdge = (visit: (from: number, to: number, rank: number) => void) => void;

/** As `buildGraph`, with no object for each of a million edges and no copy of them. */
export function graphOfEdges(nodeCount: number, eachEdge: EachEdge): DependencyGraph {
  // a row starts where the count of those before it ends; filling moves its start to its end, which is the start of the next
  const starts = new Uint32Array(nodeCount + 2);
  eachEdge((from, to) => {
    if (from !== to) starts[from + 2]!++;
  });
  for (let node = 1; node <= nodeCount; node++) starts[node + 1]! += starts[node]!;
  const targets = new Uint32Array(starts[nodeCount + 1]!);
  const ranks = new Uint8Array(targets.length);
  eachEdge((from, to, rank) => {
    if (from === to) return;
    const at = starts[from + 1]!++;
    targets[at] = to;
    ranks[at] = rank;
  });
  const offsets = starts.subarray(0, nodeCount + 1);
  const count = uniqueRows(offsets, targets, ranks);
  return count === targets.length ? { nodeCount, offsets, targets, scopes: ranks } : { nodeCount, offsets, targets: targets.slice(0, count), scopes: ranks.slice(0, count) };
}

/** Sorts every row and moves the rows together, without what they say twice; answers where the last one ends. */
function uniqueRows(offsets: Uint32Array, targets: Uint32Array, ranks: Uint8Array): number {
  let count = 0;
  let start = 0;
  for (let node = 0; node + 1 < offsets.length; node++) {
    const end = offsets[node + 1]!;
    sortRow(targets, ranks, start, end);
    const first = count;
    for (let at = start; at < end; at++) {
      // the strongest comes first
      if (count > first && targets[count - 1] === targets[at]) continue;
      targets[count] = targets[at]!;
      ranks[count++] = ranks[at]!;
    }
    offsets[node + 1] = count;
    start = end;
  }
  return count;
}

/** By target, then by rank. */
function sortRow(targets: Uint32Array, ranks: Uint8Array, start: number, end: number): void {
  let at = start + 1;
  while (at < end && targets[at - 1]! < targets[at]!) at++;
  if (at >= end) return;
  const keys = Float64Array.from({ length: end - start }, (_, index) => RANKS * targets[start + index]! + ranks[start + index]!).sort();
  for (const [index, key] of keys.entries()) {
    targets[start + index] = Math.floor(key / RANKS);
    ranks[start + index] = key % RANKS;
  }
}

/** More than there are scopes. */
const RANKS = 8;

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

/** Tells the node from which the n-th edge of a graph leaves. */
export function edgeSources({ offsets }: DependencyGraph): (edge: number) => number {
  let node = 0;
  return (edge) => {
    if (edge >= offsets[node]! && edge < offsets[node + 1]!) return node;
    let [from, to] = [0, offsets.length - 1];
    // rows without edges end where they start: the last that starts at or before it
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if (offsets[middle]! <= edge) from = middle;
      else to = middle;
    }
    return (node = from);
  };
}
