import { rows, type Row } from './model.ts';
import type { View } from './state.ts';

export const facetKeys = ['target', 'ecosystem', 'scope', 'direct', 'license'] as const;

export type FacetKey = (typeof facetKeys)[number];

export interface Selection {
  /** In the order asked for. */
  readonly rows: readonly Row[];
  /** For each facet how many rows each value would give, the other filters being as they are. */
  readonly counts: Readonly<Record<FacetKey, ReadonlyMap<string, number>>>;
}

const valueOf: Readonly<Record<FacetKey, (row: Row) => string>> = {
  target: (row) => String(row.target),
  ecosystem: (row) => row.ecosystem,
  scope: (row) => row.scope,
  direct: (row) => (row.direct ? 'direct' : 'transitive'),
  license: (row) => row.license,
};

let last: { readonly key: string; readonly selection: Selection } | undefined;

/** The rows that fit all filters; the last answer is kept, because opening details asks again. */
export function select(view: View): Selection {
  const key = JSON.stringify([view.search, view.target, view.ecosystem, view.scope, view.direct, view.license, view.unknown, view.sort]);
  if (last?.key !== key) last = { key, selection: compute(view) };
  return last.selection;
}

function compute(view: View): Selection {
  const words = view.search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const counts = Object.fromEntries(facetKeys.map((key) => [key, new Map<string, number>()])) as Record<FacetKey, Map<string, number>>;
  const wanted = facetKeys.map((key) => ({ key, counts: counts[key], valueOf: valueOf[key], value: key === 'license' && view.unknown === 'license' ? '' : view[key], isSet: view[key] !== '' || (key === 'license' && view.unknown === 'license') }));
  const fitting: Row[] = [];
  for (const row of inOrder(view.sort)) {
    if ((view.unknown === 'version' && row.version !== '') || !words.every((word) => row.haystack.includes(word))) continue;
    const failing = wanted.filter((facet) => facet.isSet && facet.valueOf(row) !== facet.value);
    if (failing.length > 1) continue;
    // a row that only one facet excludes is what another value of that facet would show
    for (const facet of failing.length === 1 ? failing : wanted) facet.counts.set(facet.valueOf(row), (facet.counts.get(facet.valueOf(row)) ?? 0) + 1);
    if (failing.length === 0) fitting.push(row);
  }
  return { rows: fitting, counts };
}

type SortKey = 'name' | 'version' | 'ecosystem' | 'scope' | 'license' | 'target' | 'direct';

const orders = new Map<string, readonly Row[]>();

/** All rows by `name`, or `-name` for descending; ties by name, then purl. Each order is made once. */
function inOrder(sort: string): readonly Row[] {
  let ordered = orders.get(sort);
  if (ordered !== undefined) return ordered;
  const descending = sort.startsWith('-');
  const key = (descending ? sort.slice(1) : sort) as SortKey;
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const names = ranks((row) => row.name, collator);
  const own = key === 'name' ? names : key === 'target' ? (row: Row) => row.target : key === 'direct' ? (row: Row) => Number(!row.direct) : ranks((row) => row[key] ?? '', collator);
  ordered = [...rows].sort((a, b) => (descending ? own(b) - own(a) : own(a) - own(b)) || names(a) - names(b) || (a.purl < b.purl ? -1 : a.purl > b.purl ? 1 : a.target - b.target));
  orders.set(sort, ordered);
  return ordered;
}

/** Texts repeat, so comparing them is done once for each and sorting compares numbers. */
function ranks(textOf: (row: Row) => string, collator: Intl.Collator): (row: Row) => number {
  const texts = [...new Set(rows.map(textOf))].sort(collator.compare);
  const rank = new Map(texts.map((text, index) => [text, index]));
  return (row) => rank.get(textOf(row))!;
}
