import { scopeRank, scopes } from '../model/scope.ts';
import type { DependencyGraph } from './graph.ts';
import type { Resolution } from './resolutions.ts';
import { scopesOf, type DerivedScopes } from './scopes-of.ts';
import { copiesOf, splitGraph } from './split-graph.ts';

/** As `scopesOf`, over paths none of which leads from what one resolution says to what another one says. */
export function scopesOfResolutions(graph: DependencyGraph, projectCount: number, resolutions: readonly Resolution[]): DerivedScopes {
  if (resolutions.length === 0) return scopesOf(graph, projectCount);
  const split = splitGraph(graph, projectCount, resolutions);
  const derived = scopesOf(split.graph, projectCount);
  const copies = copiesOf(split);
  const all = (node: number): readonly number[] => [node, ...(copies.get(node) ?? [])];
  return {
    scopeOf(node) {
      const ranks = all(node).flatMap((copy) => scopeRank[derived.scopeOf(copy)!] ?? []);
      return ranks.length === 0 ? undefined : scopes[Math.min(...ranks)];
    },
    isDirect: (node) => all(node).some((copy) => derived.isDirect(copy)),
  };
}
