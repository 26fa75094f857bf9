import { describe, expect, it } from 'vitest';
import { check, licensedPackages, verdictsOf } from '../support/check-project.ts';
import { gateProject } from '../support/gate-project.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

describe.concurrent('muster check with what people state', () => {
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

  it('lets a person confirm a choice, state how something is combined, and record a contract', async () => {
    const configuration = [
      'usageContext: distributed', 'outboundLicense: proprietary', 'uses:',
      '  - component: pkg:npm/busl', '    entitlement: true', '    reason: Contract 12',
      '  - component: pkg:npm/gpl', '    linkage: separate-process',
      '  - component: pkg:npm/lgpl', '    modified: true',
      '  - component: pkg:npm/either', '    license: GPL-3.0-only', '    linkage: separate-process', '    reason: The plug-ins ask for it.', '',
    ].join('\n');
    const { document } = await check([work.tree(gateProject({ configuration, packages: licensedPackages.filter(({ name }) => ['busl', 'gpl', 'lgpl', 'either'].includes(name)) }))]);
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
});
