import type { Extraction } from './extraction.ts';
import type { Integers } from './int-list.ts';
import { dependenciesOf, graphOfEdges, type DependencyGraph } from './graph.ts';

/**
 * What one resolution (a lockfile, with the manifests that it answers) says of who needs whom, as far as another one in the same tree says it
 * otherwise: two lockfiles give the same version of a package other versions of what it needs, and neither leads to those of the other.
 */
export interface Resolution {
  /** The file that says it. */
  readonly path: string;
  /** Components whose needs it tells, as nodes of the inventory's graph, ascending. */
  readonly nodes: Uint32Array;
  /** Triples: from, to, rank of the scope. They leave `nodes`, and projects towards `nodes`. */
  readonly edges: Int32Array;
}

export interface ResolvedParts {
  readonly extractions: readonly Extraction[];
  /** Of the nodes of each extraction, those of the graph. */
  readonly places: readonly Int32Array[];
  readonly projectCount: number;
  readonly graph: DependencyGraph;
}

/** Sorted by path; empty where all agree, so that the graph alone tells everything. */
export function resolutionsOf(parts: ResolvedParts): Resolution[] {
  const { extractions, places, projectCount, graph } = parts;
  const isOwn = extractions.map((extraction, index) => leadsOn(extraction, places[index]!, projectCount));
  const count = extractions.reduce((sum, { resolutions }, index) => sum + (isOwn[index] ? (resolutions?.length ?? 1) : 0), 0);
  if (count < 2) return [];
  const worlds = extractions.flatMap((extraction, index) => (isOwn[index] ? worldsOf(extraction, places[index]!, projectCount) : []));
  const differing = differingNodes(worlds);
  if (differing.size === 0) return [];
  const affected = withDependants(differing, graph, projectCount);
  const shared = sharedEdges(parts, isOwn, affected);
  return worlds.flatMap((world) => world.about(affected, shared)).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** From a project to components, and from these to others: it says how to get everywhere. */
function leadsOn({ edges }: Extraction, nodes: Int32Array, projectCount: number): boolean {
  let [fromProject, fromComponent] = [false, false];
  for (let at = 0; at < edges.length && !(fromProject && fromComponent); at += 3) {
    const from = nodes[edges.at(at)!]!;
    if (nodes[edges.at(at + 1)!]! < projectCount) continue;
    if (from < projectCount) fromProject = true;
    else fromComponent = true;
  }
  return fromProject && fromComponent;
}

function worldsOf({ nodes, edges, resolutions }: Extraction, places: Int32Array, projectCount: number): World[] {
  if (resolutions === undefined) return [new World(pathOf(nodes), new Set(places), { edges, from: 0, to: edges.length }, places, projectCount)];
  return resolutions.map(({ path, from, to }) => {
    const own = new Set<number>();
    for (let at = from; at < to; at += 3) own.add(places[edges.at(at)!]!).add(places[edges.at(at + 1)!]!);
    return new World(path, own, { edges, from, to }, places, projectCount);
  });
}

/** The graph of one resolution alone. */
class World {
  readonly #path: string;
  readonly #projectCount: number;
  /** Nodes of the inventory's graph, ascending. */
  readonly #nodes: Uint32Array;
  /** Between the positions in `#nodes`. */
  readonly #graph: DependencyGraph;

  constructor(path: string, nodes: Iterable<number>, { edges, from, to }: { readonly edges: Integers; readonly from: number; readonly to: number }, places: Int32Array, projectCount: number) {
    this.#path = path;
    this.#projectCount = projectCount;
    this.#nodes = Uint32Array.from(nodes).sort();
    const position = new Map(this.#nodes.entries().map(([at, node]) => [node, at]));
    const local = (node: number): number => position.get(places[node]!)!;
    this.#graph = graphOfEdges(this.#nodes.length, (visit) => {
      for (let at = from; at < to; at += 3) visit(local(edges.at(at)!), local(edges.at(at + 1)!), edges.at(at + 2)!);
    });
  }

  /** The components with what they need: targets and ranks of scopes. */
  *rows(): Generator<readonly [node: number, row: Row]> {
    const { offsets, scopes } = this.#graph;
    for (const [at, node] of this.#nodes.entries()) {
      if (node < this.#projectCount) continue;
      yield [node, { targets: dependenciesOf(this.#graph, at).map((target) => this.#nodes[target]!), ranks: scopes.subarray(offsets[at], offsets[at + 1]) }];
    }
  }

  about(affected: Uint8Array, shared: ReadonlyMap<number, readonly number[]>): Resolution[] {
    const nodes = this.#nodes.filter((node) => affected[node] === 1);
    if (nodes.length === 0) return [];
    const edges: number[] = [];
    const { offsets, targets, scopes } = this.#graph;
    for (const [at, from] of this.#nodes.entries()) {
      const isProject = from < this.#projectCount;
      if (!isProject && affected[from] === 0) continue;
      for (let edge = offsets[at]!; edge < offsets[at + 1]!; edge++) {
        const to = this.#nodes[targets[edge]!]!;
        if (!isProject || affected[to] === 1) edges.push(from, to, scopes[edge]!);
      }
      edges.push(...(shared.get(from) ?? []));
    }
    return [{ path: this.#path, nodes, edges: Int32Array.from(edges) }];
  }
}

interface Row {
  readonly targets: Uint32Array;
  readonly ranks: Uint8Array;
}

function pathOf(nodes: Extraction['nodes']): string {
  for (const node of nodes) if (node.kind === 'component') return node.evidence[0]!.path;
  return '';
}

/** Components that do not need the same everywhere. */
function differingNodes(worlds: readonly World[]): Set<number> {
  const first = new Map<number, Row>();
  const differing = new Set<number>();
  for (const world of worlds) {
    for (const [node, row] of world.rows()) {
      const known = first.get(node);
      if (known === undefined) first.set(node, row);
      else if (!isSameRow(known, row)) differing.add(node);
    }
  }
  return differing;
}

const isSameRow = (a: Row, b: Row): boolean => a.targets.length === b.targets.length && a.targets.every((target, at) => target === b.targets[at] && a.ranks[at] === b.ranks[at]);

/** 1 for each component that is one of them or leads to one. */
function withDependants(start: ReadonlySet<number>, graph: DependencyGraph, projectCount: number): Uint8Array {
  const reverse = graphOfEdges(graph.nodeCount, (visit) => {
    for (let from = projectCount; from < graph.nodeCount; from++) for (const to of dependenciesOf(graph, from)) visit(to, from, 0);
  });
  const affected = new Uint8Array(graph.nodeCount);
  const open = [...start];
  for (const node of open) affected[node] = 1;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const dependant of dependenciesOf(reverse, node)) {
      if (affected[dependant] === 1) continue;
      affected[dependant] = 1;
      open.push(dependant);
    }
  }
  return affected;
}

/** What no resolution says (an installed package names what it needs) holds in each of them. */
function sharedEdges({ extractions, places, projectCount }: ResolvedParts, isOwn: readonly boolean[], affected: Uint8Array): Map<number, number[]> {
  const shared = new Map<number, number[]>();
  for (const [index, extraction] of extractions.entries()) {
    const nodes = places[index]!;
    for (const [begin, end] of isOwn[index] ? betweenResolutions(extraction) : [[0, extraction.edges.length] as const]) {
      for (let at = begin; at < end; at += 3) {
        const from = nodes[extraction.edges.at(at)!]!;
        if (from < projectCount || affected[from] === 0) continue;
        const known = shared.get(from);
        const edge = [from, nodes[extraction.edges.at(at + 1)!]!, extraction.edges.at(at + 2)!];
        if (known === undefined) shared.set(from, edge);
        else known.push(...edge);
      }
    }
  }
  return shared;
}

/** Positions of the edges that are of none of its resolutions. */
function* betweenResolutions({ edges, resolutions }: Extraction): Generator<readonly [begin: number, end: number]> {
  if (resolutions === undefined) return;
  let at = 0;
  for (const { from, to } of resolutions) {
    yield [at, from];
    at = to;
  }
  yield [at, edges.length];
}
