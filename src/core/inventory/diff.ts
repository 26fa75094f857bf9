import type { ComponentChange, InventoryDiff } from '../model/comparison.ts';
import type { Component } from '../model/component.ts';
import { purlPartsOf } from '../purl/purl.ts';
import type { UntoldFact } from '../model/inventory.ts';
import { componentChange, variantOf } from './component-change.ts';
import { matchSpellings, packageOf, withoutRepeated } from './match-spellings.ts';
import { pairVersions } from './pair-versions.ts';

/**
 * What is different between two lists of components. The same purl is compared in place; of the rest, versions of one package are paired, first where
 * qualifiers agree as well (the sources of a jar are not its binaries), so that an upgrade shows as a change and not as a loss and a gain.
 * `untold`: what one side does not tell; where tools spell package URLs in their own ways, the same version in another spelling is the same component.
 */
export function diffComponents(before: readonly Component[], after: readonly Component[], untold: ReadonlySet<UntoldFact> = new Set()): InventoryDiff {
  const lost = new Map<string, Component>(before.map((component) => [component.purl, component]));
  const gained = new Map<string, Component>();
  const changed: ComponentChange[] = [];
  let unchanged = 0;
  const compare = (old: Component, fresh: Component): void => {
    const change = componentChange(old, fresh, untold);
    if (change === undefined) unchanged++;
    else changed.push(change);
  };
  for (const component of after) {
    const known = lost.get(component.purl);
    if (known === undefined) gained.set(component.purl, component);
    else compare(known, component);
    lost.delete(component.purl);
  }
  const settle = (from: Component, to: Component): void => {
    compare(from, to);
    lost.delete(from.purl);
    gained.delete(to.purl);
  };
  if (untold.has('qualifiers')) {
    for (const [from, to] of matchSpellings(lost.values(), [...gained.values()])) settle(from, to);
    keep(gained, withoutRepeated([...gained.values()], before));
    keep(lost, withoutRepeated([...lost.values()], after));
  }
  for (const keyOf of [withVariant, packageOf]) {
    const old = Map.groupBy(lost.values(), keyOf);
    for (const [key, fresh] of Map.groupBy(gained.values(), keyOf)) {
      for (const [from, to] of pairVersions(old.get(key) ?? [], fresh, purlPartsOf(fresh[0]!.purl).type)) settle(from, to);
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

function keep(map: Map<string, Component>, components: readonly Component[]): void {
  map.clear();
  for (const component of components) map.set(component.purl, component);
}

const withVariant = (component: Component): string => `${packageOf(component)}${variantOf(component)}`;
