import type { LicenseExpression } from '../license/expression.ts';
import type { Purl } from '../purl/purl.ts';
import type { VersRange } from '../versions/vers.ts';

/** Why the data is corrected. */
export const curationReasons = [
  /** The package declares nothing. */
  'missing-metadata',
  /** The package declares another licence than it carries. */
  'wrong-metadata',
  /** What it declares names several licences ("BSD"). */
  'ambiguous-metadata',
  /** Words that are no licence of the package were taken for one. */
  'false-detection',
  /** A licence that is there was not found. */
  'missed-detection',
  /** What was found belongs to files that are not used. */
  'not-used',
  /** The licence is another one for these versions. */
  'relicensed',
  /** The author or licensor said so. */
  'asked-licensor',
  /** Taken over from elsewhere, where no reason of this list was given. */
  'imported',
] as const;

export type CurationReason = (typeof curationReasons)[number];

/** Why files do not count for the licence of a component. */
export const exclusionReasons = ['test', 'example', 'documentation', 'build-tool', 'data', 'optional-part', 'provided-elsewhere', 'not-distributed', 'other'] as const;

export type ExclusionReason = (typeof exclusionReasons)[number];

export interface PathExclusion {
  /** In the form of `.gitignore`, relative to the root of the component. */
  readonly path: string;
  readonly reason: ExclusionReason;
  readonly comment?: string;
}

/** The licence that was found in some files is another one, or none. */
export interface FindingCorrection {
  readonly path: string;
  /** Only where this was found; otherwise whatever was found. */
  readonly detected?: LicenseExpression;
  /** Only for findings that begin on one of these lines. */
  readonly startLines?: readonly number[];
  readonly concluded: LicenseExpression | 'none';
  readonly reason: CurationReason;
  readonly comment?: string;
}

/** A reviewed correction of what a component or a scanner says. */
export interface Curation {
  /** Without version, or with the one version that it is for. */
  readonly purl: Purl;
  /** Of a purl without version; absent: all versions. */
  readonly versions?: VersRange;
  /** What the declaration was when this was written, word for word; if it is something else, the curation no longer holds. */
  readonly was?: string;
  /** What the declaration should have said. */
  readonly declared?: LicenseExpression;
  /** Spelling in a declaration → what it means; `'none'`: nothing. */
  readonly mappings: ReadonlyMap<string, LicenseExpression | 'none'>;
  readonly concluded?: LicenseExpression;
  readonly exclude: readonly PathExclusion[];
  readonly findings: readonly FindingCorrection[];
  readonly reason: CurationReason;
  /** Who answers for it. */
  readonly by: string;
  /** ISO 8601 date. */
  readonly on?: string;
  readonly comment?: string;
  /** Where it is written. */
  readonly source: { readonly path: string; readonly line?: number };
}
