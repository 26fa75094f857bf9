import { isCombination, type LicenseExpression, type LicenseTerm } from '../license/expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import { conveyed } from '../usage/conveyance.ts';
import type { DeliverableComponent } from './component.ts';
import { expressionVerdict } from './expression-verdict.ts';
import type { PairSources } from './look-up-pair.ts';
import { outboundCandidates } from './outbound-candidates.ts';
import { combined, reachOf } from './reach.ts';
import type { Compatibility } from './verdict.ts';

/** Components that behave alike, and what each candidate for the outbound licence says to them. */
export interface Acceptance {
  /** All with the same licence and use; the first one speaks for them. */
  readonly members: readonly DeliverableComponent[];
  /** In the order of `candidatesOf`. */
  readonly verdicts: readonly Compatibility[];
}

/** Licences under which the work might leave. */
export const candidatesOf = ({ knowledge, alsoOutbound = [] }: PairSources): readonly LicenseTerm[] => (alsoOutbound.length === 0 ? outboundCandidates(knowledge) : [...outboundCandidates(knowledge), ...alsoOutbound]);

/** A table of the components of one work against all candidates; components with the same licence and use are looked at once. */
export function acceptances(components: readonly DeliverableComponent[], sources: PairSources): Acceptance[] {
  const candidates = candidatesOf(sources);
  const claimed: PairSources = { ...withClaims(components, sources), isSearch: true };
  return [...Map.groupBy(components, likeness).values()].map((members) => ({
    members, verdicts: candidates.map((candidate) => expressionVerdict(candidate, members[0]!.license, members[0]!.use, claimed).verdict),
  }));
}

/** The sources for questions about one work, knowing whether something in it claims all of it. */
export const withClaims = (components: readonly DeliverableComponent[], sources: PairSources): PairSources =>
  (components.some((component) => claimsWork(component, sources)) ? { ...sources, workIsClaimed: true } : sources);

function claimsWork({ license, use }: DeliverableComponent, { knowledge }: PairSources): boolean {
  const { linkage } = use;
  if (typeof license === 'string' || linkage === 'unknown' || !combined(linkage) || conveyed(use) === false) return false;
  const claims = (part: LicenseExpression): boolean => {
    if (isCombination(part)) return part.kind === 'and' ? part.operands.some(claims) : part.operands.every(claims);
    const facts = knowledge.term(part);
    return facts !== undefined && facts.license.copyleft.strength === 'strong' && reachOf(facts, linkage, false).reach === 'work';
  };
  return claims(license);
}

export const likeness = ({ license, use, part }: DeliverableComponent): string =>
  JSON.stringify([typeof license === 'string' ? license : renderLicenseExpression(license), part ?? null, Object.entries(use).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
