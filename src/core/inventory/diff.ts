import type { ComponentChange, InventoryDiff } from '../model/comparison.ts';
import type { Component } from '../model/component.ts';
import { purlPartsOf } from '../purl/purl.ts';
import { componentChange, variantOf } from './component-change.ts';
import { pairVersions } from './pair-versions.ts';

/**
 * What is different between two lists of components. The same purl is compared in place; of the rest, versions of one package are paired, first where
 * qualifiers agree as well (the sources of a jar are not its binaries), so that an upgrade shows as a change and not as a loss and a gain.
 */
export function diffComponents(before: readonly Component[], after: readonly Component[]): InventoryDiff {
  const lost = new Map<string, Component>(before.map((component) => [component.purl, component]));
  const gained = new Map<string, Component>();
  const changed: ComponentChange[] = [];
  let unchanged = 0;
  const compare = (old: Component, fresh: Component): void => {
    const change = componentChange(old, fresh);
    if (change === undefined) unchanged++;
    else changed.push(change);
  };
  for (const component of after) {
    const known = lost.get(component.purl);
    if (known === undefined) gained.set(component.purl, component);
    else compare(known, component);
    lost.delete(component.purl);
  }
  for (const keyOf of [withVariant, packageOf]) {
    const old = Map.groupBy(lost.values(), keyOf);
    for (const [key, fresh] of Map.groupBy(gained.values(), keyOf)) {
      for (const [from, to] of pairVersions(old.get(key) ?? [], fresh, purlPartsOf(fresh[0]!.purl).type)) {
        compare(from, to);
        lost.delete(from.purl);
        gained.delete(to.purl);
      }
    }
  }
  const byPurl = (a: Component, b: Component): number => (a.purl < b.purl ? -1 : 1);
  return {
    added: [...gained.values()].sort(byPurl),
    removed: [...lost.values()].sort(byPurl),
    changed: changed.sort((a, b) => byPurl(a.after, b.after)),
    unchanged,
  };
}

/** Type, namespace and name, as a purl writes them. */
function packageOf({ purl }: Component): string {
  const { type, namespace, name } = purlPartsOf(purl);
  return [type, ...(namespace ? [namespace] : []), name].join('/');
}

const withVariant = (component: Component): string => `${packageOf(component)}${variantOf(component)}`;
