import type { GateFinding, GateResult } from './gate-result.ts';

/** `also refused by ORG-1: No network copyleft`: the rules beside the first that do not let it pass as it is. */
export const alsoInWords = ({ reasons }: Pick<GateFinding, 'reasons'>, rules: GateResult['rules']): string[] =>
  reasons.slice(1).flatMap(({ rule, status, counts, openApprovals }) => {
    if (status !== 'fired') return [];
    const title = rules[rule]?.title ?? rule;
    if (counts === 'deny') return [`also refused by ${rule}: ${title}`];
    return counts === 'needs-approval' ? [`also needs an approval by ${rule}: ${title}${openApprovals === undefined ? '' : ` (ask ${openApprovals.join(', ')})`}`] : [];
  });
