import type { NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';

export interface Request {
  readonly from: NodeId;
  readonly name: string;
  readonly to: NodeId | undefined;
  readonly scope: Scope;
}

export interface OpenPeer {
  readonly from: NodeId;
  readonly name: string;
  readonly scope: Scope;
}

/**
 * Which of several versions a peer is: that of the package that whoever depends on the asker has itself. A lockfile that does not say so holds it all the
 * same, in what the dependents ask for. `requests` is gone through twice.
 */
export function providedPeers(open: readonly OpenPeer[], requests: () => Iterable<Request>): { readonly from: NodeId; readonly to: NodeId; readonly scope: Scope }[] {
  if (open.length === 0) return [];
  const askers = new Map<NodeId, Set<NodeId>>(open.map(({ from }) => [from, new Set()]));
  for (const { from, to } of requests()) if (to !== undefined) askers.get(to)?.add(from);
  const names = new Set(open.map(({ name }) => name));
  const dependents = new Set([...askers.values()].flatMap((of) => [...of]));
  const had = new Map<NodeId, Map<string, NodeId>>();
  for (const { from, name, to, scope } of requests()) {
    if (to === undefined || scope === 'peer' || !names.has(name) || !dependents.has(from)) continue;
    had.set(from, (had.get(from) ?? new Map<string, NodeId>()).set(name, to));
  }
  return open.flatMap(({ from, name, scope }) => {
    const targets = new Set([...askers.get(from)!].map((asker) => had.get(asker)?.get(name)).filter((target) => target !== undefined));
    return Array.from(targets, (to) => ({ from, to, scope }));
  });
}
