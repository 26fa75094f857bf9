import { componentsOf, type Component } from './components.ts';
import { isEstate, licenseWords, places } from './model.ts';
import { inOrder } from './order.ts';
import type { Filters, View } from './state.ts';

export const facetKeys = ['target', 'ecosystem', 'scope', 'relation', 'license', 'effective', 'terms', 'version', 'origin'] as const satisfies readonly (keyof Filters)[];

export type FacetKey = (typeof facetKeys)[number];

type Counts = Map<string, number>;

export interface Selection {
  /** In the order asked for. */
  readonly components: readonly Component[];
  /** For each facet how many components have each value, the other facets being chosen as they are. */
  readonly counts: Readonly<Record<FacetKey, ReadonlyMap<string, number>>>;
}

type Values = Pick<Component, 'ecosystem' | 'scope' | 'direct' | 'licenses' | 'effective' | 'terms' | 'version' | 'origins'>;

const undeclared: readonly string[] = [''];

const valuesOf: Readonly<Record<Exclude<FacetKey, 'target'>, (component: Values) => readonly string[]>> = {
  ecosystem: ({ ecosystem }) => [ecosystem],
  scope: ({ scope }) => [scope],
  relation: ({ direct }) => [direct ? 'direct' : 'transitive'],
  license: ({ licenses }) => (licenses.length === 0 ? undeclared : licenses),
  effective: ({ effective }) => effective,
  terms: ({ terms }) => terms,
  version: ({ version }) => [version === '' ? 'not known' : 'exact'],
  origin: ({ origins }) => origins,
};

const ownKeys = Object.keys(valuesOf) as (keyof typeof valuesOf)[];

let last: { readonly key: string; readonly selection: Selection } | undefined;

/** The components that fit all filters; the last answer is kept, because opening details asks again. */
export function select(view: View): Selection {
  const key = JSON.stringify([view.search, view.sort, view.name, ...facetKeys.map((facet) => view[facet])]);
  if (last?.key !== key) last = { key, selection: compute(view) };
  return last.selection;
}

function compute(view: View): Selection {
  const words = wordsOf(view.search);
  const counts = Object.fromEntries(facetKeys.map((key) => [key, new Map()])) as Record<FacetKey, Counts>;
  const fitting: Component[] = [];
  for (const component of inOrder(componentsOf(view.target), view.sort)) {
    if (!isNamed(component, view) || !words.every((word) => component.haystack.includes(word))) continue;
    const failing = failingOf(component, view);
    if (failing.length > 1) continue;
    // what only one facet keeps out is what another value of that facet would show
    for (const key of failing.length === 1 ? failing : ownKeys) for (const value of valuesOf[key](component)) add(counts[key], value);
    if (failing.length === 0) fitting.push(component);
  }
  if (isEstate) countTargets(counts.target, view, words);
  return { components: fitting, counts };
}

/** What each target by itself would show. */
function countTargets(counts: Counts, view: View, words: readonly string[]): void {
  for (const place of places) {
    const haystack = words.length === 0 ? '' : `${place.name} ${place.version} ${licenseWords(place)} ${place.purl}`.toLowerCase();
    if (isNamed(place, view) && words.every((word) => haystack.includes(word)) && failingOf({ ...place, origins: [place.origin] }, view).length === 0) add(counts, String(place.target));
  }
}

const failingOf = (component: Values, view: View): (typeof ownKeys)[number][] =>
  ownKeys.filter((key) => view[key].length > 0 && !valuesOf[key](component).some((value) => view[key].includes(value)));

const isNamed = ({ name }: { readonly name: string }, view: View): boolean => view.name.length === 0 || view.name.includes(name);

const add = (counts: Counts, value: string): Counts => counts.set(value, (counts.get(value) ?? 0) + 1);

/** All of them have to occur. */
export const wordsOf = (search: string): readonly string[] => search.toLowerCase().split(/\s+/).filter((word) => word !== '');
