import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LicenseExpression } from '../license/expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import { licenseKnowledge } from '../license-knowledge/knowledge.ts';
import { linkages, possibleValues, usualUsage, type UsageFacts } from '../usage/usage-facts.ts';
import { checkDeliverable } from './check-deliverable.ts';
import type { DeliverableComponent } from './component.ts';
import { conflictCore } from './conflict-core.ts';
import { expressionVerdict } from './expression-verdict.ts';
import { isBetter, worse } from './verdict.ts';

const sources = { knowledge: licenseKnowledge() };

const expression = (text: string): LicenseExpression => {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.expression;
};

const distributed: UsageFacts = { ...usualUsage, channel: 'distributed' };
const component = (license: string, use: Partial<UsageFacts> = {}, part?: string): DeliverableComponent =>
  ({ name: license, license: license === 'NONE' || license === 'NOASSERTION' ? license : expression(license), use: { ...distributed, ...use }, ...(part !== undefined && { part }) });
const proprietary = expression('LicenseRef-proprietary');

describe('a deliverable', () => {
  it('is as bad as its worst component and shows that first, with three ways out', () => {
    const result = checkDeliverable({ outbound: proprietary, components: [component('MIT'), component('LGPL-2.1-only'), component('GPL-2.0-only')] }, sources);
    expect(result.verdict).toBe('incompatible');
    expect(result.answers.map(({ components, answer }) => [components[0]!.name, answer.verdict])).toEqual([['GPL-2.0-only', 'incompatible'], ['LGPL-2.1-only', 'conditional'], ['MIT', 'compatible']]);
    expect(result.answers[0]!.waysOut.map(({ kind, result: after }) => [kind, after])).toEqual([['separate', 'conditional'], ['republish', 'conditional'], ['replace', 'compatible']]);
    expect(result.answers[2]!.waysOut).toEqual([]);
    expect(result.dataVersion).toMatch(/^muster 20\d\d/);
  });

  it('names components that conflict with each other, though each of them could be published alone', () => {
    const result = checkDeliverable({ components: [component('MIT'), component('GPL-2.0-only'), component('Apache-2.0')] }, sources);
    expect(result.conflicts.map(({ members, smallest }) => [members.map(({ name }) => name), smallest])).toEqual([[['GPL-2.0-only', 'Apache-2.0'], true]]);
    expect(result.conflicts[0]!.clauses).toContain('Apache-2.0 3');
    expect(result.conflicts[0]!.waysOut).toHaveLength(3);
    expect(result.verdict).toBe('incompatible');
  });

  it('knows that a linking exception of the whole does not free what another component claims', () => {
    const outbound = expression('GPL-2.0-only WITH Classpath-exception-2.0');
    expect(checkDeliverable({ outbound, components: [component('Apache-2.0')] }, sources).verdict).toBe('compatible');
    expect(checkDeliverable({ outbound, components: [component('Apache-2.0'), component('GPL-2.0-only')] }, sources).verdict).toBe('incompatible');
    expect(checkDeliverable({ outbound, components: [component('Apache-2.0'), component('GPL-2.0-only', { linkage: 'separate-process' })] }, sources).verdict).toBe('conditional');
  });

  it('looks at a program of its own by itself', () => {
    const components = [component('MIT'), component('GPL-2.0-only', { linkage: 'static' }, 'tool'), component('OpenSSL', { linkage: 'static' }, 'tool')];
    const result = checkDeliverable({ outbound: proprietary, components }, sources);
    expect(result.conflicts.map(({ part, members }) => [part, members.map(({ name }) => name)])).toEqual([['tool', ['GPL-2.0-only', 'OpenSSL']]]);
    expect(result.answers.find(({ components: [first] }) => first!.name === 'GPL-2.0-only')?.answer.verdict).toBe('conditional');
    expect(checkDeliverable({ outbound: proprietary, components: components.slice(0, 2) }, sources)).toMatchObject({ verdict: 'conditional', conflicts: [] });
  });

  it.each([
    ['MIT', 'internal', 'compatible'], ['GPL-3.0-only', 'internal', 'compatible'], ['AGPL-3.0-only', 'internal', 'conditional'], ['BUSL-1.1', 'internal', 'needs-determination'], ['BUSL-1.1', 'hosted', 'incompatible'],
    ['SSPL-1.0', 'internal', 'conditional'], ['EUPL-1.2', 'hosted', 'conditional'], ['AFL-3.0', 'hosted', 'compatible'], ['LicenseRef-acme', 'internal', 'unknown'], ['NOASSERTION', 'internal', 'unknown'],
    ['NONE', 'internal', 'incompatible'], ['OFL-1.1', 'distributed', 'conditional'], ['CC-BY-NC-4.0', 'distributed', 'incompatible'], ['CC-BY-SA-4.0', 'distributed', 'conditional'], ['JSON', 'distributed', 'needs-determination'],
    ['MIT WITH AdditionRef-acme', 'internal', 'unknown'], ['GPL-3.0-only WITH AdditionRef-acme', 'distributed', 'incompatible'], ['OpenSSL', 'distributed', 'compatible'], ['CECILL-2.1', 'distributed', 'incompatible'], ['OSL-3.0', 'distributed', 'conditional'], ['Sleepycat', 'distributed', 'incompatible'],
  ] as const)('of ours, closed, with %s linked, %s: %s', (license, channel, verdict) => {
    expect(checkDeliverable({ outbound: proprietary, components: [component(license, { channel })] }, sources).verdict).toBe(verdict);
  });

  it.each([
    // an exception for linking frees from other copyleft too: compilers build programs under any version of the GPL
    ['GPL-2.0-only', 'GPL-3.0-or-later WITH GCC-exception-3.1', 'static', 'conditional', []],
    ['GPL-3.0-or-later', 'GPL-2.0-only WITH Classpath-exception-2.0', 'dynamic', 'conditional', []],
    ['GPL-2.0-only', 'GPL-3.0-or-later WITH Bison-exception-2.2', 'static', 'conditional', []],
    ['GPL-2.0-only', 'GPL-3.0-or-later WITH GCC-exception-3.1', 'copied', 'incompatible', undefined],
    // the boundary of system calls is none for what is linked
    ['Apache-2.0', 'GPL-2.0-only WITH Linux-syscall-note', 'dynamic', 'needs-determination', undefined],
    ['LicenseRef-proprietary', 'GPL-2.0-only WITH Linux-syscall-note', 'separate-process', 'conditional', []],
    // what is only linked has to go with one of the versions that the work offers, what is copied with all of them
    ['GPL-3.0-or-later', 'LGPL-3.0-only', 'dynamic', 'conditional', ['pass the whole on under GPL-3.0-only; your own files may stay under GPL-3.0-or-later']],
    ['GPL-3.0-or-later', 'LGPL-3.0-only', 'copied', 'incompatible', undefined],
    ['GPL-3.0-or-later', 'LGPL-2.1-only', 'static', 'conditional', ['pass the whole on under GPL-3.0-only; your own files may stay under GPL-3.0-or-later']],
    ['GPL-3.0-or-later', 'GPL-3.0-only', 'dynamic', 'conditional', ['pass the whole on under GPL-3.0-only; your own files may stay under GPL-3.0-or-later']],
    ['GPL-2.0-or-later', 'Apache-2.0', 'dynamic', 'conditional', ['pass the whole on under GPL-3.0-or-later; your own files may stay under GPL-2.0-or-later']],
    ['GPL-2.0-or-later', 'Apache-2.0', 'copied', 'incompatible', undefined],
    ['GPL-2.0-or-later', 'CDDL-1.0', 'dynamic', 'incompatible', undefined],
    ['GPL-2.0-only', 'LGPL-3.0-only', 'dynamic', 'incompatible', undefined],
    ['AGPL-3.0-or-later', 'GPL-3.0-only', 'dynamic', 'conditional', ['pass the whole on under AGPL-3.0-only; your own files may stay under AGPL-3.0-or-later', 'combine, do not merge: the AGPL part stays under the AGPL, whose network clause then holds for the combination']],
    // asks for the source of what uses it, and for no licence by name
    ['Apache-2.0', 'Sleepycat', 'dynamic', 'conditional', undefined],
    ['GPL-3.0-only', 'Sleepycat', 'static', 'conditional', undefined],
    ['LicenseRef-proprietary', 'Sleepycat', 'dynamic', 'incompatible', undefined],
  ] as const)('of ours under %s with %s, %s: %s', (outbound, license, linkage, verdict, conditions) => {
    const { answers } = checkDeliverable({ outbound: expression(outbound), components: [component(license, { linkage })] }, sources);
    const { answer } = answers[0]!;
    expect([answer.verdict, answer.because.length > 0]).toEqual([verdict, true]);
    if (conditions !== undefined) expect(answer.conditions.filter((condition) => !condition.startsWith('fulfil the obligations of'))).toEqual(conditions);
  });

  it('under "or later" finds a version for all that is linked, or none', () => {
    const outbound = expression('GPL-2.0-or-later');
    const together = (...licenses: string[]): string => checkDeliverable({ outbound, components: licenses.map((license) => component(license)) }, sources).verdict;
    expect([together('Apache-2.0', 'GPL-3.0-only'), together('Apache-2.0', 'LGPL-2.1-only'), together('GPL-2.0-only', 'Apache-2.0'), together('GPL-2.0-only', 'GPL-3.0-only')]).toEqual(['conditional', 'conditional', 'incompatible', 'incompatible']);
  });

  it('names the clause about users over a network where nothing is handed over', () => {
    const clauses = (license: string, use: Partial<UsageFacts>): readonly string[] => checkDeliverable({ outbound: proprietary, components: [component(license, use)] }, sources).answers[0]!.answer.clauses;
    expect(clauses('AGPL-3.0-only', { channel: 'hosted', modified: true })).toEqual(['AGPL-3.0-only 5(c)', 'AGPL-3.0-only 13']);
    expect(clauses('AGPL-3.0-only', { channel: 'distributed' })).toEqual(['AGPL-3.0-only 5(c)']);
  });

  it('offers another version of the own licence before other licences', () => {
    const { answers } = checkDeliverable({ outbound: expression('GPL-2.0-only'), components: [component('Apache-2.0')] }, sources);
    expect(answers[0]!.waysOut.find(({ kind }) => kind === 'republish')!.action).toMatch(/^Publish your work under GPL-3\.0-or-later or GPL-3\.0-only or /);
  });

  it('may be built with anything: what a tool writes is free', () => {
    for (const license of ['GPL-3.0-only', 'AGPL-3.0-only', 'SSPL-1.0']) expect(checkDeliverable({ outbound: proprietary, components: [component(license, { linkage: 'build-tool', channel: 'hosted' })] }, sources).verdict).toBe('compatible');
    expect(checkDeliverable({ outbound: proprietary, components: [component('BUSL-1.1', { linkage: 'build-tool', channel: 'internal' })] }, sources).verdict).toBe('needs-determination');
  });

  it.each(['GPL-2.0-only', 'GPL-3.0-or-later', 'AGPL-3.0-only', 'EUPL-1.2', 'Apache-2.0'])('under %s may come with fonts and documents: they stand beside the program', (outbound) => {
    for (const license of ['OFL-1.1', 'GFDL-1.3-only', 'Ubuntu-font-1.0']) expect(checkDeliverable({ outbound: expression(outbound), components: [component(license)] }, sources).verdict, license).toBe('conditional');
    expect(checkDeliverable({ components: [component(outbound), component('OFL-1.1')] }, sources).conflicts).toEqual([]);
  });

  it('with a contract may use what is restricted', () => {
    expect(checkDeliverable({ outbound: proprietary, components: [component('BUSL-1.1', { channel: 'hosted', entitlement: true })] }, sources).verdict).toBe('conditional');
    expect(checkDeliverable({ outbound: proprietary, components: [component('CC-BY-ND-4.0', { modified: true })] }, sources).verdict).toBe('incompatible');
  });

  it('says which unknown fact decides, and answers when none does', () => {
    const unknownLinkage = checkDeliverable({ outbound: proprietary, components: [component('GPL-3.0-only', { linkage: 'unknown' })] }, sources);
    expect(unknownLinkage.verdict).toBe('needs-determination');
    expect(unknownLinkage.answers[0]!.answer.because).toContain('how it is combined with your code (linkage)');
    expect(unknownLinkage.answers[0]!.answer.because).not.toContain('whether you changed it');
    expect(checkDeliverable({ outbound: proprietary, components: [component('MIT', { linkage: 'unknown', modified: 'unknown', channel: 'unknown' })] }, sources).verdict).toBe('compatible');
    expect(checkDeliverable({ outbound: proprietary, components: [component('GPL-3.0-only', { linkage: 'unknown', channel: 'hosted' })] }, sources).verdict).toBe('compatible');
  });

  it('may leave under several licences: recipients choose among OR, of AND one part takes the component in', () => {
    const copied = { linkage: 'copied' } as const;
    expect(checkDeliverable({ outbound: expression('MIT OR GPL-3.0-only'), components: [component('GPL-3.0-only', copied)] }, sources).verdict).toBe('incompatible');
    expect(checkDeliverable({ outbound: expression('MIT AND GPL-3.0-only'), components: [component('GPL-3.0-only', copied)] }, sources).verdict).toBe('compatible');
  });
});

const ids = ['MIT', 'Apache-2.0', 'BSD-4-Clause', 'MPL-2.0', 'LGPL-2.1-only', 'LGPL-3.0-or-later', 'GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'AGPL-3.0-only', 'EPL-2.0', 'EUPL-1.2', 'CDDL-1.0', 'MS-PL', 'JSON', 'BUSL-1.1', 'OFL-1.1', 'LicenseRef-acme', 'OpenSSL', 'GPL-2.0-only WITH Classpath-exception-2.0'];
const anyTerm = fc.constantFrom(...ids).map(expression);
const anyExpression: fc.Arbitrary<LicenseExpression> = fc.letrec<{ node: LicenseExpression }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, anyTerm, fc.tuple(fc.constantFrom('AND', 'OR'), tie('node'), tie('node')).map(([operator, a, b]) => expression(`(${text(a)}) ${operator} (${text(b)})`))),
})).node;
const text = renderLicenseExpression;
const anyUse: fc.Arbitrary<UsageFacts> = fc.record({
  channel: fc.constantFrom(...possibleValues.channel), linkage: fc.constantFrom(...linkages), modified: fc.boolean(), clientCode: fc.boolean(), scope: fc.constantFrom(...possibleValues.scope), entitlement: fc.boolean(),
}).map((some) => ({ ...usualUsage, ...some }));
const anyOutbound = fc.constantFrom('LicenseRef-proprietary', 'MIT', 'Apache-2.0', 'GPL-2.0-only', 'GPL-3.0-or-later', 'MPL-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'LicenseRef-other').map(expression);
const anyComponent = fc.record({ name: fc.constantFrom('a', 'b', 'c'), license: anyExpression, use: anyUse });

describe('whatever the components are', () => {
  it('adding one never makes the verdict better', () => {
    fc.assert(fc.property(anyOutbound, fc.array(anyComponent, { maxLength: 3 }), anyComponent, (outbound, components, more) => {
      const before = checkDeliverable({ outbound, components }, sources).verdict;
      expect(isBetter(checkDeliverable({ outbound, components: [...components, more] }, sources).verdict, before)).toBe(false);
    }), { numRuns: 60 });
  });

  it('AND is the worse and OR the better of its operands, in any order', () => {
    fc.assert(fc.property(anyOutbound, anyExpression, anyExpression, anyUse, (outbound, a, b, use) => {
      const verdict = (one: LicenseExpression) => expressionVerdict(outbound, one, use, sources).verdict;
      const [x, y] = [verdict(a), verdict(b)];
      expect(verdict(expression(`(${text(a)}) AND (${text(b)})`))).toBe(worse(x, y));
      expect(verdict(expression(`(${text(b)}) AND (${text(a)})`))).toBe(worse(x, y));
      expect(verdict(expression(`(${text(a)}) OR (${text(b)})`))).toBe(isBetter(x, y) ? x : y);
    }), { numRuns: 200 });
  });

  it('a conflict is minimal: without any one of its members there is none', () => {
    fc.assert(fc.property(fc.array(fc.record({ name: fc.constantFrom('a', 'b'), license: anyTerm, use: fc.constant({ ...distributed, linkage: 'copied' } as UsageFacts) }), { minLength: 2, maxLength: 6 }), (components) => {
      const core = conflictCore(components, sources);
      fc.pre(core !== undefined && core.members.length > 1);
      for (const member of core!.members) expect(conflictCore(core!.members.filter((other) => other !== member), sources)).toBeUndefined();
    }), { numRuns: 40 });
  });

  it('facts that become known never turn a yes into a no', () => {
    const facts = Object.keys(possibleValues) as (keyof typeof possibleValues)[];
    fc.assert(fc.property(anyOutbound, anyTerm, anyUse, fc.subarray(facts, { maxLength: 2 }), (outbound, license, use, unknown) => {
      const blurred = unknown.reduce<UsageFacts>((one, fact) => ({ ...one, [fact]: 'unknown' }), use);
      // a tool that only builds is no possibility for what runs
      fc.pre(!(unknown.includes('linkage') && use.scope === 'runtime' && (use.linkage === 'build-tool' || use.linkage === 'none')));
      const guess = expressionVerdict(outbound, license, blurred, sources).verdict;
      const known = expressionVerdict(outbound, license, use, sources).verdict;
      if (guess === 'compatible') expect(known).toBe('compatible');
      if (guess === 'conditional') expect(['compatible', 'conditional']).toContain(known);
      if (guess === 'incompatible') expect(known).toBe('incompatible');
    }), { numRuns: 150 });
  });
});

describe('what answers say', () => {
  const lawyersWords = /\b(?:copyleft|convey|licensor|licensee|derivative|derived work|herein|thereof|sublicens|aggregat)/i;
  const verbs = /^(?:Use|Run|Publish|Buy|Ask|Replace|Keep|Find|Look|Record) /;

  it('is plain, and every "no" comes with three things to do', () => {
    const words = new Set<string>();
    for (const license of [...ids, 'NONE', 'NOASSERTION', 'SSPL-1.0', 'CC-BY-SA-4.0', 'CC-BY-ND-4.0', 'Artistic-2.0', 'OSL-3.0', 'Python-2.0', 'GPL-3.0-or-later WITH GCC-exception-3.1', 'any-OSI']) {
      for (const outbound of ['LicenseRef-proprietary', 'MIT', 'GPL-2.0-only', 'GPL-3.0-or-later', 'LicenseRef-other']) {
        for (const linkage of [...linkages, 'unknown'] as const) {
          for (const channel of ['internal', 'hosted', 'distributed'] as const) {
            const result = checkDeliverable({ outbound: expression(outbound), components: [component(license, { linkage, channel, modified: true })] }, sources);
            for (const { answer, waysOut } of result.answers) {
              for (const text of [answer.because, ...answer.conditions, ...waysOut.map(({ action }) => action)]) words.add(text);
              const isYes = answer.verdict === 'compatible' || answer.verdict === 'conditional';
              expect(waysOut, `${license} ${outbound} ${linkage} ${channel}`).toHaveLength(isYes ? 0 : 3);
              for (const { action } of waysOut) expect(action).toMatch(verbs);
              if (answer.verdict === 'conditional') expect(answer.conditions, `${license} ${outbound} ${linkage} ${channel}`).not.toEqual([]);
              if (answer.verdict === 'incompatible' && license !== 'NONE') expect(answer.clauses, `${license} ${outbound} ${linkage} ${channel}`).not.toEqual([]);
            }
          }
        }
      }
    }
    expect(words.size).toBeGreaterThan(200);
    expect([...words].filter((text) => lawyersWords.test(text))).toEqual([]);
  });
});
