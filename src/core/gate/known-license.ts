/** Where a statement about a licence stands. */
export interface LicenseEvidence {
  readonly path: string;
  readonly line?: number;
  /** Word for word, or the licence that was recognised. */
  readonly says: string;
  /** Who found it, where that was not Muster. */
  readonly by?: string;
}

/** Both sides of a statement that takes the place of what a package says of itself. */
export interface LicenseOverride {
  readonly stated: string;
  readonly found: readonly string[];
}

/** What is known of the licence of one component or project before a choice is made. */
export interface KnownLicense {
  /** `settled`: the sources that were looked at agree; `conflict`: they contradict each other; `none`: nothing is licensed to the public; `unknown`: nobody says anything that we understand. */
  readonly status: 'settled' | 'conflict' | 'none' | 'unknown';
  /** SPDX. */
  readonly expression?: string;
  /** SPDX. The other sides of a contradiction, limits in files: rules hear these too. */
  readonly besides?: readonly string[];
  /** Files in it that state another licence: for each way to comply with one of them, what it asks besides the licence of the package (SPDX). */
  readonly parts?: readonly { readonly path: string; readonly line?: number; readonly ways: readonly string[] }[];
  /** What it stands on. */
  readonly basis?: 'concluded' | 'declared' | 'detected' | 'stated';
  /** What the author states, word for word. */
  readonly declared: readonly string[];
  readonly evidence: readonly LicenseEvidence[];
  /** A person states another licence than the package. */
  readonly override?: LicenseOverride;
  /** What was assumed, or why it was not understood. */
  readonly notes: readonly string[];
}

/** By purl of a component or id of a project. */
export type LicenseSource = (ref: string) => KnownLicense;
