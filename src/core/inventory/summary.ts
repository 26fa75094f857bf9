import type { Component } from '../model/component.ts';
import type { Inventory } from '../model/inventory.ts';
import { strongest, type Scope } from '../model/scope.ts';

export interface EcosystemSummary {
  /** Type of the purls. */
  readonly type: string;
  readonly components: number;
  readonly direct: number;
  readonly transitive: number;
  /** Components without a declared licence. */
  readonly withoutLicense: number;
  /** Components without an exact version. */
  readonly withoutVersion: number;
}

export interface Summary {
  readonly components: number;
  readonly direct: number;
  readonly projects: number;
  readonly issues: number;
  readonly withoutLicense: number;
  readonly withoutVersion: number;
  /** Most components first, then by type. */
  readonly ecosystems: readonly EcosystemSummary[];
  readonly scopes: Readonly<Record<Scope, number>>;
  /** Declared licences as written, most frequent first. */
  readonly licenses: readonly { readonly license: string; readonly components: number }[];
}

/** Counts over inventories; a component that is in several counts once. */
export function summarize(inventories: readonly Inventory[]): Summary {
  const components = differentComponents(inventories);
  const ecosystems = new Map<string, { type: string; components: number; direct: number; transitive: number; withoutLicense: number; withoutVersion: number }>();
  const licenses = new Map<string, number>();
  const scopes: Record<Scope, number> = { runtime: 0, peer: 0, optional: 0, build: 0, test: 0, development: 0 };
  for (const component of components) {
    const { purl } = component;
    const type = purl.slice(4, purl.indexOf('/'));
    let row = ecosystems.get(type);
    if (row === undefined) ecosystems.set(type, (row = { type, components: 0, direct: 0, transitive: 0, withoutLicense: 0, withoutVersion: 0 }));
    row.components++;
    row[component.direct ? 'direct' : 'transitive']++;
    if (component.declaredLicenses.length === 0) row.withoutLicense++;
    if (component.version === undefined) row.withoutVersion++;
    scopes[component.scope]++;
    for (const value of new Set(component.declaredLicenses.map((license) => license.value))) licenses.set(value, (licenses.get(value) ?? 0) + 1);
  }
  const rows = [...ecosystems.values()].sort((a, b) => b.components - a.components || (a.type < b.type ? -1 : 1));
  const sum = (key: 'direct' | 'withoutLicense' | 'withoutVersion') => rows.reduce((total, row) => total + row[key], 0);
  return {
    components: rows.reduce((total, row) => total + row.components, 0),
    direct: sum('direct'),
    projects: inventories.reduce((total, { projects }) => total + projects.length, 0),
    issues: inventories.reduce((total, { issues }) => total + issues.length, 0),
    withoutLicense: sum('withoutLicense'),
    withoutVersion: sum('withoutVersion'),
    ecosystems: rows,
    scopes,
    licenses: [...licenses].map(([license, count]) => ({ license, components: count })).sort((a, b) => b.components - a.components || (a.license < b.license ? -1 : 1)),
  };
}

type Counted = Pick<Component, 'purl' | 'direct' | 'scope' | 'version' | 'declaredLicenses'>;

/** Within one inventory all are different. Of several, the strongest statement counts: direct, the widest scope, every licence that one of them knows. */
function differentComponents(inventories: readonly Inventory[]): Iterable<Counted> {
  const [first] = inventories;
  if (inventories.length === 1) return first!.components;
  const components = new Map<string, Counted>();
  for (const inventory of inventories) {
    for (const component of inventory.components) {
      const known = components.get(component.purl);
      components.set(component.purl, known === undefined ? component : joined(known, component));
    }
  }
  return components.values();
}

function joined(known: Counted, { purl, direct, scope, version, declaredLicenses }: Counted): Counted {
  return {
    purl,
    direct: known.direct || direct,
    scope: strongest(known.scope, scope),
    ...(version === undefined ? {} : { version }),
    declaredLicenses: declaredLicenses.length === 0 ? known.declaredLicenses : [...known.declaredLicenses, ...declaredLicenses],
  };
}
