import { describe, expect, it } from 'vitest';
import { decide, deny, input, leftPad, policyOf, rule, waiver } from '../../../../test/support/decide.ts';
import { readCondition } from '../language/condition.ts';
import type { Approval, Waiver } from '../model/exception.ts';
import { compilePolicy } from './compile-policy.ts';
import { evaluate } from './evaluate.ts';
import { replay, writeRecord } from './record.ts';

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
