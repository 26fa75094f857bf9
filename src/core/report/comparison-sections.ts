import { grouped } from './grouped.ts';
import type { ComparisonSummary } from '../inventory/comparison-summary.ts';
import type { Comparison, ComponentChange } from '../model/comparison.ts';
import type { Component } from '../model/component.ts';
import type { Inventory, UntoldFact } from '../model/inventory.ts';
import { scopeRank } from '../model/scope.ts';
import { Ways } from '../inventory/ways.ts';
import { fullName } from './markdown-parts.ts';

/** One line of a comparison as people read it. */
export interface Difference {
  /** As it is now; for what is gone as it was. */
  readonly component: Component;
  readonly change?: ComponentChange;
  /** Names on a shortest way from a project, without the component itself. */
  readonly through: readonly string[];
}

export interface ComparisonSection {
  readonly id: 'added' | 'removed' | 'upgraded' | 'downgraded' | 'changed';
  readonly title: string;
  /** Direct before transitive, then by scope, then by name. */
  readonly differences: readonly Difference[];
}

/** The differences of one target in the order in which they are looked at; empty sections are left out. */
export function comparisonSections({ before, after, diff }: Comparison): ComparisonSection[] {
  const now = waysInto(after);
  const then = waysInto(before);
  const changed = (fits: (change: ComponentChange) => boolean): Difference[] =>
    diff.changed.filter(fits).map((change) => ({ component: change.after, change, through: now(change.after) }));
  const sections: ComparisonSection[] = [
    { id: 'added', title: 'Added', differences: diff.added.map((component) => ({ component, through: now(component) })) },
    { id: 'removed', title: 'Removed', differences: diff.removed.map((component) => ({ component, through: then(component) })) },
    { id: 'downgraded', title: 'Downgraded', differences: changed(({ version }) => version?.direction === 'downgrade') },
    { id: 'upgraded', title: 'Upgraded', differences: changed(({ version }) => version?.direction === 'upgrade') },
    { id: 'changed', title: 'Changed otherwise', differences: changed(({ version }) => version === undefined || version.direction === 'other') },
  ];
  return sections.filter(({ differences }) => differences.length > 0).map((section) => ({ ...section, differences: section.differences.toSorted(byWeight) }));
}

function byWeight({ component: a }: Difference, { component: b }: Difference): number {
  return Number(b.direct) - Number(a.direct) || scopeRank[a.scope] - scopeRank[b.scope] || (fullName(a) < fullName(b) ? -1 : fullName(a) > fullName(b) ? 1 : a.purl < b.purl ? -1 : 1);
}

function waysInto(inventory: Inventory | undefined): (component: Component) => string[] {
  if (inventory === undefined) return () => [];
  const { projects, components } = inventory;
  const ways = new Ways(inventory);
  const nodes = new Map(components.map(({ purl }, index) => [purl, projects.length + index]));
  const nameOf = (node: number): string => projects[node]?.name ?? fullName(components[node - projects.length]!);
  return (component) => (ways.paths(nodes.get(component.purl)!, 1, component.scope)[0] ?? []).slice(0, -1).map(nameOf);
}

/** `2 added, 1 removed, 3 upgraded`; no difference is said as well. */
export function inWords({ added, removed, changed, upgrades, downgrades }: ComparisonSummary): string {
  const parts = [[added, 'added'], [removed, 'removed'], [upgrades, 'upgraded'], [downgrades, 'downgraded'], [changed - upgrades - downgrades, 'changed otherwise']] as const;
  const there = parts.filter(([number]) => number > 0).map(([number, word]) => `${grouped(number)} ${word}`);
  return there.length === 0 ? 'no differences' : there.join(', ');
}

/** Changes that a reviewer must not overlook, most serious first. */
export interface Attention {
  readonly content: readonly ComponentChange[];
  readonly license: readonly ComponentChange[];
  /** Now in a stronger scope: what only developers used is shipped. */
  readonly strongerScope: readonly ComponentChange[];
  readonly addedWithoutLicense: number;
}

export function attentionOf(comparisons: readonly Comparison[]): Attention {
  const changes = comparisons.flatMap(({ diff }) => diff.changed);
  return {
    content: changes.filter(({ content }) => content !== undefined),
    license: changes.filter(({ license }) => license !== undefined),
    strongerScope: changes.filter(({ scope }) => scope !== undefined && scopeRank[scope.to] < scopeRank[scope.from]),
    addedWithoutLicense: comparisons.reduce((sum, { diff }) => sum + diff.added.filter(({ declaredLicenses }) => declaredLicenses.length === 0).length, 0),
  };
}

/** Does the side on which a component stands say nothing of it? Then what stands there is no more than what is assumed. */
export const isUntold = (id: ComparisonSection['id'], fact: UntoldFact, { before, after }: Pick<Comparison, 'before' | 'after'>): boolean => (id === 'removed' ? before : after)?.untold?.includes(fact) === true;
