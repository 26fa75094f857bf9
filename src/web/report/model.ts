import { scopes } from '#core/model/scope.ts';
import type { PageData, PageInventory } from '#core/report/page-data.ts';

/** A component of one target, as the table shows it. */
export interface Row {
  readonly target: number;
  readonly index: number;
  readonly purl: string;
  readonly name: string;
  readonly version: string;
  readonly ecosystem: string;
  readonly scope: string;
  readonly direct: boolean;
  readonly license: string;
  readonly origin: string;
  /** Lower case, for searching. */
  readonly haystack: string;
}

export const data: PageData = JSON.parse(document.getElementById('data')!.textContent) as PageData;

export const isEstate = data.inventories.length > 1;

export const rows: readonly Row[] = data.inventories.flatMap((inventory, target) => inventory.components.purl.map((purl, index) => rowOf(inventory, target, purl, index)));

function rowOf({ components, texts }: PageInventory, target: number, purl: string, index: number): Row {
  const group = texts[components.group[index]!]!;
  const name = group === '' ? components.name[index]! : `${group}/${components.name[index]!}`;
  const license = texts[components.license[index]!]!;
  return {
    target,
    index,
    purl,
    name,
    version: components.version[index]!,
    ecosystem: purl.slice(4, purl.indexOf('/')),
    scope: scopes[components.scope[index]!]!,
    direct: components.direct[index] === 1,
    license,
    origin: texts[components.origin[index]!]!,
    haystack: `${name} ${components.version[index]!} ${license} ${purl}`.toLowerCase(),
  };
}

/** Place of the first row of each target. */
const offsets = data.inventories.map((_, target) => data.inventories.slice(0, target).reduce((sum, { components }) => sum + components.purl.length, 0));

export const rowKey = ({ target, index }: Row): string => `${target}:${index}`;

/** The row of a key, also of a damaged one from the address. */
export function rowOfKey(key: string): Row | undefined {
  const [target, index] = key.split(':').map(Number);
  const row = rows[(offsets[target!] ?? Number.NaN) + index!];
  return row?.target === target ? row : undefined;
}

export const rowOfNode = (target: number, node: number): Row => rows[offsets[target]! + node - data.inventories[target]!.projects.length]!;

export const isProject = (target: number, node: number): boolean => node < data.inventories[target]!.projects.length;

/** Name and version of a node (project or component) of a target. */
export function nodeLabel(target: number, node: number): [name: string, version: string] {
  const project = data.inventories[target]!.projects[node];
  if (project !== undefined) return [project.name, project.version];
  const { name, version } = rowOfNode(target, node);
  return [name, version === '' ? 'version not known' : version];
}

export const dependenciesOf = (target: number, node: number): readonly number[] => data.inventories[target]!.edges[node] || [];

const parents = new Map<number, number[][]>();

/** Nodes that depend on a node; the reverse of a target's graph is made when first asked for. */
export function dependantsOf(target: number, node: number): readonly number[] {
  let reverse = parents.get(target);
  if (reverse === undefined) {
    reverse = data.inventories[target]!.edges.map(() => []);
    data.inventories[target]!.edges.forEach((targets, from) => {
      for (const to of targets || []) reverse![to]!.push(from);
    });
    parents.set(target, reverse);
  }
  return reverse[node]!;
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
