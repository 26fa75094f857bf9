import { scopes } from '#core/model/scope.ts';
import { data, dependantsOf, rows, type Row } from './model.ts';

/** A component counts once, in however many targets it is; of what they say the strongest statement counts, as in every other report. */
export interface Distinct {
  readonly row: Row;
  direct: boolean;
  scope: string;
  readonly licenses: Set<string>;
}

export const distinct: readonly Distinct[] = (() => {
  const found = new Map<string, Distinct>();
  for (const row of rows) {
    let entry = found.get(row.purl);
    if (entry === undefined) found.set(row.purl, (entry = { row, direct: false, scope: row.scope, licenses: new Set() }));
    entry.direct ||= row.direct;
    if (scopes.indexOf(row.scope as never) < scopes.indexOf(entry.scope as never)) entry.scope = row.scope;
    if (row.license !== '') entry.licenses.add(row.license);
  }
  return [...found.values()];
})();

export interface Tally {
  readonly value: string;
  readonly count: number;
  /** Of `count`, those that no project asks for itself. */
  readonly transitive: number;
}

/** How many components there are of each value, most first. */
export function tally(valuesOf: (item: Distinct) => Iterable<string>): Tally[] {
  const counts = new Map<string, { count: number; transitive: number }>();
  for (const item of distinct) {
    for (const value of valuesOf(item)) {
      let entry = counts.get(value);
      if (entry === undefined) counts.set(value, (entry = { count: 0, transitive: 0 }));
      entry.count++;
      if (!item.direct) entry.transitive++;
    }
  }
  return [...counts].map(([value, entry]) => ({ value, ...entry })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

export interface Ranked {
  readonly row: Row;
  readonly count: number;
}

const ranked = 6;

/** What most others ask for, within one target. */
export function mostAskedFor(): Ranked[] {
  const best = new Map<string, Ranked>();
  data.inventories.forEach(({ projects, components }, target) => {
    const start = rows.findIndex((row) => row.target === target);
    components.purl.forEach((purl, index) => {
      const count = dependantsOf(target, projects.length + index).length;
      if (count > (best.get(purl)?.count ?? 1)) best.set(purl, { row: rows[start + index]!, count });
    });
  });
  return [...best.values()].sort((a, b) => b.count - a.count || (a.row.name < b.row.name ? -1 : 1)).slice(0, ranked);
}

/** Packages of which most versions are in use. */
export function inMostVersions(): Ranked[] {
  const versions = new Map<string, { row: Row; seen: Set<string> }>();
  for (const { row } of distinct) {
    const key = `${row.ecosystem}/${row.name}`;
    let entry = versions.get(key);
    if (entry === undefined) versions.set(key, (entry = { row, seen: new Set() }));
    entry.seen.add(row.version);
  }
  return [...versions.values()].filter(({ seen }) => seen.size > 1).map(({ row, seen }) => ({ row, count: seen.size })).sort((a, b) => b.count - a.count || (a.row.name < b.row.name ? -1 : 1)).slice(0, ranked);
}
