/** The kinds of file from which a fact can come, most trustworthy first. */
export const evidenceKinds = ['lockfile', 'binary', 'database', 'installed', 'manifest', 'sbom', 'registry'] as const;

export type EvidenceKind = (typeof evidenceKinds)[number];

/** Where a fact was read. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Relative to the scanned root, `/`-separated; entries of archives follow `!/`. */
  readonly path: string;
  /** 1-based; absent for binary formats. */
  readonly line?: number;
  /** Which source read it: `<ecosystem>/<source>`. */
  readonly source: string;
}
