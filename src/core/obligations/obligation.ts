import type { DutyScope, ObligationName } from '../license-knowledge/duty.ts';
import type { ReviewState } from '../license-knowledge/license-facts.ts';
import type { LicenseExpression } from '../license/expression.ts';
import type { UsageFacts } from '../usage/usage-facts.ts';

/** What shows that an obligation is fulfilled. The first ones of this list are made by Muster. */
export const evidenceKinds = ['notice', 'source-bundle', 'written-offer', 'compatibility-check', 'change-log', 'header-check', 'documentation', 'marketing-approval', 'source-link', 'relink-test', 'installation-procedure', 'legal-review', 'release-name', 'screenshot', 'entitlement', 'determination', 'license-record'] as const;

export type EvidenceKind = (typeof evidenceKinds)[number];

/** `determine-license` and `obtain-license` stand for components of which the licence is unknown or missing. */
export type AnyObligationName = ObligationName | 'determine-license' | 'obtain-license';

/**
 * `due`: has to be done; `undetermined`: has to be done or not, which a fact decides that nobody stated; `advisory`: only if the source travels too;
 * `standing`: nothing to hand in, but to be kept to.
 */
export type ObligationState = 'due' | 'undetermined' | 'advisory' | 'standing';

export interface ObligationSource {
  /** Term of the expression. */
  readonly license: string;
  readonly clause: string;
  readonly review: ReviewState;
}

/** A duty that one component brings in one use. */
export interface Obligation {
  /** `component name[:scope]`, stable from run to run. */
  readonly id: string;
  readonly component: string;
  readonly name: AnyObligationName;
  readonly scope?: DutyScope;
  readonly kind: 'obligation' | 'restriction' | 'risk';
  readonly state: ObligationState;
  /** A few words. */
  readonly title: string;
  /** What to do, in words of ours; the last sentence begins with a verb or names the person to ask. */
  readonly action: string;
  /** Why it applies here. */
  readonly because: string;
  readonly sources: readonly ObligationSource[];
  readonly disputed: readonly string[];
  /** Facts that decide an undetermined one. */
  readonly dependsOn: readonly (keyof UsageFacts)[];
  /** Any of these will do. */
  readonly evidence: readonly EvidenceKind[];
  readonly responsible: 'documentation' | 'engineering' | 'legal' | 'marketing';
  /** Years that source has to be on offer after the last delivery, when it is not delivered at once. */
  readonly offerYears?: number;
}

/** A component in one use, with the licence that holds for it (concluded, after recorded choices). */
export interface LicensedUse {
  /** A purl or any name that tells it from the others. */
  readonly component: string;
  readonly license: LicenseExpression | 'NONE' | 'NOASSERTION';
  readonly use: UsageFacts;
}

/** How an OR was decided: nobody chose, so the mildest branch is proposed; `automatic` where nothing is handed over and nobody needs to confirm. */
export interface ProposedChoice {
  readonly from: string;
  readonly to: string;
  readonly state: 'proposed' | 'automatic';
}

export interface ComponentObligations {
  readonly component: string;
  /** Sorted by the order of the obligation codes. */
  readonly obligations: readonly Obligation[];
  readonly choice?: ProposedChoice;
  /** Where the facts come from. */
  readonly dataVersion: string;
}
