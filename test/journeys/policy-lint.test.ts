import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository } from '../support/make-repository.ts';
import { policy, rule, run } from '../support/policy-project.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

describe('muster policy lint and test', () => {
  it('name what is wrong with file, line and column', async () => {
    const root = work.tree(policy(`rules:\n${rule('R-1', 'usage.chanel == "hosted"')}`));
    const lint = await run(root, 'lint');
    expect([lint.code, lint.stdout.split('\n')[0]]).toEqual([1, '.muster/policy/policy.yaml:3:49: error: there is no fact usage.chanel.']);
    const test = await run(root, 'test');
    expect([test.code, test.stderr]).toEqual([2, expect.stringContaining('cannot be used: 1 error')]);
    const json = JSON.parse((await run(root, 'lint', '--format', 'json')).stdout) as { problems: unknown[] };
    expect(json.problems).toEqual([{ severity: 'error', place: { path: '.muster/policy/policy.yaml', line: 3, column: 49 }, message: 'there is no fact usage.chanel', remedy: 'Did you mean usage.channel?' }]);
  });

  it('tell examples that fail, and why', async () => {
    const root = work.tree(policy('rules:\n  - id: R-1\n    title: T\n    domain: license\n    when: usage.modified and usage.direct\n    verdict: deny\n    severity: error\n    examples:\n      fires:\n        - {usage.modified: true}\n      silent:\n        - {usage.modified: true, usage.direct: true}\n'));
    const { code, stdout } = await run(root, 'test');
    expect(code).toBe(1);
    expect(stdout).toContain('policy.yaml:11: R-1: expected: fires; found: cannot be evaluated: usage.direct is not known');
    expect(stdout).toContain('policy.yaml:13: R-1: expected: does not fire; found: fires\n  because usage.modified is true, usage.direct is true');
  });

  it('tell which rules no example shows, and what a change of a preset changes', async () => {
    const text = 'rules:\n  - {id: R-1, title: T, domain: license, when: usage.modified, verdict: deny, severity: error, enforceAt: [deploy], ifUnknown: report}\nadjust:\n  - {rule: POL-LIC-041, verdict: deny, reason: R}\n';
    const { code, stdout } = await run(work.tree(policy(text, ', extends: [preset:default]')), 'test');
    expect([code, stdout]).toEqual([0, [
      '1 scenario of what this policy builds on ends otherwise under it. See whether that is meant:',
      'preset:default/scenarios:56: AGPL tool that colleagues ask for: there: needs-approval by POL-LIC-041; here: deny by POL-LIC-041',
      '  because license.categories is [network-copyleft], usage.channel is internal, usage.scope is runtime',
      '48 of 49 rules have an example where it fires and one where it does not.',
      '  None where it fires: R-1. Add facts under fires of its examples, or a scenario.',
      '.muster/policy: 151 examples and 59 scenarios, 59 of them from what it builds on: all as expected, 1 changed', '',
    ].join('\n')]);
  });

  it('judge scenarios with waivers as of their day, and as if nothing only observed', async () => {
    const scenario = (date: string, verdict: string): string => `  - {title: Accepted, at: build, date: ${date}, facts: {usage.modified: true, component.purl: "pkg:npm/x@1.0.0", license.obligations: []}, verdict: ${verdict}, rules: [R-1], waivers: [{rule: R-1, component: "pkg:npm/x", reason: mitigated, approvedBy: [{role: legal, by: mia}], granted: 2026-02-01, expires: 2026-02-20}]}\n`;
    const rules = 'rules:\n  - {id: R-1, title: T, domain: license, when: usage.modified, verdict: deny, severity: error, observeUntil: 2026-12-31, waiver: {approvers: [legal], maxDays: 30}}\n';
    const good = await run(work.tree(policy(`${rules}scenarios:\n${scenario('2026-02-20', 'allow-with-obligations')}${scenario('2026-02-21', 'deny')}`)), 'test');
    expect([good.code, good.stdout]).toEqual([0, expect.stringContaining('0 examples and 2 scenarios: all as expected')]);
    const unnamed = await run(work.tree(policy(`${rules}scenarios:\n${scenario('2026-02-20', 'allow-with-obligations').replace('{role: legal, by: mia}', 'legal')}`)), 'test');
    expect([unnamed.code, unnamed.stdout]).toEqual([1, expect.stringMatching(/ {2}the waiver R-1@\S+: it does not say who agreed as legal\. Write \{role: legal, by: NAME\} in approvedBy\.\n/)]);
    const bad = await run(work.tree(policy(`${rules}scenarios:\n${scenario('2026-02-21', 'allow-with-obligations')}`)), 'test');
    expect([bad.code, bad.stdout]).toEqual([1, expect.stringContaining('Accepted: expected: allow-with-obligations by R-1; found: deny by R-1')]);
  });

  it('check waivers by the limits of their rules', async () => {
    const root = work.tree({ ...policy('rules: []\n', ', extends: [preset:default]'), '.muster/waivers.yaml': 'waivers:\n  - {id: W-1, rule: POL-SEC-001, component: "pkg:npm/x", reason: mitigated, granted: 2026-02-01, expires: 2026-12-31}\n  - {id: W-2, rule: POL-NO, reason: mitigated, granted: 2026-02-01, expires: 2026-12-31}\n' });
    const { code, stdout } = await run(root, 'lint');
    expect(code).toBe(1);
    expect(stdout).toContain('.muster/waivers.yaml:2: error: waiver W-1 has no effect: POL-SEC-001 (Malware) cannot be waived.');
    expect(stdout).toContain('.muster/waivers.yaml:3: error: waiver W-2 is from POL-NO, which the policy does not have.');
  });

  it('check a file of waivers that is named, by the policy beside it', async () => {
    const root = work.tree({ 'shop/.muster/policy/policy.yaml': `policy: {id: p, title: P, version: 1.0.0}\nrules:\n${rule('R-1', 'usage.modified')}`, 'shop/.muster/waivers.yaml': 'waivers:\n  - {id: W-1, rule: R-1, component: "pkg:npm/x", versions: banana, reason: mitigated, granted: 2026-02-01}\n' });
    const { code, stdout } = await run(root, 'lint', 'shop/.muster/waivers.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain('shop/.muster/waivers.yaml:2: error: waiver W-1 has no expires.');
    expect(stdout).toContain('shop/.muster/waivers.yaml:2: error: versions of waiver W-1 are no range of npm: "banana".');
    expect(stdout).toContain('waiver W-1 has no effect: R-1 (T) cannot be waived');
    expect(stdout).not.toContain('0001-01-01');
    expect(stdout).not.toContain('no file has the head of a policy');
  });

  it('name what cannot be read', async () => {
    const root = work.tree();
    for (const [target, message] of [['nowhere', 'There is no policy at nowhere.'], ['preset:nothing', 'There is no preset "nothing"'], ['npm:@acme/none', 'is not installed here'], ['https://git.example/policy', 'nothing is fetched without --online']] as const) {
      const { code, stdout, stderr } = await run(root, 'lint', target);
      expect([target, code === 0, `${stdout}${stderr}`]).toEqual([target, false, expect.stringContaining(message)]);
    }
  });
});

describe('muster policy lint, of waivers', () => {
  it('tells where an approver is not named, and what is wrong with approvals', async () => {
    const waivers = ['waivers:', '  - rule: POL-LIC-061', '    component: pkg:npm/x', '    reason: mitigated', '    granted: 2026-03-01', '    expires: 2026-03-02', '    approvedBy:', '      - {role: legal, by: mia}', '      - osrb', 'approvals:', '  - {rule: POL-LIC-060, role: legal, component: "pkg:npm/*"}', '  - {rule: POL-LIC-999, role: legal}', ''].join('\n');
    const { code, stdout } = await run(work.tree({ 'w.yaml': waivers }), 'lint', 'preset:default', '--waivers', 'w.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain('w.yaml:9: error: waiver POL-LIC-061@2 has no effect: it does not say who agreed as osrb, and that has to be somebody else: mia agreed as legal.\n  Write {role: osrb, by: NAME} in approvedBy.\n');
    expect(stdout).toContain('w.yaml:11: warning: approval of POL-LIC-060 by legal: it covers every component that fits pkg:npm/*, in every project.\n');
    expect(stdout).toContain('w.yaml:11: error: approval of POL-LIC-060 by legal: it does not say who agreed as legal, and has no effect.\n  Add by: the name of who agreed. Only what somebody decided can be looked into later.\n');
    expect(stdout).toContain('w.yaml:12: error: the approval by legal is of POL-LIC-999, which the policy does not have.\n');
  });
});

describe('the guide', () => {
  it('shows waivers and code that work', async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/policy.md'), 'utf8');
    const block = (language: string, begin: string): string => guide.split(`\`\`\`${language}\n`).find((part) => part.startsWith(begin))!.split('\n```')[0]!;
    const root = work.tree({ ...policy('', ', extends: [preset:default]'), '.muster/waivers.yaml': block('yaml', 'waivers:'), '.muster/policy/x.rule.ts': block('ts', 'export default'), '.muster/policy/own.yaml': block('yaml', 'rules:') });
    makeRepository(root);
    const { code, stdout } = await run(root, 'lint', '--allow-code');
    expect(stdout.split('\n').filter((line) => / (?:error|warning): /.test(line))).toEqual([]);
    expect(code).toBe(0);
    expect((await run(root, 'test', '--allow-code')).stdout).toContain('all as expected');
    const facts = await run(work.tree({ 'facts.json': block('json', '{\n  "schema": "muster-facts/1"') }), 'simulate', 'facts.json');
    expect([facts.code, facts.stderr]).toEqual([0, '']);
  });
});
