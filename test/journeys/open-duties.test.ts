import { describe, expect, it } from 'vitest';
import { GateDocument } from '#core/gate/gate-document.ts';
import { ChecklistDocument } from '#core/obligations/checklist-document.ts';
import { gateProject } from '../support/gate-project.ts';
import { makeRepository } from '../support/make-repository.ts';
import { muster } from '../support/muster.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();

const mit = 'MIT License\n\nCopyright (c) 2020 Ann Author\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files, to deal in the Software without restriction.\n';

const project = (records?: string): Files => ({
  ...gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'weak', license: 'LGPL-2.1-or-later' }, { name: 'kind', license: '0BSD' }, { name: 'tool', license: 'LGPL-2.1-or-later', dev: true }] }),
  ...(records === undefined ? {} : { '.muster/obligations.yaml': records }),
});

async function check(target: string, ...args: readonly string[]) {
  const run = await muster(['check', '-q', '-f', 'json', target, ...args]);
  return { ...run, document: GateDocument.parse(JSON.parse(run.stdout)) };
}

async function openOf(target: string) {
  const { stdout } = await muster(['obligations', '-q', '-f', 'json', target]);
  const { open, tasks } = ChecklistDocument.parse(JSON.parse(stdout));
  return { open, tasks: tasks.filter((task) => task.open > 0) };
}

describe.concurrent('open duties', () => {
  it.each(['release', 'deploy'])('are known at %s, one for one as muster obligations names them', async (stage) => {
    const target = work.tree(project());
    const [{ document }, { open, tasks }] = await Promise.all([check(target, '--stage', stage), openOf(target)]);
    expect(open).toBeGreaterThan(0);
    const weak = document.findings.find(({ component }) => component.name === 'weak')!;
    expect(weak.openDuties!.map(({ title }) => title)).toEqual(tasks.map(({ title }) => title));
    expect(document.notAsked.map(({ rule }) => rule)).not.toContain('POL-OPS-040');
  });

  it('has nothing that is only needed to build, test or develop, in no list', async () => {
    const packages = [{ name: 'lib', license: 'MIT' }, { name: 'gpl-tool', license: 'GPL-2.0-only', dev: true as const }, { name: 'agpl-tool', license: 'AGPL-3.0-only', dev: true as const }];
    const configuration = (more: string): string => `usageContext: distributed\noutboundLicense: proprietary\n${more}`;
    const target = work.tree(gateProject({ configuration: configuration(''), packages }));
    for (const stage of ['pull-request', 'release']) {
      const { document } = await check(target, '--stage', stage, '--fail-on', 'never');
      expect([stage, document.findings.map(({ component: { name } }) => name), document.counts['nothing']]).toEqual([stage, ['lib'], 2]);
    }
    const { stdout } = await muster(['obligations', '-q', '-f', 'json', target]);
    expect(new Set(ChecklistDocument.parse(JSON.parse(stdout)).tasks.flatMap(({ items }) => items.map(({ component }) => component)))).toEqual(new Set(['pkg:npm/lib@1.0.0']));
    // who asks to fail on duties sees them, and what is bundled after all has them
    expect((await check(target, '--fail-on', 'allow-with-obligations')).document.findings.map(({ component: { name }, action }) => [name, action])).toEqual([['agpl-tool', 'fulfil'], ['gpl-tool', 'fulfil'], ['lib', 'fulfil']]);
    const bundled = work.tree(gateProject({ configuration: configuration('uses:\n  - component: pkg:npm/gpl-tool\n    scope: runtime\n    linkage: copied\n    reason: Bundled.\n'), packages }));
    expect((await check(bundled, '--fail-on', 'never')).document.findings.map(({ component: { name }, action }) => [name, action])).toEqual([['gpl-tool', 'replace'], ['lib', 'fulfil']]);
  });

  it('say of what nothing is known how to find it out, and then what is open', async () => {
    const target = work.tree(gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'silent' }] }));
    const { stdout } = await muster(['check', '-q', '--stage', 'release', '-f', 'sarif', target]);
    expect(stdout).toMatch(/No file here names its licence: install the packages before the check, or run it with --online\. Do what is open, or explain why it is not due\. Find out the licence: /);
    expect(stdout).not.toContain('If that does not help: Do what is open');
  });

  it('hold up the release, named with what to do, and only the component that has them', async () => {
    const target = work.tree(project());
    const { code, document } = await check(target, '--stage', 'release');
    expect(code).toBe(1);
    expect(document.findings.filter(({ fails }) => fails).map(({ component: { name }, action, verdict, reasons }) => [name, action, verdict, reasons[0]!.rule])).toEqual([['weak', 'complete', 'deny', 'POL-OPS-040']]);
    const table = await muster(['check', '-q', '--stage', 'release', target]);
    expect(table.stdout).toContain('Complete before the release (1)');
    for (const { title } of document.findings.find(({ fails }) => fails)!.openDuties!) expect(table.stdout).toContain(`${title}:`);
    expect(table.stdout).toContain('.muster/obligations.yaml');
    expect(table.stdout).toContain('Failed at release');
  });

  it('are worked out again without a statement, so that whoever reviews it hears that it alone lets the release pass', async () => {
    const stated = work.tree(gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\nuses:\n  - {component: "pkg:npm/weak", scope: development, reason: only the build needs it}\n', packages: [{ name: 'weak', license: 'LGPL-2.1-or-later' }] }));
    const { code, document: { fineByStatement, exceptions } } = await check(stated, '--stage', 'release');
    expect([code, fineByStatement, exceptions]).toEqual([0, 1, [expect.objectContaining({ kind: 'decides', of: 'use', id: 'pkg:npm/weak', message: expect.stringContaining('It states scope: development, and only because of that a component is fine: weak (LGPL-2.1-or-later)') })]]);
    // before the release nobody holds it up, whatever is stated
    expect((await check(stated, '--stage', 'pull-request')).document.fineByStatement).toBeUndefined();
  });

  it('do not matter before', async () => {
    const { code, document } = await check(work.tree(project()), '--stage', 'pull-request');
    expect([code, document.findings.filter(({ openDuties }) => openDuties !== undefined)]).toEqual([0, []]);
  });

  it('are done when they are recorded', async () => {
    const bare = work.tree(project());
    const { tasks } = await openOf(bare);
    const records = `records:\n${tasks.map(({ name }) => `  - component: pkg:npm/weak@1.0.0\n    obligation: ${name}\n    status: fulfilled\n    by: ann@shop.example\n    on: 2026-03-01\n`).join('')}`;
    const { code, document } = await check(work.tree(project(records)), '--stage', 'release');
    expect([code, document.findings.filter(({ fails }) => fails)]).toEqual([0, []]);
    const file = work.tree({ 'done.yaml': records });
    const named = await check(bare, '--stage', 'release', '--records', `${file}/done.yaml`);
    expect(named.code).toBe(0);
  });

  it('are done by the notice that Muster writes', async () => {
    const files = gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'mild', license: 'MIT' }] });
    const without = await check(work.tree(files), '--stage', 'release');
    expect(without.document.findings[0]!.openDuties!.map(({ title }) => title)).toEqual(['Keep the copyright notices']);
    const texts = work.tree({ 'mild.txt': mit });
    const given = await check(work.tree(files), '--stage', 'release', '--texts', texts);
    expect([given.code, given.document.passed]).toEqual([0, true]);
    const installed = work.tree({ ...files, 'node_modules/mild/package.json': '{"name":"mild","version":"1.0.0","license":"MIT"}', 'node_modules/mild/LICENSE': mit });
    expect((await check(installed, '--stage', 'release')).code).toBe(0);
    // the texts of a repository that is fetched are read too
    makeRepository(installed);
    const fetched = await check(`${installed}#trunk`, '--stage', 'release');
    expect([fetched.code, fetched.document.targets[0]!.kind]).toEqual([0, 'git']);
  });

  it('are not guessed from broken records', async () => {
    const run = await muster(['check', '-q', '--stage', 'release', work.tree(project('records:\n  - component: 7\n'))]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('obligations.yaml:2: records[0].obligation is missing');
  });
});
