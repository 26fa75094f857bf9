import type { Comparison, InventoryDiff, IssueDiff } from '../model/comparison.ts';
import type { Component } from '../model/component.ts';
import { untoldFacts, type Inventory } from '../model/inventory.ts';
import type { Issue } from '../model/issue.ts';
import { sbomOf } from '../sbom/from-inventory.ts';
import { inventoryOf } from '../sbom/to-inventory.ts';
import { diffComponents } from './diff.ts';

/**
 * Compares two sides of one or more targets. One with one is compared whatever their names; in estates targets of the same name belong together,
 * and a target that only one side has is all added or all removed. In the order of `after`, then what is only in `before`. A bill of materials tells of
 * a whole estate as one, so several targets are united before they are compared with one.
 */
export function compareTargets(before: readonly Inventory[], after: readonly Inventory[]): Comparison[] {
  if (before.length === 1 && after.length === 1) return [compare(before[0], after[0])];
  if (isBill(before) && !isBill(after)) return [compare(before[0], united(after))];
  if (isBill(after) && !isBill(before)) return [compare(united(before), after[0])];
  const waiting = Map.groupBy(before, ({ subject }) => subject.name);
  const comparisons = after.map((inventory) => compare(waiting.get(inventory.subject.name)?.shift(), inventory));
  const paired = new Set(comparisons.map((comparison) => comparison.before));
  return [...comparisons, ...before.filter((inventory) => !paired.has(inventory)).map((inventory) => compare(inventory, undefined))];
}

const isBill = (side: readonly Inventory[]): boolean => side.length === 1 && side[0]!.subject.kind === 'sbom';

/** As a bill of materials of all of them would say it. */
function united(inventories: readonly Inventory[]): Inventory {
  const bill = sbomOf({ inventories, generatedAt: '1970-01-01T00:00:00Z', tool: { name: 'muster', version: '' } });
  return inventoryOf(bill, { name: bill.name ?? 'estate', kind: 'sbom', location: '.', owners: [] }, '.');
}

function compare(before: Inventory | undefined, after: Inventory | undefined): Comparison {
  const notCompared = untoldFacts.filter((fact) => before?.untold?.includes(fact) === true || after?.untold?.includes(fact) === true);
  return {
    name: (after ?? before)!.subject.name,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    diff: withoutOwn(diffComponents(before?.components ?? [], after?.components ?? [], new Set(notCompared)), before, after),
    notCompared: before === undefined || after === undefined ? [] : notCompared,
    issues: issueDiff(before?.issues ?? [], after?.issues ?? []),
  };
}

/** A document may list as a component what is built here, and is a project on the other side: that is neither added nor removed. */
function withoutOwn(diff: InventoryDiff, before: Inventory | undefined, after: Inventory | undefined): InventoryDiff {
  if (before?.subject.kind !== 'sbom' && after?.subject.kind !== 'sbom') return diff;
  const isForeignTo = (inventory: Inventory | undefined): ((component: Component) => boolean) => {
    const own = new Set<string | undefined>(inventory?.projects.map(({ purl }) => purl));
    return ({ purl }) => !own.has(purl) && !own.has(purl.split(/[?#]/, 1)[0]);
  };
  return { ...diff, added: diff.added.filter(isForeignTo(before)), removed: diff.removed.filter(isForeignTo(after)) };
}

/** The same problem in the same file is the same issue, wherever its line moved. */
function issueDiff(before: readonly Issue[], after: readonly Issue[]): IssueDiff {
  const keyOf = ({ code, path, message }: Issue): string => `${code}\0${path}\0${message}`;
  const old = new Set(before.map(keyOf));
  const fresh = new Set(after.map(keyOf));
  return {
    both: after.filter((issue) => old.has(keyOf(issue))),
    onlyBefore: before.filter((issue) => !fresh.has(keyOf(issue))),
    onlyAfter: after.filter((issue) => !old.has(keyOf(issue))),
  };
}
