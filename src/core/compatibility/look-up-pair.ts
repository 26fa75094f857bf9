import type { LicenseKnowledge, TermFacts } from '../license-knowledge/knowledge.ts';
import type { PairDetermination } from '../license-knowledge/counsel.ts';
import type { Linkage } from '../usage/usage-facts.ts';
import { derivePair, type PairAnswer } from './derive-pair.ts';
import type { CompatibilityMatrix } from './matrix.ts';
import { answer, worse, type Answer, type Compatibility } from './verdict.ts';

export interface PairSources {
  readonly knowledge: LicenseKnowledge;
  readonly matrix?: CompatibilityMatrix;
  /** Today, as 2026-03-01: determinations have an end. */
  readonly today?: string;
  /** Something in the work has a copyleft that reaches all of it: then no linking exception of the outbound licence keeps other components outside. */
  readonly workIsClaimed?: boolean;
}

/** The answer for a pair from every source that has one. Counsel's word ends the question; else the more cautious of different answers holds, but "unknown" never beats a definite one. */
export function lookUpPair(outbound: TermFacts, inbound: TermFacts, linkage: Linkage, sources: PairSources): PairAnswer {
  const determined = sources.knowledge.determinations.find((one) => answers(one, outbound, inbound, linkage, sources.today));
  if (determined !== undefined) return decided(determined);
  const derived = derivePair(outbound, inbound, sources.knowledge);
  const imported = sources.matrix?.answer(outbound, inbound);
  return imported === undefined ? derived : together(derived, imported);
}

const answers = (one: PairDetermination, outbound: TermFacts, inbound: TermFacts, linkage: Linkage, today: string | undefined): boolean =>
  same(one.outbound, outbound.id) && same(one.inbound, inbound.id) && (one.linkage === undefined || one.linkage.includes(linkage))
  && (one.validUntil === undefined || today === undefined || today <= one.validUntil);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const decided = ({ answer: verdict, reason, by, on }: PairDetermination): Answer => answer(verdict, `${by} decided on ${on}: ${reason}`, { source: 'determination' });

const isDefinite = (verdict: Compatibility): boolean => verdict !== 'unknown' && verdict !== 'needs-determination';

function together(derived: PairAnswer, imported: Answer): PairAnswer {
  if (derived.verdict === imported.verdict) return { ...derived, clauses: [...derived.clauses, ...imported.clauses] };
  const differ = `Sources differ: our rules say ${derived.verdict} (${derived.because}), the imported matrix says ${imported.verdict} (${imported.because}).`;
  const chosen = !isDefinite(imported.verdict) ? derived : !isDefinite(derived.verdict) ? imported : worse(derived.verdict, imported.verdict) === derived.verdict ? derived : imported;
  return { ...chosen, disputed: [...chosen.disputed, differ] };
}
