import { expect } from 'vitest';
import type { Facts } from '#core/policy/facts/facts.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { compilePolicy } from '#core/policy/evaluation/compile-policy.ts';
import { evaluate } from '#core/policy/evaluation/evaluate.ts';
import type { ComponentUse, Decision, EvaluationInput } from '#core/policy/evaluation/evaluation.ts';
import type { Waiver } from '#core/policy/model/exception.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { readPolicy, type CodeRule } from '#core/policy/reading/read-policy.ts';

const head = 'policy: {id: p, title: P, version: 1.0.0, otherwise: allow}\nrules:\n';

/** A policy of these rules, which must have no problem. */
export function policyOf(rules: string, code: readonly CodeRule[] = []): Policy {
  const { document, problems } = readPolicy('.', [{ path: 'p.yaml', text: head + rules }], code);
  const combined = combineLayers([document]);
  expect([...problems, ...combined.problems]).toEqual([]);
  return combined.policy;
}

/** The text of one rule. */
export const rule = (id: string, when: string, more = ''): string => `  - id: ${id}\n    title: T\n    domain: security\n    when: ${when}\n${more === '' ? '' : `${more.split('\n').map((line) => `    ${line}`).join('\n')}\n`}`;
export const deny = 'verdict: deny\nseverity: error\nwaiver: {approvers: [ciso, legal], maxDays: 30, maxRenewals: 1}';

export const input = (uses: readonly ComponentUse[], more: Partial<EvaluationInput> = {}): EvaluationInput => ({ at: 'build', date: '2026-03-01', uses, approvals: [], waivers: [], dataVersions: { licenses: '3.28' }, ...more });

/** The decision of the only use that there is. */
export function decide(policy: Policy, facts: Facts, more: Partial<EvaluationInput> = {}): Decision {
  return evaluate(compilePolicy(policy), input([{ id: 'use', facts, unknown: { vulnerability: 'Nobody asked for advisories.' } }], more)).decisions[0]!;
}

/** Lifts R-1 for left-pad. */
export const waiver: Waiver = {
  id: 'W', rule: 'R-1', component: 'pkg:npm/left-pad', reason: 'mitigated', compensatingControl: 'a firewall', approvedBy: [{ role: 'ciso', by: 'mia', on: '2026-02-01' }, { role: 'legal', by: 'tom' }],
  granted: '2026-02-15', expires: '2026-03-10', renewals: 0, place: { path: 'w.yaml', line: 2 },
};
export const leftPad: Facts = { 'component.purl': 'pkg:npm/left-pad@1.3.0', 'component.version': '1.3.0', 'component.ecosystem': 'npm', 'usage.modified': true, 'usage.channel': 'internal', 'project.name': 'shop', 'vulnerability.maxCvss': 5 };
