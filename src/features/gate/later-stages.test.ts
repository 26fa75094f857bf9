import { describe, expect, it } from 'vitest';
import { askText } from '#core/gate/ask-text.ts';
import type { LaterStage } from '#core/gate/gate-result.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { UsageContext } from '#core/model/inventory.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { enforcementPoints, type EnforcementPoint } from '#core/policy/model/verdict.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { readPolicy } from '#core/policy/reading/read-policy.ts';
import { ask, askedPurl, type AskAnswer } from './ask.ts';

const standard = combineLayers(loadPreset('default', undefined, [])).policy;
const knowledge = licenseKnowledge();

interface Asked {
  readonly license: string | undefined;
  readonly at?: EnforcementPoint;
  readonly policy?: Policy;
  readonly context?: UsageContext;
  readonly outbound?: string;
  readonly date?: string;
}

const answer = ({ license, at = 'request', policy = standard, context, outbound, date = '2026-03-01' }: Asked): AskAnswer => ask(
  {
    purl: askedPurl('pkg:npm/thing@1.0.0'), subject: { name: 'shop', kind: 'directory', location: '.', owners: [] }, context, outboundLicense: outbound, scanned: undefined,
    license: license === undefined ? { status: 'unknown', declared: [], evidence: [], notes: [] } : { status: 'settled', expression: license, basis: 'stated', declared: [license], evidence: [], notes: [] },
  },
  { policy, policyLocation: 'p', knowledge, at, date, failOn: 'needs-approval', waivers: [], approvals: [], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' } },
);

const textOf = ({ finding, result }: AskAnswer): string => [...askText(finding, result, { color: false, columns: 100 })].join('').replace(/\n {12}/g, ' ');

function policyOf(rules: readonly string[], otherwise = 'allow'): Policy {
  const { document, problems } = readPolicy('.', [{ path: 'p.yaml', text: `policy: {id: p, title: P, version: 1.0.0, otherwise: ${otherwise}}\nrules:\n${rules.join('\n')}\n` }], []);
  const combined = combineLayers([document]);
  expect([...problems, ...combined.problems]).toEqual([]);
  return combined.policy;
}

const rule = (id: string, when: string, enforceAt: string, more = 'verdict: deny, severity: error'): string => `  - {id: ${id}, title: Title of ${id}, domain: license, when: '${when}', enforceAt: ${enforceAt}, rationale: Why ${id}., remedy: Remedy of ${id}., ${more}}`;
const strong = 'license.categories hasAny ["strong-copyleft"]';

describe('later stages', () => {
  const licenses = ['MIT', 'Apache-2.0', 'BSD-4-Clause', 'EPL-2.0', 'CDDL-1.0', 'GPL-2.0-only', 'GPL-3.0-only OR MIT', 'AGPL-3.0-only', 'BUSL-1.1', 'LicenseRef-own', undefined];
  const uses = (['internal', 'hosted', 'distributed', 'published', undefined] as const).flatMap((context) => (['proprietary', 'GPL-2.0-only', undefined] as const).map((outbound) => [context, outbound] as const));

  it.each(uses)('say in %s software under %s what is said there when it is asked there', (context, outbound) => {
    for (const license of licenses) {
      const asked: Asked = { license, ...(context === undefined ? {} : { context }), ...(outbound === undefined ? {} : { outbound }) };
      const first = answer(asked);
      expect(first.result.laterStages!.map(({ at }) => at)).toEqual(['pull-request', 'build', 'release', 'deploy']);
      for (const stage of first.result.laterStages!) {
        const { finding, result } = answer({ ...asked, at: stage.at });
        const { verdict, enforced, action, fails, reasons } = finding;
        expect(stage, `${license} at ${stage.at}`).toMatchObject({ verdict, enforced, action, fails, reasons, ...(finding.license.expression === undefined ? {} : { expression: finding.license.expression }) });
        // only open duties are taken for done there
        expect(stage.notAsked).toEqual(result.notAsked.map((one) => one.rule).filter((id) => id !== 'POL-OPS-040'));
      }
      // whoever is let pass here is told, and nobody else is told that it passes
      const isStopped = first.result.laterStages!.some(({ fails }) => fails);
      expect(textOf(first).includes('\nPasses here'), license).toBe(!first.finding.fails && isStopped);
    }
  });

  it('are those after the one that is asked, as far as anything is enforced there', () => {
    const policy = policyOf([rule('R-1', strong, '{request: enforce, pull-request: warn, build: observe, release: enforce, deploy: warn}')]);
    const stages = (at: EnforcementPoint, date?: string) => answer({ license: 'MIT', policy, at, ...(date === undefined ? {} : { date }) }).result.laterStages!.map((stage) => stage.at);
    expect(enforcementPoints.map((at) => stages(at))).toEqual([['release'], ['release'], ['release'], [], []]);
    const soon = policyOf([rule('R-1', strong, '[release]', 'verdict: deny, severity: error, observeUntil: 2026-06-01')]);
    expect(['2026-06-01', '2026-06-02'].map((date) => answer({ license: 'MIT', policy: soon, date }).result.laterStages!.length)).toEqual([0, 1]);
  });

  it('explain their rules', () => {
    const { result } = answer({ license: 'Apache-2.0', context: 'published', outbound: 'GPL-2.0-only' });
    for (const { reasons, notAsked } of result.laterStages!) expect([...reasons.map((reason) => reason.rule), ...notAsked].filter((id) => result.rules[id] === undefined)).toEqual([]);
  });
});

describe('the answer in words', () => {
  it('says at once that it is refused later, why, and what to do', () => {
    const text = textOf(answer({ license: 'Apache-2.0', context: 'published', outbound: 'GPL-2.0-only' }));
    expect(text).toContain('thing 1.0.0  Apache-2.0\nPasses here, but is refused at pull-request, build and release.\n');
    expect(text).toContain('  Later     Refused at pull-request, build and release: Licence that contradicts the licence of the project (POL-LIC-070). The licence of the project does not take it in. Whoever passes both on together breaks the terms of one of them. Replace the component, or give the project another licence. Apache-2.0 ends its patent licence for whoever sues over patents, a term that GPL-2.0-only does not let into its works. (Apache-2.0 3; GPL-2.0-only 6) Ways out: 1. Run thing as a program of its own that yours talks to over a pipe, socket or command line. 2. Publish your work under GPL-3.0-or-later or GPL-3.0-only or MIT (115 more licences would do). 3. Replace thing by something under MIT, ISC, BSD-3-Clause or the like.\n');
    expect(text).toContain('  Lesson    JIT-COMPATIBILITY\n');
    expect(text).not.toContain('Yes');
  });

  it('says who has to agree later', () => {
    const text = textOf(answer({ license: 'BSD-4-Clause', context: 'distributed', outbound: 'proprietary', at: 'pull-request' }));
    expect(text).toContain('Passes here, but somebody has to agree at release.');
    expect(text).toMatch(/Later {5}Somebody has to agree at release: Advertising has to name the authors \(POL-LIC-090\)\..* Ask legal\.\n/);
  });

  it('does not call duties refused that are done before the release, whatever the policy does about what is not known', () => {
    const policy = policyOf([rule('R-1', 'project.openObligations > 0', '[release, deploy]'), rule('R-2', 'license.ids hasAny ["MIT"]', 'all', 'verdict: allow, severity: info')]);
    const asked = answer({ license: 'MIT', context: 'distributed', policy });
    expect(asked.result.laterStages!.map(({ at, fails, action, reasons }) => [at, fails, action, reasons])).toEqual(['pull-request', 'build', 'release', 'deploy'].map((at) => [at, false, 'fulfil', []]));
    expect(textOf(asked)).toContain('\nYes, with duties when the software leaves the house.\n');
    const product = answer({ license: 'LGPL-2.1-only', context: 'distributed', outbound: 'proprietary' });
    expect([textOf(product).includes('Later'), JSON.stringify(product.result.laterStages).includes('POL-OPS-040')]).toEqual([false, false]);
    // where the gate does not look for duties either, it cannot judge
    const early = policyOf([rule('R-1', 'project.openObligations > 0', '[build]'), rule('R-2', 'license.ids hasAny ["MIT"]', 'all', 'verdict: allow, severity: info')]);
    expect(textOf(answer({ license: 'MIT', policy: early }))).toContain('Passes here, but cannot be judged yet at build.');
  });

  it('tells each thing once: what is stopped here for the same reason is not told again', () => {
    const same = answer({ license: 'GPL-3.0-only', context: 'distributed', outbound: 'proprietary' });
    expect([textOf(same).includes('No: the policy does not allow it here.'), textOf(same).includes('Later')]).toEqual([true, false]);
    const unknown = answer({ license: undefined, context: 'distributed' });
    expect([textOf(unknown).includes('Not yet: something has to be known first.'), textOf(unknown).includes('Later')]).toEqual([true, false]);
    const worse = policyOf([rule('R-1', strong, '{request: warn, build: enforce, release: enforce}'), rule('R-2', strong, '[request]', 'verdict: needs-approval, severity: warning, approvers: [legal]'), rule('R-3', strong, '[release]')]);
    const text = textOf(answer({ license: 'GPL-3.0-only', policy: worse }));
    expect(text).toContain('Later     Refused at build and release: Title of R-1 (R-1). Why R-1. Remedy of R-1.\n');
    expect(text).toContain('Later     Refused at release: Title of R-3 (R-3). Why R-3. Remedy of R-3.\n');
    expect(text).not.toContain('Passes here');
  });

  it('tells a warning here apart, and that no rule allows it later', () => {
    const warned = policyOf([rule('R-1', strong, '{request: warn, release: enforce}')]);
    expect(textOf(answer({ license: 'GPL-3.0-only', policy: warned }))).toContain('\nPasses here with a warning, but is refused at release.\n');
    const silent = policyOf([rule('R-1', 'license.ids hasAny ["MIT"]', '[request]', 'verdict: allow, severity: info'), rule('R-2', strong, '[release]')], 'needs-approval');
    const text = textOf(answer({ license: 'MIT', policy: silent }));
    expect(text).toContain('Passes here, but somebody has to agree at release.');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Later Somebody has to agree at release: No rule of the policy covers this licence in this use, so that its answer for everything else counts: ask the owners of the policy, or Legal, who decide and can add a rule. ');
    expect(textOf(answer({ license: 'MIT', policy: policyOf([rule('R-1', 'license.ids hasAny ["MIT"]', '[request]', 'verdict: allow, severity: info'), rule('R-2', strong, '[release]')], 'deny') }))).toContain('Passes here, but is refused at release.');
  });

  it('gathers what is not known, and names the licence that is taken there', () => {
    const text = textOf(answer({ license: 'EPL-2.0', context: 'published' }));
    expect(text.split('Later').length).toBe(2);
    expect(text).toContain('Cannot be judged yet at pull-request, build and release: Licences that go together only on a condition, or perhaps not at all (POL-LIC-071); Licence that contradicts the licence of the project (POL-LIC-070). That depends on');
    const choosy = policyOf([rule('R-1', 'license.ids hasAny ["MIT"]', '[request]', 'verdict: needs-approval, severity: warning, approvers: [legal]'), rule('R-2', 'license.ids hasAny ["GPL-2.0-only"]', '[release]'), rule('R-3', 'license.ids hasAny ["MIT"]', '[release]', 'verdict: needs-approval, severity: warning, approvers: [legal]')]);
    const { finding, result } = answer({ license: 'GPL-2.0-only OR MIT', policy: choosy });
    expect([finding.license.expression, result.laterStages!.map(({ expression }: LaterStage) => expression)]).toEqual(['GPL-2.0-only', ['MIT']]);
    expect(textOf({ finding, result })).toContain('Somebody has to agree at release under MIT: Title of R-3 (R-3).');
  });

  it('names what to take instead where it is stopped', () => {
    const policy = policyOf([rule('R-1', 'license.categories hasAny ["network-copyleft"]', '[release]')]);
    const purl = askedPurl('pkg:npm/ua-parser-js@2.0.0');
    const asked = ask({ purl, license: { status: 'settled', expression: 'AGPL-3.0-or-later', basis: 'stated', declared: [], evidence: [], notes: [] }, subject: { name: 'shop', kind: 'directory', location: '.', owners: [] }, context: 'hosted', outboundLicense: undefined, scanned: undefined },
      { policy, policyLocation: 'p', knowledge, at: 'request', date: '2026-03-01', failOn: 'needs-approval', waivers: [], approvals: [], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' } });
    expect(textOf(asked)).toContain('Instead   ua-parser-js before 2.0.0 (MIT)');
  });
});
