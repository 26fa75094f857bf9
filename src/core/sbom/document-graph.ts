import { graphOfEdges, type DependencyGraph } from '../inventory/graph.ts';
import type { Sbom } from '../model/sbom.ts';
import { scopeRank, type Scope } from '../model/scope.ts';
import { eachRelationship } from './relationship-list.ts';

export interface DocumentNodes {
  /** Projects come first. */
  readonly projectCount: number;
  readonly count: number;
  /** Node of the project that the document is about, where that is one. */
  readonly subject: number | undefined;
  /** `undefined` for what is neither project nor package. */
  of(ref: string): number | undefined;
  /** Of which our own properties tell all: nothing is to be concluded. */
  isOurs(node: number): boolean;
}

export interface DocumentGraph {
  readonly graph: DependencyGraph;
  /** Packages that were taken for what the subject itself needs, since the document does not say it; ascending. */
  readonly assumed: readonly number[];
  /** Packages to which nothing leads from what the document is about, ascending. */
  readonly unconnected: readonly number[];
}

type Visit = (from: number, to: number, rank: number) => void;

interface Kind {
  readonly type: string;
  /** Where the relationship states none. */
  readonly scope: Scope;
  /** The second is what needs or holds the first. */
  readonly isTurned?: true;
}

/** Relationships by which one needs another (SPDX 2.3 §11.1, SPDX 3 RelationshipType). */
const dependencies: readonly Kind[] = [
  { type: 'depends-on', scope: 'runtime' },
  ...['static-link', 'dynamic-link', 'has-static-link', 'has-dynamic-link', 'has-prerequisite'].map((type) => ({ type, scope: 'runtime' }) as const),
  { type: 'has-optional-component', scope: 'optional' },
  { type: 'prerequisite-for', scope: 'runtime', isTurned: true },
  { type: 'optional-component-of', scope: 'optional', isTurned: true },
  { type: 'build-tool-of', scope: 'build', isTurned: true },
  { type: 'test-tool-of', scope: 'test', isTurned: true },
  { type: 'dev-tool-of', scope: 'development', isTurned: true },
];

const contents: readonly Kind[] = [{ type: 'contains', scope: 'runtime' }, { type: 'package-of', scope: 'runtime', isTurned: true }];

/**
 * The graph of a document: what needs what; what is packed into what; and what a project contains and no package needs. A document without any of that for its
 * subject is taken to mean that the subject needs what nothing else needs.
 */
export function documentGraph(relationships: Sbom['relationships'], nodes: DocumentNodes): DocumentGraph {
  const { projectCount, count, subject } = nodes;
  const each = (kinds: readonly Kind[]): ((visit: Visit) => void) => {
    const parts = kinds.map(({ type, ...kind }) => ({ ...kind, go: eachRelationship(relationships, type, nodes.of) }));
    return (visit) => {
      for (const { scope, isTurned, go } of parts) {
        go((from, to, stated) => (isTurned === true ? visit(to, from, scopeRank[stated ?? scope]) : visit(from, to, scopeRank[stated ?? scope])));
      }
    };
  };
  const eachDependency = each(dependencies);
  const eachContent = each(contents);
  const needed = new Uint8Array(count);
  const note = (from: number, to: number): void => {
    if (from >= projectCount && from !== to) needed[to] = 1;
  };
  eachDependency(note);
  eachContent(note);
  const stated = (visit: Visit): void => {
    eachDependency(visit);
    eachContent((from, to, rank) => {
      if (to < projectCount || nodes.isOurs(to) || (from < projectCount && needed[to] === 1)) return;
      visit(from, to, rank);
    });
  };
  const graph = graphOfEdges(count, stated);
  const unconnected = unreached(graph, nodes);
  if (unconnected.length === 0 || saysWhatProjectsNeed(graph, projectCount)) return { graph, assumed: [], unconnected };
  const assumed = unconnected.filter((node) => needed[node] === 0);
  if (subject === undefined) return { graph, assumed, unconnected: [] };
  const completed = graphOfEdges(count, (visit) => {
    stated(visit);
    for (const node of assumed) visit(subject, node, scopeRank.runtime);
  });
  return { graph: completed, assumed, unconnected: unreached(completed, nodes) };
}

function saysWhatProjectsNeed({ offsets, targets }: DependencyGraph, projectCount: number): boolean {
  for (let at = 0; at < offsets[projectCount]!; at++) if (targets[at]! >= projectCount) return true;
  return false;
}

function unreached(graph: DependencyGraph, { projectCount, count, isOurs }: DocumentNodes): number[] {
  const reached = new Uint8Array(count);
  const queue = new Uint32Array(count);
  let waiting = 0;
  for (let node = 0; node < projectCount; node++) {
    reached[node] = 1;
    queue[waiting++] = node;
  }
  while (waiting > 0) {
    const node = queue[--waiting]!;
    for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at++) {
      const target = graph.targets[at]!;
      if (reached[target] === 1) continue;
      reached[target] = 1;
      queue[waiting++] = target;
    }
  }
  const found: number[] = [];
  for (let node = projectCount; node < count; node++) if (reached[node] === 0 && !isOurs(node)) found.push(node);
  return found;
}
