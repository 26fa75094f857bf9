import type { Slots } from '../facts/facts.ts';
import type { PolicyRule } from '../model/policy.ts';
import { milder, verdictRank, type Mode, type Verdict } from '../model/verdict.ts';
import type { ComponentUse, FactReason, MissingFact, RuleOutcome } from './evaluation.ts';
import type { Exceptions } from './exceptions.ts';

export interface Finding {
  readonly status: RuleOutcome['status'];
  readonly because: readonly FactReason[];
  readonly missing: readonly MissingFact[];
  readonly failure?: string | undefined;
}

/** What a rule that fired, or was not evaluated, comes to. */
export function outcomeOf(rule: PolicyRule, mode: Mode, finding: Finding, exceptions: Exceptions, use: ComponentUse, slots: Slots): RuleOutcome {
  const basis = { rule: rule.id, status: finding.status, mode, verdict: rule.verdict, because: finding.because, missing: finding.missing, ...(finding.failure === undefined ? {} : { failure: finding.failure }) };
  const bare = bareVerdict(rule, mode, finding.status);
  if (bare === undefined) return basis;
  return verdictRank(bare) < verdictRank('needs-approval') ? { ...basis, counts: bare } : { ...basis, ...withExceptions(rule, bare, exceptions, use, slots) };
}

/** Before approvals and waivers; `undefined` where it is only written down. */
export function bareVerdict(rule: PolicyRule, mode: Mode, status: RuleOutcome['status']): Verdict | undefined {
  if (mode === 'observe') return undefined;
  if (status === 'fired') return rule.verdict;
  return rule.ifUnknown === 'report' ? undefined : milder(rule.verdict, 'needs-approval');
}

/** Those who may can have approved it, or waived the rule. */
function withExceptions(rule: PolicyRule, bare: Verdict, exceptions: Exceptions, use: ComponentUse, slots: Slots): Pick<RuleOutcome, 'counts' | 'approvedBy' | 'openApprovals' | 'waiver'> {
  const waiver = exceptions.waiverFor(rule, use, slots);
  const isAsked = bare === 'needs-approval' && rule.approvers.length > 0;
  const approvedBy = isAsked ? exceptions.approvalsFor(rule, use) : [];
  const openApprovals = isAsked ? rule.approvers.filter((role) => !approvedBy.includes(role)) : [];
  const isLifted = waiver !== undefined || (isAsked && openApprovals.length === 0);
  return {
    counts: isLifted ? 'allow-with-obligations' : bare,
    ...(approvedBy.length === 0 ? {} : { approvedBy }), ...(openApprovals.length === 0 ? {} : { openApprovals }), ...(waiver === undefined ? {} : { waiver }),
  };
}
