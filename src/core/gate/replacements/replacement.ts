import type { UsageContext } from '../../model/inventory.ts';

/** Versions from one on (included) and before another (not included); where neither is said, all of them. */
export interface VersionSpan {
  readonly from?: string;
  readonly before?: string;
}

/** What can stand in the place of something. */
export interface Substitute extends VersionSpan {
  /** Package URL without version, where a `*` repeats what the `*` of the pattern stood for; absent: other versions of the same package. */
  readonly purl?: string;
  /** SPDX, or `LicenseRef-public-domain`. */
  readonly license: string;
  /** How it differs, in a sentence or two. */
  readonly note?: string;
}

/** A package under terms that many cannot accept, and what to take instead. Facts that anybody can look up; the texts are ours. */
export interface Replacement extends VersionSpan {
  /** Package URLs without version; `*` stands for any characters. */
  readonly of: readonly string[];
  /** SPDX: the terms of these versions. */
  readonly terms: string;
  /** A use for which the default policy is milder with each substitute. */
  readonly context: UsageContext;
  /** Other versions of the same package first. */
  readonly instead: readonly Substitute[];
  /** Where the terms can be looked up, in a word or two. */
  readonly source: string;
}
