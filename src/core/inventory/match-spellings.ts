import type { Component } from '../model/component.ts';
import { purlPartsOf } from '../purl/purl.ts';
import { ComponentIndex } from '../sbom/merge/component-index.ts';
import { identityOf, type Named } from '../sbom/merge/identity.ts';
import { saysOtherVariant } from './different-variant.ts';

/** Pairs what two tools mean as the same version of one package though they spell its package URL differently, by the rules of merging. */
export function* matchSpellings(before: Iterable<Component>, after: readonly Component[]): Generator<[Component, Component]> {
  const old = [...before];
  const index = new ComponentIndex();
  for (const [number, component] of old.entries()) index.add(number, namedOf(component), 0);
  for (const component of after) {
    const named = namedOf(component);
    const number = index.find(named, 1);
    if (number === undefined) continue;
    index.add(number, named, 1);
    yield [old[number]!, component];
  }
}

/** Those that another list does not have in any spelling: a document may list one version twice, with a qualifier and without. */
export function withoutRepeated(components: readonly Component[], others: readonly Component[]): readonly Component[] {
  if (components.length === 0) return components;
  const known = Map.groupBy(others, (component) => identityOf(namedOf(component)).core);
  return components.filter((component) => {
    const { core } = identityOf(namedOf(component));
    return core === undefined || known.get(core)?.some(({ purl }) => !saysOtherVariant(purl, component.purl)) !== true;
  });
}

/** Type, namespace and name in one spelling for all tools. */
export function packageOf(component: Component): string {
  const named = namedOf(component);
  // without package URL, group and name are all that says which package it is
  return identityOf(named).package ?? (named.purl === undefined ? JSON.stringify(['', component.group ?? '', component.name]) : component.purl);
}

/** A generic package URL without qualifiers is what a component gets that has none: only name and version tell it apart. */
function namedOf({ purl, group, name, version, hashes }: Component): Named {
  const { type, qualifiers } = purlPartsOf(purl);
  const isNameless = type === 'generic' && Object.keys(qualifiers ?? {}).length === 0;
  return { type: 'library', name, hashes, ...(group !== undefined && { group }), ...(version !== undefined && { version }), ...(!isNameless && { purl }) };
}
