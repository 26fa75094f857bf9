import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { obligationCodes } from '../license-knowledge/duty.ts';
import { licenseKnowledge } from '../license-knowledge/knowledge.ts';
import { possibleValues, unknownUsage, usualUsage, type UsageFacts } from '../usage/usage-facts.ts';
import type { AnyObligationName, ComponentObligations } from './obligation.ts';
import { obligationTexts } from './obligation-texts.data.ts';
import { obligationsOf } from './obligations-of.ts';
import { licensePolicyFacts } from './policy-facts.ts';
import { releaseChecklist } from './release-checklist.ts';

const knowledge = licenseKnowledge();

const expression = (text: string) => {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.expression;
};

const of = (license: string, use: UsageFacts, component = 'libx'): ComponentObligations =>
  obligationsOf({ component, license: license === 'NONE' || license === 'NOASSERTION' ? license : expression(license), use }, { knowledge });

const shipped: UsageFacts = { ...usualUsage, channel: 'distributed' };

const stateIn = (license: string, use: Partial<UsageFacts>, name: AnyObligationName) => of(license, { ...shipped, ...use }).obligations.find((one) => one.name === name)?.state;

/** For each name a use that triggers it, and the nearest use that does not. */
const triggers: readonly (readonly [name: AnyObligationName, license: string, fires: Partial<UsageFacts>, state: string, not: Partial<UsageFacts>])[] = [
  ['license-text', 'MIT', {}, 'due', { channel: 'hosted' }],
  ['license-text', 'MIT', { channel: 'hosted', clientCode: true }, 'due', { channel: 'hosted', clientCode: false }],
  ['license-text', 'MIT', { channel: 'embedded' }, 'due', { channel: 'internal' }],
  ['license-text', 'MIT', { channel: 'published', form: 'source' }, 'due', { channel: 'published', scope: 'test' }],
  ['license-text', 'MIT', { scope: 'build', linkage: 'static' }, 'due', { scope: 'build', linkage: 'build-tool' }],
  ['license-text', 'BSD-1-Clause', { form: 'source' }, 'due', { form: 'binary' }],
  ['license-text', 'BSL-1.0', { form: 'both' }, 'due', { form: 'binary' }],
  ['license-text', 'AFL-3.0', { channel: 'hosted' }, 'due', { channel: 'internal' }],
  ['license-reference', 'BlueOak-1.0.0', {}, 'due', { channel: 'internal' }],
  ['copyright-notices', 'ISC', {}, 'due', { scope: 'development' }],
  ['disclaimer', 'BSD-2-Clause', {}, 'due', { channel: 'internal' }],
  ['retain-notices', 'Apache-2.0', { form: 'source' }, 'due', { form: 'binary' }],
  ['notice-file', 'Apache-2.0', { noticeFile: true }, 'due', { noticeFile: false }],
  ['acknowledgement', 'Apache-1.1', {}, 'due', { channel: 'internal' }],
  ['advertising-acknowledgement', 'BSD-4-Clause', { advertises: true }, 'due', { advertises: false }],
  ['state-changes', 'Apache-2.0', { modified: true, form: 'source' }, 'due', { modified: false, form: 'source' }],
  ['state-changes', 'Apache-2.0', { modified: true, form: 'binary' }, 'advisory', { modified: false }],
  ['disclose-source', 'GPL-2.0-only', { form: 'binary' }, 'due', { form: 'source' }],
  ['disclose-source', 'MPL-2.0', { form: 'binary' }, 'due', { channel: 'hosted' }],
  ['same-license', 'MPL-2.0', { modified: true }, 'due', { modified: false }],
  ['same-license', 'GPL-2.0-only', { modified: false, linkage: 'dynamic' }, 'due', { modified: false, linkage: 'separate-process' }],
  ['same-license', 'MPL-2.0', { linkage: 'copied' }, 'due', { linkage: 'static' }],
  ['network-source', 'AGPL-3.0-only', { channel: 'hosted', modified: true }, 'due', { channel: 'hosted', modified: false }],
  ['network-source', 'EUPL-1.2', { channel: 'hosted', modified: false }, 'due', { channel: 'internal' }],
  ['network-source', 'OSL-3.0', { channel: 'hosted' }, 'due', { channel: 'hosted', scope: 'test' }],
  ['relink', 'LGPL-2.1-only', { linkage: 'static' }, 'due', { linkage: 'separate-process' }],
  ['relink', 'LGPL-3.0-only', { linkage: 'dynamic' }, 'due', { linkage: 'dynamic', form: 'source' }],
  ['installation-information', 'GPL-3.0-only', { userProduct: true, channel: 'embedded' }, 'due', { userProduct: false, channel: 'embedded' }],
  ['anti-circumvention', 'GPL-3.0-only', {}, 'due', { channel: 'hosted' }],
  ['no-further-restrictions', 'GPL-2.0-only', {}, 'due', { channel: 'internal' }],
  ['no-endorsement', 'BSD-3-Clause', {}, 'standing', { channel: 'internal' }],
  ['rename', 'Apache-1.1', { modified: true }, 'due', { modified: false }],
  ['interactive-notice', 'GPL-2.0-only', { modified: true, interactive: true }, 'due', { modified: true, interactive: false }],
  ['indemnify', 'Apache-2.0', { offersWarranty: true }, 'due', { offersWarranty: false }],
  ['indemnify', 'EPL-2.0', { offersWarranty: false, channel: 'distributed' }, 'due', { offersWarranty: false, channel: 'published' }],
  ['legal-file', 'MPL-1.1', { modified: true, form: 'source' }, 'due', { modified: false, form: 'source' }],
  ['use-restriction', 'BUSL-1.1', { channel: 'internal' }, 'due', {}],
  ['field-of-use', 'JSON', { channel: 'internal' }, 'due', {}],
  ['patent-retaliation', 'Apache-2.0', { channel: 'internal' }, 'standing', {}],
];

/** Fire in every use: their counterpart is a licence without them. */
const always: ReadonlySet<AnyObligationName> = new Set(['use-restriction', 'field-of-use', 'patent-retaliation']);

describe('the triggers', () => {
  it('are all here', () => {
    const tested = new Set(triggers.map(([name]) => name));
    expect(Object.values(obligationCodes).filter((name) => !tested.has(name))).toEqual([]);
  });

  it.each(triggers)('%s of %s fires with %j (%s), not with %j', (name, license, fires, state, not) => {
    expect(stateIn(license, fires, name)).toBe(state);
    if (always.has(name)) expect(stateIn('MIT', not, name)).toBeUndefined();
    else expect(stateIn(license, not, name)).toBeUndefined();
  });

  it('of a fact that nobody stated are undetermined and name it', () => {
    const open = (use: Partial<UsageFacts>, license: string, name: AnyObligationName) => of(license, { ...shipped, ...use }).obligations.find((one) => one.name === name);
    expect(open({ noticeFile: 'unknown' }, 'Apache-2.0', 'notice-file')).toMatchObject({ state: 'undetermined', dependsOn: ['noticeFile'] });
    expect(open({ modified: 'unknown', form: 'source' }, 'Apache-2.0', 'state-changes')).toMatchObject({ state: 'undetermined', dependsOn: ['modified'] });
    expect(open({ channel: 'unknown' }, 'MIT', 'license-text')).toMatchObject({ state: 'undetermined', dependsOn: ['channel'] });
    expect(open({ channel: 'hosted', modified: 'unknown' }, 'AGPL-3.0-only', 'network-source')).toMatchObject({ state: 'undetermined', dependsOn: ['modified'] });
    expect(open({ modified: 'unknown' }, 'MIT', 'license-text')).toMatchObject({ state: 'due', dependsOn: [] });
    expect(open({ channel: 'internal', modified: 'unknown' }, 'GPL-3.0-only', 'disclose-source')).toBeUndefined();
  });
});

describe('source and licence', () => {
  it.each([
    ['GPL-2.0-only', 'static', 'work'], ['GPL-2.0-only', 'separate-process', 'package'], ['GPL-2.0-only WITH Classpath-exception-2.0', 'dynamic', 'package'], ['LGPL-2.1-only', 'static', 'library'], ['MPL-2.0', 'static', 'file'], ['EPL-2.0', 'dynamic', 'module'],
  ] as const)('%s, %s: source of the %s', (license, linkage, scope) => {
    expect(of(license, { ...shipped, linkage }).obligations.find(({ name }) => name === 'disclose-source')?.scope).toBe(scope);
  });

  it('an exception for output takes everything away from a tool that is used as one', () => {
    expect(of('GPL-3.0-or-later WITH Bison-exception-2.2', { ...shipped, scope: 'build', linkage: 'build-tool' }).obligations).toEqual([]);
  });

  it('are on offer for as long as the licence says', () => {
    const years = (license: string) => of(license, shipped).obligations.find(({ name }) => name === 'disclose-source')?.offerYears;
    expect([years('GPL-2.0-only'), years('LGPL-2.1-only'), years('MPL-1.1'), years('MPL-2.0')]).toEqual([3, 3, 1, undefined]);
  });
});

describe('expressions', () => {
  it('of AND bring the duties of all, each once with all sources', () => {
    const both = of('MIT AND BSD-3-Clause', shipped).obligations;
    expect(both.map(({ name }) => name)).toEqual(['license-text', 'copyright-notices', 'disclaimer', 'no-endorsement']);
    expect(both[0]!.sources.map(({ license, clause }) => `${license} ${clause}`)).toEqual(['MIT ¶2', 'BSD-3-Clause 2']);
    expect(of('UPL-1.0 AND MIT', shipped).obligations.map(({ name }) => name)).not.toContain('license-reference');
  });

  it('of OR propose the mildest branch, and need nobody to confirm where nothing leaves', () => {
    expect(of('GPL-3.0-only OR MIT', shipped)).toMatchObject({ choice: { from: 'GPL-3.0-only OR MIT', to: 'MIT', state: 'proposed' } });
    expect(of('GPL-3.0-only OR MIT', { ...shipped, channel: 'internal' }).choice?.state).toBe('automatic');
    expect(of('GPL-3.0-only OR MIT', { ...shipped, channel: 'unknown' }).choice?.state).toBe('proposed');
    expect(of('BSD-3-Clause OR 0BSD', shipped).choice?.to).toBe('0BSD');
    expect(of('AFL-2.1 OR BSD-3-Clause', shipped).choice?.to).toBe('BSD-3-Clause');
    expect(of('Apache-2.0 OR MIT', shipped).choice?.to).toBe('MIT');
    expect(of('MIT', shipped).choice).toBeUndefined();
    const policy = { knowledge, rank: (term: { kind: string; id?: string }) => (term.id === 'MIT' ? 1 : 0) };
    expect(obligationsOf({ component: 'libx', license: expression('GPL-3.0-only OR MIT'), use: shipped }, policy).choice?.to).toBe('GPL-3.0-only');
  });

  it('that are not known or missing are a duty', () => {
    expect(of('NOASSERTION', shipped).obligations.map(({ name, state }) => [name, state])).toEqual([['determine-license', 'due']]);
    expect(of('LicenseRef-acme AND MIT', shipped).obligations.map(({ name }) => name)).toEqual(['determine-license', 'license-text', 'copyright-notices']);
    expect(of('MIT WITH AdditionRef-acme', shipped).obligations.map(({ name }) => name)).toEqual(['determine-license', 'license-text', 'copyright-notices']);
    expect(of('NONE', shipped).obligations.map(({ name }) => name)).toEqual(['obtain-license']);
  });
});

describe('what an obligation says', () => {
  it.each(Object.entries(obligationTexts))('%s: plain words that end with something to do', (_name, { title, action, evidence, standing }) => {
    expect(title).toMatch(/^[A-Z]/);
    const sentences = action.split(/(?<=\.) /);
    const last = sentences.at(-1)!;
    expect(last).toMatch(/^(?:Run|Say|Look|Ask|Copy|Tell|Put|Show|Give|Record|Write|Compare|Do not|\{method\})/);
    expect(action, 'words that a developer would have to look up').not.toMatch(/\b(?:copyleft|convey|licensor|licensee|derivative|indemnif|herein|thereof|propagate|sublicens|merchantab|aggregat)/i);
    expect(sentences.every((sentence) => sentence.split(' ').length <= 36)).toBe(true);
    expect(evidence.length > 0).toBe(standing !== true);
  });

  it('names component and use, and leaves no placeholder', () => {
    for (const facts of knowledge.all()) {
      for (const one of of(facts.id.startsWith('LicenseRef-') || facts.id.includes(' ') ? 'MIT' : facts.id, { ...shipped, modified: true, form: 'both', linkage: 'static', userProduct: true, advertises: true, interactive: true, offersWarranty: true, noticeFile: true }).obligations) {
        expect(one.action).not.toMatch(/[{}]/);
        expect(one.action).toMatch(/libx/);
        expect(one.because).toMatch(/^libx is .*\.$/);
        expect(one.sources.every(({ clause }) => clause !== '')).toBe(true);
      }
    }
  });

  it('tells the way from the way of linking', () => {
    const relink = (linkage: 'static' | 'dynamic') => of('LGPL-2.1-only', { ...shipped, linkage }).obligations.find(({ name }) => name === 'relink')?.action;
    expect(relink('static')).toContain('object files');
    expect(relink('dynamic')).toContain('file of its own');
  });

  it('is explained by licence and use', () => {
    expect(of('LGPL-2.1-only', shipped).obligations[0]!.because).toBe('libx is LGPL-2.1-only, linked dynamically, unmodified, in a product that is distributed.');
  });
});

describe('the release checklist', () => {
  const components = [of('MIT', shipped, 'a'), of('GPL-2.0-only', { ...shipped, linkage: 'separate-process' }, 'b'), of('MPL-1.1', shipped, 'c'), of('GPL-3.0-only OR BSD-3-Clause', shipped, 'd')];

  it('is one task for each kind of duty, with the longest time', () => {
    const list = releaseChecklist(components);
    expect(list.tasks.map(({ name, open, items }) => [name, open, items.map(({ obligation }) => obligation.component).join('')])).toEqual([
      ['license-text', 3, 'abd'], ['copyright-notices', 3, 'abd'], ['disclaimer', 2, 'bd'], ['disclose-source', 2, 'bc'], ['no-further-restrictions', 1, 'b'], ['no-endorsement', 0, 'd'], ['patent-retaliation', 0, 'c'],
    ]);
    expect(list.tasks.find(({ name }) => name === 'disclose-source')?.offerYears).toBe(3);
    expect(list).toMatchObject({ open: 11, keepYears: 4, unconfirmedChoices: [{ component: 'd', to: 'BSD-3-Clause' }] });
  });

  it('counts evidence for the components that it covers', () => {
    const notice = { kind: 'notice', reference: 'NOTICE sha256:1', covers: new Set(['a', 'b']) } as const;
    const list = releaseChecklist(components, [], [notice]);
    expect(list.tasks.find(({ name }) => name === 'license-text')?.items.map(({ status, shownBy }) => [status, shownBy])).toEqual([['fulfilled', 'NOTICE sha256:1'], ['fulfilled', 'NOTICE sha256:1'], ['open', undefined]]);
    const source = { kind: 'source-bundle', reference: 'sources.tar', covers: new Set(['b', 'c']) } as const;
    expect(releaseChecklist(components, [], [source]).tasks.find(({ name }) => name === 'disclose-source')?.open).toBe(0);
    expect(releaseChecklist([of('NOASSERTION', shipped, 'x')], [], [{ kind: 'license-record', reference: 'y', covers: new Set(['x']) }]).open).toBe(1);
  });

  it('takes what people recorded, but no "not applicable" without a reason', () => {
    const record = { component: 'b', obligation: 'no-further-restrictions', by: 'ada', on: '2026-03-01' } as const;
    const task = (status: 'fulfilled' | 'not-applicable' | 'escalated' | 'deferred-to-parent', reason?: string) =>
      releaseChecklist(components, [{ target: 'shop', records: [{ ...record, status, ...(reason !== undefined && { reason }) }] }]).tasks.find(({ name }) => name === 'no-further-restrictions')!;
    expect(task('fulfilled')).toMatchObject({ open: 0, items: [{ status: 'fulfilled', shownBy: 'ada, 2026-03-01' }] });
    expect(task('not-applicable')).toMatchObject({ open: 1, items: [{ status: 'open', problem: 'ada recorded "not-applicable" without a reason: add one.' }] });
    expect(task('not-applicable', 'we have no terms of our own').open).toBe(0);
    expect(task('escalated').open).toBe(1);
    expect(task('deferred-to-parent').open).toBe(0);
    expect(releaseChecklist(components, [{ target: 'shop', records: [{ ...record, component: 'z', status: 'fulfilled' }] }]).unusedRecords).toHaveLength(1);
    expect(releaseChecklist(components, [{ target: 'shop', records: [{ ...record, component: '*', status: 'fulfilled' }] }]).tasks.find(({ name }) => name === 'no-further-restrictions')!.open).toBe(0);
  });
});

describe('the release checklist of several targets', () => {
  const components = [of('GPL-2.0-only', { ...shipped, linkage: 'separate-process' }, 'both'), of('GPL-2.0-only', { ...shipped, linkage: 'separate-process' }, 'only-b')];
  const record = { component: '*', obligation: 'no-further-restrictions', by: 'ada', on: '2026-03-01', status: 'fulfilled' } as const;
  const items = (books: Parameters<typeof releaseChecklist>[1]) => releaseChecklist(components, books).tasks.find(({ name }) => name === 'no-further-restrictions')!.items.map(({ obligation, status, shownBy, problem }) => [obligation.component, status, shownBy ?? problem]);
  const a = { target: 'a', covers: (component: string) => component === 'both' };
  const b = { target: 'b', covers: () => true };

  it('counts a record for what its own target hands over', () => {
    expect(items([{ ...a, records: [record] }, { ...b, records: [] }])).toEqual([['both', 'open', 'It has to be done for each of them: a: ada, 2026-03-01; b: nothing shows that it is done.'], ['only-b', 'open', undefined]]);
    expect(items([{ ...a, records: [] }, { ...b, records: [record] }])).toEqual([['both', 'open', 'It has to be done for each of them: a: nothing shows that it is done; b: ada, 2026-03-01.'], ['only-b', 'fulfilled', 'ada, 2026-03-01']]);
  });

  it('takes a duty for done where each target shows it', () => {
    expect(items([{ ...a, records: [{ ...record, by: 'mia' }] }, { ...b, records: [record] }])).toEqual([['both', 'fulfilled', 'a: mia, 2026-03-01; b: ada, 2026-03-01'], ['only-b', 'fulfilled', 'ada, 2026-03-01']]);
    expect(items([{ ...a, records: [{ ...record, status: 'planned-before-release' }] }, { ...b, records: [record] }])[0]!.slice(0, 2)).toEqual(['both', 'planned-before-release']);
  });

  it('names a record that fits nothing of its own target', () => {
    const stray = { ...record, component: 'only-b' };
    expect(releaseChecklist(components, [{ ...a, records: [stray] }, { ...b, records: [] }]).unusedRecords).toEqual([stray]);
  });
});

describe('whatever is not known', () => {
  it('a duty that is certain stays certain when a fact becomes known, and none appears that was not at least undetermined', () => {
    const licenses = ['MIT', 'Apache-2.0', 'GPL-2.0-only', 'AGPL-3.0-only', 'LGPL-2.1-only', 'MPL-2.0', 'EPL-2.0', 'BSD-4-Clause', 'Zlib', 'CC-BY-SA-4.0', 'AFL-3.0'];
    const booleans = fc.boolean();
    const anyUse = fc.record({
      channel: fc.constantFrom(...possibleValues.channel), linkage: fc.constantFrom(...possibleValues.linkage), scope: fc.constantFrom(...possibleValues.scope), form: fc.constantFrom('binary', 'source', 'both'), clientCode: booleans, modified: booleans,
      userProduct: booleans, advertises: booleans, offersWarranty: booleans, interactive: booleans, noticeFile: booleans, entitlement: booleans,
    }) as fc.Arbitrary<UsageFacts>;
    fc.assert(fc.property(fc.constantFrom(...licenses), anyUse, fc.subarray(Object.keys(unknownUsage) as (keyof UsageFacts)[]), (license, use, hidden) => {
      const states = (one: UsageFacts) => new Map(of(license, one).obligations.map(({ name, state }) => [name, state]));
      const blurred = states(hidden.reduce((one, fact) => ({ ...one, [fact]: 'unknown' }), use));
      const known = states(use);
      for (const [name, state] of blurred) if (state === 'due') expect(known.get(name), name).toBe('due');
      for (const [name, state] of known) if (state === 'due') expect(['due', 'undetermined'], name).toContain(blurred.get(name));
    }), { numRuns: 300 });
  });
});

describe('what policies ask about a licence', () => {
  it('are names whatever the use is', () => {
    expect(licensePolicyFacts(expression('MIT'), knowledge)).toEqual({ categories: ['permissive'], obligations: ['license-text', 'copyright-notices'], linkingException: false, unknown: [] });
    expect(licensePolicyFacts(expression('CC-BY-4.0'), knowledge).obligations).toEqual(['attribution', 'no-endorsement']);
    expect(licensePolicyFacts(expression('AGPL-3.0-only'), knowledge).obligations).toContain('network-source');
    expect(licensePolicyFacts(expression('GPL-2.0-only WITH Classpath-exception-2.0'), knowledge).linkingException).toBe(true);
    expect(licensePolicyFacts(expression('GPL-2.0-only WITH Classpath-exception-2.0 AND GPL-3.0-only'), knowledge).linkingException).toBe(false);
    expect(['GPL-3.0-or-later WITH Bison-exception-2.2', 'GPL-2.0-only WITH Font-exception-2.0', 'GPL-2.0-only WITH Linux-syscall-note'].map((text) => licensePolicyFacts(expression(text), knowledge).linkingException)).toEqual([true, true, false]);
    expect(licensePolicyFacts(expression('LicenseRef-x AND MIT'), knowledge)).toMatchObject({ categories: ['permissive', 'unclassified'], unknown: [{ id: 'LicenseRef-x' }] });
    expect(licensePolicyFacts(expression('MIT WITH AdditionRef-x'), knowledge)).toMatchObject({ categories: ['permissive', 'unclassified'], unknown: [{ kind: 'with' }] });
  });

  it('say nothing of a dispute that the exception or the use ends', () => {
    const disputed = (license: string, linkage: UsageFacts['linkage']): boolean => of(license, { ...shipped, linkage }).obligations.some((one) => one.name === 'disclose-source' && one.disputed.length > 0);
    expect([disputed('GPL-2.0-only', 'static'), disputed('GPL-2.0-only WITH Classpath-exception-2.0', 'static'), disputed('GPL-2.0-only', 'separate-process'), disputed('GPL-2.0-only WITH Classpath-exception-2.0', 'unknown')]).toEqual([true, false, false, true]);
  });

  it('begin with a capital, unless with a name', () => {
    for (const { id } of knowledge.all()) {
      for (const { action } of of(id, { ...unknownUsage, channel: 'distributed' }, 'the component').obligations) expect(action).toMatch(/^\p{Lu}/u);
    }
    expect(of('GPL-2.0-only', { ...shipped, linkage: 'static', modified: true }).obligations.find((one) => one.name === 'same-license')!.action).toMatch(/^Your whole work with libx in it stays under its licence/);
  });
});
