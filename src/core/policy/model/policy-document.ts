import type { CodeTest, IfUnknown, LicenseList, ListContent, PolicyRule, RuleExamples, Scenario, WaiverLimits } from './policy.ts';
import type { Place } from './place.ts';
import type { EnforcementPoint, Layer, Mode, Severity, Verdict } from './verdict.ts';

/** A condition as written; checked when all lists that it may name are known. */
export interface ConditionSource {
  readonly text: string;
  /** Place in the file of a place in the text (0-based). */
  readonly placeOf: (offset: number) => Place;
}

export interface RuleSource extends Omit<PolicyRule, 'test' | 'layer' | 'adjustedAt'> {
  readonly when: ConditionSource | CodeTest;
}

export type ListSource = Omit<LicenseList, 'layer'>;

/** What a layer changes of a rule above it. Absent means unchanged. */
export interface RuleAdjustment {
  readonly rule: string;
  readonly reason?: string;
  readonly disabled?: boolean;
  readonly verdict?: Verdict;
  readonly severity?: Severity;
  readonly enforceAt?: Readonly<Partial<Record<EnforcementPoint, Mode>>>;
  /** `null`: from now on. */
  readonly observeUntil?: string | null;
  readonly approvers?: readonly string[];
  /** `null`: cannot be waived. */
  readonly waiver?: WaiverLimits | null;
  readonly ifUnknown?: IfUnknown;
  /** The rule also fires then. */
  readonly alsoWhen?: ConditionSource;
  /** The rule does not fire then. */
  readonly exceptWhen?: ConditionSource;
  readonly rationale?: string;
  readonly remedy?: string;
  readonly lesson?: string;
  readonly adjustable?: boolean;
  /** Of the rule as it is then. */
  readonly examples?: RuleExamples;
  readonly place: Place;
  /** Of each key that it has. */
  readonly places: Readonly<Record<string, Place>>;
}

export interface ListAdjustment {
  readonly list: string;
  readonly add?: ListContent;
  readonly remove?: ListContent;
  readonly place: Place;
}

/** What another document is based on: `preset:NAME`, a path, a git URL, or `npm:PACKAGE`. */
export interface Reference {
  readonly target: string;
  readonly place: Place;
}

/** The files of one policy directory, or one preset. */
export interface PolicyDocument {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly layer: Layer;
  readonly effectiveFrom?: string;
  readonly reviewBy?: string;
  readonly otherwise?: Verdict;
  /** Until the end of this day all rules but blockers only observe. */
  readonly observeUntil?: string;
  readonly preferences?: readonly string[];
  readonly extends: readonly Reference[];
  readonly rules: readonly RuleSource[];
  readonly lists: readonly ListSource[];
  readonly ruleAdjustments: readonly RuleAdjustment[];
  readonly listAdjustments: readonly ListAdjustment[];
  readonly scenarios: readonly Scenario[];
  readonly place: Place;
}
