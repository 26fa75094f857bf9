import { sha256OfText } from '../../binary/sha256.ts';
import type { LicenseList, Policy, PolicyRule } from '../model/policy.ts';
import { canonicalJson } from './canonical.ts';

/** Everything of a policy that a verdict or its explanation can depend on; not where it is written, nor examples, nor the spaces of conditions. */
export function canonicalPolicy(policy: Omit<Policy, 'hash'>): string {
  const { id, title, version, effectiveFrom, reviewBy, otherwise, otherwiseObservesUntil, preferences, rules, lists, layers } = policy;
  return canonicalJson({
    schema: 'muster-policy/1', id, title, version, effectiveFrom, reviewBy, otherwise, otherwiseObservesUntil, preferences, rules: rules.map(canonicalRule), lists: lists.map(canonicalList),
    layers: layers.map((layer) => ({ id: layer.id, version: layer.version, layer: layer.layer })),
  });
}

export const hashPolicy = (policy: Omit<Policy, 'hash'>): string => sha256OfText(canonicalPolicy(policy));

function canonicalRule({ test, examples: _examples, place: _place, adjustedAt: _adjusted, ...rule }: PolicyRule): unknown {
  return { ...rule, when: test.kind === 'condition' ? test.condition.text : { facts: test.facts, sha256: test.hash } };
}

const canonicalList = ({ place: _place, ...list }: LicenseList): unknown => list;
