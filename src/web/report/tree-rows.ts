import { isProject, originalOf, targetsOf } from './graph.ts';
import { data, isEstate } from './model.ts';

/** A line of the tree as it stands; `key` is the way to it. */
export interface TreeRow {
  readonly key: string;
  readonly parent: string;
  readonly target: number;
  /** -1 for a target, -2 for the components that no project asks for. */
  readonly node: number;
  readonly depth: number;
  readonly children: number;
  readonly isExpanded: boolean;
  /** It is above itself: shown, and not entered again. */
  readonly isCycle: boolean;
  readonly position: number;
  readonly siblings: number;
}

export const targetNode = -1;
export const orphansNode = -2;

/** The lines in sight, from each project down, as far as they are expanded. Neither depth nor size bound it but what the reader opens. */
export function treeRows(expanded: ReadonlySet<string>, only: readonly string[]): TreeRow[] {
  const rows: TreeRow[] = [];
  const open: { target: number; node: number; key: string; parent: string; depth: number; position: number; siblings: number; above: readonly number[] }[] = [];
  const push = (target: number, nodes: readonly number[], parent: string, depth: number, above: readonly number[]): void => {
    for (let index = nodes.length - 1; index >= 0; index--) {
      open.push({ target, node: nodes[index]!, key: `${parent}/${nodes[index]!}`, parent, depth, position: index + 1, siblings: nodes.length, above });
    }
  };
  const targets = [...data.inventories.keys()].filter((target) => only.length === 0 || only.includes(String(target)));
  if (isEstate) for (const [index, target] of [...targets.entries()].reverse()) open.push({ target, node: targetNode, key: String(target), parent: '', depth: 0, position: index + 1, siblings: targets.length, above: [] });
  else push(0, roots(0), '0', 0, []);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { target, node, key, depth, above } = next;
    const isCycle = above.includes(node);
    const below = isCycle ? [] : childrenOf(target, node);
    const isExpanded = below.length > 0 && expanded.has(key);
    rows.push({ ...next, children: below.length, isExpanded, isCycle });
    if (isExpanded) push(target, below, key, depth + 1, node < 0 ? above : [...above, node]);
  }
  return rows;
}

function childrenOf(target: number, node: number): readonly number[] {
  if (node === targetNode) return roots(target);
  return node === orphansNode ? orphansOf(target) : targetsOf(target, node);
}

function roots(target: number): number[] {
  const nodes = [...data.inventories[target]!.projects.keys()];
  return orphansOf(target).length === 0 ? nodes : [...nodes, orphansNode];
}

const orphans = new Map<number, readonly number[]>();

function orphansOf(target: number): readonly number[] {
  let found = orphans.get(target);
  if (found === undefined) {
    const { edges, copies = [] } = data.inventories[target]!;
    const reached = new Uint8Array(edges.length);
    for (const targets of edges) for (const node of targets || []) reached[originalOf(target, node)] = 1;
    orphans.set(target, (found = [...edges.keys()].slice(0, edges.length - copies.length).filter((node) => reached[node] === 0 && !isProject(target, node))));
  }
  return found;
}
