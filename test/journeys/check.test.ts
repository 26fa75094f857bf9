import { describe, expect, it } from 'vitest';
import { GateDocument } from '#core/gate/gate-document.ts';
import { gateProject } from '../support/gate-project.ts';
import { mitOf } from '../support/shipped-project.ts';
import { muster, type RunOptions } from '../support/muster.ts';
import { makeRepository } from '../support/make-repository.ts';
import { putFiles, workshop, type Files } from '../support/workshop.ts';

const work = workshop();

async function check(args: readonly string[], options?: RunOptions) {
  const run = await muster(['check', '-q', '-f', 'json', '--date', '2026-03-01', ...args], { env: { SOURCE_DATE_EPOCH: '1772323200' }, ...options });
  if (!run.stdout.startsWith('{')) throw new Error(`no document (exit ${run.code}): ${run.stdout}${run.stderr}`);
  return { ...run, document: GateDocument.parse(JSON.parse(run.stdout)) };
}

type Document = GateDocument;

const verdictsOf = ({ findings }: Document): Record<string, string> => Object.fromEntries(findings.map(({ component: { name }, verdict, reasons }) => [name, `${verdict} ${reasons[0]?.rule ?? ''}`.trim()]));

/** Name, licence as written, verdict inside the house, verdict in a closed product that is handed out. What is simply allowed is not listed. */
const cases: readonly (readonly [name: string, license: string | undefined, internal: string | undefined, distributed: string | undefined])[] = [
  ['mit', 'MIT', undefined, 'allow-with-obligations'],
  ['apache', 'Apache-2.0', undefined, 'allow-with-obligations'],
  ['gpl', 'GPL-3.0-only', 'allow-with-obligations POL-LIC-032', 'deny POL-LIC-030'],
  ['gpl2', 'GPL-2.0-or-later', 'allow-with-obligations POL-LIC-032', 'deny POL-LIC-030'],
  ['agpl', 'AGPL-3.0-only', 'needs-approval POL-LIC-041', 'deny POL-LIC-030'],
  ['lgpl', 'LGPL-2.1-or-later', 'allow-with-obligations POL-LIC-020', 'allow-with-obligations POL-LIC-020'],
  ['mpl', 'MPL-2.0', 'allow-with-obligations POL-LIC-020', 'allow-with-obligations POL-LIC-020'],
  ['sspl', 'SSPL-1.0', 'needs-approval POL-LIC-060', 'deny POL-LIC-063'],
  ['busl', 'BUSL-1.1', 'needs-approval POL-LIC-060', 'deny POL-LIC-061'],
  ['unlicensed', 'UNLICENSED', 'deny POL-LIC-001', 'deny POL-LIC-001'],
  ['silent', undefined, 'needs-approval POL-LIC-002', 'needs-approval POL-LIC-002'],
  ['gibberish', 'see the sky', 'needs-approval POL-LIC-002', 'needs-approval POL-LIC-002'],
  ['classpath', 'GPL-2.0-only WITH Classpath-exception-2.0', 'allow-with-obligations POL-LIC-032', 'allow-with-obligations POL-LIC-033'],
  ['either', '(GPL-3.0-only OR MIT)', undefined, 'allow-with-obligations'],
  ['both', 'MIT AND GPL-3.0-only', 'allow-with-obligations POL-LIC-032', 'deny POL-LIC-030'],
  ['hard-choice', 'BUSL-1.1 OR AGPL-3.0-only', 'needs-approval POL-LIC-041', 'deny POL-LIC-030'],
  ['pictures', 'CC-BY-4.0', 'needs-approval POL-LIC-003', 'needs-approval POL-LIC-003'],
];

const packages = [...cases.map(([name, license]) => ({ name, ...(license === undefined ? {} : { license }) })), { name: 'gpl-tool', license: 'GPL-3.0-only', dev: true as const }];
const project = (configuration: string): Files => gateProject({ configuration, packages });

describe.concurrent('muster check', () => {
  it('judges by licence and context', async () => {
    const [internal, distributed] = await Promise.all(['internal', 'distributed'].map((context) => check([work.tree(project(`usageContext: ${context}\noutboundLicense: proprietary\n`))])));
    const expected = (column: 2 | 3) => Object.fromEntries(cases.flatMap((row) => (row[column] === undefined ? [] : [[row[0], row[column]]])));
    expect(verdictsOf(internal!.document)).toEqual(expected(2));
    expect(verdictsOf(distributed!.document)).toEqual(expected(3));
    expect([internal!.code, distributed!.code]).toEqual([1, 1]);
    expect(internal!.document.policy).toMatchObject({ id: 'default', location: 'preset:default' });
  });

  it('tells what a policy that only watches would stop, and stops nothing until its day is over', async () => {
    const files = (head: string): Files => ({
      ...gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'gpl', license: 'GPL-3.0-only' }, { name: 'mit', license: 'MIT' }, { name: 'silent' }, { name: 'pictures', license: 'CC-BY-4.0' }] }),
      '.muster/policy/policy.yaml': `policy: {id: p, title: P, version: 1.0.0, layer: organization, extends: [preset:default]${head}}\n`,
    });
    const told = ({ exceptions }: Document): string[] => exceptions.map(({ kind, id, message }) => `${kind} ${id}: ${message}`);
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

  it('takes a copy in a directory of its own for a library, and asks whether it was changed', async () => {
    const go: Files = {
      'go.mod': 'module example.com/shop\n\ngo 1.24\n\nrequire (\n\texample.com/cache v1.0.0\n\texample.com/tables v1.0.0\n)\n',
      'vendor/modules.txt': '# example.com/cache v1.0.0\n## explicit; go 1.24\nexample.com/cache\n# example.com/tables v1.0.0\n## explicit; go 1.24\nexample.com/tables\n',
      'vendor/example.com/cache/cache.go': 'package cache\n', 'vendor/example.com/tables/tables.go': 'package tables\n',
    };
    const uses = (more: string): string => `usageContext: published\noutboundLicense: Apache-2.0\nuses:\n  - {component: pkg:golang/example.com/cache, license: MPL-2.0, reason: Its file.${more}}\n  - {component: pkg:golang/example.com/tables, license: MIT, reason: Its file.}\n`;
    const [plain, unchanged, copied] = await Promise.all(['', ', modified: false', ', linkage: copied'].map((more) => check([work.tree({ ...go, 'muster.yaml': uses(more) })])));
    // statically linked is a matter for people; the copy alone is no contradiction to the licence of the project
    for (const { document } of [plain!, unchanged!]) {
      const finding = document.findings.find(({ component: { name } }) => name.endsWith('cache'))!;
      expect([finding.verdict, finding.reasons[0]!.rule, finding.use.linkage, finding.use.linkageFrom]).toEqual(['needs-approval', 'POL-LIC-021', 'static', 'usual']);
    }
    expect([plain!, unchanged!].map(({ document }) => document.findings[0]!.use.modified)).toEqual(['unknown', false]);
    expect(copied!.document.findings[0]).toMatchObject({ verdict: 'deny', reasons: [{ rule: 'POL-LIC-070' }, { rule: 'POL-LIC-021' }], withProject: { answer: 'incompatible', clauses: ['MPL-2.0 3.1'] } });
  });

  it('takes what a published package bundles for unchanged', async () => {
    const lock = { name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': { name: 'shop', version: '1.0.0', dependencies: { outer: '1.0.0' } }, 'node_modules/outer': { version: '1.0.0', resolved: 'https://registry.example/outer.tgz', integrity: 'sha512-AAAA', license: 'MIT' }, 'node_modules/outer/node_modules/inner': { version: '2.0.0', inBundle: true, license: 'LGPL-2.1-only' } } };
    const { document } = await check([work.tree({ 'muster.yaml': 'usageContext: distributed\noutboundLicense: proprietary\n', 'package.json': '{"name": "shop", "version": "1.0.0", "dependencies": {"outer": "1.0.0"}}\n', 'package-lock.json': JSON.stringify(lock) })]);
    expect(verdictsOf(document)['inner']).toBe('allow-with-obligations POL-LIC-020');
    expect(document.findings.find(({ component: { name } }) => name === 'inner')!.use).toMatchObject({ linkage: 'dynamic', modified: false });
  });

  it('lets an exception for linking free what is linked, and not what is copied', async () => {
    const tree = (linkage: string, license: string) => work.tree(gateProject({ configuration: `usageContext: distributed\noutboundLicense: proprietary\nuses:\n  - {component: pkg:npm/x, linkage: ${linkage}}\n`, packages: [{ name: 'x', license }] }));
    const verdict = async (linkage: string, license: string): Promise<string | undefined> => verdictsOf((await check([tree(linkage, license)])).document)['x'];
    const classpath = 'GPL-2.0-only WITH Classpath-exception-2.0';
    expect([await verdict('static', classpath), await verdict('copied', classpath), await verdict('copied', 'GPL-3.0-or-later WITH Bison-exception-2.2')]).toEqual(['allow-with-obligations POL-LIC-033', 'deny POL-LIC-030', 'allow-with-obligations POL-LIC-033']);
  });

  it('asks where the reading that lets a component in is disputed', async () => {
    const tree = work.tree(gateProject({ configuration: 'usageContext: published\noutboundLicense: Apache-2.0\n', packages: [{ name: 'european', license: 'EUPL-1.2' }, { name: 'open', license: 'OSL-3.0' }, { name: 'lesser', license: 'LGPL-2.1-only' }] }));
    const { document } = await check([tree]);
    expect(verdictsOf(document)).toEqual({ european: 'needs-approval POL-LIC-071', open: 'needs-approval POL-LIC-071', lesser: 'allow-with-obligations POL-LIC-020' });
  });

  it('takes of several licences none that nobody knows, where a known one is judged no worse', async () => {
    const tree = (linkage: string) => work.tree(gateProject({ configuration: `usageContext: distributed\noutboundLicense: proprietary\nuses:\n  - {component: pkg:npm/x, linkage: ${linkage}}\n`, packages: [{ name: 'x', license: 'LicenseRef-Acme-Commercial OR GPL-3.0-only' }] }));
    const taken = async (linkage: string): Promise<string | undefined> => (await check([tree(linkage)])).document.findings[0]!.license.expression;
    expect([await taken('separate-process'), await taken('dynamic')]).toEqual(['GPL-3.0-only', 'LicenseRef-Acme-Commercial']);
  });

  it('holds the components of one work against each other', async () => {
    const packages = [{ name: 'drawing', license: 'GPL-2.0-only' }, { name: 'tables', license: 'Apache-2.0' }, { name: 'charts', license: 'Apache-2.0' }, { name: 'glue', license: 'MIT' }, { name: 'gpl-tool', license: 'GPL-2.0-only', dev: true as const }];
    const tree = work.tree(gateProject({ packages }));
    const { code, document } = await check([tree, '--context', 'distributed']);
    expect([code, verdictsOf(document)['drawing'], document.rules['POL-LIC-072']!.title]).toEqual([1, 'deny POL-LIC-072', 'Components whose licences cannot be in one work']);
    expect(document.findings.filter(({ conflicts }) => conflicts !== undefined).map(({ component: { name }, action, conflicts }) => [name, action, conflicts!.map(({ decides, works, with: others }) => ({ decides, works, others }))])).toEqual([
      ['drawing', 'replace', [{ decides: true, works: ['shop'], others: [{ purl: 'pkg:npm/charts@1.0.0', name: 'charts 1.0.0', license: 'Apache-2.0', others: 1 }] }]],
    ]);
    // other uses, and a licence that has the answer already
    const quiet = await Promise.all([['--context', 'hosted', '--outbound', 'proprietary'], ['--context', 'internal'], ['--context', 'distributed', '--outbound', 'proprietary']].map((more) => check([tree, ...more])));
    expect(quiet.map(({ document: { findings } }) => findings.some(({ conflicts, reasons }) => conflicts !== undefined || reasons.some(({ rule, status }) => rule === 'POL-LIC-072' && status === 'fired')))).toEqual([false, false, false]);
    const refused = await check([tree, '--context', 'distributed', '--outbound', 'MIT']);
    expect(refused.document.findings.filter(({ conflicts }) => conflicts !== undefined).map(({ component: { name }, reasons, conflicts }) => [name, reasons.map(({ rule }) => rule), conflicts!.map(({ decides }) => decides)])).toEqual([['drawing', ['POL-LIC-070'], [false]]]);

    const unhelpful = await muster(['check', '-q', '--context', 'distributed', '--outbound', 'MIT', tree]);
    expect(unhelpful.stdout.replaceAll(/\s+/g, ' ')).toContain('Another licence for the project does not help as long as charts 1.0.0 (and 1 more under Apache-2.0) is in it: no licence accepts this one beside it.');
  });

  it('lets no contradiction be settled by the more permissive side, whatever it is used for', async () => {
    const mit = mitOf('2020 Ann Author');
    const clause = '"Commons Clause" License Condition v1.0\n\nThe Software is provided to you subject to the License and the following condition.\n\n';
    const gpl = 'This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation; version 2.\n';
    const files: Record<string, Files> = {
      plain: { LICENSE: mit, 'README.md': '# plain\n\nFor commercial and non-commercial use.\n' },
      clause: { LICENSE: clause + mit },
      readme: { LICENSE: mit, 'README.md': '# readme\n\n## Use\n\nIt is free for non-commercial use only.\n' },
      notice: { LICENSE: mit, NOTICE: 'The licensed software may not be used for military purposes.\n' },
      odd: { LICENSE: 'Terms\n\nYou may use this under the license LicenseRef-odd.\n\nSPDX-License-Identifier: LicenseRef-odd\n' },
      copyleft: { LICENSE: gpl },
      source: { LICENSE: mit, 'lib/solve.js': '// Licensed under the MIT license, for academic research purposes only.\n' },
      part: { LICENSE: mit, 'vendor/solve/LICENSE': `${mit}\nThis part is licensed for non-commercial use only.\n` },
    };
    const names = Object.keys(files);
    const project = gateProject({ configuration: `usageContext: distributed\noutboundLicense: proprietary\nlicenses: {read: full}\nuses:\n${names.map((name) => `  - {component: 'pkg:npm/${name}', scope: test}\n`).join('')}`, packages: names.map((name) => ({ name, license: 'MIT' })) });
    const tree: Files = { ...project, ...Object.fromEntries(Object.entries(files).flatMap(([name, own]) => Object.entries({ ...own, 'package.json': `{"name": "${name}", "version": "1.0.0", "license": "MIT"}` }).map(([path, content]) => [`node_modules/${name}/${path}`, content] as const))) };
    const [test, runtime] = await Promise.all([tree, { ...tree, 'muster.yaml': 'usageContext: distributed\noutboundLicense: proprietary\nlicenses: {read: full}\n' }].map((each) => check([work.tree(each)])));
    // of copyleft nothing is asked where nothing is passed on, whichever side is right
    expect(verdictsOf(test!.document)).toEqual({
      clause: 'needs-approval POL-LIC-060', readme: 'needs-approval POL-LIC-060', notice: 'needs-approval POL-LIC-060', odd: 'needs-approval', source: 'needs-approval POL-LIC-060', part: 'needs-approval POL-LIC-060',
    });
    expect(Object.fromEntries(runtime!.document.findings.map(({ component: { name }, verdict, license: { expression, status } }) => [name, `${verdict}: ${expression} ${status}`]))).toEqual({
      plain: 'allow-with-obligations: MIT settled', clause: 'needs-approval: MIT conflict', readme: 'needs-approval: MIT conflict', notice: 'needs-approval: MIT conflict', odd: 'needs-approval: MIT conflict', copyleft: 'needs-approval: MIT conflict', source: 'deny: MIT settled', part: 'deny: MIT settled',
    });
    expect(runtime!.document.findings.find(({ component: { name } }) => name === 'readme')!.places).toContainEqual({ of: 'license', path: 'node_modules/readme/README.md', line: 5, says: 'LicenseRef-noncommercial-use-only' });
  });

  it('asks about parts under stricter licences than the component, where it leaves the house', async () => {
    const gpl = 'This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation; version 2.\n';
    const both = `Licensed under the MIT license (below) or, at your option, under the terms of the GNU General Public License, version 2.\n\n${mitOf('2020 Ann Author')}`;
    const parts: Record<string, Files> = { strict: { 'lib/solver/COPYING': gpl }, choice: { 'lib/query/LICENSE': both }, mentioned: { 'docs/README': 'As opposed to the GPL, version 2.\n' } };
    const packages = Object.keys(parts).map((name) => ({ name, license: 'MIT' }));
    const installed = Object.entries(parts).flatMap(([name, own]) => Object.entries({ ...own, LICENSE: mitOf('2020 Ann Author'), 'package.json': `{"name": "${name}", "version": "1.0.0", "license": "MIT"}` }).map(([path, content]) => [`node_modules/${name}/${path}`, content] as const));
    const tree = work.tree({ ...gateProject({ configuration: 'outboundLicense: proprietary\n', packages }), ...Object.fromEntries(installed) });
    const verdicts = await Promise.all(['distributed', 'internal'].map(async (context) => verdictsOf((await check([tree, '--context', context])).document)));
    expect(verdicts).toEqual([{ strict: 'needs-approval POL-LIC-073', choice: 'allow-with-obligations', mentioned: 'allow-with-obligations' }, {}]);
    const { stdout } = await muster(['check', '-q', '--context', 'distributed', tree]);
    expect(stdout).toContain('node_modules/strict/lib/solver/COPYING:1');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('See whether the part is in what you ship. If not, exclude its path in a curation');
  });

  it('tells the actions of one repository apart, which nobody here has changed', async () => {
    const commit = 'ff2f1c621b7f889edc0d3c761ac2e6a3f8cdb0dd';
    const tree = work.tree({ '.github/workflows/scan.yml': `on: push\njobs:\n  scan:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: octo/scan/init@${commit}\n      - uses: octo/scan/analyze@${commit}\n` });
    const { document } = await check([tree, '--context', 'distributed']);
    expect(document.findings.map(({ component: { name }, use: { linkage, modified } }) => [name, linkage, modified])).toEqual([['octo/scan/analyze', 'build-tool', false], ['octo/scan/init', 'build-tool', false]]);
  });

  it('records the choice among alternatives, and why', async () => {
    const { document } = await check([work.tree(gateProject({ packages: [{ name: 'either', license: '(GPL-3.0-only OR MIT)' }] })), '--context', 'distributed', '--outbound', 'proprietary']);
    expect(document.findings[0]!.license).toMatchObject({ expression: 'MIT', basis: 'declared', choice: { from: 'GPL-3.0-only OR MIT', to: 'MIT', state: 'proposed', reason: 'MIT of 2 alternatives: allow-with-obligations at pull-request' } });
  });

  it('chooses what everybody knows, and what the licence of the project can take', async () => {
    const tree = work.tree(gateProject({ packages: [{ name: 'schema', license: 'AFL-2.1 OR BSD-3-Clause' }, { name: 'purify', license: '(MPL-2.0 OR Apache-2.0)' }] }));
    const taken = async (outbound: string) => Object.fromEntries((await check([tree, '--context', 'published', '--outbound', outbound])).document.findings.map(({ component: { name }, license }) => [name, license.expression]));
    expect(await taken('Apache-2.0')).toEqual({ schema: 'BSD-3-Clause', purify: 'Apache-2.0' });
    // Apache-2.0 cannot be part of a work under version 2 of the GPL only
    expect(await taken('GPL-2.0-only')).toEqual({ schema: 'BSD-3-Clause', purify: 'MPL-2.0' });
  });

  it('says that a fact is missing, and not that no rule is about it', async () => {
    const { document } = await check([work.tree(gateProject({ packages: [{ name: 'gpl', license: 'GPL-2.0-only' }] })), '--context', 'hosted', '--outbound', 'GPL-2.0-only']);
    expect(document.findings.map(({ action, reasons }) => [action, reasons[0]?.rule, reasons[0]?.status, reasons[0]?.missing.map(({ fact }) => fact)])).toEqual([['find-out', 'POL-LIC-032', 'not-evaluated', ['usage.clientCode']]]);
  });

  it('names the file in which a statement stands', async () => {
    const uses = 'uses:\n  - component: pkg:npm/nobody\n    linkage: static\n';
    const [own, other] = [work.tree(gateProject({ configuration: `usageContext: internal\n${uses}`, packages: [] })), work.tree(gateProject({ configuration: '', packages: [] }))];
    const named = work.file('shared.yaml', `usageContext: internal\n\n${uses}`);
    const places = await Promise.all([[own], ['--config', named, other]].map(async (args) => (await check(args)).document.exceptions.map(({ place }) => [place?.path, place?.line])));
    expect(places).toEqual([[['muster.yaml', 3]], [[named, 4]]]);
  });

  it('refuses waivers in a second document, which nobody would read', async () => {
    const { code, stderr } = await muster(['check', '-q', work.tree({ ...gateProject({ packages: [] }), '.muster/waivers.yaml': 'waivers: []\n---\nwaivers: []\n' })]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('waivers.yaml:3: error: the file must be one document, without --- between.')]);
  });

  it('asks nothing about devices for what is only needed to develop', async () => {
    const { document } = await check([work.tree(gateProject({ packages: [{ name: 'tool', license: 'LGPL-3.0-only', dev: true }, { name: 'lib', license: 'LGPL-3.0-only' }] })), '--context', 'embedded', '--outbound', 'proprietary']);
    expect(document.findings.map(({ component: { name }, action }) => [name, action])).toEqual([['lib', 'find-out']]);
    expect(document.counts['nothing']).toBe(1);
  });

  it('lets a person confirm a choice, state how something is combined, and record a contract', async () => {
    const configuration = [
      'usageContext: distributed', 'outboundLicense: proprietary', 'uses:',
      '  - component: pkg:npm/busl', '    entitlement: true', '    reason: Contract 12',
      '  - component: pkg:npm/gpl', '    linkage: separate-process',
      '  - component: pkg:npm/lgpl', '    modified: true',
      '  - component: pkg:npm/either', '    license: GPL-3.0-only', '    linkage: separate-process', '    reason: The plug-ins ask for it.', '',
    ].join('\n');
    const { document } = await check([work.tree(gateProject({ configuration, packages: packages.filter(({ name }) => ['busl', 'gpl', 'lgpl', 'either'].includes(name)) }))]);
    expect(verdictsOf(document)).toEqual({ busl: 'needs-approval POL-LIC-071', gpl: 'needs-approval POL-LIC-031', lgpl: 'needs-approval POL-LIC-021', either: 'needs-approval POL-LIC-031' });
    expect(document.findings.find(({ component }) => component.name === 'busl')!.reasons.map(({ rule }) => rule)).toContain('POL-LIC-062');
    expect(document.findings.find(({ component }) => component.name === 'either')!.license).toMatchObject({ basis: 'stated', expression: 'GPL-3.0-only' });
  });

  it('shows both sides where a statement takes the place of what a package says', async () => {
    const tree = (more: string) => work.tree(gateProject({ configuration: `usageContext: hosted\noutboundLicense: proprietary\nuses:\n  - component: pkg:npm/*\n    license: MIT\n    reason: Everything is MIT here.\n${more}`, packages: [{ name: 'agpl-lib', license: 'AGPL-3.0-only' }, { name: 'either', license: 'MIT OR GPL-3.0-only' }, { name: 'silent' }] }));
    const plain = tree('  - component: pkg:npm/gone\n    linkage: static\n');
    const { code, document } = await check([plain]);
    const of = (name: string) => document.findings.find(({ component }) => component.name === name);
    expect([code, of('agpl-lib')]).toMatchObject([1, { action: 'find-out', fails: true, reasons: [{ rule: 'POL-LIC-002' }], license: { status: 'conflict', basis: 'stated', declared: ['AGPL-3.0-only'], override: { stated: 'MIT', found: ['AGPL-3.0-only'] }, notes: ['muster.yaml:4 states MIT; the package says AGPL-3.0-only. The reason given: Everything is MIT here.'] } }]);
    expect(document.findings.filter(({ license }) => license.override !== undefined)).toHaveLength(1);
    expect(document.exceptions).toMatchObject([
      { of: 'use', kind: 'overrides', id: 'pkg:npm/*', message: 'It states MIT instead of what the package says: agpl-lib (AGPL-3.0-only)', place: { line: 4 } },
      { of: 'use', kind: 'unused', id: 'pkg:npm/gone', severity: 'warning', place: { line: 7 } },
    ]);
    const texts = await Promise.all(['table', 'markdown', 'html', 'github', 'sarif', 'junit', 'gitlab', 'summary'].map(async (format) => (await muster(['check', '-q', '-f', format, plain])).stdout.replaceAll(/\s+/g, ' ')));
    for (const text of texts) expect(text).toMatch(/MIT\? \(stated by muster\.yaml; the package says AGPL-3\.0-only\)/);
    for (const text of texts.slice(0, 5)) expect(text).toContain('The entry fits no component');
    // a contract gives other terms than those for everybody
    const contract = await check([tree('  - component: pkg:npm/agpl-lib\n    entitlement: true\n')]);
    expect(contract.document.findings.find(({ component }) => component.name === 'agpl-lib')?.license.status).not.toBe('conflict');
    expect(contract.document.exceptions.map(({ kind }) => kind)).toEqual(['overrides']);
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

  it('goes by the files of a package where they contradict its author', async () => {
    const gpl = 'This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.\n';
    const tree = work.tree({ ...gateProject({ configuration: 'usageContext: internal\n', packages: [{ name: 'odd', license: 'MIT' }] }), 'node_modules/odd/package.json': '{"name":"odd","version":"1.0.0","license":"MIT"}', 'node_modules/odd/LICENSE': gpl });
    const { document } = await check([tree]);
    expect(document.findings[0]).toMatchObject({ action: 'find-out', license: { status: 'conflict' }, reasons: [{ rule: 'POL-LIC-002' }] });
  });

  it('fails from the verdict on that was asked for', async () => {
    const tree = work.tree(gateProject({ configuration: 'usageContext: internal\n', packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }] }));
    const codes = await Promise.all([[], ['--fail-on', 'deny'], ['--fail-on', 'needs-approval'], ['--fail-on', 'never']].map(async (more) => (await check([tree, ...more])).code));
    expect(codes).toEqual([1, 0, 1, 0]);
    const wrong = await muster(['check', '-q', tree, '--fail-on', 'maybe']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('deny, needs-approval, allow-with-obligations, never')]);
  });

  it('tells the same of a stored scan as of the tree', async () => {
    const tree = work.tree(project('usageContext: distributed\noutboundLicense: proprietary\n'));
    const stored = work.file('scan.json', (await muster(['scan', '-q', '-f', 'json', tree])).stdout);
    const [direct, again] = await Promise.all([check([tree]), check([stored])]);
    expect(verdictsOf(again.document)).toEqual(verdictsOf(direct.document));
    const sbom = work.file('sbom.cdx.json', (await muster(['scan', '-q', '-f', 'cyclonedx-json', tree])).stdout);
    const ofSbom = await check([sbom, '--context', 'distributed', '--outbound', 'proprietary']);
    expect(ofSbom.document.findings.filter(({ verdict }) => verdict === 'deny').map(({ component: { name } }) => name)).toEqual(expect.arrayContaining(['gpl', 'agpl', 'busl']));
  });

  it('is the same to the byte, and can be replayed from its facts', async () => {
    const tree = work.tree(project('usageContext: distributed\noutboundLicense: proprietary\n'));
    const facts = work.file('facts.json', '');
    const [first, second] = [await check([tree, '--facts', facts]), await check([tree])];
    expect(second.stdout).toBe(first.stdout);
    const replay = await muster(['policy', 'simulate', facts, '--policy', 'preset:default', '--against', 'preset:default', '--format', 'json', '--date', '2026-03-01']);
    expect(JSON.parse(replay.stdout)).toMatchObject({ uses: cases.length + 1, changed: [] });
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

  it('refuses an outbound licence that is none', async () => {
    const tree = work.tree(gateProject({ packages: [] }));
    const [wrong, asked, closed] = await Promise.all([muster(['check', '-q', tree, '--outbound', 'FOO BAR']), muster(['ask', 'pkg:npm/x@1', '--license', 'MIT', '--outbound', 'FOO BAR'], { cwd: tree }), muster(['check', '-q', tree, '--outbound', 'proprietary'])]);
    expect([wrong!.code, wrong!.stderr, asked!.code, closed!.code]).toEqual([2, expect.stringContaining('(column 1)'), 2, 0]);
  });

  it('honours waivers within their limits, and tells of those that need attention', async () => {
    const waiver = (rule: string, component: string, granted: string, expires: string, more = '') => [`  - rule: ${rule}`, `    component: pkg:npm/${component}`, '    reason: migration-planned', '    approvedBy: [{role: legal, by: mia}, {role: osrb, by: rosa}]', `    granted: ${granted}`, `    expires: ${expires}${more}`].join('\n');
    const text = ['waivers:', waiver('POL-LIC-040', 'agpl', '2026-02-01', '2026-03-06'), waiver('POL-LIC-040', 'gone', '2026-02-01', '2026-04-20'), waiver('POL-LIC-061', 'busl', '2025-12-01', '2026-01-20'), ''].join('\n');
    const tree = work.tree({ ...gateProject({ configuration: 'usageContext: hosted\nclientCode: false\n', packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }, { name: 'busl', license: 'BUSL-1.1' }] }), '.muster/waivers.yaml': text });
    const { document } = await check([tree]);
    expect(verdictsOf(document)).toEqual({ agpl: expect.stringContaining('allow-with-obligations'), busl: 'deny POL-LIC-061' });
    expect(document.findings.find(({ component }) => component.name === 'agpl')!.reasons.map((reason) => reason.waiver)).toContain('POL-LIC-040@2');
    expect(document.exceptions.map(({ kind, reminder }) => (reminder === undefined ? kind : `${kind} ${reminder}`)).sort()).toEqual(['expired-but-used', 'expiring 7', 'unused']);
    const broken = work.tree({ ...gateProject({ packages: [] }), '.muster/waivers.yaml': 'waivers:\n  - rule: 7\n    colour: red\n' });
    const refused = await muster(['check', '-q', broken]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('.muster/waivers.yaml:')]);
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
