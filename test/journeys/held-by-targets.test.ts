import { rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GateDocument } from '#core/gate/gate-document.ts';
import { gateProject } from '../support/gate-project.ts';
import { git, makeRepository } from '../support/make-repository.ts';
import { muster } from '../support/muster.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();

const project = (name: string, license: string): Files => gateProject({ configuration: `name: ${name}\nusageContext: hosted\noutboundLicense: proprietary\nclientCode: false\n`, packages: [{ name: 'runtime', license }] });
const under = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));

const waiver = 'waivers:\n  - {rule: POL-LIC-040, component: "pkg:npm/runtime", reason: migration-planned, approvedBy: [{role: legal, by: mia}, {role: osrb, by: rosa}], granted: 2026-02-01, expires: 2026-04-20}\n';
const approvals = ['legal', 'procurement'].map((role) => `  - {rule: POL-LIC-060, role: ${role}, by: ${role} of acme, component: "pkg:npm/runtime"}\n`).join('');

async function check(args: readonly string[], cwd: string) {
  const { code, stdout, stderr } = await muster(['check', '-q', '-f', 'json', '--date', '2026-03-01', ...args], { cwd });
  if (code === 2) throw new Error(stderr);
  const document = GateDocument.parse(JSON.parse(stdout));
  const verdicts = document.targets.map((_, index) => document.findings.filter(({ target, component }) => target === index && component.name === 'runtime').map(({ verdict }) => verdict).join() || 'allow');
  return { code, document, verdicts, remarks: document.exceptions.map(({ kind, place }) => `${kind} ${place?.path ?? ''}`) };
}

const refused = 'deny';
const lifted = 'allow-with-obligations';

describe.concurrent('waivers and approvals of a target', () => {
  const place = work.tree({ ...under('a', project('a', 'AGPL-3.0-only')), ...under('b', project('b', 'AGPL-3.0-only')), 'a/.muster/waivers.yaml': waiver, 'shared.yaml': waiver });

  it('bind in that target only, in whatever order they are named', async () => {
    const { verdicts, remarks, code } = await check(['a', 'b'], place);
    expect([verdicts, remarks, code]).toEqual([[lifted, refused], [], 1]);
    expect((await check(['b', 'a'], place)).verdicts).toEqual([refused, lifted]);
    expect((await check(['a'], place)).verdicts).toEqual([lifted]);
  });

  it('cover no more than that target, and what is wrong with them is an error in a workflow', async () => {
    const around = work.tree({ ...under('a', project('a', 'AGPL-3.0-only')), ...under('b', project('b', 'AGPL-3.0-only')), 'a/.muster/waivers.yaml': waiver.replace('pkg:npm/runtime', '*') });
    const { stdout } = await muster(['check', '-q', '-f', 'github', '--date', '2026-03-01', 'a', 'b'], { cwd: around });
    expect(stdout).toContain('::error file=a/.muster/waivers.yaml,line=2,title=Waiver ');
    expect(stdout).toContain('::it covers every component of the target that holds it. ');
    expect(stdout).not.toContain('of every project');
  });

  it('are told as needless where only another target would need them', async () => {
    const around = work.tree({ ...under('a', project('a', 'MIT')), ...under('b', project('b', 'AGPL-3.0-only')), 'a/.muster/waivers.yaml': waiver });
    const { verdicts, remarks } = await check(['a', 'b'], around);
    expect([verdicts, remarks]).toEqual([['allow', refused], ['unused a/.muster/waivers.yaml']]);
  });

  it('bind everywhere where the file is named, or stands in the current directory', async () => {
    expect((await check(['a', 'b', '--waivers', 'shared.yaml'], place)).verdicts).toEqual([lifted, lifted]);
    const around = work.tree({ ...under('a', project('a', 'AGPL-3.0-only')), ...under('b', project('b', 'AGPL-3.0-only')), '.muster/waivers.yaml': waiver });
    expect((await check(['a', 'b'], around)).verdicts).toEqual([lifted, lifted]);
  });

  it('of a current directory that is a target itself bind there only', async () => {
    expect((await check(['.', '../b'], join(place, 'a'))).verdicts).toEqual([lifted, refused]);
    expect((await check(['../b'], join(place, 'a'))).verdicts).toEqual([lifted]);
  });

  it('that are approvals bind in that target only', async () => {
    const around = work.tree({ ...under('a', project('a', 'Elastic-2.0')), ...under('b', project('b', 'Elastic-2.0')), 'a/.muster/waivers.yaml': `approvals:\n${approvals}` });
    const { document } = await check(['a', 'b'], around);
    const open = document.findings.map(({ target, reasons }) => [target, reasons.find(({ rule }) => rule === 'POL-LIC-060')?.approvedBy ?? []]);
    expect(open).toEqual(expect.arrayContaining([[0, ['legal', 'procurement']], [1, []]]));
  });

  it('hold for what was there before in the same target', async () => {
    const tree = work.tree({ ...under('a', project('a', 'AGPL-3.0-only')), ...under('b', project('b', 'AGPL-3.0-only')), 'a/.muster/waivers.yaml': waiver });
    makeRepository(tree);
    const { document, code } = await check(['a', 'b', '--baseline', 'HEAD'], tree);
    // the refusal in b is older than the revision, and the one in a was lifted then as it is today
    expect([code, document.findings.map(({ target, isNew, verdict }) => [target, isNew, verdict])]).toEqual([0, expect.arrayContaining([[0, false, lifted], [1, false, refused]])]);
  });
});

describe.concurrent('what a repository elsewhere holds', () => {
  const counsel = 'licenses:\n  - {id: LicenseRef-acme, category: permissive, duties: [{obligation: disclose-source, when: always, scope: file, clause: "4"}], confirmedBy: "J. Doe, Legal", confirmedOn: 2026-01-01, reason: read in full}\n';
  const upstream = (files: Files): string => {
    const tree = work.tree(files);
    makeRepository(tree);
    return pathToFileURL(tree).href;
  };

  it('lifts rules for it as in its directory', async () => {
    const url = upstream({ ...project('a', 'AGPL-3.0-only'), '.muster/waivers.yaml': waiver });
    const { verdicts, document } = await check([url, work.tree(project('b', 'AGPL-3.0-only'))], work.root);
    expect([verdicts, document.targets[0]!.location, document.targets[0]!.kind]).toEqual([[lifted, refused], url, 'git']);
  });

  it('is counsel’s word about it, at the gate, in notices and in checklists', async () => {
    const url = upstream({ ...project('a', 'LicenseRef-acme'), '.muster/licenses.yaml': counsel, '.muster/obligations.yaml': 'records:\n  - {component: "*", obligation: disclose-source, status: fulfilled, by: rosa, on: 2026-02-01}\n' });
    const { document } = await check([url], work.root);
    expect(document.dataVersions['license-knowledge']).toContain('licenses.yaml');
    const { stdout } = await muster(['obligations', '-q', '-f', 'json', '--context', 'distributed', url], { cwd: work.root });
    const { tasks } = JSON.parse(stdout) as { tasks: { name: string; items: { status: string; shownBy: string }[] }[] };
    expect(tasks.find(({ name }) => name === 'disclose-source')?.items).toMatchObject([{ status: 'fulfilled', shownBy: 'rosa, 2026-02-01' }]);
    const notice = await muster(['notice', '-q', '-f', 'json', '--context', 'distributed', url], { cwd: work.root });
    expect((JSON.parse(notice.stdout) as { components: { license: string }[] }).components.map(({ license }) => license)).toEqual(['LicenseRef-acme']);
    const asked = await muster(['ask', 'pkg:npm/runtime@1.0.0', '-f', 'json', '--project', url], { cwd: work.root });
    expect((JSON.parse(asked.stdout) as { dataVersions: Record<string, string> }).dataVersions['license-knowledge']).toContain('licenses.yaml');
  });

  it('is its policy, whose code nobody here reviewed', async () => {
    const policy = 'policy: {id: strict, title: Strict, version: 1.0.0, extends: [preset:default]}\nadjust:\n  - rule: POL-LIC-010\n    verdict: deny\n';
    const url = upstream({ ...project('a', 'MIT'), '.muster/policy/policy.yaml': policy });
    const { document, code } = await check([url], work.root);
    expect([document.policy.id, document.policy.location, code]).toEqual(['strict', url, 1]);
    const coded = upstream({ ...project('a', 'MIT'), '.muster/policy/policy.yaml': policy, '.muster/policy/own.rule.ts': 'throw new Error("EXECUTED");\n' });
    const { code: refusedCode, stderr } = await muster(['check', '-q', '--allow-code', coded], { cwd: work.root });
    expect([refusedCode, stderr.includes('EXECUTED')]).toEqual([2, false]);
  });

  it('is told by its address where something in it is wrong', async () => {
    const url = upstream({ ...project('a', 'MIT'), '.muster/waivers.yaml': 'waivers:\n  - rule: 7\n' });
    const { code, stderr } = await muster(['check', '-q', url], { cwd: work.root });
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${url}/.muster/waivers.yaml:2`)]);
    const broken = upstream({ ...project('a', 'MIT'), '.muster/licenses.yaml': 'licenses: [{id: nobody knows}]\n' });
    expect((await muster(['notice', '-q', broken], { cwd: work.root })).stderr).toContain(`${broken}/.muster/licenses.yaml:1`);
  });

  it.each(['.muster/waivers.yaml', '.muster/licenses.yaml', '.muster/obligations.yaml', '.muster/policy', 'muster.yaml'])('must not be a link to files of this machine: %s', async (name) => {
    const tree = work.tree({ ...project('a', 'MIT'), '.muster/kept.txt': '' });
    const secret = work.file('secret.yaml', 'secret: [secret]\n');
    rmSync(join(tree, name), { force: true });
    symlinkSync(name === '.muster/policy' ? dirname(secret) : secret, join(tree, name));
    makeRepository(tree);
    const url = pathToFileURL(tree).href;
    const { code, stderr } = await muster(['check', '-q', '--stage', 'release', url], { cwd: work.root });
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${url}/${name} is a link that leads out of the repository.`)]);
    expect(stderr).not.toContain('secret');
  });

  it('is read of a branch of a local repository, for which papers are written too', async () => {
    const tree = work.tree({ ...project('a', 'LicenseRef-acme'), '.muster/licenses.yaml': counsel });
    makeRepository(tree);
    git(tree, 'branch', 'side');
    const { code, stdout } = await muster(['obligations', '-q', '-f', 'json', '--context', 'distributed', `${tree}#side`], { cwd: work.root });
    expect([code, (JSON.parse(stdout) as { tasks: { name: string }[] }).tasks.some(({ name }) => name === 'disclose-source')]).toEqual([0, true]);
  });
});

describe.concurrent('papers for several targets', () => {
  const record = (component = '*'): string => `records:\n  - {component: "${component}", obligation: disclose-source, status: fulfilled, by: rosa, on: 2026-02-01}\n`;
  const gpl = (name: string, more: string, packages = ['both']): Files => gateProject({ configuration: `name: ${name}\nusageContext: distributed\noutboundLicense: proprietary\n${more}`, packages: packages.map((one) => ({ name: one, license: 'GPL-2.0-only' })) });

  interface Checklist { readonly tasks: readonly { readonly name: string; readonly items: readonly { readonly component: string; readonly status: string; readonly problem?: string; readonly state: string }[] }[]; readonly unusedRecords: readonly { readonly component: string }[] }
  const source = ({ tasks }: Checklist) => (tasks.find(({ name }) => name === 'disclose-source')?.items ?? []).map(({ component, status }) => `${component} ${status}`);
  const listed = async (cwd: string, targets: readonly string[]) => JSON.parse((await muster(['obligations', '-q', '-f', 'json', ...targets], { cwd })).stdout) as Checklist;

  it('take a record for what its own target hands over', async () => {
    const place = work.tree({ ...under('a', gpl('a', '')), ...under('b', gpl('b', '', ['both', 'only-b'])), 'a/.muster/obligations.yaml': record() });
    const both = await listed(place, ['a', 'b']);
    expect(source(both)).toEqual(['pkg:npm/both@1.0.0 open', 'pkg:npm/only-b@1.0.0 open']);
    expect(both.tasks.find(({ name }) => name === 'disclose-source')!.items[0]!.problem).toBe('It has to be done for each of them: a: rosa, 2026-02-01; b: nothing shows that it is done.');
    expect(source(await listed(place, ['a']))).toEqual(['pkg:npm/both@1.0.0 fulfilled']);
    expect(source(await listed(place, ['a', 'b', '--records', 'a/.muster/obligations.yaml']))).toEqual(['pkg:npm/both@1.0.0 fulfilled', 'pkg:npm/only-b@1.0.0 fulfilled']);
    const bundle = await muster(['bundle', '-q', '--strict', '-o', 'papers', '--contact', 'mia@acme.example', 'a', 'b'], { cwd: place });
    expect(bundle.code).toBe(3);
  });

  it('name a record that fits nothing of its own target', async () => {
    const place = work.tree({ ...under('a', gpl('a', '')), ...under('b', gpl('b', '', ['both', 'only-b'])), 'a/.muster/obligations.yaml': record('pkg:npm/only-b@1.0.0') });
    expect((await listed(place, ['a', 'b'])).unusedRecords).toMatchObject([{ component: 'pkg:npm/only-b@1.0.0' }]);
  });

  it('see the duties of each use, licence and statement', async () => {
    const stated = (license: string): string => `uses:\n  - {component: "pkg:npm/both", license: ${license}, reason: a contract, entitlement: true}\n`;
    const place = work.tree({ ...under('a', gpl('a', stated('MIT'))), ...under('b', gpl('b', '')) });
    for (const targets of [['a', 'b'], ['b', 'a']]) expect(source(await listed(place, targets))).toEqual(['pkg:npm/both@1.0.0 open']);
    expect(source(await listed(place, ['a']))).toEqual([]);
    const { stdout } = await muster(['notice', '-q', '-f', 'json', 'a', 'b'], { cwd: place });
    expect((JSON.parse(stdout) as { components: { license: string }[] }).components.map(({ license }) => license)).toEqual(['MIT AND GPL-2.0-only']);
  });
});
