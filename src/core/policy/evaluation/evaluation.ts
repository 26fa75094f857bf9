import type { FactName, Facts } from '../facts/facts.ts';
import type { FactValue } from '../facts/fact-type.ts';
import type { Approval, Waiver } from '../model/exception.ts';
import type { Place } from '../model/place.ts';
import type { EnforcementPoint, Mode, Severity, Verdict } from '../model/verdict.ts';

/** One use of one component in one project. */
export interface ComponentUse {
  /** Unique among the uses of an evaluation. */
  readonly id: string;
  readonly facts: Facts;
  /** The target that it is in: exceptions that another target holds do not cover it. */
  readonly target?: string;
  /** Why facts are not known, by name of the fact or of its group (`vulnerability`): one sentence each, for people. */
  readonly unknown?: Readonly<Record<string, string>>;
}

/** All that a verdict depends on, besides the policy. */
export interface EvaluationInput {
  readonly at: EnforcementPoint;
  /** Today, as 2026-03-01. */
  readonly date: string;
  readonly uses: readonly ComponentUse[];
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  /** Versions of the data that facts were made of: licence list, advisories … */
  readonly dataVersions: Readonly<Record<string, string>>;
}

export interface FactReason {
  readonly fact: FactName;
  readonly value: FactValue;
}

export interface MissingFact {
  readonly fact: FactName;
  readonly reason?: string;
}

/** A rule that fired, or could not be evaluated. Rules that were evaluated and did not fire are not listed. */
export interface RuleOutcome {
  readonly rule: string;
  readonly status: 'fired' | 'not-evaluated';
  readonly mode: Mode;
  /** What the rule says. */
  readonly verdict: Verdict;
  /** What that comes to, after approvals, waivers and the treatment of the unknown; absent where it is only written down. */
  readonly counts?: Verdict;
  /** The facts that were enough for it to fire; for a rule that was not evaluated although nothing is missing, what it could not make sense of. */
  readonly because: readonly FactReason[];
  readonly missing: readonly MissingFact[];
  /** The code of the rule did not answer true or false: what it did, where it stands, and what to do. */
  readonly failure?: string;
  /** Roles that approved, where the rule asks for approval. */
  readonly approvedBy?: readonly string[];
  /** Roles that still have to. */
  readonly openApprovals?: readonly string[];
  /** Id of the waiver that was applied. */
  readonly waiver?: string;
}

export interface Decision {
  readonly use: string;
  /** The strictest that rules which warn or enforce come to. */
  readonly verdict: Verdict;
  /** The strictest of those that enforce: what a gate acts upon. */
  readonly enforced: Verdict;
  /** No rule was left unevaluated. */
  readonly complete: boolean;
  /** The strictest that could come out if everything were known. */
  readonly couldBe: Verdict;
  /** No rule at all said anything, so that the policy's `otherwise` decided. */
  readonly byDefault: boolean;
  /** In the order of the policy. */
  readonly outcomes: readonly RuleOutcome[];
}

/** What a reader needs to understand an outcome. */
export interface RuleExplanation {
  readonly title: string;
  readonly severity: Severity;
  readonly when: string;
  readonly rationale?: string;
  readonly remedy?: string;
  readonly lesson?: string;
}

export const exceptionFindings = ['invalid', 'not-yet-valid', 'expired', 'expired-but-used', 'ended-early', 'unused', 'over-broad', 'unnamed', 'expiring', 'overrides', 'decides', 'watches'] as const;

/** Something to be said about a waiver, an approval, an entry under `uses` of `muster.yaml`, or a rule that only observes. */
export interface ExceptionFinding {
  readonly kind: (typeof exceptionFindings)[number];
  readonly of: 'waiver' | 'approval' | 'use' | 'rule';
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly remedy: string;
  readonly place?: Place;
  /** Only of `expiring`: 30, 7 or 1, whichever was passed last. */
  readonly reminder?: 30 | 7 | 1;
}

export interface Evaluation {
  readonly schema: 'muster-evaluation/1';
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string };
  readonly at: EnforcementPoint;
  readonly date: string;
  readonly dataVersions: Readonly<Record<string, string>>;
  /** In the order of the uses. */
  readonly decisions: readonly Decision[];
  /** Of every rule that an outcome names. */
  readonly rules: Readonly<Record<string, RuleExplanation>>;
  readonly exceptions: readonly ExceptionFinding[];
}
