import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askText } from '#core/gate/ask-text.ts';
import { GateDocument } from '#core/gate/gate-document.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import type { EnforcementPoint } from '#core/policy/model/verdict.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { makeComponent, makeInventory } from '../../../test/support/make-inventory.ts';
import { ask, askedPurl, type AskAnswer } from './ask.ts';
import { declaredLicenses } from './declared-licenses.ts';
import { runGate, type GateInput, type GateRun } from './run-gate.ts';

const { policy } = combineLayers(loadPreset('default', undefined, []));
const knowledge = licenseKnowledge();
const basis = (at: EnforcementPoint): Omit<GateInput, 'targets' | 'baseline'> => ({
  policy, policyLocation: 'p', knowledge, at, date: '2026-03-01', failOn: 'needs-approval', waivers: [], approvals: [], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' },
});

interface Part {
  readonly name: string;
  readonly license?: string;
  readonly version?: string;
  /** Its project, where there are several; or the purl of what asks for it. */
  readonly by?: string;
}

const purlOf = ({ name, version = '1.0.0' }: Part): string => `pkg:npm/${name}@${version}`;

function projectOf(parts: readonly Part[], names: readonly string[] = ['shop'], subject: Partial<Inventory['subject']> = {}): Inventory {
  return makeInventory({
    subject: { usageContext: 'distributed', usage: { clientCode: false }, ...subject }, projects: names.map((name, index) => ({ id: `npm:${index === 0 ? '.' : name}`, path: index === 0 ? '.' : name, name })),
    components: parts.map((part) => makeComponent(purlOf(part), { licenses: part.license === undefined ? [] : [part.license], direct: part.by?.startsWith('pkg:') !== true })),
    edges: parts.map((part) => `${part.by ?? 'npm:.'} > ${purlOf(part)}`),
  });
}

const targetOf = (inventory: Inventory) => ({ inventory, licenseOf: declaredLicenses(inventory), context: undefined });

function asked(license: string, inventory: Inventory | undefined, { purl = 'pkg:npm/asked@1.0.0', at = 'request', into }: { readonly purl?: string; readonly at?: EnforcementPoint; readonly into?: string } = {}): AskAnswer {
  const one = into === undefined ? undefined : inventory!.projects.find(({ name }) => name === into);
  return ask({
    purl: askedPurl(purl), license: { status: 'settled', expression: license, basis: 'stated', declared: [license], evidence: [], notes: [] }, subject: { name: 'shop', kind: 'directory', location: 'shop', owners: [], usageContext: 'distributed' }, context: undefined,
    outboundLicense: undefined, scanned: inventory === undefined ? undefined : targetOf(inventory), ...(one === undefined ? {} : { into: one }),
  }, basis(at));
}

const checked = (inventory: Inventory, at: EnforcementPoint): GateRun => runGate({ ...basis(at), targets: [targetOf(inventory)] });
const textOf = ({ finding, result }: AskAnswer): string => [...askText(finding, result, { color: false, columns: 100 })].join('').replace(/\n {12}/g, ' ');
const together = 'POL-LIC-072';
/** Points at which it is refused because of others. Nobody says under which licence the project is passed on, so that another rule asks at all of them. */
const refusedAt = ({ result }: AskAnswer): string[] => result.laterStages!.filter(({ verdict, reasons }) => verdict === 'deny' && reasons[0]?.rule === together).map(({ at }) => at);
const isRefused = ({ finding: { verdict, reasons } }: AskAnswer): boolean => verdict === 'deny' && reasons[0]?.rule === together;

describe('a package that is asked about, against what the project has', () => {
  it('is refused where no licence accepts both, at the points at which a check would', () => {
    const answer = asked('Apache-2.0', projectOf([{ name: 'drawing', license: 'GPL-2.0-only' }, { name: 'glue', license: 'MIT' }]));
    expect([answer.finding.action, refusedAt(answer)]).toEqual(['fulfil', ['pull-request', 'build', 'release']]);
    const text = textOf(answer);
    expect(text).toContain('Passes here, but is refused at pull-request, build and release.');
    expect(text).toContain('Components whose licences cannot be in one work (POL-LIC-072). Whatever licence the project takes, it breaks the terms of one of them.');
    expect(text).toContain('They meet in shop. Ways out: 1.');
    expect(text).toContain('Project   shop; held against 2 other components of it\n');
    expect(GateDocument.parse({ ...answer.result, findings: [answer.finding] }).heldAgainst).toEqual({ projects: ['shop'], components: 2, unsettled: 0, read: 'whole', conflicts: [] });
    const there = textOf(asked('Apache-2.0', projectOf([{ name: 'drawing', license: 'GPL-2.0-only' }]), { at: 'build' }));
    expect(there).toContain('No: the policy does not allow it here.');
    expect(there).toContain('They meet in shop.');
  });

  it('says the same as a check of the project that has it', () => {
    const licenses = ['MIT', 'Apache-2.0', 'GPL-2.0-only', 'GPL-3.0-only', 'LGPL-2.1-only', 'EPL-2.0', 'MPL-2.0', 'AGPL-3.0-only', 'BSD-4-Clause', 'GPL-2.0-only OR Apache-2.0'];
    const some = fc.array(fc.constantFrom(...licenses), { maxLength: 5 });
    fc.assert(fc.property(some, fc.constantFrom(...licenses), fc.constantFrom(undefined, 'MIT', 'GPL-2.0-only', 'proprietary'), fc.constantFrom('pull-request', 'build'), (there, license, outbound, at) => {
      const subject = { usage: { clientCode: false, ...(outbound === undefined ? {} : { outboundLicense: outbound }) } };
      const parts = there.map((one, index): Part => ({ name: `c${index}`, license: one }));
      const { finding } = asked(license, projectOf(parts, ['shop'], subject), { at });
      const check = checked(projectOf([...parts, { name: 'asked', license }], ['shop'], subject), at).findings.find(({ component }) => component.name === 'asked')!;
      const comparable = ({ verdict, enforced, action, fails, conflicts, reasons }: typeof check) => ({ verdict, enforced, action, fails, conflicts, rules: reasons.map(({ rule }) => rule) });
      expect(comparable(finding)).toEqual(comparable(check));
    }), { numRuns: 50 });
  });

  it('is told where it completes a conflict of something that has to go anyway', () => {
    const parts = [{ name: 'drawing', license: 'GPL-2.0-only' }, { name: 'old', license: 'BSD-4-Clause' }];
    const answer = asked('Apache-2.0', projectOf(parts), { at: 'build' });
    const told = checked(projectOf([...parts, { name: 'asked', license: 'Apache-2.0' }]), 'build').findings.filter(({ reasons }) => reasons[0]?.rule === together).map(({ component }) => component.name);
    expect([isRefused(answer), told]).toEqual([false, ['drawing']]);
    expect(answer.result.heldAgainst!.conflicts.map((one) => one.with.map(({ name }) => name))).toEqual([['drawing 1.0.0']]);
    expect(textOf(answer)).toMatch(/Besides {3}It cannot be in one work with drawing 1\.0\.0 either \(.+\): that has to leave shop anyway, because of what is there already\./);
  });

  it('takes the place of the version that the project asks for itself, and not of one that another component needs', () => {
    const update = asked('Apache-2.0', projectOf([{ name: 'drawing', license: 'GPL-2.0-only' }, { name: 'glue', license: 'MIT' }]), { purl: 'pkg:npm/drawing@2.0.0', at: 'build' });
    expect([isRefused(update), update.result.heldAgainst!.components]).toEqual([false, 1]);
    const deep = asked('Apache-2.0', projectOf([{ name: 'glue', license: 'MIT' }, { name: 'drawing', license: 'GPL-2.0-only', by: 'pkg:npm/glue@1.0.0' }]), { purl: 'pkg:npm/drawing@2.0.0', at: 'build' });
    expect(isRefused(deep)).toBe(true);
  });

  it('is held against the projects that would use it', () => {
    const two = projectOf([{ name: 'drawing', license: 'GPL-2.0-only', by: 'npm:app' }, { name: 'glue', license: 'MIT' }], ['site', 'app']);
    expect([isRefused(asked('Apache-2.0', two, { into: 'site', at: 'build' })), isRefused(asked('Apache-2.0', two, { into: 'app', at: 'build' }))]).toEqual([false, true]);
    const both = asked('Apache-2.0', two);
    expect([both.result.heldAgainst!.projects, textOf(both).includes('They meet in app. ')]).toEqual([['site', 'app'], true]);
  });

  it('is one that the project has already: its own place counts', () => {
    const answer = asked('Apache-2.0', projectOf([{ name: 'drawing', license: 'GPL-2.0-only' }, { name: 'asked', license: 'Apache-2.0' }]), { at: 'build' });
    expect([isRefused(answer), answer.result.heldAgainst!.components]).toEqual([true, 1]);
  });

  it('says when no project was looked at, and of how many nobody knows the licence', () => {
    for (const inventory of [undefined, makeInventory({ projects: [], components: [] })]) {
      const answer = asked('Apache-2.0', inventory);
      expect(answer.result.heldAgainst).toEqual({ projects: [], components: 0, unsettled: 0, read: 'empty', conflicts: [] });
      expect(answer.result.laterStages!.find(({ at }) => at === 'build')!.notAsked).toContain(together);
      expect(textOf(answer)).toContain('Project   no project was looked at: nothing was found in shop. Whether it goes together with other components of the project is not known; name the project, a stored scan or an SBOM with --project.');
    }
    const partly = asked('Apache-2.0', projectOf([{ name: 'silent' }, { name: 'glue', license: 'MIT' }]));
    expect(textOf(partly)).toContain('held against 2 other components of it; of 1 the licence is not settled, so that nothing can be said of it\n');
    expect(textOf(asked('Apache-2.0', projectOf([])))).toContain('Project   shop, which has no other component\n');
  });
});
