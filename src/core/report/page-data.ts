/**
 * What the self-contained HTML report carries: the inventories in columns, so that 100,000 components stay a few megabytes.
 * Nodes of an inventory are its projects, then its components; texts that repeat are indexes into `texts`.
 */
export interface PageData {
  readonly generatedAt: string;
  readonly tool: string;
  readonly inventories: readonly PageInventory[];
}

export interface PageInventory {
  readonly name: string;
  readonly version: string;
  readonly location: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly files: number;
  readonly projects: readonly PageProject[];
  readonly texts: readonly string[];
  readonly components: {
    readonly purl: readonly string[];
    readonly group: readonly number[];
    readonly name: readonly string[];
    readonly version: readonly string[];
    /** Index into `scopes` of the model. */
    readonly scope: readonly number[];
    readonly direct: readonly (0 | 1)[];
    readonly origin: readonly number[];
    /** Declared licences, three numbers each: index of the value in `texts`, index of the path of the file that declares it, line (0 when not known). */
    readonly licenses: readonly (readonly number[])[];
    /** What few components have, by index of the component. */
    readonly more: Readonly<Record<number, PageDetails>>;
    /** Pairs: index of the path in `texts`, line (0 when not known). */
    readonly evidence: readonly (readonly number[])[];
  };
  /** By node: targets. Empty rows are 0. Behind the nodes of the components come those of `copies`. */
  readonly edges: readonly (readonly number[] | 0)[];
  /** By node with an edge that is not for `runtime`: index into `scopes` of the model for each of its edges. */
  readonly ranks: Readonly<Record<number, readonly number[]>>;
  /** Nodes of components that lockfiles resolve differently: for each of these nodes the one that it stands for. Mostly absent. */
  readonly copies?: readonly number[];
  readonly issues: readonly PageIssue[];
  /** Absent where licences were not looked for. */
  readonly licenses?: {
    /** By component: index into `licenseStatuses` of the model. */
    readonly status: readonly number[];
    /** By component: index of the SPDX expression in `texts`; of the empty text where there is none. */
    readonly effective: readonly number[];
    readonly details: Readonly<Record<number, PageLicenses>>;
  };
}

export interface PageLicenses {
  /** When it is not what the author declares. */
  readonly basis?: string;
  readonly detected?: string;
  readonly concluded?: string;
  readonly files?: readonly (readonly [place: string, says: string])[];
  readonly embedded?: readonly (readonly [pattern: string, license: string])[];
  readonly copyrights?: readonly string[];
  readonly findings?: readonly { readonly kind: string; readonly message: string; readonly remedy: string; readonly places: readonly string[] }[];
}

export interface PageProject {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly ecosystem: string;
  readonly owners: readonly string[];
}

export interface PageDetails {
  readonly requirements?: readonly string[];
  readonly aliases?: readonly string[];
  readonly platforms?: readonly string[];
  readonly overridden?: true;
  readonly hashes?: readonly string[];
  readonly download?: string;
  readonly description?: string;
  readonly homepage?: string;
  readonly repository?: string;
  readonly supplier?: string;
  readonly authors?: string;
}

export interface PageIssue {
  readonly place: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}
