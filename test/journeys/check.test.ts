import { describe, expect, it } from 'vitest';
import { check, checkProject, licensedCases, verdictsOf } from '../support/check-project.ts';
import { gateProject } from '../support/gate-project.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

describe.concurrent('muster check', () => {
  it('judges by licence and context', async () => {
    const [internal, distributed] = await Promise.all(['internal', 'distributed'].map((context) => check([work.tree(checkProject(`usageContext: ${context}\noutboundLicense: proprietary\n`))])));
    const expected = (column: 2 | 3) => Object.fromEntries(licensedCases.flatMap((row) => (row[column] === undefined ? [] : [[row[0], row[column]]])));
    expect(verdictsOf(internal!.document)).toEqual(expected(2));
    expect(verdictsOf(distributed!.document)).toEqual(expected(3));
    expect([internal!.code, distributed!.code]).toEqual([1, 1]);
    expect(internal!.document.policy).toMatchObject({ id: 'default', location: 'preset:default' });
  });

  it('tells the actions of one repository apart, which nobody here has changed', async () => {
    const commit = 'ff2f1c621b7f889edc0d3c761ac2e6a3f8cdb0dd';
    const tree = work.tree({ '.github/workflows/scan.yml': `on: push\njobs:\n  scan:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: octo/scan/init@${commit}\n      - uses: octo/scan/analyze@${commit}\n` });
    const { document } = await check([tree, '--context', 'distributed']);
    expect(document.findings.map(({ component: { name }, use: { linkage, modified } }) => [name, linkage, modified])).toEqual([['octo/scan/analyze', 'build-tool', false], ['octo/scan/init', 'build-tool', false]]);
  });

  it('says that a fact is missing, and not that no rule is about it', async () => {
    const { document } = await check([work.tree(gateProject({ packages: [{ name: 'gpl', license: 'GPL-2.0-only' }] })), '--context', 'hosted', '--outbound', 'GPL-2.0-only']);
    expect(document.findings.map(({ action, reasons }) => [action, reasons[0]?.rule, reasons[0]?.status, reasons[0]?.missing.map(({ fact }) => fact)])).toEqual([['find-out', 'POL-LIC-032', 'not-evaluated', ['usage.clientCode']]]);
  });

  it('asks nothing about devices for what is only needed to develop', async () => {
    const { document } = await check([work.tree(gateProject({ packages: [{ name: 'tool', license: 'LGPL-3.0-only', dev: true }, { name: 'lib', license: 'LGPL-3.0-only' }] })), '--context', 'embedded', '--outbound', 'proprietary']);
    expect(document.findings.map(({ component: { name }, action }) => [name, action])).toEqual([['lib', 'find-out']]);
    expect(document.counts['nothing']).toBe(1);
  });

  it('does not judge what it does not know, and says what to say', async () => {
    const { document, code } = await check([work.tree(gateProject({ packages: [{ name: 'gpl', license: 'GPL-3.0-only' }, { name: 'mit', license: 'MIT' }] }))]);
    expect(code).toBe(1);
    expect(document.findings.map(({ component: { name }, action, verdict }) => [name, action, verdict])).toEqual([['gpl', 'find-out', 'needs-approval'], ['mit', 'fulfil', 'allow-with-obligations']]);
    expect(document.findings[0]!.couldBe).toBe('deny');
    expect(document.findings[0]!.reasons.flatMap(({ missing }) => missing.map(({ reason }) => reason))).toContain('Nobody said how the software reaches its users: give --context, or usageContext in muster.yaml.');
  });

  it('knows a package that is here and has no licence', async () => {
    const tree = work.tree({ ...gateProject({ configuration: 'usageContext: internal\n', packages: [{ name: 'bare' }] }), 'node_modules/bare/package.json': '{"name":"bare","version":"1.0.0"}', 'node_modules/bare/index.js': 'module.exports = 1;\n' });
    const { document } = await check([tree]);
    expect(verdictsOf(document)).toEqual({ bare: 'deny POL-LIC-001' });
  });

  it('refuses an outbound licence that is none', async () => {
    const tree = work.tree(gateProject({ packages: [] }));
    const [wrong, asked, closed] = await Promise.all([muster(['check', '-q', tree, '--outbound', 'FOO BAR']), muster(['ask', 'pkg:npm/x@1', '--license', 'MIT', '--outbound', 'FOO BAR'], { cwd: tree }), muster(['check', '-q', tree, '--outbound', 'proprietary'])]);
    expect([wrong!.code, wrong!.stderr, asked!.code, closed!.code]).toEqual([2, expect.stringContaining('(column 1)'), 2, 0]);
  });

  it('takes the policy of the project, and names it', async () => {
    const policy = 'policy: {id: strict, title: Strict, version: 1.0.0, extends: [preset:default]}\nadjust:\n  - rule: POL-LIC-020\n    verdict: deny\n';
    const tree = work.tree({ ...gateProject({ configuration: 'usageContext: internal\n', packages: [{ name: 'mpl', license: 'MPL-2.0' }] }), '.muster/policy/policy.yaml': policy });
    const [inside, outside, byDefault] = await Promise.all([check([], { cwd: tree }), check([tree]), check([tree, '--policy', 'preset:default'])]);
    expect([inside.document.policy.location, verdictsOf(inside.document)]).toEqual(['.muster/policy', { mpl: 'deny POL-LIC-020' }]);
    expect([outside.code, byDefault.code]).toEqual([1, 0]);
  });

  it('judges an estate in one go', async () => {
    const trees = ['internal', 'hosted'].map((context) => work.tree(gateProject({ configuration: `name: ${context}-app\nusageContext: ${context}\ndepartment: markets\nowner: team-a\n`, packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }] })));
    const { document } = await check(trees);
    expect(document.targets.map(({ name, context, department, owner }) => [name, context, department, owner])).toEqual([['internal-app', 'internal', 'markets', 'team-a'], ['hosted-app', 'hosted', 'markets', 'team-a']]);
    expect(document.findings.map(({ target, verdict }) => [target, verdict])).toEqual([[1, 'deny'], [0, 'needs-approval']]);
  });

  it('calls nothing passed that it could not look at', async () => {
    const root = work.tree({ 'broken/bill.cdx.json': '{"bomFormat": ', 'empty/.gitkeep': '', 'plain/package.json': '{"name": "plain", "version": "1.0.0"}', ...Object.fromEntries(Object.entries(gateProject({ packages: [{ name: 'ui', license: 'MIT' }] })).map(([path, text]) => [`part/${path}`, text])), 'part/go.mod': '{' });
    const outcome = async (...args: readonly string[]) => {
      const [{ code, document: { passed, targets } }, { stdout }] = await Promise.all([check([...args, '--context', 'internal'], { cwd: root }), muster(['check', '-q', '-f', 'table', '--context', 'internal', ...args], { cwd: root })]);
      return [code, passed, targets.map(({ read }) => read).join(), stdout.trimEnd().split('\n').at(-1)];
    };
    expect(await outcome('broken/bill.cdx.json')).toEqual([3, false, 'unread', 'Not evaluated at pull-request: nothing of bill.cdx.json could be read.']);
    expect(await outcome('empty')).toEqual([3, false, 'empty', 'Not evaluated at pull-request: nothing was found in empty.']);
    expect(await outcome('plain')).toEqual([0, true, 'whole', 'Passed at pull-request.']);
    expect(await outcome('part')).toEqual([0, true, 'in-part', 'Passed at pull-request, as far as it could be read: 1 issue.']);
    expect((await outcome('part', '--strict')).slice(0, 2)).toEqual([3, true]);
    expect((await outcome('plain', 'empty')).slice(0, 3)).toEqual([0, true, 'whole,empty']);
    expect((await outcome('plain', 'broken/bill.cdx.json')).slice(0, 3)).toEqual([3, false, 'whole,unread']);
  });

  it('refuses a configuration that it does not understand', async () => {
    const says = async (configuration: string) => (await muster(['check', '-q', work.tree({ 'muster.yaml': configuration })])).stderr;
    expect(await says('uses:\n  - component: pkg:npm/a\n    linkage: glued\n')).toContain('muster.yaml:3: linkage must be one of none, separate-process');
    expect(await says('uses:\n  - linkage: static\n')).toContain('names no component');
    expect(await says('uses:\n  - component: pkg:npm/*\n    license: MIT\n')).toContain('muster.yaml:3: an entry of uses that states a license needs a reason');
    expect(await says('outboundLicense: Apache 2\n')).toContain('outboundLicense is no SPDX expression');
    expect(await says('uses:\n  - component: react\n')).toContain('component must be a package URL');
    expect(await says('clientCode: maybe\n')).toContain('clientCode must be true or false');
  });
});
