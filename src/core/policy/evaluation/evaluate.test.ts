import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, deny, input, leftPad, policyOf, rule, waiver } from '../../../../test/support/decide.ts';
import { factSchema } from '../facts/fact-schema.data.ts';
import { derivedFacts, factNames, type Facts } from '../facts/facts.ts';
import { combineLayers } from '../layers/combine-layers.ts';
import { verdictRank } from '../model/verdict.ts';
import { loadPreset } from '../presets/load-preset.ts';
import { readCondition } from '../language/condition.ts';
import type { CodeRule } from '../reading/read-policy.ts';
import { chooseLicense } from './choose-license.ts';
import { compilePolicy } from './compile-policy.ts';
import { evaluate } from './evaluate.ts';
import type { Decision } from './evaluation.ts';
import { canonicalEvaluation, replay, writeRecord } from './record.ts';

describe('a decision', () => {
  it('explains itself', () => {
    const policy = policyOf(rule('R-1', 'usage.modified and usage.channel in ["hosted", "internal"]', `${deny}\nrationale: Why.\nremedy: Do.\nlesson: JIT-X`));
    const evaluation = evaluate(compilePolicy(policy), input([{ id: 'use', facts: { 'usage.modified': true, 'usage.channel': 'hosted' } }]));
    expect(evaluation).toEqual({
      schema: 'muster-evaluation/1', policy: { id: 'p', version: '1.0.0', hash: policy.hash }, at: 'build', date: '2026-03-01', dataVersions: { licenses: '3.28' }, exceptions: [],
      rules: { 'R-1': { title: 'T', severity: 'error', when: 'usage.modified and usage.channel in ["hosted", "internal"]', rationale: 'Why.', remedy: 'Do.', lesson: 'JIT-X' } },
      decisions: [{
        use: 'use', verdict: 'deny', enforced: 'deny', complete: true, couldBe: 'deny', byDefault: false,
        outcomes: [{ rule: 'R-1', status: 'fired', mode: 'enforce', verdict: 'deny', counts: 'deny', because: [{ fact: 'usage.channel', value: 'hosted' }, { fact: 'usage.modified', value: true }], missing: [] }],
      }],
    });
  });

  it('never passes a rule whose facts are unknown', () => {
    const asked = decide(policyOf(rule('R-1', 'vulnerability.knownExploited', deny)), { 'usage.channel': 'internal' });
    expect(asked).toMatchObject({ verdict: 'needs-approval', complete: false, couldBe: 'deny', outcomes: [{ status: 'not-evaluated', counts: 'needs-approval', because: [], missing: [{ fact: 'vulnerability.knownExploited', reason: 'Nobody asked for advisories.' }] }] });
    const reported = decide(policyOf(rule('R-1', 'vulnerability.knownExploited', `${deny}\nifUnknown: report`)), { 'usage.channel': 'internal' });
    expect(reported).toMatchObject({ verdict: 'allow', complete: false, couldBe: 'deny' });
    expect(reported.outcomes[0]).not.toHaveProperty('counts');
  });

  it('names what a calculated fact is missing', () => {
    const missing = (facts: Facts): string[] => decide(policyOf(rule('R-1', 'usage.conveyed', deny)), facts).outcomes.flatMap((outcome) => outcome.missing.map(({ fact }) => fact));
    expect(missing({})).toEqual(['usage.channel', 'usage.scope', 'usage.clientCode']);
    expect(missing({ 'usage.scope': 'runtime', 'usage.channel': 'hosted' })).toEqual(['usage.clientCode']);
    expect(missing({ 'usage.channel': 'distributed' })).toEqual(['usage.scope']);
    expect(missing({ 'usage.channel': 'distributed', 'usage.scope': 'build' })).toEqual(['usage.linkage']);
    expect(missing({ 'usage.channel': 'internal' })).toEqual([]);
  });

  it('counts what enforces, shows what warns, and only writes down what observes', () => {
    const modes = (enforceAt: string, date?: string) => {
      const { verdict, enforced, outcomes } = decide(policyOf(rule('R-1', 'usage.modified', `${deny}\n${enforceAt}`)), { 'usage.modified': true, 'usage.channel': 'internal' }, date === undefined ? {} : { date });
      return [verdict, enforced, outcomes.map(({ mode }) => mode).join()];
    };
    expect(modes('enforceAt: {build: enforce}')).toEqual(['deny', 'deny', 'enforce']);
    expect(modes('enforceAt: {build: warn}')).toEqual(['deny', 'allow', 'warn']);
    expect(modes('enforceAt: {build: observe}')).toEqual(['allow', 'allow', 'observe']);
    expect(modes('enforceAt: [release]')).toEqual(['allow', 'allow', '']);
    expect(modes('observeUntil: 2026-03-01')).toEqual(['allow', 'allow', 'observe']);
    expect(modes('observeUntil: 2026-03-01', '2026-03-02')).toEqual(['deny', 'deny', 'enforce']);
  });

  it('is what the policy says otherwise where no rule says anything', () => {
    const policy = policyOf(rule('R-1', 'usage.modified', deny));
    expect(decide({ ...policy, otherwise: 'needs-approval' }, { 'usage.modified': false })).toMatchObject({ verdict: 'needs-approval', byDefault: true, outcomes: [] });
  });

  it('brings duties where something with obligations leaves, or may', () => {
    const policy = policyOf(rule('R-1', 'true', 'verdict: allow\nseverity: info'));
    const duties: Facts = { 'license.obligations': ['license-text'], 'usage.scope': 'runtime' };
    expect(decide(policy, { ...duties, 'usage.channel': 'distributed' }).verdict).toBe('allow-with-obligations');
    expect(decide(policy, { ...duties, 'usage.channel': 'internal' }).verdict).toBe('allow');
    expect(decide(policy, duties).verdict).toBe('allow-with-obligations');
    expect(decide(policy, { ...duties, 'usage.channel': 'distributed', 'license.obligations': [] }).verdict).toBe('allow');
  });
});

describe('code', () => {
  const test = (check: (facts: Facts) => unknown): CodeRule => ({
    path: 'x.rule.ts', description: { id: 'C-1', title: 'T', domain: 'license', verdict: 'deny', severity: 'error', facts: ['license.ids'], check }, test: { kind: 'code', facts: ['license.ids'], check: check as (facts: Facts) => boolean, hash: 'ab' },
  });
  const ask = (check: (facts: Facts) => unknown, facts: Facts) => decide(policyOf('  []\n'.replace('  []', rule('R-0', 'false', deny).trimEnd()), [test(check)]), facts).outcomes.map(({ status }) => status);

  it('decides over what it declares, when that is known', () => {
    expect(ask((facts) => facts['license.ids']!.length > 1, { 'license.ids': ['MIT', 'ISC'], 'usage.modified': true })).toEqual(['fired']);
    expect(ask((facts) => 'usage.modified' in facts, { 'license.ids': [], 'usage.modified': true })).toEqual([]);
    expect(ask(() => true, {})).toEqual(['not-evaluated']);
  });

  it('that fails, changes facts or answers something else has not evaluated the rule', () => {
    expect(ask(() => { throw new Error('no'); }, { 'license.ids': [] })).toEqual(['not-evaluated']);
    expect(ask(() => 'yes', { 'license.ids': [] })).toEqual(['not-evaluated']);
    expect(ask((facts) => (facts['license.ids'] as string[]).push('MIT') > 0, { 'license.ids': [] })).toEqual(['not-evaluated']);
  });

  it.each<[string, () => unknown, string]>([
    ['throws', () => { throw new TypeError('no\nlist.'); }, 'failed: TypeError: no list'],
    ['throws what cannot be shown', () => { throw Object.create(null); }, 'failed: it threw something that cannot be shown'],
    ['answers a text', () => 'yes', 'answered the text "yes"'],
    ['answers nothing', () => undefined, 'answered undefined'],
    ['answers a number', () => 1, 'answered 1'],
    ['answers a list', () => [true], 'answered a list'],
    ['answers a promise', () => Promise.reject(new Error('nobody waits')), 'answered a promise (check must not be async)'],
  ])('that %s says so, with rule, file and what to do', (_, check, said) => {
    const policy = policyOf(rule('R-0', 'false', deny).trimEnd(), [test(check)]);
    const [outcome] = decide(policy, { 'license.ids': ['MIT'] }).outcomes;
    expect(outcome).toMatchObject({ status: 'not-evaluated', missing: [], failure: `The code of the rule C-1 ${said}. Those who keep the policy correct check in x.rule.ts: it has to answer true or false, at once, whatever the facts.` });
    expect(decide(policy, {}).outcomes[0]).not.toHaveProperty('failure');
  });
});

const standard = compilePolicy(combineLayers(loadPreset('default', undefined, [])).policy);

const statable = factNames.filter((name) => derivedFacts[name] === undefined);
const someFacts = fc.record(Object.fromEntries(statable.map((name) => {
  const { type } = factSchema[name];
  switch (type.kind) {
    case 'boolean': return [name, fc.boolean()];
    case 'number': return [name, fc.constantFrom(0, 5, 8, 10, 40)];
    case 'text': return [name, fc.constantFrom('proprietary', 'MIT', 'pkg:npm/left-pad@1.0.0')];
    case 'choice': return [name, fc.constantFrom(...type.values)];
    case 'texts': return [name, fc.constant(['MIT'])];
    case 'choices': return [name, fc.subarray([...type.values] as string[], { maxLength: 2 })];
  }
})), { requiredKeys: [] }) as fc.Arbitrary<Facts>;

describe('the default policy', () => {
  const at = fc.constantFrom('request', 'pull-request', 'build', 'release', 'deploy');

  it('comes to nothing stricter than it said it could when all becomes known', () => {
    fc.assert(fc.property(someFacts, someFacts, at, (known, more, point) => {
      const [early, late] = evaluate(standard, input([{ id: '1', facts: known }, { id: '2', facts: { ...more, ...known } }], { at: point })).decisions as [Decision, Decision];
      const objecting = late.outcomes.filter(({ status }) => status === 'fired').every(({ rule: id }) => early.outcomes.some((outcome) => outcome.rule === id));
      expect(objecting).toBe(true);
      const strictest = late.outcomes.filter(({ status }) => status === 'fired').reduce((rank, { counts }) => Math.max(rank, verdictRank(counts ?? 'allow')), 0);
      expect(verdictRank(early.couldBe)).toBeGreaterThanOrEqual(strictest);
    }), { numRuns: 500 });
  });

  it('answers alike whoever else is asked about, and in any order', () => {
    fc.assert(fc.property(fc.array(someFacts, { minLength: 1, maxLength: 5 }), at, (all, point) => {
      const uses = all.map((facts, index) => ({ id: String(index), facts }));
      const together = evaluate(standard, input(uses, { at: point })).decisions;
      const reversed = evaluate(standard, input(uses.toReversed(), { at: point })).decisions.toReversed();
      const alone = uses.map((use) => evaluate(standard, input([use], { at: point })).decisions[0]);
      expect(reversed).toEqual(together);
      expect(alone).toEqual(together);
    }), { numRuns: 100 });
  });

  it('is replayed byte for byte from a record', () => {
    fc.assert(fc.property(fc.array(someFacts, { maxLength: 4 }), at, (all, point) => {
      const asked = input(all.map((facts, index) => ({ id: `u${index}`, facts })), { at: point, waivers: [{ ...waiver, rule: 'POL-SEC-010', holdsWhile: readCondition('usage.modified', new Set()) }], approvals: [{ rule: 'POL-SEC-012', role: 'security' }] });
      expect(replay(writeRecord(standard, asked, evaluate(standard, asked)))).toEqual({ kind: 'same' });
    }), { numRuns: 50 });
  });

  it('does not accept records that were changed', () => {
    const asked = input([{ id: 'a', facts: leftPad }]);
    const record = writeRecord(standard, asked, evaluate(standard, asked));
    expect(replay(record)).toEqual({ kind: 'same' });
    expect(replay(record.replace('"usage.channel":"internal"', '"usage.channel":"hosted"')).kind).toBe('different');
    expect(replay(record.replace('"maxDays":30', '"maxDays":31'))).toEqual({ kind: 'refused', reason: 'its policy is not the one that the evaluation names' });
    expect(replay(record.replace('"verdict":"needs-approval"}],"exceptions"', '"verdict":"allow"}],"exceptions"')).kind).toBe('different');
    expect(replay('{}').kind).toBe('refused');
    expect(canonicalEvaluation(evaluate(standard, asked))).toBe(canonicalEvaluation(evaluate(standard, asked)));
  });
});

describe('the choice between licences', () => {
  const shared: Facts = { 'usage.channel': 'distributed', 'usage.scope': 'runtime', 'usage.linkage': 'dynamic', 'usage.modified': false, 'license.status': 'concluded', 'license.linkingException': false, 'license.compatibility': 'yes', 'project.outboundLicense': 'proprietary' };
  const gpl = { expression: 'GPL-2.0-only', facts: { 'license.ids': ['GPL-2.0-only'], 'license.categories': ['strong-copyleft'], 'license.obligations': ['disclose-source'] } } as const;
  const mit = { expression: 'MIT', facts: { 'license.ids': ['MIT'], 'license.categories': ['permissive'], 'license.obligations': ['license-text'] } } as const;
  const apache = { expression: 'Apache-2.0', facts: { 'license.ids': ['Apache-2.0'], 'license.categories': ['permissive'], 'license.obligations': ['license-text', 'notice-file'] } } as const;
  const choose = (alternatives: readonly { expression: string; facts: Facts }[], preferences: readonly string[] = []) => chooseLicense({ ...standard, policy: { ...standard.policy, preferences } }, shared, alternatives, 'release', '2026-03-01');

  it('takes the mildest verdict, then what the policy prefers, then the fewest duties', () => {
    expect(choose([gpl, mit])).toEqual({ index: 1, verdict: 'allow-with-obligations', reason: 'MIT of 2 alternatives: allow-with-obligations at release' });
    expect(choose([apache, mit]).index).toBe(1);
    expect(choose([mit, apache], ['Apache-2.0'])).toMatchObject({ index: 1, reason: 'Apache-2.0 of 2 alternatives: allow-with-obligations at release, preferred by the policy' });
    expect(choose([gpl, mit], ['GPL-2.0-only']).index).toBe(1);
    expect(choose([gpl]).verdict).toBe('deny');
  });
});
