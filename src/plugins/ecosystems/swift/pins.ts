import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, type LockDifference } from '#core/inventory/lock-differences.ts';
import { admits } from '#core/versions/satisfies.ts';

/** A package as Package.resolved has it. */
export interface PinnedPackage {
  readonly node: NodeId;
  readonly version: string | undefined;
  readonly branch: string | undefined;
  readonly revision: string | undefined;
}

/** What a manifest asks for: a range in the words of a Package.swift, a branch or a commit. */
export interface Asked {
  readonly identity: string;
  readonly file: string;
  readonly line: number;
  /** As written, for readers. */
  readonly requirement?: string | undefined;
  readonly range?: string | undefined;
  readonly branch?: string | undefined;
  readonly revision?: string | undefined;
}

/** Where none of the requests for a package, which may stand under conditions, allows what is pinned. */
export function pinnedOutside(asked: readonly Asked[], pinOf: (identity: string) => PinnedPackage | undefined): LockDifference[] {
  return [...Map.groupBy(asked, ({ identity }) => identity)].flatMap(([identity, requests]) => {
    const pin = pinOf(identity);
    const { file, line, requirement } = requests[0]!;
    const state = pin?.version ?? pin?.branch ?? pin?.revision;
    if (pin === undefined || state === undefined || requests.some((request) => allows(request, pin))) return [];
    return [{ file, line, what: lockedOutside(identity, requirement ?? '', [state]) }];
  });
}

/** A pin is of the kind of its request: a version for a range, a branch for a branch, a commit for a commit. */
function allows({ range, branch, revision }: Asked, pin: PinnedPackage): boolean {
  if (branch !== undefined) return pin.branch === branch;
  if (revision !== undefined) return pin.version === undefined && pin.branch === undefined && pin.revision?.startsWith(revision) === true;
  return range === undefined || pin.version === undefined || admits('swift', range, pin.version);
}
