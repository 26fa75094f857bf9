import type { Slots } from '../facts/facts.ts';
import { compileCondition, type CompiledCondition } from '../language/compile-condition.ts';
import { TRUE } from '../language/truth.ts';
import { daysBetween } from '../model/day.ts';
import type { Approval, Waiver } from '../model/exception.ts';
import type { PolicyRule } from '../model/policy.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import type { ComponentUse, ExceptionFinding } from './evaluation.ts';
import { personOf, rolesOfDifferentPeople } from './people.ts';
import { covers } from './scope.ts';
import { approvalFindings } from './approval-findings.ts';
import { reminderOf } from './reminder.ts';
import { brokenLimits, type LimitBroken } from './waiver-limits.ts';

interface PreparedWaiver {
  readonly waiver: Waiver;
  readonly broken: readonly LimitBroken[];
  readonly hold: CompiledCondition | undefined;
  /** Uses on which the rule fired within its scope. */
  matched: number;
  /** Of those, where `holdsWhile` was no longer true. */
  ended: number;
}

interface PreparedApproval {
  readonly approval: Approval;
  readonly rule: PolicyRule;
  /** Uses on which the rule fired within its scope. */
  matched: number;
}

/** The waivers and approvals of an evaluation; keeps count of what they were good for. */
export class Exceptions {
  readonly #date: string;
  readonly #waivers = new Map<string, PreparedWaiver[]>();
  readonly #approvals = new Map<string, PreparedApproval[]>();
  readonly #unknownRules: ExceptionFinding[] = [];
  /** Of one person who agreed to a use for several functions, an approval that does not count; by rule and by the target that holds it. */
  readonly #alone = new Map<string, Approval>();

  constructor({ policy, lists }: CompiledPolicy, waivers: readonly Waiver[], approvals: readonly Approval[], date: string) {
    this.#date = date;
    const rules = new Map(policy.rules.map((rule) => [rule.id, rule]));
    for (const waiver of waivers) {
      const rule = rules.get(waiver.rule);
      if (rule === undefined) this.#unknownRules.push(unknownRule('waiver', waiver.id, waiver));
      else push(this.#waivers, rule.id, { waiver, broken: brokenLimits(waiver, rule), hold: waiver.holdsWhile === undefined ? undefined : compileCondition(waiver.holdsWhile.expression, lists), matched: 0, ended: 0 });
    }
    for (const approval of approvals) {
      const rule = rules.get(approval.rule);
      if (rule !== undefined) push(this.#approvals, rule.id, { approval, rule, matched: 0 });
      else this.#unknownRules.push(unknownRule('approval', `${approval.rule} by ${approval.role}`, approval));
    }
  }

  /** Slots that waivers look at besides the rules. */
  slots(): number[] {
    return [...this.#waivers.values()].flat().flatMap(({ hold }) => [...(hold?.slots ?? [])]);
  }

  /** Whether what a rule comes to can differ from use to use. */
  concern({ id }: PolicyRule): boolean {
    return this.#waivers.has(id) || this.#approvals.has(id);
  }

  /** Id of the waiver that lifts the rule for a use. */
  waiverFor(rule: PolicyRule, use: ComponentUse, slots: Slots): string | undefined {
    let found: string | undefined;
    for (const prepared of this.#waivers.get(rule.id) ?? []) {
      if (!covers(prepared.waiver, use)) continue;
      prepared.matched++;
      const holds = prepared.hold === undefined || prepared.hold.test(slots) === TRUE;
      if (!holds) prepared.ended++;
      const { granted, expires, id } = prepared.waiver;
      if (holds && prepared.broken.length === 0 && granted <= this.#date && this.#date <= expires) found ??= id;
    }
    return found;
  }

  /** Roles of those given that approved the rule for a use. */
  approvalsFor(rule: PolicyRule, use: ComponentUse): string[] {
    const roles = new Map<string, Set<string>>();
    const last = new Map<string, Approval>();
    for (const prepared of this.#approvals.get(rule.id) ?? []) {
      const { granted, expires, role, by = '' } = prepared.approval;
      if (!covers(prepared.approval, use)) continue;
      prepared.matched++;
      const isValid = (granted === undefined || granted <= this.#date) && (expires === undefined || this.#date <= expires);
      const person = personOf(by);
      // a decision is somebody's: what names nobody binds nothing, and is told
      if (!isValid || person === '' || !rule.approvers.includes(role)) continue;
      const people = roles.get(role) ?? new Set();
      roles.set(role, people.add(person));
      last.set(role, prepared.approval);
    }
    const agreed = rolesOfDifferentPeople(roles);
    for (const [role, approval] of last) if (!agreed.has(role)) this.#alone.set(JSON.stringify([rule.id, approval.target]), approval);
    return rule.approvers.filter((role) => agreed.has(role));
  }

  /** To be asked when all uses were evaluated. */
  findings(): ExceptionFinding[] {
    const waivers = [...this.#waivers.values()].flat().flatMap((prepared) => [...findingsOf(prepared, this.#date)]);
    const approvals = [...this.#approvals.values()].flat().flatMap(({ approval, rule, matched }) => [...approvalFindings(approval, rule, matched, this.#date)]);
    const alone = [...this.#alone.values()].map((approval): ExceptionFinding => {
      const { rule: id, role } = approval;
      return { kind: 'invalid', of: 'approval', id: `${id} by ${role}`, rule: id, severity: 'error', message: 'one person agreed for two functions, and counts for one', remedy: 'Ask a different person for each function.', ...(approval.place === undefined ? {} : { place: approval.place }) };
    });
    return [...this.#unknownRules, ...waivers, ...approvals, ...alone];
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function unknownRule(of: ExceptionFinding['of'], id: string, { rule, place }: Pick<Waiver, 'rule'> & { readonly place?: Waiver['place'] }): ExceptionFinding {
  return { kind: 'invalid', of, id, rule, severity: 'error', message: `the policy has no rule ${rule}`, remedy: 'Correct the id of the rule, or remove the entry.', ...(place === undefined ? {} : { place }) };
}

function* findingsOf({ waiver, broken, matched, ended }: PreparedWaiver, date: string): Generator<ExceptionFinding> {
  const { id, rule, place, granted, expires } = waiver;
  const finding = (kind: ExceptionFinding['kind'], severity: ExceptionFinding['severity'], message: string, remedy: string): ExceptionFinding => ({ kind, of: 'waiver', id, rule, severity, message, remedy, place });
  for (const { kind, message, remedy, place: own } of broken) yield { ...finding(kind, 'error', message, remedy), place: own ?? place };
  const left = daysBetween(date, expires);
  if (left < 0) {
    yield matched > 0
      ? finding('expired-but-used', 'error', `it expired on ${expires} and is still needed by ${matched} ${matched === 1 ? 'use' : 'uses'}`, 'Follow the remedy of the rule, or have the waiver granted anew.')
      : finding('expired', 'warning', `it expired on ${expires}`, 'Remove it.');
    return;
  }
  if (granted > date) {
    yield finding('not-yet-valid', 'note', `it begins on ${granted}`, 'Nothing to do until then.');
    return;
  }
  if (ended > 0) yield finding('ended-early', 'error', `it holds only while ${waiver.holdsWhile!.text}, which is not so for ${ended} ${ended === 1 ? 'use' : 'uses'}`, 'What was accepted has changed: decide again.');
  if (matched === 0) yield finding('unused', 'warning', 'nothing that was evaluated needs it', 'Remove it, or correct its scope.');
  const reminder = reminderOf(left);
  if (reminder !== undefined) yield { ...finding('expiring', 'warning', left === 0 ? 'it expires today' : `it expires in ${left} ${left === 1 ? 'day' : 'days'}, on ${expires}`, 'Finish what it bridges, or ask for a renewal in time.'), reminder };
}
