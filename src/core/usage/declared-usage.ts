import type { Scope } from '../model/scope.ts';
import type { Linkage } from './usage-facts.ts';

/** What a person states about the use of some components; it takes the place of what is usual. */
export interface DeclaredUse {
  /** A package URL without version; `*` stands for any characters. */
  readonly component: string;
  readonly linkage?: Linkage;
  readonly modified?: boolean;
  readonly scope?: Scope;
  /** It runs in the browser or app of a user. */
  readonly clientCode?: boolean;
  /** A contract or purchase covers this use. */
  readonly entitlement?: boolean;
  /** SPDX; the choice among alternatives that a person confirmed, or the terms of a contract. */
  readonly license?: string;
  /** Who answers for the component. */
  readonly owner?: string;
  /** Why that is so, for those who review the file. */
  readonly reason?: string;
  /** In its file, from 1. */
  readonly line?: number;
  /** The file that the user named; absent for `muster.yaml` of the target. */
  readonly path?: string;
}

export const criticalities = ['low', 'medium', 'high', 'critical'] as const;

/** What only people know of a project: how it is passed on, and how it uses components. */
export interface DeclaredUsage {
  /** SPDX, or `proprietary`. */
  readonly outboundLicense?: string;
  /** Its code runs in browsers or apps of users, even where the rest is a service. */
  readonly clientCode?: boolean;
  /** A device for consumers. */
  readonly userProduct?: boolean;
  readonly internetFacing?: boolean;
  readonly criticality?: (typeof criticalities)[number];
  /** In the order of the file: a later one that says something about the same fact counts. */
  readonly uses?: readonly DeclaredUse[];
}
