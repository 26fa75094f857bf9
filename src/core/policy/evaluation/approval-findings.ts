import { daysBetween } from '../model/day.ts';
import type { Approval } from '../model/exception.ts';
import type { PolicyRule } from '../model/policy.ts';
import type { ExceptionFinding } from './evaluation.ts';
import { personOf } from './people.ts';
import { reminderOf } from './reminder.ts';
import { everywhereInWords, isEverywhere } from './scope.ts';

/** What is to be said about an approval; `matched` are the uses on which its rule fired within its scope. */
export function* approvalFindings(approval: Approval, rule: PolicyRule, matched: number, date: string): Generator<ExceptionFinding> {
  const { role, granted, expires, place } = approval;
  const finding = (kind: ExceptionFinding['kind'], severity: ExceptionFinding['severity'], message: string, remedy: string): ExceptionFinding =>
    ({ kind, of: 'approval', id: `${rule.id} by ${role}`, rule: rule.id, severity, message, remedy, ...(place === undefined ? {} : { place }) });
  if (!rule.approvers.includes(role)) yield finding('invalid', 'warning', `${rule.id} does not ask ${role}`, rule.approvers.length === 0 ? 'The rule cannot be approved: remove the approval, or ask for a waiver.' : `Ask ${rule.approvers.join(', ')}.`);
  else if (personOf(approval.by ?? '') === '') yield finding('unnamed', 'error', `it does not say who agreed as ${role}, and has no effect`, 'Add by: the name of who agreed. Only what somebody decided can be looked into later.');
  const breadth = breadthOf(approval);
  if (breadth !== undefined) yield finding('over-broad', 'warning', breadth, 'Name a component or projects.');
  const left = expires === undefined ? undefined : daysBetween(date, expires);
  if (left !== undefined && left < 0) {
    yield matched > 0
      ? finding('expired-but-used', 'error', `it expired on ${expires} and is still needed by ${matched} ${matched === 1 ? 'use' : 'uses'}`, 'Ask for it anew.')
      : finding('expired', 'warning', `it expired on ${expires}`, 'Remove it.');
    return;
  }
  if (granted !== undefined && granted > date) {
    yield finding('not-yet-valid', 'note', `it begins on ${granted}`, 'Nothing to do until then.');
    return;
  }
  if (matched === 0) yield finding('unused', 'note', 'nothing that was evaluated needs it', 'Keep it as long as it may be needed again, or remove it.');
  const reminder = left === undefined ? undefined : reminderOf(left);
  if (reminder !== undefined) yield { ...finding('expiring', 'warning', left === 0 ? 'it expires today' : `it expires in ${left} ${left === 1 ? 'day' : 'days'}, on ${expires}`, 'Ask for it anew in time.'), reminder };
}

/** A namespace or the beginning of a name narrows it down; all packages of a kind are nearly everything. */
function breadthOf(approval: Approval): string | undefined {
  if (isEverywhere(approval)) return everywhereInWords(approval);
  const { component, projects } = approval;
  const isNarrow = component === undefined || projects !== undefined || !component.includes('*') || !/^pkg:[a-z0-9.+-]*[*/]*$/.test(component);
  return isNarrow ? undefined : `it covers every component that fits ${component}, in every project`;
}
