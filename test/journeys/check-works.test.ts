import { describe, expect, it } from 'vitest';
import { check, verdictsOf } from '../support/check-project.ts';
import { gateProject } from '../support/gate-project.ts';
import { muster } from '../support/muster.ts';
import { mitOf } from '../support/shipped-project.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();

describe.concurrent('muster check of works in parts', () => {
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

  it('goes by the files of a package where they contradict its author', async () => {
    const gpl = 'This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.\n';
    const tree = work.tree({ ...gateProject({ configuration: 'usageContext: internal\n', packages: [{ name: 'odd', license: 'MIT' }] }), 'node_modules/odd/package.json': '{"name":"odd","version":"1.0.0","license":"MIT"}', 'node_modules/odd/LICENSE': gpl });
    const { document } = await check([tree]);
    expect(document.findings[0]).toMatchObject({ action: 'find-out', license: { status: 'conflict' }, reasons: [{ rule: 'POL-LIC-002' }] });
  });
});
