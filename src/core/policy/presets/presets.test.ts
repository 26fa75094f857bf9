import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../../../../test/support/shared.ts';
import { compilePolicy } from '../evaluation/compile-policy.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { runExamples } from '../examples/run-examples.ts';
import { factSchema } from '../facts/fact-schema.data.ts';
import { factNames, fillSlots, isFactName, type FactName, type Facts, type Slots } from '../facts/facts.ts';
import { TRUE } from '../language/truth.ts';
import { combineLayers } from '../layers/combine-layers.ts';
import type { Approval, Waiver } from '../model/exception.ts';
import type { PolicyProblem } from '../model/place.ts';
import type { Policy, Scenario } from '../model/policy.ts';
import type { EnforcementPoint, Verdict } from '../model/verdict.ts';
import { loadPreset } from './load-preset.ts';
import { presetNames } from './preset-names.ts';
import { presetScenarios } from './scenarios.generated.ts';

function load(name: string): { policy: Policy; problems: readonly PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const documents = loadPreset(name, undefined, problems, new Map(), presetScenarios);
  const { policy, problems: found } = combineLayers(documents);
  return { policy, problems: [...problems, ...found] };
}

describe.each(presetNames)('preset %s', (name) => {
  it('has no problems', () => {
    expect(load(name).problems).toEqual([]);
  });

  it('keeps what its examples and scenarios promise', () => {
    const { failed, changed, examples, scenarios, withoutExamples } = runExamples(load(name).policy);
    expect([failed, changed]).toEqual([[], []]);
    // the rules over lists do nothing before a context fills the lists, and nothing is denied to colleagues
    if (name === 'license-lists') expect(withoutExamples.length).toBe(5);
    else expect(withoutExamples).toEqual(name === 'internal' ? ['LIST-DENIED', 'LIST-DENIED-TOOL'] : []);
    if (name !== 'license-lists') expect(examples + scenarios).toBeGreaterThan(0);
  });

  it('says of every rule why it is there and what to do', () => {
    for (const { id, title, rationale, remedy, lesson } of load(name).policy.rules) {
      expect([id, title.length > 5, rationale?.endsWith('.'), remedy?.endsWith('.'), lesson?.startsWith('JIT-')]).toEqual([id, true, true, true, true]);
    }
  });
});

interface ReferenceRule {
  readonly id: string; readonly domain: string; readonly when: Tree; readonly verdict: Verdict; readonly severity: string; readonly lesson: string;
  readonly enforceAt: readonly EnforcementPoint[]; readonly approvers: readonly string[]; readonly waiver: { approvers: string[]; maxDays: number; maxRenewals: number } | null;
}
type Tree = { all: Tree[] } | { any: Tree[] } | { not: Tree } | { fact: string; op: string; value: unknown };
type Grouped = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Conveyed and served are calculated, never stated. */
const flat = (groups: Grouped): Facts => Object.fromEntries(Object.entries(groups).flatMap(([group, facts]) => Object.entries(facts).map(([name, value]) => [`${group}.${name}`, value])).filter(([name]) => name !== 'usage.conveyed')) as Facts;

const read = (name: string): unknown => JSON.parse(readFileSync(sharedPath('domain/data', name), 'utf8'));

/** What components say of each other, and parts of a component, is more than the reference has facts for. */
const ownRules: readonly string[] = ['POL-LIC-063', 'POL-LIC-072', 'POL-LIC-073'];
const isOurs = ({ id }: { readonly id: string }): boolean => ownRules.includes(id);

describe.runIf(hasShared)('the default policy', () => {
  const reference = hasShared ? (read('policy.json') as { rules: ReferenceRule[]; factDefaults: Grouped }) : { rules: [], factDefaults: {} };
  const { policy } = load('default');
  const compiled = compilePolicy(policy);

  it('has the rules of the reference policy, and three of our own', () => {
    expect(policy.rules.filter(isOurs).map(({ id }) => id)).toEqual(ownRules);
    const ours = policy.rules.filter((rule) => !isOurs(rule)).map(({ id, domain, verdict, severity, lesson, enforceAt, approvers, waiver }) => ({ id, domain, verdict, severity, lesson, enforceAt: Object.keys(enforceAt), approvers, waiver: waiver ?? null }));
    const theirs = reference.rules.map(({ id, domain, verdict, severity, lesson, enforceAt, approvers, waiver }) => ({ id, domain, verdict, severity, lesson, enforceAt, approvers, waiver }));
    const byId = (left: { id: string }, right: { id: string }): number => (left.id < right.id ? -1 : 1);
    expect(ours.sort(byId)).toEqual(theirs.sort(byId));
    expect(ours.length).toBe(45);
  });

  it('fires exactly when the reference policy fires, whatever the facts', () => {
    const conditions = new Map(reference.rules.map(({ id, when }) => [id, when]));
    fc.assert(fc.property(facts, (all) => {
      const slots: Slots = [];
      fillSlots(slots, all, factNames);
      const known = (name: string): unknown => slots[factNames.indexOf(name as FactName)];
      const rules = compiled.rules.filter(({ rule }) => !isOurs(rule));
      const fired = rules.filter(({ test }) => test.test(slots) === TRUE).map(({ rule }) => rule.id);
      expect(fired).toEqual(rules.map(({ rule }) => rule.id).filter((id) => holds(conditions.get(id)!, known)));
    }), { numRuns: 1_000 });
  });

  const scenarios = hasShared ? (read('policy-scenarios.json') as { scenarios: ReferenceScenario[] }).scenarios : [];

  it('is held against all scenarios', () => {
    expect(scenarios.length).toBe(51);
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario.title, scenario] as const))('%s %s', (_, _title, scenario) => {
    const merged = flat(Object.fromEntries(Object.keys(reference.factDefaults).map((group) => [group, { ...reference.factDefaults[group], ...scenario.facts[group] }])));
    const evaluation = evaluate(compiled, {
      at: scenario.stage, date: scenario.evaluatedAt, uses: [{ id: scenario.id, facts: { ...merged, 'license.conflictsWith': [], 'license.partCategories': [], 'component.purl': 'pkg:npm/left-pad@1.3.0', 'project.name': 'shop' } }],
      // the scenarios name functions only, each of them a person of its own
      approvals: scenario.approvals.map((approval) => ({ by: approval.role, ...approval })), waivers: scenario.waivers.map((waiver, index) => waiverOf(waiver, index)), dataVersions: {},
    });
    const decision = evaluation.decisions[0]!;
    expect({ verdict: decision.verdict, rules: decision.outcomes.map(({ rule }) => rule).sort() }).toEqual({ verdict: scenario.expect.verdict, rules: [...scenario.expect.rules].sort() });
    expect(decision.complete).toBe(true);
  });

  it('carries each of them as a scenario of its own, for whoever tests a policy', () => {
    const canonical = (facts: Facts): string => JSON.stringify(Object.entries(facts).sort(([left], [right]) => (left < right ? -1 : 1)));
    const key = ({ at, facts, verdict, rules, date, waivers, approvals }: Scenario): string =>
      JSON.stringify([at, verdict, [...rules ?? []].sort(), canonical(facts), waivers.length + approvals.length === 0 ? '' : date, waivers.map(({ rule, granted, expires }) => [rule, granted, expires]), approvals.map(({ rule, role, expires }) => [rule, role, expires])]);
    const shipped = policy.scenarios.map(key);
    const missing = scenarios.filter(({ stage, facts, evaluatedAt, waivers, approvals, expect: { verdict, rules } }) => {
      const merged = flat(Object.fromEntries(Object.keys(reference.factDefaults).map((group) => [group, { ...reference.factDefaults[group], ...facts[group] }])));
      const known: Facts = { ...merged, 'license.conflictsWith': [], 'license.partCategories': [], 'component.purl': 'pkg:npm/left-pad@1.3.0', 'project.name': 'shop' };
      return !shipped.includes(key({ title: '', at: stage, facts: known, verdict, rules, date: evaluatedAt, waivers: waivers as unknown as Waiver[], approvals, place: { path: '' } }));
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  /** The scenarios state rule and dates; the rest is as the rule wants it. */
  function waiverOf({ rule, granted, expires }: ReferenceScenario['waivers'][number], index: number): Waiver {
    const approvers = policy.rules.find(({ id }) => id === rule)?.waiver?.approvers ?? ['ciso'];
    return { id: `W-${index}`, rule, granted, expires, component: 'pkg:npm/left-pad', reason: 'cannot-fix', compensatingControl: 'a firewall rule', approvedBy: approvers.map((role) => ({ role, by: `${role} of acme` })), renewals: 0, place: { path: 'waivers.yaml' } };
  }
});

interface ReferenceScenario {
  readonly id: string; readonly title: string; readonly stage: EnforcementPoint; readonly evaluatedAt: string; readonly facts: Grouped;
  readonly waivers: readonly { rule: string; granted: string; expires: string }[]; readonly approvals: readonly Approval[]; readonly expect: { verdict: Verdict; rules: readonly string[] };
}

/** The reference policy's own operators, read the plain way. */
function holds(tree: Tree, known: (name: string) => unknown): boolean {
  if ('all' in tree) return tree.all.every((part) => holds(part, known));
  if ('any' in tree) return tree.any.some((part) => holds(part, known));
  if ('not' in tree) return !holds(tree.not, known);
  const found = known(tree.fact);
  switch (tree.op) {
    case 'eq': return found === tree.value;
    case 'ne': return found !== tree.value;
    case 'in': return (tree.value as unknown[]).includes(found);
    case 'hasAny': return (found as unknown[]).some((item) => (tree.value as unknown[]).includes(item));
    case 'empty': return (found as unknown[]).length === 0;
    case 'gte': return (found as number) >= (tree.value as number);
    case 'gt': return (found as number) > (tree.value as number);
    case 'lt': return (found as number) < (tree.value as number);
    default: throw new Error(`operator ${tree.op}`);
  }
}

const facts = fc.record(Object.fromEntries(Object.entries(factSchema).filter(([name]) => isFactName(name)).map(([name, { type }]) => {
  switch (type.kind) {
    case 'boolean': return [name, fc.boolean()];
    case 'number': return [name, fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(6.9, 7, 8.9, 9, 30, 31))];
    case 'text': return [name, name === 'project.outboundLicense' ? fc.constantFrom('proprietary', 'MIT') : fc.string({ maxLength: 3 })];
    case 'texts': return [name, fc.constant([])];
    case 'choice': return [name, fc.constantFrom(...type.values)];
    case 'choices': return [name, fc.subarray([...type.values] as string[], { maxLength: 3 })];
  }
}))) as fc.Arbitrary<Facts>;
