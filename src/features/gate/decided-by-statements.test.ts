import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { verdictRank } from '#core/policy/model/verdict.ts';
import { fitsPattern } from '#core/policy/language/text-pattern.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import { makeComponent, makeInventory } from '../../../test/support/make-inventory.ts';
import { declaredLicenses } from './declared-licenses.ts';
import { runGate, type GateInput, type GateRun } from './run-gate.ts';
import { entriesAbout } from './use-entries.ts';

const { policy } = combineLayers(loadPreset('default', undefined, []));
const basis: Omit<GateInput, 'targets'> = {
  policy, policyLocation: 'p', knowledge: licenseKnowledge(), at: 'build', date: '2026-03-01', failOn: 'needs-approval', waivers: [], approvals: [], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' },
};

/** `name: license`; edges as `from > to`, where `shop` is the project; the lines of the entries count from 1. */
function check(licenses: Readonly<Record<string, string>>, uses: readonly DeclaredUse[], { edges = Object.keys(licenses).map((name) => `shop > ${name}`), outbound = 'proprietary', more = {} }: { readonly edges?: readonly string[]; readonly outbound?: string; readonly more?: Partial<GateInput> } = {}): GateRun {
  const ref = (name: string): string => (name === 'shop' ? 'npm:.' : `pkg:npm/${name}@1.0.0`);
  const inventory = makeInventory({
    subject: { name: 'shop', location: 'apps/shop', usageContext: 'distributed', usage: { clientCode: false, outboundLicense: outbound, uses: uses.map((entry, index) => ({ ...entry, line: index + 1 })) } },
    components: Object.entries(licenses).map(([name, license]) => makeComponent(ref(name), { licenses: [license], direct: edges.includes(`shop > ${name}`) })),
    edges: edges.map((edge) => edge.split(' > ').map(ref).join(' > ')),
  });
  return runGate({ ...basis, targets: [{ inventory, licenseOf: declaredLicenses(inventory) }], ...more });
}

const told = ({ result: { exceptions } }: GateRun): string[] => exceptions.filter(({ kind }) => kind === 'decides').map(({ place, message }) => `${place!.path}:${place!.line} ${message}`);

describe('entries under uses that make components fine', () => {
  it('are told, each with the components, as a note that changes no verdict', () => {
    const run = check({ linter: 'GPL-3.0-only', tool: 'AGPL-3.0-only', plain: 'MIT', bad: 'GPL-3.0-only' }, [
      { component: 'pkg:npm/linter', scope: 'development', reason: 'Only in CI.' }, { component: 'pkg:npm/tool', linkage: 'none', scope: 'test' }, { component: 'pkg:npm/plain', scope: 'development' }, { component: 'pkg:npm/bad', modified: false },
    ]);
    expect(told(run)).toEqual([
      'apps/shop/muster.yaml:1 It states scope: development, and only because of that a component is fine: linter (GPL-3.0-only)',
      'apps/shop/muster.yaml:2 It states scope: test, linkage: none, and only because of that a component is fine: tool (AGPL-3.0-only)',
    ]);
    expect(run.result).toMatchObject({ fineByStatement: 2, counts: { nothing: 3, replace: 1 } });
    expect(run.result.exceptions.map(({ severity, remedy }) => [severity, remedy])).toEqual([
      ['note', 'Look whether it is so. The reason that is given: Only in CI.'], ['note', 'No reason is given: look whether it is so, and write down why (reason) for those who review the file.'],
    ]);
    expect(run.result.findings.map(({ component, fails }) => [component.name, fails])).toEqual([['bad', true]]);
  });

  it('are not told where an approval lets the component pass anyway, nor where nothing is stated of these facts', () => {
    const uses: DeclaredUse[] = [{ component: 'pkg:npm/old', scope: 'development' }];
    const of = (more: Partial<GateInput>) => told(check({ old: 'BSD-4-Clause' }, uses, { more: { at: 'request', ...more } }));
    expect(of({})).toHaveLength(1);
    expect(of({ approvals: [{ rule: 'POL-LIC-090', role: 'legal', by: 'mia' }] })).toEqual([]);
    const { result } = check({ ui: 'MIT' }, [{ component: 'pkg:npm/ui', owner: 'team', entitlement: true }]);
    expect([result.exceptions, result.fineByStatement]).toEqual([[], undefined]);
  });

  it('tell of several entries about one component only those that decide', () => {
    expect(told(check({ 'acme-tool': 'GPL-3.0-only' }, [{ component: 'pkg:npm/acme-*', modified: false }, { component: 'pkg:npm/acme-tool', scope: 'development' }]))).toEqual([
      'apps/shop/muster.yaml:2 It states scope: development, and only because of that a component is fine: acme-tool (GPL-3.0-only)',
    ]);
    expect(told(check({ 'acme-tool': 'GPL-3.0-only' }, [{ component: 'pkg:npm/acme-*', scope: 'test', linkage: 'none' }, { component: 'pkg:npm/acme-tool', scope: 'development' }]))).toEqual([
      'apps/shop/muster.yaml:1 It states scope: test, linkage: none, and only because of that and of what other entries state a component is fine: acme-tool (GPL-3.0-only)',
      'apps/shop/muster.yaml:2 It states scope: development, and only because of that and of what other entries state a component is fine: acme-tool (GPL-3.0-only)',
    ]);
  });

  it('tell of a program all that is linked into it', () => {
    const approvals = ['legal', 'osrb', 'architecture'].map((role) => ({ rule: 'POL-LIC-031', role, by: 'mia' }));
    const run = check({ 'p-tool': 'GPL-3.0-only', engine: 'GPL-3.0-only' }, [{ component: 'pkg:npm/p-*', linkage: 'separate-process' }], { edges: ['shop > p-tool', 'p-tool > engine'], more: { approvals } });
    expect(told(run)).toEqual(['apps/shop/muster.yaml:1 It states linkage: separate-process, and only because of that 2 components are fine: engine (GPL-3.0-only), p-tool (GPL-3.0-only)']);
    expect(run.findings.map(({ use }) => use.stated)).toEqual([[{ facts: ['linkage'], path: 'apps/shop/muster.yaml', line: 1 }], [{ facts: ['linkage'], path: 'apps/shop/muster.yaml', line: 1 }]]);
  });

  it('are not told where an entry about another component decides', () => {
    // without its entry the drawing would conflict with the charts, about which nothing is stated that matters
    const licenses = { drawing: 'GPL-2.0-only', charts: 'Apache-2.0' };
    const run = check(licenses, [{ component: 'pkg:npm/drawing', scope: 'development' }, { component: 'pkg:npm/charts', modified: false }], { outbound: 'GPL-3.0-only' });
    expect(told(run).filter((line) => line.includes('charts'))).toEqual([]);
    expect(told(run)[0]).toContain('muster.yaml:1 It states scope: development');
  });

  it('say for each what the check says without it', () => {
    const facts = fc.record({ scope: fc.constantFrom('development', 'runtime', 'test'), linkage: fc.constantFrom('none', 'dynamic', 'static', 'separate-process'), modified: fc.boolean() }, { requiredKeys: [] });
    const license = fc.constantFrom('MIT', 'Apache-2.0', 'GPL-2.0-only', 'GPL-3.0-only', 'LGPL-2.1-only', 'AGPL-3.0-only');
    const names = ['a', 'b', 'c', 'd'];
    const entries = fc.array(fc.tuple(fc.constantFrom(...names, '*'), facts).map(([name, stated]): DeclaredUse => ({ component: `pkg:npm/${name}`, ...(stated as Omit<DeclaredUse, 'component'>) })), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(fc.tuple(license, license, license, license), entries, fc.constantFrom('proprietary', 'MIT', 'GPL-3.0-only'), (licenses, uses, outbound) => {
      const of = Object.fromEntries(names.map((name, index) => [name, licenses[index]!]));
      const edges = ['shop > a', 'shop > b', 'a > c', 'b > d'];
      const passing = (some: readonly DeclaredUse[]) => new Set(check(of, some, { edges, outbound }).findings.filter(({ verdict }) => verdictRank(verdict) < verdictRank('needs-approval')).map(({ component }) => component.name));
      const now = passing(uses);
      for (const line of told(check(of, uses, { edges, outbound })).filter((text) => !text.includes('what other entries state'))) {
        const at = Number(/:(\d+) /.exec(line)![1]) - 1;
        const without = passing(uses.map((entry, index) => (index === at ? { component: entry.component } : entry)));
        for (const [, name] of line.matchAll(/(?:fine: |, )(\w) \(/g)) expect([name, now.has(name!), without.has(name!)]).toEqual([name, true, false]);
      }
    }), { numRuns: 60 });
  });
});

describe('entries about a component', () => {
  it('are those that fit it, in their order', () => {
    const name = fc.constantFrom('pkg:npm/a', 'pkg:npm/ab', 'pkg:npm/%40x/a', 'pkg:npm/*', '*', 'pkg:*a', 'pkg:npm/a*', 'pkg:npm/*b');
    fc.assert(fc.property(fc.array(name), fc.constantFrom('pkg:npm/a@1', 'pkg:npm/ab', 'pkg:npm/%40x/a?x=1', 'pkg:pypi/a#y'), (names, purl) => {
      const uses = names.map((component): DeclaredUse => ({ component }));
      expect(entriesAbout(purl, uses)).toEqual(uses.filter(({ component }) => fitsPattern(component, /^[^@?#]*/.exec(purl)![0])));
    }));
  });
});
