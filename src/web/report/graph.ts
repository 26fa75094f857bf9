import { data, placeAt, type Place } from './model.ts';

/** Nodes of a target are its projects, then its components. */
export const isProject = (target: number, node: number): boolean => node < data.inventories[target]!.projects.length;

export const nodeOf = ({ target, index }: Place): number => data.inventories[target]!.projects.length + index;

export const placeOfNode = (target: number, node: number): Place => placeAt(target, node - data.inventories[target]!.projects.length);

/** Name and version of a node. */
export function nodeLabel(target: number, node: number): [name: string, version: string] {
  const project = data.inventories[target]!.projects[node];
  if (project !== undefined) return [project.name, project.version];
  const { name, version } = placeOfNode(target, node);
  return [name, version === '' ? 'version not known' : version];
}

export const dependenciesOf = (target: number, node: number): readonly number[] => data.inventories[target]!.edges[node] || [];

const parents = new Map<number, readonly (readonly number[])[]>();

/** Nodes that depend on a node; the reverse of a target's graph is made when first asked for. */
export function dependantsOf(target: number, node: number): readonly number[] {
  let reverse = parents.get(target);
  if (reverse === undefined) parents.set(target, (reverse = reversed(target)));
  return reverse[node]!;
}

function reversed(target: number): readonly (readonly number[])[] {
  const { edges } = data.inventories[target]!;
  const reverse: number[][] = edges.map(() => []);
  edges.forEach((targets, from) => {
    for (const to of targets || []) reverse[to]!.push(from);
  });
  return reverse;
}

/** One shortest path from a project to a node, or `undefined` when none leads there. */
export function shortestPath(target: number, node: number): readonly number[] | undefined {
  const next = new Map<number, number>([[node, -1]]);
  let level = [node];
  while (level.length > 0) {
    const following: number[] = [];
    for (const at of level) {
      if (isProject(target, at)) {
        const path: number[] = [];
        for (let step = at; step !== -1; step = next.get(step)!) path.push(step);
        return path;
      }
      for (const parent of dependantsOf(target, at)) {
        if (next.has(parent)) continue;
        next.set(parent, at);
        following.push(parent);
      }
    }
    level = following;
  }
  return undefined;
}
