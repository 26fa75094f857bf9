import type { Scope } from '../model/scope.ts';
import type { PackageNeeds, PublishedVersion } from '../plugin/registry.ts';
import type { Purl } from '../purl/purl.ts';

/** What a manifest asks for. */
export interface RootRequest {
  /** Without version. */
  readonly purl: Purl;
  /** All of them hold; in the spelling of the ecosystem. */
  readonly requirements: readonly string[];
  /** The manifest names one version, which is taken whatever others ask for. */
  readonly version?: string | undefined;
  /** Features (extras) that are asked for; `default` is one of them where the ecosystem knows defaults. */
  readonly features?: readonly string[];
}

/** Who knows what is published. Asked again for the same, both answer the same and at once. */
export interface PackageSource {
  /** `undefined` when it is not known. */
  versions(purl: Purl): Promise<readonly PublishedVersion[] | undefined>;
  needs(purl: Purl, version: PublishedVersion): Promise<PackageNeeds | undefined>;
}

export interface ResolvedPackage {
  /** Without version. */
  readonly purl: Purl;
  /** Absent when none could be chosen. */
  readonly version: string | undefined;
  /** What was asked for; of those that have no version. */
  readonly requirements: readonly string[];
  /** Markers of the platforms that need it; empty when all do. */
  readonly platforms: readonly string[];
  /** Other names under which it is installed. */
  readonly aliases: readonly string[];
  readonly dependencies: readonly { readonly to: number; readonly scope: Scope }[];
}

/** Something that stands in the way of one clear choice. */
export interface ResolutionProblem {
  /**
   * `nothing-fits`: no published version fulfils the requirement. `conflict`: requirements of several packages cannot all be fulfilled; those named
   * were not. `unreadable`: the requirement cannot be read. `too-many`: the search was ended before its end.
   */
  readonly kind: 'nothing-fits' | 'conflict' | 'unreadable' | 'too-many';
  readonly purl: Purl;
  /** Who asks; `undefined` for the project. */
  readonly by: string | undefined;
  readonly requirement: string;
}

export interface Resolution {
  readonly packages: readonly ResolvedPackage[];
  /** Index of the package for each request. */
  readonly roots: readonly (number | undefined)[];
  readonly problems: readonly ResolutionProblem[];
}

/** Packages in one resolution; real ones stay far below. */
export const mostPackages = 5000;
