import type { LicenseTerm } from '../license/expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { DeliverableComponent } from './component.ts';
import { expressionVerdict } from './expression-verdict.ts';
import type { PairSources } from './look-up-pair.ts';
import { outboundCandidates } from './outbound-candidates.ts';
import type { Compatibility } from './verdict.ts';

/** Components that behave alike, and what each candidate for the outbound licence says to them. */
export interface Acceptance {
  /** All with the same licence and use; the first one speaks for them. */
  readonly members: readonly DeliverableComponent[];
  /** In the order of `candidatesOf`. */
  readonly verdicts: readonly Compatibility[];
}

export const candidatesOf = (sources: PairSources): readonly LicenseTerm[] => outboundCandidates(sources.knowledge);

/** A table of all components against all candidates; components with the same licence and use are looked at once. */
export function acceptances(components: readonly DeliverableComponent[], sources: PairSources): Acceptance[] {
  const candidates = candidatesOf(sources);
  return [...Map.groupBy(components, likeness).values()].map((members) => ({
    members, verdicts: candidates.map((candidate) => expressionVerdict(candidate, members[0]!.license, members[0]!.use, sources).verdict),
  }));
}

export const likeness = ({ license, use, part }: DeliverableComponent): string =>
  JSON.stringify([typeof license === 'string' ? license : renderLicenseExpression(license), part ?? null, Object.entries(use).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
