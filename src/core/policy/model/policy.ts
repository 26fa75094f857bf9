import type { UsageContext } from '../../model/inventory.ts';
import type { FactName, Facts } from '../facts/facts.ts';
import type { Condition } from '../language/condition.ts';
import type { Approval, Waiver } from './exception.ts';
import type { Place } from './place.ts';
import type { Domain, EnforcementPoint, Layer, Mode, Severity, Verdict } from './verdict.ts';

/** When a rule applies: a condition, or code from a reviewed repository. */
export type RuleTest = { readonly kind: 'condition'; readonly condition: Condition } | CodeTest;

export interface CodeTest {
  readonly kind: 'code';
  /** The code sees only these, and is asked only when all are known. */
  readonly facts: readonly FactName[];
  readonly check: (facts: Facts) => boolean;
  /** SHA-256 of the source, hexadecimal. */
  readonly hash: string;
}

export interface WaiverLimits {
  /** Roles that must all agree. */
  readonly approvers: readonly string[];
  readonly maxDays: number;
  readonly maxRenewals: number;
}

/** What a rule that could not be evaluated counts as: a matter for a person, or only a line in the result. */
export type IfUnknown = 'needs-approval' | 'report';

export interface RuleExamples {
  readonly fires: readonly Example[];
  readonly silent: readonly Example[];
  readonly unknown: readonly Example[];
}

/** Facts that show what a rule does; what is not named is unknown. */
export interface Example {
  readonly facts: Facts;
  readonly place: Place;
}

export interface PolicyRule {
  readonly id: string;
  readonly title: string;
  readonly domain: Domain;
  readonly test: RuleTest;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** Points that are not there do not ask the rule. */
  readonly enforceAt: Readonly<Partial<Record<EnforcementPoint, Mode>>>;
  /** Until the end of this day (ISO 8601) the rule only observes. */
  readonly observeUntil?: string;
  /** Roles that must all approve where the verdict is needs-approval. */
  readonly approvers: readonly string[];
  /** Absent: cannot be waived. */
  readonly waiver?: WaiverLimits;
  readonly ifUnknown: IfUnknown;
  /** Why there is such a rule, for somebody who knows no law. */
  readonly rationale?: string;
  /** What to do now. */
  readonly remedy?: string;
  /** Id of a short lesson. */
  readonly lesson?: string;
  /** A lower layer may also loosen it. */
  readonly adjustable: boolean;
  readonly examples: RuleExamples;
  readonly layer: Layer;
  readonly place: Place;
  /** Where lower layers changed it, in their order. */
  readonly adjustedAt: readonly Place[];
}

/** SPDX ids, for all usage contexts or for each by itself. */
export type ListContent = readonly string[] | Readonly<Partial<Record<UsageContext, readonly string[]>>>;

export interface LicenseList {
  readonly id: string;
  readonly title: string;
  readonly licenses: ListContent;
  readonly reviewBy?: string;
  readonly adjustable: boolean;
  readonly layer: Layer;
  readonly place: Place;
}

/** A whole case with its expected end. */
export interface Scenario {
  readonly title: string;
  readonly at: EnforcementPoint;
  readonly facts: Facts;
  /** The day on which it is judged; absent where no day matters. */
  readonly date?: string;
  readonly waivers: readonly Waiver[];
  readonly approvals: readonly Approval[];
  readonly verdict: Verdict;
  /** Ids of all rules that fire, in any order; absent: not looked at. */
  readonly rules?: readonly string[];
  readonly place: Place;
}

/** One approved state of all layers together. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly effectiveFrom?: string;
  readonly reviewBy?: string;
  /** What a use gets of which no rule says anything. */
  readonly otherwise: Verdict;
  /** Until the end of this day `otherwise` decides nothing either: all of the policy is only watched. */
  readonly otherwiseObservesUntil?: string;
  /** Licences in the order in which they are preferred where a component offers several. */
  readonly preferences: readonly string[];
  /** In the order of their layers and files. */
  readonly rules: readonly PolicyRule[];
  readonly lists: readonly LicenseList[];
  readonly scenarios: readonly Scenario[];
  /** Of the documents that it builds on; a lower layer may have changed how they end. */
  readonly inheritedScenarios: readonly Scenario[];
  /** Every document that went into it, the uppermost first. */
  readonly layers: readonly { readonly id: string; readonly version: string; readonly layer: Layer; readonly place: Place }[];
  /** SHA-256 of the canonical form, hexadecimal: the policy version that evaluations record. */
  readonly hash: string;
}
