import type { LicenseExpression } from '../expression.ts';

/**
 * How sure a reading is. `exact`: the text is an SPDX expression. `alias`: a spelling that means one thing only. `assumed`: something was filled
 * in, and the notes say what.
 */
export type ReadingCertainty = 'exact' | 'alias' | 'assumed';

export type DeclaredLicense =
  | {
    readonly kind: 'expression';
    /** In today's SPDX ids; `LicenseRef-unspecified-…` where a part names several licences. */
    readonly expression: LicenseExpression;
    readonly certainty: ReadingCertainty;
    /** Files that are named besides, such as `LICENSE` in CRAN's `MIT + file LICENSE`. */
    readonly files: readonly string[];
    readonly notes: readonly string[];
  }
  /** Only where the licence stands is said. */
  | { readonly kind: 'file'; readonly path: string; readonly notes: readonly string[] }
  /** Nothing is licensed to the public. */
  | { readonly kind: 'proprietary'; readonly notes: readonly string[] }
  /** A correction says that it names no licence at all. */
  | { readonly kind: 'none'; readonly notes: readonly string[] }
  /** The text of a licence instead of its name. */
  | { readonly kind: 'text'; readonly notes: readonly string[] }
  | {
    readonly kind: 'unknown';
    /** Ids that the text may mean; empty when it says nothing that we know. */
    readonly candidates: readonly string[];
    /** What they have in common: the end of `LicenseRef-unspecified-…`. */
    readonly label?: string;
    readonly notes: readonly string[];
  };

/** A purl type: ecosystems spell differently, and give the same spelling different meanings. */
export type LicenseVocabulary = string;

/** What is known besides the text. */
export interface ReadingContext {
  readonly vocabulary?: LicenseVocabulary | undefined;
  /** Spellings, as they are written, whose meaning somebody has decided; `'none'`: no licence. They count before everything else. */
  readonly mappings?: ReadonlyMap<string, LicenseExpression | 'none'>;
}
