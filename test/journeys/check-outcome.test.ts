import { describe, expect, it } from 'vitest';
import type { GateDocument } from '#core/gate/gate-document.ts';
import { check, checkProject, licensedCases, verdictsOf } from '../support/check-project.ts';
import { gateProject } from '../support/gate-project.ts';
import { makeRepository } from '../support/make-repository.ts';
import { muster } from '../support/muster.ts';
import { putFiles, workshop, type Files } from '../support/workshop.ts';

const work = workshop();

describe.concurrent('the outcome of muster check', () => {
  it('tells what a policy that only watches would stop, and stops nothing until its day is over', async () => {
    const files = (head: string): Files => ({
      ...gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'gpl', license: 'GPL-3.0-only' }, { name: 'mit', license: 'MIT' }, { name: 'silent' }, { name: 'pictures', license: 'CC-BY-4.0' }] }),
      '.muster/policy/policy.yaml': `policy: {id: p, title: P, version: 1.0.0, layer: organization, extends: [preset:default]${head}}\n`,
    });
    const told = ({ exceptions }: GateDocument): string[] => exceptions.map(({ kind, id, message }) => `${kind} ${id}: ${message}`);
    const tree = work.tree(files(', observeUntil: 2026-03-01'));
    const watched = await check([], { cwd: tree });
    expect([watched.code, verdictsOf(watched.document)]).toEqual([0, { gpl: 'allow-with-obligations', mit: 'allow-with-obligations', silent: 'allow-with-obligations', pictures: 'allow-with-obligations' }]);
    expect(told(watched.document)).toEqual(expect.arrayContaining([
      'watches POL-LIC-030: It only watches until 2026-03-01 and stops nothing; it would not allow 1 component: gpl (GPL-3.0-only), and could not judge 1 component: silent (licence unknown)',
      'watches POL-LIC-003: It only watches until 2026-03-01 and stops nothing; it would ask for an approval of 1 component: pictures (CC-BY-4.0)',
    ]));
    for (const format of ['table', 'markdown', 'html', 'github', 'sarif', 'junit', 'gitlab', 'summary']) {
      const text = (await muster(['check', '-q', '--date', '2026-03-01', '-f', format], { cwd: tree })).stdout.replaceAll(/\s+/g, ' ').replaceAll('&#45;', '-');
      expect(text, format).toMatch(/would not allow 1 component: gpl/);
      if (format !== 'gitlab' && format !== 'junit' && format !== 'sarif') expect(text, format).toMatch(/\d rules that only watch would have stopped something/);
    }
    const after = await check(['--date', '2026-03-02'], { cwd: tree });
    expect([after.code, verdictsOf(after.document), told(after.document)]).toEqual([1, { gpl: 'deny POL-LIC-030', silent: 'needs-approval POL-LIC-002', pictures: 'needs-approval POL-LIC-003', mit: 'allow-with-obligations' }, []]);
    const one = await check([], { cwd: work.tree({ ...files(''), '.muster/policy/policy.yaml': `${files('')['.muster/policy/policy.yaml']}adjust:\n  - {rule: POL-LIC-030, enforceAt: {pull-request: observe}}\n` }) });
    expect(told(one.document)).toEqual([expect.stringMatching(/^watches POL-LIC-030: It only watches and stops nothing; it would not allow 1 component: gpl/)]);
  });

  it('says that a policy without rules judged nothing', async () => {
    const tree = work.tree({ ...gateProject({ configuration: 'usageContext: hosted\n', packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }] }), '.muster/policy/policy.yaml': 'policy: {id: p, title: P, version: 1.0.0, otherwise: allow}\n' });
    const { code, document } = await check([], { cwd: tree });
    expect([code, document.exceptions]).toMatchObject([0, [{ kind: 'decides', of: 'rule', severity: 'warning', message: 'The policy has no rules, and its otherwise: allow lets everything pass: nothing was judged' }]]);
    expect((await muster(['check', '-q'], { cwd: tree })).stdout).toContain('warning: otherwise');
  });

  it('fails from the verdict on that was asked for', async () => {
    const tree = work.tree(gateProject({ configuration: 'usageContext: internal\n', packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }] }));
    const codes = await Promise.all([[], ['--fail-on', 'deny'], ['--fail-on', 'needs-approval'], ['--fail-on', 'never']].map(async (more) => (await check([tree, ...more])).code));
    expect(codes).toEqual([1, 0, 1, 0]);
    const wrong = await muster(['check', '-q', tree, '--fail-on', 'maybe']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('deny, needs-approval, allow-with-obligations, never')]);
  });

  it('tells the same of a stored scan as of the tree', async () => {
    const tree = work.tree(checkProject('usageContext: distributed\noutboundLicense: proprietary\n'));
    const stored = work.file('scan.json', (await muster(['scan', '-q', '-f', 'json', tree])).stdout);
    const [direct, again] = await Promise.all([check([tree]), check([stored])]);
    expect(verdictsOf(again.document)).toEqual(verdictsOf(direct.document));
    const sbom = work.file('sbom.cdx.json', (await muster(['scan', '-q', '-f', 'cyclonedx-json', tree])).stdout);
    const ofSbom = await check([sbom, '--context', 'distributed', '--outbound', 'proprietary']);
    expect(ofSbom.document.findings.filter(({ verdict }) => verdict === 'deny').map(({ component: { name } }) => name)).toEqual(expect.arrayContaining(['gpl', 'agpl', 'busl']));
  });

  it('is the same to the byte, and can be replayed from its facts', async () => {
    const tree = work.tree(checkProject('usageContext: distributed\noutboundLicense: proprietary\n'));
    const facts = work.file('facts.json', '');
    const [first, second] = [await check([tree, '--facts', facts]), await check([tree])];
    expect(second.stdout).toBe(first.stdout);
    const replay = await muster(['policy', 'simulate', facts, '--policy', 'preset:default', '--against', 'preset:default', '--format', 'json', '--date', '2026-03-01']);
    expect(JSON.parse(replay.stdout)).toMatchObject({ uses: licensedCases.length + 1, changed: [] });
  });

  it('only fails on what is new, or has become worse', async () => {
    const tree = work.tree(gateProject({ configuration: 'usageContext: hosted\n', packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }] }));
    makeRepository(tree);
    const stored = await check([tree]);
    expect(stored.code).toBe(1);
    putFiles(tree, gateProject({ configuration: 'usageContext: hosted\n', packages: [{ name: 'agpl', version: '1.1.0', license: 'AGPL-3.0-only' }, { name: 'mit', license: 'MIT' }] }));
    const updated = await check(['--baseline', 'HEAD'], { cwd: tree });
    expect([updated.code, updated.document.findings[0]!.isNew, updated.document.baseline]).toEqual([0, false, { name: 'HEAD', known: 1 }]);
    const byFile = await check([tree, '--baseline', work.file('before.json', stored.stdout)]);
    expect(byFile.code).toBe(0);
    putFiles(tree, gateProject({ configuration: 'usageContext: hosted\n', packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }, { name: 'sspl', license: 'SSPL-1.0' }] }));
    const worse = await check(['--baseline', 'HEAD'], { cwd: tree });
    expect([worse.code, worse.document.findings.filter(({ fails }) => fails).map(({ component }) => component.name)]).toEqual([1, ['sspl']]);
    const outside = await check([tree, '--baseline', 'HEAD']);
    expect(outside.document.findings.filter(({ isNew }) => isNew === true).map(({ component }) => component.name)).toEqual(['sspl']);
    const github = await muster(['check', '-q', '-f', 'github', '--baseline', 'HEAD'], { cwd: tree });
    expect(github.stdout).toMatch(/::notice [^\n]*title=Was there before%2C not counted%3A agpl [^\n]*::Was there before: not counted\.%0ARule POL-LIC-\d+\n/);
    const junk = await muster(['check', '-q', tree, '--baseline', work.file('junk.json', '{"a":1}')]);
    expect([junk.code, junk.stderr]).toEqual([2, expect.stringContaining('is nothing that can be compared with')]);
    const nonsense = await muster(['check', '-q', tree, '--baseline', 'no-such-thing'], { cwd: tree });
    expect([nonsense.code, nonsense.stderr]).toEqual([2, expect.stringContaining('no-such-thing')]);
  });

  it('does not call new what was there with a licence that nobody knew', async () => {
    const configuration = 'usageContext: hosted\n';
    const tree = work.tree(gateProject({ configuration, packages: [{ name: 'agpl' }] }));
    makeRepository(tree);
    const before = work.file('unknown.json', (await check([tree])).stdout);
    putFiles(tree, gateProject({ configuration, packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }] }));
    for (const baseline of ['HEAD', before]) {
      const learnt = await check(['--baseline', baseline], { cwd: tree });
      expect([learnt.code, learnt.document.findings[0]]).toMatchObject([0, { verdict: 'deny', isNew: false, licenseLearnt: true, fails: false }]);
    }
    expect((await muster(['check', '-q', '--baseline', 'HEAD'], { cwd: tree })).stdout).toContain('known before, licence learnt since');
    putFiles(tree, gateProject({ configuration, packages: [{ name: 'agpl', version: '2.0.0', license: 'AGPL-3.0-only' }] }));
    const other = await check(['--baseline', 'HEAD'], { cwd: tree });
    expect([other.code, other.document.findings[0]!.isNew]).toEqual([1, true]);
  });
});
