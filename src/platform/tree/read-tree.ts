import { uniqueIssues } from '#core/inventory/unique-issues.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { LicenseFiles } from '#features/licenses/license-facts.ts';

/** The inventory of a tree, and what its files say of licences where that was asked for. */
export interface ReadTree {
  readonly inventory: Inventory;
  readonly licenseFiles?: LicenseFiles;
}

export const withIssues = (inventory: Inventory, issues: readonly Issue[]): Inventory => (issues.length === 0 ? inventory : { ...inventory, issues: uniqueIssues([...inventory.issues, ...issues]) });
