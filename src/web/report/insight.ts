import { components, componentAt, type Component } from './components.ts';
import { dependantsOf } from './graph.ts';
import { data, placeAt, type Place } from './model.ts';

export interface Tally {
  readonly value: string;
  readonly count: number;
  /** Of `count`, those that no project asks for itself. */
  readonly transitive: number;
}

/** How many components there are of each value, most first. */
export function tally(valuesOf: (component: Component) => Iterable<string>): Tally[] {
  const counts = new Map<string, { count: number; transitive: number }>();
  for (const component of components) {
    for (const value of valuesOf(component)) {
      let entry = counts.get(value);
      if (entry === undefined) counts.set(value, (entry = { count: 0, transitive: 0 }));
      entry.count++;
      if (!component.direct) entry.transitive++;
    }
  }
  return [...counts].map(([value, entry]) => ({ value, ...entry })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

export interface Ranked {
  readonly component: Component;
  readonly place: Place;
  readonly count: number;
}

const ranked = 6;

/** What most others ask for, within one target. */
export function mostAskedFor(): Ranked[] {
  const best = new Map<string, { readonly place: Place; readonly count: number }>();
  data.inventories.forEach(({ projects, components: { purl: purls } }, target) => {
    purls.forEach((purl, index) => {
      const count = dependantsOf(target, projects.length + index).length;
      if (count > (best.get(purl)?.count ?? 1)) best.set(purl, { place: placeAt(target, index), count });
    });
  });
  return first([...best.values()].map(({ place, count }) => ({ component: componentAt(place), place, count })));
}

/** Packages of which most versions are in use. */
export function inMostVersions(): Ranked[] {
  const versions = new Map<string, { readonly component: Component; readonly seen: Set<string> }>();
  for (const component of components) {
    const key = `${component.ecosystem}/${component.name}`;
    let entry = versions.get(key);
    if (entry === undefined) versions.set(key, (entry = { component, seen: new Set() }));
    entry.seen.add(component.version);
  }
  return first([...versions.values()].filter(({ seen }) => seen.size > 1).map(({ component, seen }) => ({ component, place: component.places[0]!, count: seen.size })));
}

const first = (items: readonly Ranked[]): Ranked[] => [...items].sort((a, b) => b.count - a.count || (a.component.name < b.component.name ? -1 : 1)).slice(0, ranked);
