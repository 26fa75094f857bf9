import { sha256OfText } from '../../binary/sha256.ts';
import { get, isRecord, list, text, type ValueRecord } from '../../text/value.ts';
import { ConditionError } from '../language/condition-error.ts';
import { readCondition } from '../language/condition.ts';
import { canonicalJson } from '../layers/canonical.ts';
import { canonicalPolicy } from '../layers/policy-hash.ts';
import type { Waiver } from '../model/exception.ts';
import type { LicenseList, Policy, PolicyRule } from '../model/policy.ts';
import { factsSchema, readFactsDocument } from '../reading/read-facts-document.ts';
import { compilePolicy, type CompiledPolicy } from './compile-policy.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, EvaluationInput } from './evaluation.ts';

export const recordSchema = 'muster-evaluation-record/1';

/** The one canonical spelling of an evaluation; where waivers were written is no part of it. */
export function canonicalEvaluation(evaluation: Evaluation): string {
  return canonicalJson({ ...evaluation, exceptions: evaluation.exceptions.map(({ place: _place, ...finding }) => finding) });
}

/** Everything that a verdict depended on, with the verdict: facts, policy, versions of data, day. Enough to come to it again, byte for byte. */
export function writeRecord({ policy }: CompiledPolicy, { at, date, uses, approvals, waivers, dataVersions }: EvaluationInput, evaluation: Evaluation): string {
  const facts = { schema: factsSchema, at, date, uses, dataVersions, approvals: approvals.map(({ place: _place, ...approval }) => approval), waivers: waivers.map(plainWaiver) };
  return `{"schema":"${recordSchema}","policy":${canonicalPolicy(policy)},"facts":${canonicalJson(facts)},"evaluation":${canonicalEvaluation(evaluation)}}\n`;
}

const plainWaiver = ({ place: _place, holdsWhile, ...waiver }: Waiver): unknown => ({ ...waiver, holdsWhile: holdsWhile?.text });

export type Replay =
  | { readonly kind: 'same' }
  /** The record says something else than its own facts and policy do: it was changed, or evaluation was. */
  | { readonly kind: 'different'; readonly evaluation: Evaluation }
  | { readonly kind: 'refused'; readonly reason: string };

/** Evaluates again what a record holds, and compares. */
export function replay(record: string): Replay {
  let parsed: unknown;
  try {
    parsed = JSON.parse(record);
  } catch {
    return refused('it is no JSON');
  }
  if (text(parsed, 'schema') !== recordSchema) return refused(`its schema is not ${recordSchema}`);
  const form = canonicalJson(get(parsed, 'policy'));
  if (sha256OfText(form) !== text(parsed, 'evaluation', 'policy', 'hash')) return refused('its policy is not the one that the evaluation names');
  const policy = policyOf(get(parsed, 'policy'), sha256OfText(form));
  if (typeof policy === 'string') return refused(policy);
  const { document, problems } = readFactsDocument('record', canonicalJson(get(parsed, 'facts')), new Set(policy.lists.map(({ id }) => id)));
  const [problem] = problems;
  if (problem !== undefined) return refused(problem.message);
  const { at, date, uses, approvals, waivers, dataVersions } = document;
  if (at === undefined || date === undefined) return refused('it does not say at which point, or on which day');
  const evaluation = evaluate(compilePolicy(policy), { at, date, uses, approvals, waivers, dataVersions });
  return canonicalEvaluation(evaluation) === canonicalJson(get(parsed, 'evaluation')) ? { kind: 'same' } : { kind: 'different', evaluation };
}

const refused = (reason: string): Replay => ({ kind: 'refused', reason });

/** The policy of a canonical form whose hash is right, so that its shape is ours; or what is wrong with it. */
function policyOf(form: unknown, hash: string): Policy | string {
  const place = { path: 'record' };
  const lists = list(form, 'lists').map((item) => ({ ...(item as Omit<LicenseList, 'place'>), place }));
  const names = new Set(lists.map(({ id }) => id));
  const rules: PolicyRule[] = [];
  for (const item of list(form, 'rules')) {
    const { when, ...rule } = item as ValueRecord & { readonly when: unknown };
    if (typeof when !== 'string') return `rule ${text(item, 'id')} is code, which a record does not hold`;
    try {
      rules.push({ ...(rule as unknown as PolicyRule), test: { kind: 'condition', condition: readCondition(when, names) }, examples: { fires: [], silent: [], unknown: [] }, place, adjustedAt: [] });
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
      return `a condition of rule ${text(item, 'id')} cannot be read: ${error.message}`;
    }
  }
  if (!isRecord(form)) return 'it holds no policy';
  return { ...(form as unknown as Policy), rules, lists, scenarios: [], inheritedScenarios: [], hash };
}
