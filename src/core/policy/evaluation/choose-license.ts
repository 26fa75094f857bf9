import type { Facts } from '../facts/facts.ts';
import { verdictRank, type EnforcementPoint, type Verdict } from '../model/verdict.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { evaluate } from './evaluate.ts';

/** One branch of an OR, with the facts that it would give. */
export interface LicenseAlternative {
  readonly expression: string;
  readonly facts: Facts;
}

export interface LicenseChoice {
  readonly index: number;
  readonly verdict: Verdict;
  /** One sentence that can be recorded. */
  readonly reason: string;
}

/**
 * Which of the licences that a component offers this policy would take: the mildest verdict, then the one that the policy prefers by name, then an
 * open one before one that limits use or that nobody has classified, then a licence that everybody knows, then the fewest duties, then the first. `alternatives` must not be empty.
 */
export function chooseLicense(compiled: CompiledPolicy, shared: Facts, alternatives: readonly LicenseAlternative[], at: EnforcementPoint, date: string): LicenseChoice {
  const uses = alternatives.map(({ facts }, index) => ({ id: String(index), facts: { ...shared, ...facts } }));
  const { decisions } = evaluate(compiled, { at, date, uses, approvals: [], waivers: [], dataVersions: {} });
  const preference = (index: number): number => {
    const found = compiled.policy.preferences.findIndex((id) => alternatives[index]!.facts['license.ids']?.includes(id) ?? alternatives[index]!.expression === id);
    return found === -1 ? Number.POSITIVE_INFINITY : found;
  };
  // a short licence that everybody has read is better than one with a duty less that nobody knows
  const familiarity = (index: number): number => {
    const found = familiar.indexOf(alternatives[index]!.expression);
    return found === -1 ? familiar.length : found;
  };
  const closedness = (index: number): number => {
    const categories = alternatives[index]!.facts['license.categories'] ?? ['unclassified'];
    return categories.includes('unclassified') ? 2 : categories.includes('source-available') || categories.includes('proprietary') ? 1 : 0;
  };
  const duties = (index: number): number => alternatives[index]!.facts['license.obligations']?.length ?? Number.POSITIVE_INFINITY;
  const order = alternatives.map((_, index) => index).sort((left, right) => difference(verdictRank(decisions[left]!.verdict), verdictRank(decisions[right]!.verdict))
    || difference(preference(left), preference(right)) || difference(closedness(left), closedness(right)) || difference(familiarity(left), familiarity(right)) || difference(duties(left), duties(right)) || left - right);
  const index = order[0]!;
  const { verdict } = decisions[index]!;
  const isPreferred = preference(index) !== Number.POSITIVE_INFINITY;
  const reason = `${alternatives[index]!.expression} of ${alternatives.length} alternatives: ${verdict} at ${at}${isPreferred ? ', preferred by the policy' : ''}`;
  return { index, verdict, reason };
}

const familiar = ['MIT', 'ISC', 'BSD-3-Clause', 'BSD-2-Clause', 'Apache-2.0'];

const difference = (left: number, right: number): number => (left === right ? 0 : left < right ? -1 : 1);
