import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { strongest, scopes, type Scope } from '../model/scope.ts';
import { buildGraph, edgesOf, edgeSources, type Edge } from './graph.ts';

const nodes = 6;
const edge = fc.record<Edge>({ from: fc.nat({ max: nodes - 1 }), to: fc.nat({ max: nodes - 1 }), scope: fc.constantFrom(...scopes) });

it('holds each edge once, in the strongest of its scopes, in order, and none from a node to itself', () => {
  fc.assert(fc.property(fc.array(edge, { maxLength: 60 }), (edges) => {
    const expected = new Map<string, Scope>();
    for (const { from, to, scope } of edges) if (from !== to) expected.set(`${from} ${to}`, strongest(scope, expected.get(`${from} ${to}`) ?? scope));
    const graph = buildGraph(nodes, edges);
    expect(Array.from(edgesOf(graph), ({ from, to, scope }) => [`${from} ${to}`, scope])).toEqual([...expected].sort());
    expect([graph.offsets.length, graph.targets.length, graph.scopes.length, graph.offsets.at(-1)]).toEqual([nodes + 1, expected.size, expected.size, expected.size]);
  }));
});

it('knows from which node each edge leaves, in any order of asking', () => {
  fc.assert(fc.property(fc.array(edge, { maxLength: 40 }), fc.array(fc.nat({ max: 1000 }), { maxLength: 20 }), (edges, asked) => {
    const graph = buildGraph(nodes, edges);
    const expected = Array.from(edgesOf(graph), ({ from }) => from);
    const sourceOf = edgeSources(graph);
    const places = expected.length === 0 ? [] : [...expected.keys(), ...asked.map((place) => place % expected.length)];
    expect(places.map(sourceOf)).toEqual(places.map((place) => expected[place]));
  }));
});
