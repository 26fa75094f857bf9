import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factNames, fillSlots, type Facts, type Slots } from '../facts/facts.ts';
import { compileCondition } from '../language/compile-condition.ts';
import { readCondition } from '../language/condition.ts';
import { TRUE } from '../language/truth.ts';
import { combineLayers } from '../layers/combine-layers.ts';
import { renderPlace } from '../model/place.ts';
import { loadPreset } from '../presets/load-preset.ts';
import { presetNames } from '../presets/preset-names.ts';
import { readPolicy } from '../reading/read-policy.ts';
import { lintPolicy } from './lint-policy.ts';
import { reachability } from './reachability.ts';

const lists = new Map([['few', { all: new Set(['MIT', 'ISC']) }], ['hosted', { byContext: new Map([['hosted', new Set(['MIT'])]]) }], ['none', { all: new Set<string>() }]]);
const reach = (text: string) => reachability(readCondition(text, new Set(lists.keys())).expression, lists);

describe('reachability', () => {
  it.each([
    ['usage.modified', 'sometimes'],
    ['usage.channel == "hosted" and usage.channel == "internal"', 'never'],
    ['usage.conveyed and usage.channel == "internal"', 'never'],
    ['usage.conveyed and usage.scope == "test"', 'never'],
    ['usage.conveyed and usage.scope == "build"', 'sometimes'],
    ['vulnerability.maxCvss >= 9 and vulnerability.maxCvss < 7', 'never'],
    ['vulnerability.maxCvss > 7 and vulnerability.maxCvss < 7.1', 'sometimes'],
    ['vulnerability.maxCvss < 0', 'never'],
    ['vulnerability.maxCvss >= 0', 'always'],
    ['license.categories hasAny ["permissive"] and license.categories isEmpty', 'never'],
    ['license.categories hasOnly ["permissive"] and license.categories hasAny ["content"]', 'never'],
    ['license.categories hasAll ["permissive", "content"] and license.categories hasOnly ["permissive"]', 'never'],
    ['license.categories hasAny ["permissive", "content"] and not license.categories hasAll ["permissive", "content"]', 'sometimes'],
    ['license.ids hasOnly @few and license.ids hasAny ["GPL-3.0-only"]', 'never'],
    ['license.ids hasOnly @few and license.ids hasAny ["ISC"]', 'sometimes'],
    ['license.ids hasAny @hosted and usage.channel == "internal"', 'never'],
    ['license.ids hasAny @hosted', 'sometimes'],
    ['license.ids hasAny @none', 'never'],
    ['component.name == "a" and component.name == "b"', 'never'],
    ['component.name startsWith "a" and component.name == "b"', 'sometimes'],
    ['component.name startsWith "a" and usage.modified and not usage.modified', 'never'],
    ['usage.modified or not usage.modified', 'always'],
    ['component.owner isUnknown', 'sometimes'],
    ['component.owner isUnknown and component.owner == "me"', 'never'],
    ['usage.conveyed isKnown or usage.conveyed isUnknown', 'always'],
    ['usage.channel == project.usageContext', 'sometimes'],
  ])('of %s is %s', (text, expected) => {
    expect(reach(text)).toBe(expected);
  });

  it('never calls unreachable what some facts reach', () => {
    const part = fc.constantFrom('usage.modified', 'usage.conveyed', 'usage.channel == "hosted"', 'usage.scope in ["test", "runtime"]', 'vulnerability.maxCvss >= 7', 'vulnerability.maxCvss < 7', 'license.ids hasOnly @few', 'license.ids hasAny @hosted', 'component.name startsWith "a"', 'component.name == "ab"', 'component.owner isUnknown');
    const text = fc.tuple(part, fc.constantFrom(' and ', ' or ', ' and not '), part, fc.constantFrom(' and ', ' or '), part).map((parts) => parts.join(''));
    const facts = fc.record({
      'usage.modified': fc.boolean(), 'usage.channel': fc.constantFrom('hosted', 'internal', 'distributed'), 'usage.scope': fc.constantFrom('test', 'runtime', 'build'), 'usage.clientCode': fc.boolean(), 'usage.linkage': fc.constantFrom('static', 'none'),
      'vulnerability.maxCvss': fc.constantFrom(0, 7, 9), 'license.ids': fc.subarray(['MIT', 'ISC', 'GPL-3.0-only']), 'component.name': fc.constantFrom('', 'ab', 'b'), 'component.owner': fc.constant('me'),
    }, { requiredKeys: [] }) as fc.Arbitrary<Facts>;
    fc.assert(fc.property(text, facts, (condition, known) => {
      const slots: Slots = [];
      fillSlots(slots, known, factNames);
      const answer = compileCondition(readCondition(condition, new Set(lists.keys())).expression, lists).test(slots);
      if (answer === TRUE) expect(reach(condition)).not.toBe('never');
    }), { numRuns: 1_000 });
  });
});

const head = 'policy: {id: p, title: P, version: 1.0.0, reviewBy: 2026-01-01, effectiveFrom: 2027-01-01}\n';

function lint(rules: string): string[] {
  const { document, problems } = readPolicy('.', [{ path: 'p.yaml', text: head + rules }]);
  const { policy, problems: combined } = combineLayers([document]);
  expect([...problems, ...combined]).toEqual([]);
  return lintPolicy(policy, '2026-06-01').map(({ severity, place, message }) => `${severity} ${renderPlace(place)} ${message}`);
}

const good = 'title: T, domain: license, remedy: R., rationale: W., lesson: L, examples: {fires: [{usage.modified: true}], silent: [{usage.modified: false}]}';
const rule = (id: string, text: string, basis = good): string => `  - {id: ${id}, ${text}, ${basis}}\n`;

describe('lint', () => {
  it.each<[string, string, string, string?]>([
    ['a rule that can never fire', 'when: usage.modified and not usage.modified, verdict: deny, severity: error', 'error p.yaml:3 R can never fire'],
    ['one that always fires', 'when: usage.modified or not usage.modified, verdict: deny, severity: error', 'warning p.yaml:3 R always fires'],
    ['a missing remedy', 'when: usage.modified, verdict: deny, severity: error', 'error p.yaml:3 R does not say what to do', 'title: T, domain: license'],
    ['a missing reason', 'when: usage.modified, verdict: deny, severity: error', 'warning p.yaml:3 R does not say why', 'title: T, domain: license'],
    ['missing examples', 'when: usage.modified, verdict: deny, severity: error', 'note p.yaml:3 R has no example', 'title: T, domain: license'],
    ['an approval by nobody', 'when: usage.modified, verdict: needs-approval, severity: warning', 'error p.yaml:3 R needs an approval that nobody can give'],
    ['approvers of a denial', 'when: usage.modified, verdict: deny, severity: error, approvers: [legal]', 'warning p.yaml:3 R names approvers'],
    ['a blocker with a waiver', 'when: usage.modified, verdict: deny, severity: blocker, waiver: {approvers: [a], maxDays: 3}', 'error p.yaml:3 R is a blocker'],
    ['a waiver from what is allowed', 'when: usage.modified, verdict: allow, severity: info, waiver: {approvers: [a], maxDays: 3}', 'warning p.yaml:3 R allows waivers, but forbids nothing'],
    ['a waiver for years', 'when: usage.modified, verdict: deny, severity: error, waiver: {approvers: [a], maxDays: 900}', 'warning p.yaml:3 R allows waivers for 900 days'],
    ['a rule that is asked nowhere', 'when: usage.modified, verdict: deny, severity: error, enforceAt: []', 'error p.yaml:3 R is asked nowhere'],
    ['an observation that is over', 'when: usage.modified, verdict: deny, severity: error, observeUntil: 2026-05-30', 'warning p.yaml:3 R was to observe until 2026-05-30, and has decided for 2 days'],
    ['an observation that lasts for years', 'when: usage.modified, verdict: deny, severity: error, observeUntil: 2999-01-01', 'warning p.yaml:3 R only observes until 2999-01-01, for '],
    ['an observation without end', 'when: usage.modified, verdict: deny, severity: error, enforceAt: {build: observe}', 'note p.yaml:3 R observes without an end'],
    ['a review that is due', 'when: usage.modified, verdict: deny, severity: error', 'warning p.yaml:1 the policy was to be reviewed by 2026-01-01'],
    ['a policy from the future', 'when: usage.modified, verdict: deny, severity: error', 'warning p.yaml:1 the policy is effective from 2027-01-01'],
  ])('tells %s', (_, text, expected, basis) => {
    expect(lint(`rules:\n${rule('R', text, basis)}`)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  it('tells once that a policy watches for years, and nothing of one that does for a month', () => {
    const said = (until: string): string[] => {
      const { document } = readPolicy('.', [{ path: 'p.yaml', text: `policy: {id: p, title: P, version: 1.0.0, observeUntil: ${until}}\nrules:\n${rule('R', 'when: usage.modified, verdict: deny, severity: error')}` }]);
      return lintPolicy(combineLayers([document]).policy, '2026-06-01').map(({ severity, place, message }) => `${severity} ${renderPlace(place)} ${message}`).filter((text) => text.includes('until then'));
    };
    expect(said('2999-01-01')).toEqual([expect.stringContaining('warning p.yaml:1 the policy only watches until 2999-01-01, for ')]);
    expect(said('2026-07-01')).toEqual([]);
  });

  it('tells a policy that lets everything pass', () => {
    const said = (otherwise: string, rules: string): string[] => {
      const { document } = readPolicy('.', [{ path: 'p.yaml', text: `policy: {id: p, title: P, version: 1.0.0, otherwise: ${otherwise}}\n${rules}` }]);
      return lintPolicy(combineLayers([document]).policy, '2026-06-01').filter(({ severity }) => severity === 'warning').map(({ place, message }) => `${renderPlace(place)} ${message}`);
    };
    expect(said('allow', '')).toEqual(['p.yaml:1 the policy has no rules, and otherwise: allow lets everything pass']);
    expect(said('allow-with-obligations', '')).toHaveLength(1);
    expect(said('needs-approval', '')).toEqual([]);
    expect(said('allow', `rules:\n${rule('R', 'when: usage.modified, verdict: deny, severity: error')}`)).toEqual([]);
  });

  it('tells ranges that the ecosystem beside them does not read', () => {
    const said = (ecosystem: string): string[] => lint(`rules:\n${rule('R', `when: 'component.version satisfies "[0,9)" and component.ecosystem == "${ecosystem}"', verdict: deny, severity: error`)}`).filter((line) => line.includes('can never be judged'));
    expect(said('npm')).toEqual([expect.stringContaining('warning p.yaml:3 R can never be judged for npm: it does not read the range "[0,9)"')]);
    expect(said('maven')).toEqual([]);
  });

  it('tells rules that contradict or repeat each other', () => {
    const twice = (verdict: string): string[] => lint(`rules:\n${rule('R', 'when: usage.modified, verdict: deny, severity: error')}${rule('S', `when: (usage.modified), verdict: ${verdict}, severity: error`)}`);
    expect(twice('deny')).toEqual(expect.arrayContaining(['warning p.yaml:4 S fires exactly when R does']));
    expect(twice('allow')).toEqual(expect.arrayContaining(['error p.yaml:4 S fires exactly when R does, and says allow where that says deny']));
  });

  it('tells lists that nobody names, that are due, and that say two things of one licence', () => {
    const said = lint(`lists:\n  - {id: a, title: A, licenses: [MIT, ISC], reviewBy: 2026-01-01}\n  - {id: b, title: B, licenses: {hosted: [MIT]}}\n  - {id: c, title: C, licenses: [Zlib]}\nrules:\n${rule('R', 'when: license.ids hasOnly @a or license.ids hasAny @b, verdict: deny, severity: error')}`);
    expect(said).toEqual(expect.arrayContaining(['warning p.yaml:3 list @a was to be reviewed by 2026-01-01', 'warning p.yaml:5 no rule names list @c', 'warning p.yaml:4 MIT stands in @a and @b for hosted software']));
  });

  it.each(presetNames)('has nothing to say about preset %s but notes', (name) => {
    expect(lintPolicy(combineLayers(loadPreset(name, undefined, [])).policy, '2026-06-01').filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});
