import type { ComparisonSummary } from '../inventory/comparison-summary.ts';
import type { Comparison } from '../model/comparison.ts';
import type { ReportInput } from './report.ts';

export interface ComparisonInput extends Pick<ReportInput, 'generatedAt' | 'tool' | 'terminal'> {
  /** The sides as the user named them. */
  readonly before: string;
  readonly after: string;
  /** One for each target. */
  readonly comparisons: readonly Comparison[];
  readonly summary: ComparisonSummary;
}

/** The document in pieces, deterministic. */
export type RenderComparison = (input: ComparisonInput) => Iterable<string>;

/** A way to show what is different between two inventories. */
export interface ComparisonReport {
  /** Name of the folder and of `--format`. */
  readonly id: string;
  readonly title: string;
  /** With dot. */
  readonly extension: string;
  readonly load: () => Promise<{ readonly default: RenderComparison }>;
}
