import type { GateFinding, GateResult } from './gate-result.ts';

/** A rule beside the first that does not let a component pass as it is. */
export interface AlsoDeciding {
  readonly rule: string;
  readonly verdict: 'deny' | 'needs-approval';
  /** Functions that have not agreed. */
  readonly approvers?: readonly string[];
}

export const alsoDeciding = ({ reasons }: Pick<GateFinding, 'reasons'>): AlsoDeciding[] =>
  reasons.slice(1).flatMap(({ rule, status, counts, openApprovals }) => (status === 'fired' && (counts === 'deny' || counts === 'needs-approval') ? [{ rule, verdict: counts, ...(openApprovals === undefined ? {} : { approvers: openApprovals }) }] : []));

/** `also refused by ORG-1: No network copyleft`. */
export const alsoInWords = (finding: Pick<GateFinding, 'reasons'>, rules: GateResult['rules']): string[] =>
  alsoDeciding(finding).map(({ rule, verdict, approvers }) => `also ${verdict === 'deny' ? 'refused' : 'needs an approval'} by ${rule}: ${rules[rule]?.title ?? rule}${verdict === 'deny' || approvers === undefined ? '' : ` (ask ${approvers.join(', ')})`}`);

/** `Also refused by ORG-1: No network copyleft.`, for formats in which a finding is one text. */
export const alsoSentences = (finding: Pick<GateFinding, 'reasons'>, rules: GateResult['rules']): string[] => alsoInWords(finding, rules).map((also) => `A${also.slice(1)}${also.endsWith('.') ? '' : '.'}`);
