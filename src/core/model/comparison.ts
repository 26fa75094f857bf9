import type { Component, Hash } from './component.ts';
import type { Inventory, UntoldFact } from './inventory.ts';
import type { Issue } from './issue.ts';
import type { Scope } from './scope.ts';

export const directions = ['upgrade', 'downgrade', 'other'] as const;

/** `other`: one side has no exact version, or the ecosystem cannot order the two. */
export type Direction = (typeof directions)[number];

/** A component that is on both sides, with what is different; at least one of the optional parts is there. */
export interface ComponentChange {
  readonly before: Component;
  readonly after: Component;
  readonly version?: { readonly from?: string; readonly to?: string; readonly direction: Direction };
  /** What manifests ask for, where neither side knows an exact version. */
  readonly requirements?: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** Only where both sides know a licence: that one side has no data is not a change of licence. */
  readonly license?: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly scope?: { readonly from: Scope; readonly to: Scope };
  readonly direct?: { readonly from: boolean; readonly to: boolean };
  /** Other bytes under the same version. */
  readonly content?: { readonly from: readonly Hash[]; readonly to: readonly Hash[] };
  /** Qualifiers or subpath of the package URL. */
  readonly variant?: { readonly from: string; readonly to: string };
}

export interface InventoryDiff {
  /** Sorted by purl, as all lists. */
  readonly added: readonly Component[];
  readonly removed: readonly Component[];
  /** Sorted by the purl of `after`. */
  readonly changed: readonly ComponentChange[];
  readonly unchanged: number;
}

/** What could not be read on either side: a difference may be missing, or be none, because of it. */
export interface IssueDiff {
  readonly both: readonly Issue[];
  readonly onlyBefore: readonly Issue[];
  readonly onlyAfter: readonly Issue[];
}

/** One target of both sides; a side is absent when only the other has the target. */
export interface Comparison {
  readonly name: string;
  readonly before?: Inventory;
  readonly after?: Inventory;
  readonly diff: InventoryDiff;
  /** What a side does not tell of any component; it is no difference. */
  readonly notCompared: readonly UntoldFact[];
  readonly issues: IssueDiff;
}
