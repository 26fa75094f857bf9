import { ConditionError } from '../language/condition-error.ts';
import { joinConditions, negate, readCondition, type Condition } from '../language/condition.ts';
import type { ConditionSource, PolicyDocument, RuleAdjustment, RuleSource } from '../model/policy-document.ts';
import type { PolicyProblem } from '../model/place.ts';
import type { PolicyRule, RuleTest } from '../model/policy.ts';
import { decidesAbout, mayLoosen, wayToLeave, type Combination } from './leave.ts';
import { looseningsOf } from './tightening.ts';

/** Adds the rules of a document, and applies what it changes of those above it. `lists` are all that its conditions may name. */
export function combineRules(rules: Map<string, PolicyRule>, document: PolicyDocument, lists: ReadonlySet<string>, combination: Combination): void {
  const { problems } = combination;
  for (const source of document.rules) {
    const above = rules.get(source.id);
    if (above !== undefined) {
      // a second one of the same policy is told where it is read
      if (combination.rules.get(source.id) !== document) problems.push({ severity: 'error', place: source.place, also: above.place, message: `rule ${source.id} exists in the layer above`, remedy: 'Change it under adjust, or give this one another id.' });
      continue;
    }
    const test = testOf(source, lists, problems);
    if (test === undefined) continue;
    rules.set(source.id, { ...withoutWhen(source), test, layer: document.layer, adjustedAt: [] });
    combination.rules.set(source.id, document);
  }
  for (const change of document.ruleAdjustments) adjust(rules, document, change, lists, combination);
  if (document.observeUntil !== undefined) observe(rules, document, document.observeUntil, combination);
}

/** A policy that is new is watched first; what can do harm at once is stopped from the first day. */
function observe(rules: Map<string, PolicyRule>, document: PolicyDocument, until: string, combination: Combination): void {
  for (const rule of rules.values()) {
    if (rule.severity === 'blocker' || (rule.observeUntil !== undefined && rule.observeUntil >= until)) continue;
    if (mayLoosen(rule, ownerOf(rule, combination), document, combination)) {
      own(rule, document, combination);
      rules.set(rule.id, { ...rule, observeUntil: until, layer: rule.layer === 'preset' ? document.layer : rule.layer });
      continue;
    }
    combination.problems.push({
      severity: 'error', place: document.place, also: rule.place, message: `the ${document.layer} layer lets all rules only observe until ${until}, which the ${rule.layer} layer does not allow for ${rule.id}`,
      remedy: wayToLeave(ownerOf(rule, combination), document, combination) ?? 'A lower layer may only be stricter. Set observeUntil at the rules of this layer.',
    });
    return;
  }
}

/** Two of one layer are told apart by their ids. */
const layerOf = ({ layer, id }: PolicyDocument, owner: PolicyDocument): string => (layer === owner.layer ? `${id}, which calls itself the ${layer} layer like ${owner.id} above it,` : `the ${layer} layer`);

function withoutWhen({ when: _when, ...rule }: RuleSource): Omit<RuleSource, 'when'> {
  return rule;
}

function testOf({ when }: RuleSource, lists: ReadonlySet<string>, problems: PolicyProblem[]): RuleTest | undefined {
  if ('check' in when) return when;
  const condition = read(when, lists, problems);
  return condition === undefined ? undefined : { kind: 'condition', condition };
}

function read({ text, placeOf }: ConditionSource, lists: ReadonlySet<string>, problems: PolicyProblem[]): Condition | undefined {
  try {
    return readCondition(text, lists);
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    problems.push({ severity: 'error', place: placeOf(error.offset), message: error.message, remedy: error.remedy });
    return undefined;
  }
}

function adjust(rules: Map<string, PolicyRule>, document: PolicyDocument, change: RuleAdjustment, lists: ReadonlySet<string>, combination: Combination): void {
  const { problems } = combination;
  const rule = rules.get(change.rule);
  if (rule === undefined) {
    problems.push({ severity: 'error', place: change.place, message: `no layer above has a rule ${change.rule}`, remedy: 'Correct its id; muster policy explain lists the rules.' });
    return;
  }
  const owner = ownerOf(rule, combination);
  const loosenings = mayLoosen(rule, owner, document, combination) ? [] : looseningsOf(rule, change);
  for (const { key, message } of loosenings) {
    problems.push({
      severity: 'error', place: change.places[key] ?? change.place, also: rule.adjustedAt.at(-1) ?? rule.place,
      message: `${layerOf(document, owner)} ${message}, which what stands above does not allow`,
      remedy: wayToLeave(owner, document, combination) ?? 'A lower layer may only be stricter. Remove the change, or ask the owners of the upper layer to mark the rule adjustable: true.',
    });
  }
  if (loosenings.length > 0) return;
  if (change.disabled) {
    rules.delete(rule.id);
    return;
  }
  const test = changedTest(rule, change, lists, problems);
  if (test === undefined) return;
  rules.set(rule.id, changed(rule, change, document, test, owner));
  own(rule, document, combination);
}

const ownerOf = ({ id }: PolicyRule, { rules }: Combination): PolicyDocument => rules.get(id)!;

/** Who decides about a preset makes a rule their word by changing it. A lower one must not: in its next change it could undo what it may only tighten. */
function own(rule: PolicyRule, document: PolicyDocument, combination: Combination): void {
  const owner = ownerOf(rule, combination);
  if (owner.layer === 'preset' && decidesAbout(owner, document, combination)) combination.rules.set(rule.id, document);
}

function changed(rule: PolicyRule, change: RuleAdjustment, document: PolicyDocument, test: RuleTest, owner: PolicyDocument): PolicyRule {
  const { observeUntil: oldDate, waiver: oldWaiver, ...rest } = rule;
  const observeUntil = change.observeUntil === null ? undefined : change.observeUntil ?? oldDate;
  const waiver = change.waiver === null ? undefined : change.waiver ?? oldWaiver;
  const { verdict, severity, enforceAt, ifUnknown, rationale, remedy, lesson, adjustable } = change;
  // what is denied can only be waived: there is nothing to approve any more
  const approvers = change.approvers ?? (verdict === undefined || verdict === 'needs-approval' ? undefined : []);
  const stated = Object.fromEntries(Object.entries({ verdict, severity, enforceAt, approvers, ifUnknown, rationale, remedy, lesson }).filter(([, value]) => value !== undefined));
  // examples from above speak of the condition as it was
  const before = test === rule.test ? rule.examples : { fires: [], silent: [], unknown: [] };
  const { fires, silent, unknown } = change.examples ?? { fires: [], silent: [], unknown: [] };
  const examples = { fires: [...before.fires, ...fires], silent: [...before.silent, ...silent], unknown: [...before.unknown, ...unknown] };
  // leave to loosen was given to the next layer, which has used it now
  const isOwn = owner === document || owner.layer === 'preset';
  // who changes a preset makes the rule their own: what lies below may not undo it
  const layer = rule.layer === 'preset' ? document.layer : rule.layer;
  return {
    ...rest, ...stated, test, examples, layer, adjustable: adjustable ?? (rule.adjustable && isOwn), adjustedAt: [...rule.adjustedAt, change.place],
    ...(observeUntil === undefined ? {} : { observeUntil }), ...(waiver === undefined ? {} : { waiver }),
  };
}

function changedTest({ test, id }: PolicyRule, change: RuleAdjustment, lists: ReadonlySet<string>, problems: PolicyProblem[]): RuleTest | undefined {
  if (change.alsoWhen === undefined && change.exceptWhen === undefined) return test;
  if (test.kind === 'code') {
    problems.push({ severity: 'error', place: change.place, message: `rule ${id} is code, which takes no further conditions`, remedy: 'Add a rule of your own, or change the code.' });
    return undefined;
  }
  const also = change.alsoWhen === undefined ? undefined : read(change.alsoWhen, lists, problems);
  const except = change.exceptWhen === undefined ? undefined : read(change.exceptWhen, lists, problems);
  const wider = also === undefined ? test.condition : joinConditions('or', [test.condition, also]);
  return { kind: 'condition', condition: except === undefined ? wider : joinConditions('and', [wider, negate(except)]) };
}
