import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factSchema } from '../facts/fact-schema.data.ts';
import { derivedFacts, factNames, type Facts } from '../facts/facts.ts';
import { combineLayers } from '../layers/combine-layers.ts';
import type { Approval, Waiver } from '../model/exception.ts';
import type { Policy } from '../model/policy.ts';
import { verdictRank } from '../model/verdict.ts';
import { loadPreset } from '../presets/load-preset.ts';
import { readCondition } from '../language/condition.ts';
import { readPolicy, type CodeRule } from '../reading/read-policy.ts';
import { chooseLicense } from './choose-license.ts';
import { compilePolicy } from './compile-policy.ts';
import { evaluate } from './evaluate.ts';
import type { ComponentUse, Decision, EvaluationInput } from './evaluation.ts';
import { canonicalEvaluation, replay, writeRecord } from './record.ts';

const head = 'policy: {id: p, title: P, version: 1.0.0, otherwise: allow}\nrules:\n';

function policyOf(rules: string, code: readonly CodeRule[] = []): Policy {
  const { document, problems } = readPolicy('.', [{ path: 'p.yaml', text: head + rules }], code);
  const combined = combineLayers([document]);
  expect([...problems, ...combined.problems]).toEqual([]);
  return combined.policy;
}

const rule = (id: string, when: string, more = ''): string => `  - id: ${id}\n    title: T\n    domain: security\n    when: ${when}\n${more === '' ? '' : `${more.split('\n').map((line) => `    ${line}`).join('\n')}\n`}`;
const deny = 'verdict: deny\nseverity: error\nwaiver: {approvers: [ciso, legal], maxDays: 30, maxRenewals: 1}';

const input = (uses: readonly ComponentUse[], more: Partial<EvaluationInput> = {}): EvaluationInput => ({ at: 'build', date: '2026-03-01', uses, approvals: [], waivers: [], dataVersions: { licenses: '3.28' }, ...more });

function decide(policy: Policy, facts: Facts, more: Partial<EvaluationInput> = {}): Decision {
  return evaluate(compilePolicy(policy), input([{ id: 'use', facts, unknown: { vulnerability: 'Nobody asked for advisories.' } }], more)).decisions[0]!;
}

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

const waiver: Waiver = {
  id: 'W', rule: 'R-1', component: 'pkg:npm/left-pad', reason: 'mitigated', compensatingControl: 'a firewall', approvedBy: [{ role: 'ciso', by: 'mia', on: '2026-02-01' }, { role: 'legal', by: 'tom' }],
  granted: '2026-02-15', expires: '2026-03-10', renewals: 0, place: { path: 'w.yaml', line: 2 },
};
const leftPad: Facts = { 'component.purl': 'pkg:npm/left-pad@1.3.0', 'component.version': '1.3.0', 'component.ecosystem': 'npm', 'usage.modified': true, 'usage.channel': 'internal', 'project.name': 'shop', 'vulnerability.maxCvss': 5 };

describe('a waiver', () => {
  const policy = policyOf(rule('R-1', 'usage.modified', deny));
  const apply = (change: Partial<Waiver>, date = '2026-03-01') => {
    const { decisions, exceptions } = evaluate(compilePolicy(policy), input([{ id: 'use', facts: leftPad }], { waivers: [{ ...waiver, ...change }], date }));
    return { verdict: decisions[0]!.verdict, waiver: decisions[0]!.outcomes[0]!.waiver, findings: exceptions.map(({ kind, message }) => `${kind}: ${message}`) };
  };

  it('lifts its rule within its scope', () => {
    expect(apply({})).toEqual({ verdict: 'allow-with-obligations', waiver: 'W', findings: ['expiring: it expires in 9 days, on 2026-03-10'] });
    for (const scope of [{ versions: '^1.2' }, { versions: '1.3.0' }, { versions: '[1.3.0]' }, { versions: '[1.2.0, 1.3.0]' }, { projects: ['shop'] }, { contexts: ['internal'] as const }]) expect(apply(scope).waiver).toBe('W');
    for (const scope of [{ versions: '^2' }, { versions: '[1.3.1]' }, { projects: ['bank'] }, { contexts: ['hosted'] as const }, { component: 'pkg:npm/left' }, { stages: ['production'] }]) {
      expect(apply(scope)).toMatchObject({ verdict: 'deny', findings: [expect.stringContaining('unused'), expect.stringContaining('expiring')] });
    }
  });

  it.each<[string, Partial<Waiver>, string]>([
    ['is too long', { expires: '2026-03-18' }, 'invalid: it is granted for 31 days, and R-1 allows 30'],
    ['was renewed too often', { renewals: 2 }, 'invalid: it was renewed 2 times, and R-1 allows 1'],
    ['lacks a role', { approvedBy: [{ role: 'ciso' }] }, 'invalid: legal did not agree to it'],
    ['is dated back', { approvedBy: [{ role: 'ciso', on: '2026-02-16' }, { role: 'legal' }] }, 'invalid: it begins before ciso agreed to it on 2026-02-16'],
    ['was granted by who asked', { requestedBy: 'mia' }, 'invalid: mia asked for it and agreed to it as ciso'],
    ['was granted by who asked, in other letters', { requestedBy: ' MIA' }, 'invalid: mia asked for it and agreed to it as ciso'],
    ['was granted by one for two in other letters', { approvedBy: [{ role: 'ciso', by: 'rosa' }, { role: 'legal', by: 'Rosa' }] }, 'invalid: one person agreed to it for two functions'],
    ['was granted by one for two', { approvedBy: [{ role: 'ciso', by: 'mia' }, { role: 'legal', by: 'mia' }] }, 'invalid: one person agreed to it for two functions'],
    ['does not name one of two', { approvedBy: [{ role: 'ciso', by: 'mia' }, { role: 'legal' }] }, 'invalid: it does not say who agreed as legal, and that has to be somebody else: mia agreed as ciso'],
    ['does not name who agreed, and names who asked', { approvedBy: [{ role: 'ciso' }, { role: 'legal', by: 'tom' }], requestedBy: 'rosa' }, 'invalid: it does not say who agreed as ciso, and that has to be somebody else: rosa asked for it, tom agreed as legal'],
    ['ends before it begins', { granted: '2026-04-01' }, 'invalid: it expires before it begins'],
  ])('has no effect when it %s', (_, change, finding) => {
    const found = apply(change);
    expect(found.verdict).toBe('deny');
    expect(found.findings).toContain(finding);
  });

  it.each([[{ role: 'ciso' }], [{ role: 'ciso', by: ' ' }]])('has no effect when it names nobody, though one function is enough: %o', (approval) => {
    const one = policyOf(rule('R-1', 'usage.modified', deny.replace('[ciso, legal]', '[ciso]')));
    const answer = (approvedBy: Waiver['approvedBy']) => evaluate(compilePolicy(one), input([{ id: 'use', facts: leftPad }], { waivers: [{ ...waiver, approvedBy }] }));
    expect(answer([{ role: 'ciso', by: 'mia' }]).decisions[0]!.verdict).toBe('allow-with-obligations');
    const { decisions, exceptions } = answer([approval]);
    expect([decisions[0]!.verdict, exceptions[0]]).toEqual(['deny', expect.objectContaining({ kind: 'invalid', severity: 'error', message: 'it does not say who agreed as ciso', remedy: 'Write {role: ciso, by: NAME} in approvedBy.' })]);
  });

  it('needs a compensating control for security, and the program office for everything', () => {
    const { compensatingControl: _, ...without } = waiver;
    const bare = evaluate(compilePolicy(policy), input([{ id: 'use', facts: leftPad }], { waivers: [without] }));
    expect(bare.exceptions.map(({ message }) => message)).toContain('it names no compensating control, as waivers from security rules must');
    expect(apply({ component: '*' })).toMatchObject({ verdict: 'deny', findings: expect.arrayContaining(['over-broad: it covers every component of every project']) });
    expect(apply({ component: '*', approvedBy: [...waiver.approvedBy, { role: 'ospo', by: 'ada' }] }).verdict).toBe('allow-with-obligations');
  });

  it.each(['pkg:npm/*', 'pkg:npm/*l*', 'pkg:*', 'pkg:npm/left-pa*'])('for %s needs the program office, whatever else limits it', (component) => {
    for (const limits of [{}, { projects: ['shop'] }, { contexts: ['internal'] as const }, { versions: '1.3.0' }]) {
      expect(apply({ component, ...limits })).toMatchObject({ verdict: 'deny', findings: expect.arrayContaining([expect.stringMatching(/^over-broad: it covers every component/)]) });
      expect(apply({ component, ...limits, approvedBy: [...waiver.approvedBy, { role: 'ospo', by: 'ada' }] })).toMatchObject({ verdict: 'allow-with-obligations', waiver: 'W' });
    }
    expect(apply({ component, approvedBy: [...waiver.approvedBy, { role: 'ospo', by: 'Mia' }] }).findings).toContain('invalid: one person agreed to it for two functions');
  });

  it('that names only projects needs the program office too', () => {
    const { component: _, ...everywhere } = waiver;
    const answer = (approvedBy: Waiver['approvedBy']) => evaluate(compilePolicy(policy), input([{ id: 'use', facts: leftPad }], { waivers: [{ ...everywhere, projects: ['shop'], approvedBy }] }));
    expect(answer(waiver.approvedBy)).toMatchObject({ decisions: [{ verdict: 'deny' }], exceptions: expect.arrayContaining([expect.objectContaining({ kind: 'over-broad', severity: 'error' })]) });
    expect(answer([...waiver.approvedBy, { role: 'ospo', by: 'ada' }]).decisions[0]!.verdict).toBe('allow-with-obligations');
  });

  it('that a target holds covers what is in that target only, also when the evaluation is replayed', () => {
    const uses = ['a', 'b'].map((target) => ({ id: target, target, facts: leftPad }));
    const compiled = compilePolicy(policy);
    const asked = input(uses, { waivers: [{ ...waiver, target: 'a' }], approvals: [{ rule: 'R-1', role: 'legal', by: 'tom', target: 'b' }] });
    const evaluation = evaluate(compiled, asked);
    expect(evaluation.decisions.map(({ verdict }) => verdict)).toEqual(['allow-with-obligations', 'deny']);
    expect(evaluate(compiled, input(uses, { waivers: [waiver] })).decisions.map(({ verdict }) => verdict)).toEqual(['allow-with-obligations', 'allow-with-obligations']);
    expect(replay(writeRecord(compiled, asked, evaluation))).toEqual({ kind: 'same' });
  });

  it('ends on its day, and says so before', () => {
    expect(apply({}, '2026-03-10')).toMatchObject({ verdict: 'allow-with-obligations', findings: ['expiring: it expires today'] });
    expect(apply({}, '2026-03-11')).toMatchObject({ verdict: 'deny', findings: ['expired-but-used: it expired on 2026-03-10 and is still needed by 1 use'] });
    expect(apply({ projects: ['bank'] }, '2026-03-11').findings).toEqual(['expired: it expired on 2026-03-10']);
    expect(apply({}, '2026-02-14')).toMatchObject({ verdict: 'deny', findings: ['not-yet-valid: it begins on 2026-02-15'] });
    const reminders = ['2026-02-15', '2026-03-02', '2026-03-03', '2026-03-09'].map((date) => evaluate(compilePolicy(policy), input([{ id: 'use', facts: leftPad }], { waivers: [waiver], date })).exceptions[0]!.reminder);
    expect(reminders).toEqual([30, 30, 7, 1]);
  });

  it('ends early when what was accepted has changed, or is no longer known', () => {
    const holdsWhile = readCondition('vulnerability.maxCvss < 7', new Set());
    expect(apply({ holdsWhile }).verdict).toBe('allow-with-obligations');
    expect(apply({ holdsWhile: readCondition('vulnerability.maxCvss < 5', new Set()) })).toMatchObject({ verdict: 'deny', findings: [expect.stringContaining('ended-early'), expect.stringContaining('expiring')] });
    expect(apply({ holdsWhile: readCondition('vulnerability.knownExploited', new Set()) }).verdict).toBe('deny');
  });

  it('of a blocker, of a rule without limits or of none has no effect', () => {
    const fixed = policyOf(rule('R-1', 'usage.modified', 'verdict: deny\nseverity: blocker\nremedy: Remove it.'));
    expect(evaluate(compilePolicy(fixed), input([{ id: 'use', facts: leftPad }], { waivers: [waiver, { ...waiver, id: 'X', rule: 'R-9' }] }))).toMatchObject({
      decisions: [{ verdict: 'deny' }], exceptions: [{ id: 'X', message: 'the policy has no rule R-9' }, { id: 'W', message: 'R-1 (T) cannot be waived', remedy: 'Remove it.' }, {}],
    });
  });
});

describe('an approval', () => {
  const policy = policyOf(rule('R-1', 'usage.modified', 'verdict: needs-approval\nseverity: warning\napprovers: [legal, security]'));
  const approve = (...approvals: readonly Partial<Approval>[]) => {
    const { verdict, outcomes } = decide(policy, leftPad, { approvals: approvals.map((approval) => ({ rule: 'R-1', role: 'legal', by: `${approval.role ?? 'legal'}-person`, ...approval })) });
    return [verdict, outcomes[0]!.approvedBy, outcomes[0]!.openApprovals];
  };

  it('of all roles allows, of some tells who is left', () => {
    expect(approve({ role: 'legal' }, { role: 'security', expires: '2026-03-01' })).toEqual(['allow-with-obligations', ['legal', 'security'], undefined]);
    expect(approve({ role: 'legal' }, { role: 'security', expires: '2026-02-28' })).toEqual(['needs-approval', ['legal'], ['security']]);
    expect(approve({ role: 'legal', projects: ['bank'] }, { role: 'security', granted: '2026-03-02' })).toEqual(['needs-approval', undefined, ['legal', 'security']]);
  });
});

describe('approvals for several functions', () => {
  const policy = policyOf(rule('R-1', 'usage.modified', 'verdict: needs-approval\nseverity: warning\napprovers: [legal, security]'));
  const evaluated = (...approvals: readonly Partial<Approval>[]) => evaluate(compilePolicy(policy), input([{ id: 'use', facts: leftPad }], { approvals: approvals.map((approval, index) => ({ rule: 'R-1', role: 'legal', component: 'pkg:npm/left-pad', place: { path: 'w.yaml', line: index + 1 }, ...approval })) }));
  const told = ({ exceptions }: ReturnType<typeof evaluated>): string[] => exceptions.map(({ kind, severity, message, place }) => `${place?.line} ${kind} ${severity}: ${message}`);

  it('are those of different people', () => {
    const alone = evaluated({ by: 'Mia' }, { role: 'security', by: 'mia ' });
    expect([alone.decisions[0]!.verdict, told(alone)]).toEqual(['needs-approval', ['2 invalid error: one person agreed for two functions, and counts for one']]);
    expect(told(evaluated({ by: 'mia' }, { role: 'security', by: 'tom' }))).toEqual([]);
    // where somebody else agreed too, that counts
    expect(evaluated({ by: 'mia' }, { by: 'tom' }, { role: 'security', by: 'mia' }).decisions[0]!.verdict).toBe('allow-with-obligations');
  });

  it('are told where they stand, not where another target holds some', () => {
    const held = (target: string, line: number, by: readonly [string, string]): Approval[] => ['legal', 'security'].map((role, index) => ({ rule: 'R-1', role, by: by[index]!, target, place: { path: `${target}/w.yaml`, line: line + index } }));
    const { decisions, exceptions } = evaluate(compilePolicy(policy), input(['a', 'b'].map((target) => ({ id: target, target, facts: leftPad })), { approvals: [...held('a', 1, ['mia', 'mia']), ...held('b', 1, ['mia', 'tom'])] }));
    expect(decisions.map(({ verdict }) => verdict)).toEqual(['needs-approval', 'allow-with-obligations']);
    expect(exceptions.filter(({ kind }) => kind === 'invalid').map(({ place }) => place)).toEqual([{ path: 'a/w.yaml', line: 2 }]);
  });

  it.each([{}, { by: '' }, { by: '  ' }])('do not bind when nobody is named: %j', (nobody) => {
    const unnamed = evaluated(nobody, { role: 'security', by: 'tom' });
    expect([unnamed.decisions[0]!.verdict, unnamed.decisions[0]!.outcomes[0]!.openApprovals, told(unnamed)]).toEqual(['needs-approval', ['legal'], ['1 unnamed error: it does not say who agreed as legal, and has no effect']]);
    expect(evaluated(nobody, { by: 'mia' }, { role: 'security', by: 'tom' }).decisions[0]!.verdict).toBe('allow-with-obligations');
  });
});

describe('what is said about approvals', () => {
  const policy = policyOf(rule('R-1', 'usage.modified', 'verdict: needs-approval\nseverity: warning\napprovers: [legal]'));
  const said = (approval: Partial<Approval>): string[] => evaluate(compilePolicy(policy), input([{ id: 'use', facts: leftPad }], { approvals: [{ rule: 'R-1', role: 'legal', by: 'mia', component: 'pkg:npm/left-pad', ...approval }] })).exceptions.map(({ kind, message }) => `${kind}: ${message}`);

  it.each<[Partial<Approval>, string[]]>([
    [{}, []],
    [{ role: 'ciso' }, ['invalid: R-1 does not ask ciso']],
    [{ component: '*' }, ['over-broad: it covers every component of every project']],
    [{ expires: '2026-02-28' }, ['expired-but-used: it expired on 2026-02-28 and is still needed by 1 use']],
    [{ expires: '2026-02-28', component: 'pkg:npm/x' }, ['expired: it expired on 2026-02-28']],
    [{ granted: '2026-03-02' }, ['not-yet-valid: it begins on 2026-03-02']],
    [{ component: 'pkg:npm/x' }, ['unused: nothing that was evaluated needs it']],
    [{ expires: '2026-03-08' }, ['expiring: it expires in 7 days, on 2026-03-08']],
    [{ rule: 'R-9' }, ['invalid: the policy has no rule R-9']],
  ])('of %o is %o', (approval, expected) => {
    expect(said(approval)).toEqual(expected);
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
