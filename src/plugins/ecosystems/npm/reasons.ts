import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { scopeRank, scopes, type Scope } from '#core/model/scope.ts';

const UNREACHED = scopes.length;

/**
 * The edges of one lockfile, remembered so that the scopes they lead to can be compared with those that the file itself marks.
 * A mark that only repeats the edges is not passed on: other lockfiles of the tree may then give a stronger reason for the same package.
 */
export class Reasons {
  readonly #found: Collector;
  readonly #edges = new IntList();
  readonly #projects: NodeId[] = [];
  #nodes = 0;

  constructor(found: Collector) {
    this.#found = found;
  }

  project(node: NodeId): void {
    this.#projects.push(node);
    this.#nodes = Math.max(this.#nodes, node + 1);
  }

  depends(from: NodeId, to: NodeId, scope: Scope): void {
    if (from === to) return;
    this.#found.depends(from, to, scope);
    this.#edges.push(from);
    this.#edges.push(to);
    this.#edges.push(scopeRank[scope]);
    this.#nodes = Math.max(this.#nodes, from + 1, to + 1);
  }

  /** Calls back for each node whose mark differs from what the edges say. */
  eachMarkBeyondEdges(marks: Iterable<readonly [node: NodeId, scope: Scope]>, tell: (node: NodeId, scope: Scope) => void): void {
    const derived = this.#derive();
    for (const [node, scope] of marks) if ((derived[node] ?? UNREACHED) !== scopeRank[scope]) tell(node, scope);
  }

  /** Rank of the strongest path from a project to each node; one search per rank, linear in edges. */
  #derive(): Uint8Array {
    const { offsets, targets, ranks } = this.#rows();
    const rank = new Uint8Array(this.#nodes).fill(UNREACHED);
    const isProject = new Uint8Array(this.#nodes);
    for (const project of this.#projects) isProject[project] = 1;
    for (let level = 0; level < UNREACHED; level++) {
      const queue = [...this.#projects];
      for (let node = 0; node < this.#nodes; node++) if (rank[node]! < level) queue.push(node);
      for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
        for (let at = offsets[node]!; at < offsets[node + 1]!; at++) {
          const target = targets[at]!;
          if (ranks[at]! > level || rank[target]! <= level || isProject[target] === 1) continue;
          rank[target] = level;
          queue.push(target);
        }
      }
    }
    return rank;
  }

  #rows(): { offsets: Uint32Array; targets: Uint32Array; ranks: Uint8Array } {
    const edges = this.#edges.toArray();
    this.#edges.clear();
    const offsets = new Uint32Array(this.#nodes + 2);
    for (let at = 0; at < edges.length; at += 3) offsets[edges[at]! + 2]!++;
    for (let node = 2; node < offsets.length; node++) offsets[node]! += offsets[node - 1]!;
    const targets = new Uint32Array(edges.length / 3);
    const ranks = new Uint8Array(edges.length / 3);
    for (let at = 0; at < edges.length; at += 3) {
      const place = offsets[edges[at]! + 1]!++;
      targets[place] = edges[at + 1]!;
      ranks[place] = edges[at + 2]!;
    }
    return { offsets, targets, ranks };
  }
}
