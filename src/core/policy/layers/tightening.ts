import type { RuleAdjustment } from '../model/policy-document.ts';
import type { PolicyRule, WaiverLimits } from '../model/policy.ts';
import { enforcementPoints, modes, severities, verdictRank, type Mode } from '../model/verdict.ts';

/** A change that makes a rule milder: the key that does it, and how. */
export interface Loosening {
  readonly key: keyof RuleAdjustment;
  readonly message: string;
}

/** What of an adjustment makes the rule milder than it is. Only stricter is allowed without leave. */
export function looseningsOf(rule: PolicyRule, change: RuleAdjustment): Loosening[] {
  const found: Loosening[] = [];
  const add = (key: Loosening['key'], message: string): void => void found.push({ key, message });
  if (change.disabled) add('disabled', `switches off ${rule.id}`);
  if (change.verdict !== undefined && verdictRank(change.verdict) < verdictRank(rule.verdict)) add('verdict', `changes the verdict of ${rule.id} from ${rule.verdict} to the milder ${change.verdict}`);
  if (change.severity !== undefined && severities.indexOf(change.severity) < severities.indexOf(rule.severity)) add('severity', `lowers the severity of ${rule.id} from ${rule.severity} to ${change.severity}`);
  if (change.enforceAt !== undefined) for (const message of laterOrMilder(rule, change.enforceAt)) add('enforceAt', message);
  if (typeof change.observeUntil === 'string' && (rule.observeUntil === undefined || change.observeUntil > rule.observeUntil)) add('observeUntil', `lets ${rule.id} only observe until ${change.observeUntil}${rule.observeUntil === undefined ? '' : ` instead of ${rule.observeUntil}`}`);
  const dropped = change.approvers === undefined ? [] : rule.approvers.filter((role) => !change.approvers!.includes(role));
  if (dropped.length > 0) add('approvers', `takes ${dropped.join(', ')} from the approvers of ${rule.id}`);
  if (change.waiver) for (const message of easierWaiver(rule, change.waiver)) add('waiver', message);
  if (change.ifUnknown === 'report' && rule.ifUnknown !== 'report') add('ifUnknown', `lets ${rule.id} only report what it could not evaluate`);
  if (change.exceptWhen !== undefined) add('exceptWhen', `makes exceptions from ${rule.id}`);
  if (change.adjustable && !rule.adjustable) add('adjustable', `allows layers below to loosen ${rule.id}`);
  return found;
}

function laterOrMilder(rule: PolicyRule, enforceAt: NonNullable<RuleAdjustment['enforceAt']>): string[] {
  return enforcementPoints.flatMap((point) => {
    const before = rule.enforceAt[point];
    const after = enforceAt[point];
    if (before === undefined || (after !== undefined && rank(after) >= rank(before))) return [];
    return [after === undefined ? `does not ask ${rule.id} at ${point} any more` : `changes ${rule.id} at ${point} from ${before} to ${after}`];
  });
}

const rank = (mode: Mode): number => modes.indexOf(mode);

function easierWaiver(rule: PolicyRule, waiver: WaiverLimits): string[] {
  if (rule.waiver === undefined) return [`allows waivers from ${rule.id}, which has none`];
  const messages: string[] = [];
  if (waiver.maxDays > rule.waiver.maxDays) messages.push(`allows waivers from ${rule.id} for ${waiver.maxDays} instead of ${rule.waiver.maxDays} days`);
  if (waiver.maxRenewals > rule.waiver.maxRenewals) messages.push(`allows ${waiver.maxRenewals} instead of ${rule.waiver.maxRenewals} renewals of waivers from ${rule.id}`);
  const dropped = rule.waiver.approvers.filter((role) => !waiver.approvers.includes(role));
  if (dropped.length > 0) messages.push(`takes ${dropped.join(', ')} from those who must grant waivers from ${rule.id}`);
  return messages;
}
