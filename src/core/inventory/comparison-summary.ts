import type { Comparison, ComponentChange } from '../model/comparison.ts';

/** Counts over all targets of a comparison. */
export interface ComparisonSummary {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly upgrades: number;
  readonly downgrades: number;
  readonly licenseChanges: number;
  readonly scopeChanges: number;
  readonly contentChanges: number;
  /** Both sides were read without an issue. */
  readonly complete: boolean;
}

export function summarizeComparisons(comparisons: readonly Comparison[]): ComparisonSummary {
  const changes = comparisons.flatMap(({ diff }) => diff.changed);
  const count = (fits: (change: ComponentChange) => boolean): number => changes.filter(fits).length;
  const sum = (size: (comparison: Comparison) => number): number => comparisons.reduce((total, comparison) => total + size(comparison), 0);
  return {
    added: sum(({ diff }) => diff.added.length),
    removed: sum(({ diff }) => diff.removed.length),
    changed: changes.length,
    unchanged: sum(({ diff }) => diff.unchanged),
    upgrades: count(({ version }) => version?.direction === 'upgrade'),
    downgrades: count(({ version }) => version?.direction === 'downgrade'),
    licenseChanges: count(({ license }) => license !== undefined),
    scopeChanges: count(({ scope }) => scope !== undefined),
    contentChanges: count(({ content }) => content !== undefined),
    complete: sum(({ issues }) => issues.both.length + issues.onlyBefore.length + issues.onlyAfter.length) === 0,
  };
}

/** Is anything different at all? */
export const hasDifferences = ({ added, removed, changed }: ComparisonSummary): boolean => added + removed + changed > 0;
