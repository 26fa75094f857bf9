import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineLayers } from '../layers/combine-layers.ts';
import { renderPlace } from '../model/place.ts';
import { placeInScalar } from './place-in-scalar.ts';
import { readExceptions } from './read-exceptions.ts';
import { readFactsDocument } from './read-facts-document.ts';
import { readPolicy } from './read-policy.ts';

function problemsOf(text: string): string[] {
  const { document, problems } = readPolicy('.', [{ path: 'p.yaml', text }]);
  return [...problems, ...combineLayers([document]).problems].map(({ place, message, remedy }) => `${renderPlace(place)} ${message} > ${remedy}`);
}

const head = 'policy: {id: p, title: P, version: 1.10}\n';
const rule = (when: string, more = ''): string => `${head}rules:\n  - id: R-1\n    title: T\n    domain: license\n    when: ${when}\n    verdict: deny\n    severity: error\n${more}`;

describe('a policy file', () => {
  it('is read as it is written', () => {
    const { document } = readPolicy('.', [{ path: 'p.yaml', text: rule('usage.modified') }]);
    expect(document).toMatchObject({ id: 'p', version: '1.10', layer: 'organization', rules: [{ id: 'R-1', verdict: 'deny', ifUnknown: 'needs-approval', enforceAt: { request: 'enforce', deploy: 'enforce' } }] });
    expect(problemsOf(rule('usage.modified'))).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a plain condition', 'usage.modified and usage.chanel == "x"', 'p.yaml:6:30'],
    ['a quoted one', '"usage.modified and usage.chanel == \\"x\\""', 'p.yaml:6:31'],
    ['a condition in single quotes', "'usage.chanel == \"x\"'", 'p.yaml:6:12'],
    ['a folded one', '>-\n      usage.modified\n      and usage.chanel == "x"', 'p.yaml:8:11'],
    ['a literal one', '|\n      usage.modified and\n\n        usage.chanel == "x"', 'p.yaml:9:9'],
    ['a plain one of several lines', 'usage.modified\n      and usage.chanel == "x"', 'p.yaml:7:11'],
    ['an end', 'usage.modified and', 'p.yaml:6:29'],
  ])('has mistakes in %s at line and column', (_, when, place) => {
    expect(problemsOf(rule(when))).toEqual([expect.stringContaining(`${place} `)]);
  });

  it.each<[string, string, string]>([
    ['an unknown key', rule('true', '    remedi: x\n'), 'p.yaml:9 rule R-1 has the unknown key "remedi" > Did you mean remedy?'],
    ['an unknown verdict', rule('true').replace('verdict: deny', 'verdict: dony'), 'p.yaml:7 verdict of rule R-1 cannot be "dony" > Did you mean deny?'],
    ['an unknown point', rule('true', '    enforceAt: [relase]\n'), 'p.yaml:9 enforceAt of rule R-1 cannot be "relase" > Did you mean release?'],
    ['a wrong date', rule('true', '    observeUntil: 2026-02-30\n'), 'p.yaml:9 observeUntil of rule R-1 is no date: "2026-02-30"'],
    ['a waiver without limit', rule('true', '    waiver: {approvers: [legal]}\n'), 'p.yaml:9 waiver of rule R-1 has no maxDays'],
    ['a rule without condition', rule('true').replace('    when: true\n', ''), 'p.yaml:3 rule R-1 has no when'],
    ['two rules of one id', `${rule('true')}  - {id: R-1, title: T, domain: license, when: true, verdict: deny, severity: error}\n`, 'p.yaml:9 a second rule has the id R-1'],
    ['an example with an unknown fact', rule('true', '    examples:\n      fires:\n        - {usage.chanel: hosted}\n'), 'p.yaml:11 there is no fact usage.chanel > Did you mean usage.channel?'],
    ['an example with an impossible value', rule('true', '    examples:\n      fires:\n        - {usage.channel: cloud}\n'), 'p.yaml:11 usage.channel cannot be "cloud"'],
    ['an example that states what is calculated', rule('true', '    examples:\n      fires:\n        - {usage.conveyed: true}\n'), 'p.yaml:11 usage.conveyed is calculated and cannot be stated > State usage.scope'],
    ['a list of a license that there is not', `${head}lists:\n  - {id: l, title: L, licenses: [gpl-3.0-only]}\n`, 'p.yaml:3 list @l names "gpl-3.0-only", which is no licence of the SPDX list > Write GPL-3.0-only.'],
    ['a scenario with a waiver and no day', `${head}scenarios:\n  - {title: T, at: build, verdict: deny, waivers: [{rule: R-1, component: "pkg:npm/x", reason: mitigated, granted: 2026-01-01, expires: 2026-02-01}]}\n`, 'p.yaml:3 a scenario with waivers or approvals has no date > Add date'],
    ['a scenario that is asked nowhere', `${head}scenarios:\n  - {title: T, verdict: deny}\n`, 'p.yaml:3 a scenario has no at > Add at'],
    ['an unknown key of what scenarios share', `${head}scenarioDefaults: {verdict: deny}\n`, 'p.yaml:2 scenarioDefaults has the unknown key "verdict"'],
    ['no head', 'rules: []\n', '. no file has the head of a policy'],
    ['no YAML', 'policy: [\n', 'p.yaml:2 this is no YAML'],
    ['two documents', `${head}---\nrules: []\n`, 'p.yaml:3 the file holds several documents'],
    ['a list of keys', '- a\n', 'p.yaml:1 a policy file must be keys and values'],
  ])('tells %s with its line', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  it('states once what its scenarios share', () => {
    const { document, problems } = readPolicy('.', [
      { path: 'p.yaml', text: `${head}scenarioDefaults:\n  at: release\n  facts: {usage: {channel: hosted, scope: runtime}}\nscenarios:\n  - {title: A, verdict: deny}\n  - {title: B, at: build, facts: {usage.scope: test}, verdict: allow}\n` },
      { path: 'q.yaml', text: 'scenarios:\n  - {title: C, at: request, date: 2026-03-01, verdict: allow, approvals: [{rule: R-1, role: legal, expires: 2026-04-01}]}\n' },
    ]);
    expect(problems).toEqual([]);
    expect(document.scenarios.map(({ title, at, facts, date, approvals }) => [title, at, facts, date, approvals.length])).toEqual([
      ['A', 'release', { 'usage.channel': 'hosted', 'usage.scope': 'runtime' }, undefined, 0],
      ['B', 'build', { 'usage.channel': 'hosted', 'usage.scope': 'test' }, undefined, 0],
      ['C', 'request', {}, '2026-03-01', 1],
    ]);
  });

  it('is read whatever it holds', () => {
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, fc.constantFrom('x', '', 1, true, null, '2026-01-01', 'deny', 'usage.modified', '__proto__'), fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('policy', 'rules', 'lists', 'adjust', 'adjustLists', 'scenarioDefaults', 'scenarios', 'waivers', 'id', 'title', 'when', 'verdict', 'enforceAt', 'waiver', 'examples', 'fires', 'licenses', 'extends', '__proto__', 'facts'), tie('any'), { maxKeys: 5 })),
    })).any;
    fc.assert(fc.property(value, (content) => {
      const { document, problems } = readPolicy('.', [{ path: 'p.yaml', text: JSON.stringify(content) }]);
      combineLayers([document]);
      readExceptions('w.yaml', JSON.stringify(content), new Set());
      readFactsDocument('f.json', JSON.stringify(content), new Set());
      expect(problems.length).toBeGreaterThanOrEqual(0);
      expect(({} as Record<string, unknown>)['title']).toBeUndefined();
    }), { numRuns: 500 });
  });
});

describe('the head of a policy', () => {
  const said = (head: string, more = ''): string[] => {
    const { document, problems } = readPolicy('.', [{ path: 'p.yaml', text: `policy:\n  id: p\n  title: P\n${head}${more}` }]);
    return [...problems, ...combineLayers([document]).problems].map(({ place, message, remedy }) => `${renderPlace(place)} ${message}. ${remedy}`);
  };

  it.each(['one', 'latest', '-1', 'v'])('takes %s for no version', (version) => {
    expect(said(`  version: ${version}\n`)).toEqual([`p.yaml:4 version of the policy is no version: "${version}". Begin it with a number, as in 1.0.0 or 2026-03.`]);
  });

  it.each(['1', '1.10', 'v2.0', '2026-03', '1.0.0-rc.1+build'])('takes %s for a version', (version) => {
    expect(said(`  version: ${version}\n`)).toEqual([]);
  });

  it('wants a list of preferences', () => {
    expect(said('  version: 1.0.0\n  preferences: MIT\n')).toEqual(['p.yaml:5 preferences of the policy must be a list of licences. Write it in brackets, the preferred one first: [MIT].']);
    expect(said('  version: 1.0.0\n  preferences: {MIT: 1}\n')).toEqual([expect.stringContaining('[MIT, Apache-2.0]')]);
    expect(said('  version: 1.0.0\n  preferences: [MIT]\n')).toEqual([]);
  });

  it('tells two rules or lists with one id once, and speaks of no layer above', () => {
    const rule = '  - {id: R, title: T, domain: license, when: usage.modified, verdict: deny, severity: error}\n';
    const list = '  - {id: l, title: L, licenses: [MIT]}\n';
    expect(said('  version: 1.0.0\n', `rules:\n${rule}${rule}lists:\n${list}${list}`)).toEqual(['p.yaml:7 a second rule has the id R. Give one of them another id.', 'p.yaml:10 a second list has the id l. Give one of them another id.']);
  });
});

describe('places in scalars', () => {
  it('lead to the character that is meant', () => {
    // a plain scalar of YAML cannot begin with a quote or >
    const words = fc.array(fc.constantFrom('usage.modified', 'and', '(x)', '"a b"', '>= 7'), { maxLength: 6 }).map((more) => ['usage.direct', ...more]);
    fc.assert(fc.property(words, fc.constantFrom(' ', '\n    '), fc.constantFrom('', '>-\n    ', '|-\n    '), (parts, gap, indicator) => {
      const written = parts.join(gap);
      const source = `a: 1\nwhen: ${indicator}${written}\nb: 2\n`;
      const value = parts.join(indicator.startsWith('|') ? gap.trimEnd() || ' ' : ' ');
      for (let at = 0; at < value.length; at++) {
        if (/\s/.test(value[at]!)) continue;
        const { line, column } = placeInScalar('p', source, 2, 'when', value, at);
        expect(source.split('\n')[line! - 1]![column! - 1]).toBe(value[at]);
      }
    }));
  });
});

describe('waivers and approvals', () => {
  const read = (text: string) => readExceptions('w.yaml', text, new Set());

  it('are read with canonical package URLs', () => {
    const { waivers, approvals, problems } = read('waivers:\n  - rule: R-1\n    component: pkg:npm/@acme/x\n    reason: mitigated\n    approvedBy: [legal, {role: ciso, by: mia, on: 2026-01-01}]\n    granted: 2026-01-01\n    expires: 2026-02-01\n    holdsWhile: vulnerability.maxCvss <= 7\napprovals:\n  - {rule: R-2, role: legal, component: "pkg:npm/@acme/*"}\n');
    expect(problems).toEqual([]);
    expect(waivers).toMatchObject([{ id: 'R-1@2', component: 'pkg:npm/%40acme/x', renewals: 0, approvedBy: [{ role: 'legal' }, { role: 'ciso', by: 'mia', on: '2026-01-01' }], holdsWhile: { text: 'vulnerability.maxCvss <= 7' } }]);
    expect(approvals).toMatchObject([{ rule: 'R-2', component: 'pkg:npm/%40acme/*' }]);
  });

  it.each([
    ['component: left-pad', 'w.yaml:3 component of waiver W is no package URL'],
    ['component: pkg:npm/?', 'w.yaml:3 component of waiver W holds a ?, which is no wildcard: "pkg:npm/?"'],
    ['component: pkg:npm/a*?x=y', 'w.yaml:3 component of waiver W holds a ?, which is no wildcard'],
    ['component: pkg:npm/', /w\.yaml:3 component of waiver W is no package URL: .*[^.]$/],
    ['component: pkg:npm/left-pad@1.0.0', 'w.yaml:3 component of waiver W names a version'],
    ['contexts: [cloud]', 'w.yaml:3 contexts of waiver W cannot be "cloud"'],
    ['holdsWhile: vulnerability.max <= 7', 'w.yaml:3:17 there is no fact vulnerability.max'],
    ['component: pkg:npm/a\n    versions: banana', 'w.yaml:4 versions of waiver W are no range of npm: "banana"'],
    ['component: pkg:npm/a\n    versions: "[1.0,2.0)"', 'w.yaml:4 versions of waiver W are no range of npm: "[1.0,2.0)"'],
    ['component: pkg:npm/a\n    versions: "[1.0.0, ]"', 'w.yaml:4 versions of waiver W are no range of npm'],
    ['component: pkg:maven/g/a\n    versions: ^1.0', 'w.yaml:4 versions of waiver W are no range of maven'],
    ['versions: "[1.0.0]"', 'w.yaml:3 versions of waiver W belong to no component'],
    ['reason: because', 'w.yaml:3 reason of waiver W cannot be "because"'],
  ])('tell what is wrong in %s', (line, expected) => {
    const { problems } = read(`waivers:\n  - id: W\n    ${line}\n    rule: R-1\n    granted: 2026-01-01\n    expires: 2026-02-01\n${line.startsWith('reason') ? '' : '    reason: mitigated\n'}`);
    expect(problems.map(({ place, message }) => `${renderPlace(place)} ${message}`)).toEqual([typeof expected === 'string' ? expect.stringContaining(expected) : expect.stringMatching(expected)]);
  });

  it('without an end never have an effect', () => {
    const { waivers, problems } = read('waivers:\n  - {rule: R-1, reason: mitigated, granted: 2026-01-01}\n');
    expect(problems.map(({ message }) => message)).toEqual(['waiver R-1@2 has no expires']);
    expect(waivers[0]!.expires < waivers[0]!.granted).toBe(true);
  });
});

describe('stored facts', () => {
  it('are typed as JSON is', () => {
    const text = JSON.stringify({ schema: 'muster-facts/1', at: 'build', uses: [{ id: 'a', facts: { 'usage.modified': 'true', license: { ids: ['MIT'] }, vulnerability: { maxCvss: 7 } } }, { id: 'a', facts: {} }] }, null, 1);
    const { document, problems } = readFactsDocument('f.json', text, new Set());
    expect(document.uses[0]!.facts).toEqual({ 'license.ids': ['MIT'], 'vulnerability.maxCvss': 7 });
    expect(problems.map(({ place, message }) => `${renderPlace(place)} ${message}`)).toEqual(['f.json:8 usage.modified cannot be "true"', 'f.json:19 two uses have the id "a"']);
  });
});
