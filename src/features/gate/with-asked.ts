import { edgesOf, graphOfEdges } from '#core/inventory/graph.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Project } from '#core/model/project.ts';
import { scopeRank } from '#core/model/scope.ts';
import { withoutVersion } from './component-uses.ts';

export interface WithAsked {
  readonly inventory: Inventory;
  /** Index of the package that is asked about. */
  readonly place: number;
  /** Names of the projects that would use it, each once. */
  readonly projects: readonly string[];
  /** Purls of other versions of it that would make room. */
  readonly replaced: ReadonlySet<string>;
}

/** Kinds of packages of which one program often has several versions. */
const keepsSeveral: ReadonlySet<string> = new Set(['npm', 'cargo']);

/** The project as it will be when the package is in it: asked for by the projects of its kind, or by the one that is named. */
export function withAsked({ projects, components, graph, resolutions, ...rest }: Inventory, asked: Component, into: Project | undefined): WithAsked {
  const kind = asked.purl.slice(4, asked.purl.indexOf('/'));
  const name = withoutVersion(asked.purl);
  const users = usersAmong(projects, kind, into);
  const before = components.filter(({ purl }) => purl < asked.purl).length;
  const isThere = components[before]?.purl === asked.purl;
  const all = components.toSpliced(before, isThere ? 1 : 0, asked);
  const place = projects.length + before;
  const moved = (node: number): number => (isThere || node < place ? node : node + 1);
  const nodeCount = projects.length + all.length;
  return {
    place: before,
    projects: [...new Set(users.map((node) => projects[node]!.name))],
    replaced: new Set(components.flatMap(({ purl, direct }) => (purl !== asked.purl && withoutVersion(purl) === name && (direct || !keepsSeveral.has(kind)) ? [purl] : []))),
    inventory: {
      ...rest, projects, components: all,
      ...(resolutions === undefined ? {} : { resolutions: resolutions.map(({ path, nodes, edges }) => ({ path, nodes: nodes.map(moved), edges: edges.map((value, at) => (at % 3 === 2 ? value : moved(value))) })) }),
      graph: graphOfEdges(nodeCount, (visit) => {
        for (const { from, to, scope } of edgesOf(graph)) visit(moved(from), moved(to), scopeRank[scope]);
        for (const node of users) visit(node, place, scopeRank.runtime);
      }),
    },
  };
}

/** Indexes of projects: the one that is named, else those of its kind, else all of them. */
function usersAmong(projects: readonly Project[], kind: string, into: Project | undefined): number[] {
  const indexes = projects.map((_, index) => index);
  if (into !== undefined) return indexes.filter((index) => projects[index] === into);
  const alike = indexes.filter((index) => projects[index]!.ecosystem === kind);
  return alike.length > 0 ? alike : indexes;
}
