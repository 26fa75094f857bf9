import type { Component } from '../model/component.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Scope } from '../model/scope.ts';
import { parsePurl } from '../purl/purl.ts';

/** A component that is in both, with what is different; the lists are sorted. */
export interface ComponentChange {
  /** Identity without version: type, namespace, name, qualifiers that are no version. */
  readonly key: string;
  readonly before: Component;
  readonly after: Component;
  readonly version?: { readonly from: string | undefined; readonly to: string | undefined };
  readonly license?: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly scope?: { readonly from: Scope; readonly to: Scope };
  readonly direct?: { readonly from: boolean; readonly to: boolean };
}

export interface InventoryDiff {
  readonly added: readonly Component[];
  readonly removed: readonly Component[];
  readonly changed: readonly ComponentChange[];
  readonly unchanged: number;
}

/**
 * What is different from `before` to `after`. The same purl is compared in place; of the rest, components of one name are paired in order of version
 * where there are as many on both sides, so that an upgrade shows as a change and not as a loss and a gain.
 */
export function diffInventories(before: Inventory, after: Inventory): InventoryDiff {
  const old = new Map(before.components.map((component) => [component.purl, component]));
  const changed: ComponentChange[] = [];
  const added: Component[] = [];
  let unchanged = 0;
  for (const component of after.components) {
    const known = old.get(component.purl);
    if (known === undefined) {
      added.push(component);
      continue;
    }
    old.delete(component.purl);
    const change = changeOf(known, component);
    if (change === undefined) unchanged++;
    else changed.push(change);
  }
  const paired = pair([...old.values()], added);
  return {
    added: paired.added,
    removed: paired.removed,
    changed: [...changed, ...paired.changed].sort((a, b) => (a.after.purl < b.after.purl ? -1 : 1)),
    unchanged,
  };
}

function pair(removed: readonly Component[], added: readonly Component[]): Pick<InventoryDiff, 'added' | 'removed' | 'changed'> {
  const lost = Map.groupBy(removed, keyOf);
  const gained = Map.groupBy(added, keyOf);
  const changed: ComponentChange[] = [];
  const isPaired = new Set<Component>();
  for (const [key, after] of gained) {
    const before = lost.get(key);
    if (before === undefined || before.length !== after.length) continue;
    after.forEach((component, index) => {
      const change = changeOf(before[index]!, component);
      if (change === undefined) return;
      changed.push(change);
      isPaired.add(before[index]!).add(component);
    });
  }
  return { added: added.filter((component) => !isPaired.has(component)), removed: removed.filter((component) => !isPaired.has(component)), changed };
}

function keyOf(component: Component): string {
  const { type, namespace, name } = parsePurl(component.purl);
  return namespace === undefined || namespace === '' ? `${type}/${name}` : `${type}/${namespace}/${name}`;
}

function changeOf(before: Component, after: Component): ComponentChange | undefined {
  const licenses = (component: Component) => [...new Set(component.declaredLicenses.map(({ value }) => value))].sort();
  const from = licenses(before);
  const to = licenses(after);
  const change: ComponentChange = {
    key: keyOf(after),
    before,
    after,
    ...(before.version === after.version ? {} : { version: { from: before.version, to: after.version } }),
    // a licence that one side does not know is not a change of licence
    ...(from.length === 0 || to.length === 0 || from.join('\0') === to.join('\0') ? {} : { license: { from, to } }),
    ...(before.scope === after.scope ? {} : { scope: { from: before.scope, to: after.scope } }),
    ...(before.direct === after.direct ? {} : { direct: { from: before.direct, to: after.direct } }),
  };
  return change.version || change.license || change.scope || change.direct || before.purl !== after.purl ? change : undefined;
}
