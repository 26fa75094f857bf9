import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import { makeComponent, makeInventory } from '../../../test/support/make-inventory.ts';
import { declaredLicenses } from './declared-licenses.ts';
import { runGate, type GateInput, type GateRun } from './run-gate.ts';
import { programsAround, worksOf, type CombinedUses } from './works.ts';

const { policy } = combineLayers(loadPreset('default', undefined, []));
const basis: Omit<GateInput, 'targets'> = {
  policy, policyLocation: 'p', knowledge: licenseKnowledge(), at: 'build', date: '2026-03-01', failOn: 'needs-approval', waivers: [], approvals: [], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' },
};

/** `name: license`; edges as `from > to`, where `shop` is the project. A name that begins with `p-` is a program of its own. */
function check(licenses: Readonly<Record<string, string>>, edges: readonly string[], { outbound, uses = [] }: { readonly outbound?: string; readonly uses?: readonly DeclaredUse[] } = {}): GateRun {
  const ref = (name: string): string => (name === 'shop' ? 'npm:.' : `pkg:npm/${name}@1.0.0`);
  const inventory = makeInventory({
    subject: { usageContext: 'distributed', usage: { clientCode: false, uses: [{ component: 'pkg:npm/p-*', linkage: 'separate-process' }, ...uses], ...(outbound === undefined ? {} : { outboundLicense: outbound }) } },
    components: Object.entries(licenses).map(([name, license]) => makeComponent(ref(name), { licenses: [license], direct: edges.includes(`shop > ${name}`) })),
    edges: edges.map((edge) => edge.split(' > ').map(ref).join(' > ')),
  });
  return runGate({ ...basis, targets: [{ inventory, licenseOf: declaredLicenses(inventory) }] });
}

const rulesOf = ({ findings }: GateRun): Record<string, string | undefined> => Object.fromEntries(findings.map(({ component: { name }, reasons, verdict }) => [name, verdict === 'deny' ? reasons[0]?.rule : undefined]));
const findingOf = ({ findings }: GateRun, name: string) => findings.find(({ component }) => component.name === name)!;

describe('a program that stands beside the project', () => {
  it('is a work of its own, whose parts have to go together', () => {
    const run = check({ 'p-tool': 'MIT', drawing: 'GPL-2.0-only', charts: 'Apache-2.0' }, ['shop > p-tool', 'p-tool > drawing', 'drawing > charts'], { outbound: 'proprietary' });
    expect(rulesOf(run)).toEqual({ 'p-tool': undefined, drawing: 'POL-LIC-072', charts: 'POL-LIC-072' });
    const { conflicts } = findingOf(run, 'charts');
    expect(conflicts).toMatchObject([{ decides: true, works: ['p-tool 1.0.0 (a program of its own)'], because: expect.stringMatching(/^charts 1\.0\.0 and drawing 1\.0\.0 cannot be in the program p-tool 1\.0\.0: no licence accepts them together\./) }]);
    expect(conflicts![0]!.waysOut.map(({ action }) => action)).toEqual([
      'Take a version or build of p-tool 1.0.0 without charts 1.0.0 or drawing 1.0.0, or another program.', 'Ask the copyright holders of charts 1.0.0 for another licence, or for an exception that permits the combination, in writing.', 'Keep p-tool 1.0.0 out of what you hand over: let those who need it fetch it themselves.',
    ]);
  });

  it('has a licence itself that its parts have to go with', () => {
    const run = check({ 'p-tool': 'GPL-2.0-only', charts: 'Apache-2.0', tables: 'Apache-2.0' }, ['shop > p-tool', 'p-tool > charts', 'p-tool > tables'], { outbound: 'proprietary' });
    expect(rulesOf(run)).toEqual({ 'p-tool': 'POL-LIC-072', charts: undefined, tables: undefined });
    expect(rulesOf(check({ 'p-tool': 'GPL-2.0-or-later', charts: 'Apache-2.0' }, ['shop > p-tool', 'p-tool > charts'], { outbound: 'proprietary' }))).toEqual({ 'p-tool': undefined, charts: undefined });
  });

  it('keeps what is linked into it apart from the project', () => {
    const apart = check({ 'p-tool': 'GPL-3.0-only', engine: 'GPL-3.0-only', glue: 'Apache-2.0' }, ['shop > p-tool', 'shop > glue', 'p-tool > engine'], { outbound: 'proprietary' });
    expect(rulesOf(apart)).toEqual({ 'p-tool': undefined, engine: undefined, glue: undefined });
    expect(findingOf(apart, 'engine').use).toMatchObject({ linkage: 'separate-process', linkageFrom: 'evident', program: 'p-tool 1.0.0' });
    const shared = check({ 'p-tool': 'GPL-3.0-only', engine: 'GPL-3.0-only', glue: 'Apache-2.0' }, ['shop > p-tool', 'shop > glue', 'glue > engine', 'p-tool > engine'], { outbound: 'proprietary' });
    expect([rulesOf(shared)['engine'], findingOf(shared, 'engine').use.program]).toEqual(['POL-LIC-030', undefined]);
    // what a person states of it goes before what can be seen
    const stated = check({ 'p-tool': 'GPL-3.0-only', engine: 'GPL-3.0-only' }, ['shop > p-tool', 'p-tool > engine'], { outbound: 'proprietary', uses: [{ component: 'pkg:npm/engine', linkage: 'copied' }] });
    expect(rulesOf(stated)['engine']).toBe('POL-LIC-030');
  });

  it('has parts that are held against nothing of the project, also where the project is the only one', () => {
    expect(rulesOf(check({ 'p-tool': 'MIT', drawing: 'GPL-2.0-only', charts: 'Apache-2.0' }, ['shop > p-tool', 'shop > charts', 'p-tool > drawing'], { outbound: 'MIT' }))).toEqual({ 'p-tool': undefined, drawing: undefined, charts: undefined });
  });

  it('is no image: what one holds is only collected in it', () => {
    const inventory = makeInventory({
      subject: { usageContext: 'distributed', usage: { clientCode: false, outboundLicense: 'proprietary' } },
      components: [makeComponent('pkg:docker/shop@1.0.0', { licenses: ['MIT'] }), makeComponent('pkg:pypi/drawing@1.0.0', { licenses: ['GPL-2.0-only'] }), makeComponent('pkg:pypi/charts@1.0.0', { licenses: ['Apache-2.0'] })],
      edges: ['npm:. > pkg:docker/shop@1.0.0', 'pkg:docker/shop@1.0.0 > pkg:pypi/drawing@1.0.0', 'pkg:docker/shop@1.0.0 > pkg:pypi/charts@1.0.0'],
    });
    const run = runGate({ ...basis, targets: [{ inventory, licenseOf: declaredLicenses(inventory) }] });
    expect(findingOf(run, 'drawing')).toMatchObject({ reasons: [{ rule: 'POL-LIC-030' }], use: { linkage: 'dynamic' } });
  });

  it('may have another program beside it', () => {
    expect(rulesOf(check({ 'p-tool': 'GPL-2.0-only', 'p-other': 'Apache-2.0', charts: 'Apache-2.0' }, ['shop > p-tool', 'p-tool > p-other', 'p-other > charts'], { outbound: 'proprietary' }))).toEqual({ 'p-tool': undefined, 'p-other': undefined, charts: undefined });
  });
});

describe('works', () => {
  it('hold everything that is combined, in the works of all that leads to it', () => {
    const count = 7;
    const graph = fc.record({ kinds: fc.array(fc.constantFrom('library', 'program', 'tool'), { minLength: count, maxLength: count }), edges: fc.uniqueArray(fc.tuple(fc.nat(count), fc.nat(count)).filter(([from, to]) => from !== to && to > 0), { maxLength: 20, selector: ([from, to]) => `${from} ${to}` }) });
    fc.assert(fc.property(graph, ({ kinds, edges }) => {
      const name = (node: number): string => (node === 0 ? 'npm:.' : `pkg:npm/c${node - 1}@1.0.0`);
      const inventory = makeInventory({ components: kinds.map((_, index) => makeComponent(name(index + 1))), edges: edges.map(([from, to]) => `${name(from)} > ${name(to)}`) });
      const uses: CombinedUses = { isCombined: (place) => kinds[place] === 'library', isProgram: (place) => kinds[place] === 'program', isStatedToRun: () => false };
      const linkedFrom = (start: number): Set<number> => {
        const found = new Set<number>();
        for (let open = [start]; open.length > 0;) {
          const node = open.pop()!;
          for (const [from, to] of edges) if (from === node && kinds[to - 1] === 'library' && !found.has(to - 1)) open.push((found.add(to - 1), to));
        }
        return found;
      };
      const works = worksOf(inventory, uses);
      const programs = kinds.flatMap((kind, place) => (kind === 'program' ? [place] : []));
      expect(works.slice(1).map(({ program, places }) => [program, places])).toEqual(programs.map((place) => [place, [...linkedFrom(place + 1), place].sort((a, b) => a - b)]));
      const behind = new Set(programs.flatMap((place) => [...linkedFrom(place + 1)]));
      const own = linkedFrom(0);
      expect(new Set(works[0]!.places)).toEqual(new Set(kinds.flatMap((kind, place) => (kind === 'library' && (own.has(place) || !behind.has(place)) ? [place] : []))));
      expect(new Set(programsAround(inventory, uses).keys())).toEqual(behind.difference(own));
    }), { numRuns: 200 });
  });
});
