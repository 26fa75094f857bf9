import { data, placeAt, type Place } from './model.ts';

/** Nodes of a target are its projects, then its components; then those that stand for a component as one of several lockfiles resolves it. */
export const isProject = (target: number, node: number): boolean => node < data.inventories[target]!.projects.length;

export const nodeOf = ({ target, index }: Place): number => data.inventories[target]!.projects.length + index;

/** The node of the component itself. */
export function originalOf(target: number, node: number): number {
  const { edges, copies = [] } = data.inventories[target]!;
  const first = edges.length - copies.length;
  return node < first ? node : copies[node - first]!;
}

export const placeOfNode = (target: number, node: number): Place => placeAt(target, originalOf(target, node) - data.inventories[target]!.projects.length);

/** Name and version of a node. */
export function nodeLabel(target: number, node: number): [name: string, version: string] {
  const project = data.inventories[target]!.projects[node];
  if (project !== undefined) return [project.name, project.version];
  const { name, version } = placeOfNode(target, node);
  return [name, version === '' ? 'version not known' : version];
}

/** Of this node alone; of a copy they may be copies. */
export const targetsOf = (target: number, node: number): readonly number[] => data.inventories[target]!.edges[node] || [];

/** What any lockfile says that a component needs. */
export const dependenciesOf = (target: number, node: number): readonly number[] => originals(target, nodesFor(target, node).flatMap((one) => targetsOf(target, one)));

/** Nodes that depend on a node. */
export const dependantsOf = (target: number, node: number): readonly number[] => originals(target, nodesFor(target, node).flatMap((one) => parentsOf(target, one)));

function originals(target: number, nodes: readonly number[]): readonly number[] {
  return data.inventories[target]!.copies === undefined ? nodes : [...new Set(nodes.map((node) => originalOf(target, node)))].sort((a, b) => a - b);
}

const copies = new Map<number, ReadonlyMap<number, readonly number[]>>();

/** A node with those that stand for it. */
function nodesFor(target: number, node: number): readonly number[] {
  const { edges, copies: copied = [] } = data.inventories[target]!;
  let known = copies.get(target);
  if (known === undefined) {
    const found = new Map<number, number[]>();
    for (const [at, original] of copied.entries()) found.set(original, [...(found.get(original) ?? [original]), edges.length - copied.length + at]);
    copies.set(target, (known = found));
  }
  return known.get(node) ?? [node];
}

const parents = new Map<number, readonly (readonly number[])[]>();

/** The reverse of a target's graph is made when first asked for. */
function parentsOf(target: number, node: number): readonly number[] {
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

/** One shortest path from a project to a node, of those that have its scope where there are any; `undefined` when none leads there. */
export function shortestPath(target: number, node: number): readonly number[] | undefined {
  const { projects, components } = data.inventories[target]!;
  const rank = components.scope[node - projects.length];
  return (rank === undefined ? undefined : pathWithin(target, node, rank)) ?? pathWithin(target, node, Number.POSITIVE_INFINITY);
}

/** Over edges none of which is of a weaker scope. */
function pathWithin(target: number, node: number, weakest: number): readonly number[] | undefined {
  const { edges, ranks } = data.inventories[target]!;
  let level = nodesFor(target, node);
  const next = new Map<number, number>(level.map((one) => [one, -1]));
  while (level.length > 0) {
    const following: number[] = [];
    for (const at of level) {
      if (isProject(target, at)) {
        const path: number[] = [];
        for (let step = at; step !== -1; step = next.get(step)!) path.push(originalOf(target, step));
        return path;
      }
      for (const parent of parentsOf(target, at)) {
        if (next.has(parent)) continue;
        const row = ranks[parent];
        if (row !== undefined && row[(edges[parent] as readonly number[]).indexOf(at)]! > weakest) continue;
        next.set(parent, at);
        following.push(parent);
      }
    }
    level = following;
  }
  return undefined;
}
