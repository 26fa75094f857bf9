import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeInventory } from '../../../test/support/make-inventory.ts';
import { scopeRank, scopes, type Scope } from '../model/scope.ts';
import { buildGraph, type Edge } from './graph.ts';
import { scopesOf } from './scopes-of.ts';
import { Ways } from './ways.ts';

const projectCount = 2;
const nodeCount = 9;

const waysOf = (edges: readonly Edge[]): Ways => new Ways({ projects: makeInventory({ projects: [{}, {}] }).projects, graph: buildGraph(nodeCount, edges) });

/** All paths without a node twice from a project, with the rank of their weakest step. */
function everyPath(edges: readonly Edge[], node: number): { readonly path: number[]; readonly rank: number }[] {
  const strongest = new Map<string, number>();
  for (const { from, to, scope } of edges) strongest.set(`${from} ${to}`, Math.min(scopeRank[scope], strongest.get(`${from} ${to}`) ?? 9));
  const found: { path: number[]; rank: number }[] = [];
  const walk = (path: number[], rank: number): void => {
    const at = path.at(-1)!;
    if (at === node) found.push({ path, rank });
    else for (let to = projectCount; to < nodeCount; to++) {
      const step = strongest.get(`${at} ${to}`);
      if (step !== undefined && !path.includes(to)) walk([...path, to], Math.max(rank, step));
    }
  };
  for (let project = 0; project < projectCount; project++) walk([project], 0);
  return found;
}

const edge = fc.record<Edge>({ from: fc.nat({ max: nodeCount - 1 }), to: fc.integer({ min: projectCount, max: nodeCount - 1 }), scope: fc.constantFrom<Scope>('runtime', 'build', 'development') });

it('a shortest path with the scope of the component comes first, then the shortest of all', () => {
  fc.assert(fc.property(fc.array(edge, { maxLength: 24 }), fc.integer({ min: 1, max: 3 }), (edges, limit) => {
    const ways = waysOf(edges);
    const derived = scopesOf(buildGraph(nodeCount, edges), projectCount);
    for (let node = projectCount; node < nodeCount; node++) {
      const all = everyPath(edges, node);
      const scope = derived.scopeOf(node);
      const shown = ways.paths(node, limit, scope);
      expect(shown.length > 0).toBe(all.length > 0);
      if (scope === undefined || shown.length === 0) continue;
      const carrying = all.filter(({ rank }) => rank <= scopeRank[scope]).map(({ path }) => path);
      const shortest = Math.min(...all.map(({ path }) => path.length));
      expect(carrying).toContainEqual(shown[0]);
      expect(shown[0]!.length).toBe(Math.min(...carrying.map((path) => path.length)));
      const isLonger = shown[0]!.length > shortest;
      for (const path of shown.slice(1)) {
        expect(path.length).toBe(shortest);
        expect(all.map((known) => known.path)).toContainEqual(path);
      }
      const rest = all.filter(({ path }) => path.length === shortest).length;
      expect(shown.length).toBe(Math.min(limit, isLonger ? rest + 1 : rest));
      expect(new Set(shown.map(String)).size).toBe(shown.length);
    }
  }), { numRuns: 500 });
});

it('a scope that no path has changes nothing', () => {
  const ways = waysOf([{ from: 0, to: 2, scope: 'development' }, { from: 2, to: 3, scope: 'runtime' }]);
  expect(ways.paths(3, 3, 'runtime')).toEqual([[0, 2, 3]]);
  expect(ways.paths(3, 3)).toEqual([[0, 2, 3]]);
  expect(ways.paths(4, 3, 'runtime')).toEqual([]);
});

it('knows all scopes', () => {
  for (const scope of scopes) {
    const weaker = scopes[scopeRank[scope] + 1] ?? scope;
    const ways = waysOf([{ from: 0, to: 4, scope: weaker }, { from: 1, to: 3, scope }, { from: 3, to: 4, scope }]);
    expect(ways.paths(4, 2, scope)).toEqual(scope === weaker ? [[0, 4]] : [[1, 3, 4], [0, 4]]);
  }
});
