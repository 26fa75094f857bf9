import type { ComponentFactId } from './component-facts.ts';
import type { DocumentFactId } from './document-facts.ts';

/** `if-exists`: demanded only of what has such a thing, which the document alone cannot show; it is counted and not held against it. */
export const requirements = ['required', 'if-exists', 'optional'] as const;

export type Requirement = (typeof requirements)[number];

export type QualityField = {
  /** As the profile's own list calls it. */
  readonly id: string;
  readonly title: string;
  readonly requirement: Requirement;
  /** Where CycloneDX and SPDX say it. */
  readonly cyclonedx?: string;
  readonly spdx?: string;
  /** An explicit NOASSERTION or `unknown` will do. */
  readonly acceptsUnknown?: true;
} & (
  | { readonly of: 'document'; readonly fact: DocumentFactId }
  | { readonly of: 'component'; readonly fact: ComponentFactId }
);

/** What a profile asks of the format itself. */
export interface FormatRequirement {
  readonly family: 'cyclonedx' | 'spdx';
  /** Lowest and highest version, both included; no highest means any later one. */
  readonly from: string;
  readonly to?: string;
  /** Ids of SBOM formats; all when absent. */
  readonly forms?: readonly string[];
}

/** The fields that a published guide asks of a bill of materials. */
export interface SbomQualityProfile {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  /** One of them must fit; any format will do when there is none. */
  readonly formats: readonly FormatRequirement[];
  readonly fields: readonly QualityField[];
  readonly notes: readonly string[];
}
