import type { LicenseTerm } from '../license/expression.ts';
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
  /** Whether some outbound licence suits all of a work is asked: then each stands for itself, and `-or-later` is not narrowed for single components. */
  readonly isSearch?: boolean;
  /** Under these terms the work might leave too, beside the licences that works are usually published under. */
  readonly alsoOutbound?: readonly LicenseTerm[];
}

/** Counsel's word on the use of one licence in works under another. */
export function determined(outbound: string, inbound: string, linkage: Linkage, { knowledge, today }: PairSources): Answer | undefined {
  const found = knowledge.determinations.find((one) => answers(one, outbound, inbound, linkage, today));
  return found === undefined ? undefined : decided(found);
}

/** The answer for a pair from rules and matrix. The more cautious of different answers holds, but "unknown" never beats a definite one. */
export function lookUpPair(outbound: TermFacts, inbound: TermFacts, sources: PairSources): PairAnswer {
  const derived = derivePair(outbound, inbound, sources.knowledge);
  const imported = sources.matrix?.answer(outbound, inbound);
  return imported === undefined ? derived : together(derived, imported);
}

const answers = (one: PairDetermination, outbound: string, inbound: string, linkage: Linkage, today: string | undefined): boolean =>
  same(one.outbound, outbound) && same(one.inbound, inbound) && (one.linkage === undefined || one.linkage.includes(linkage))
  && (one.validUntil === undefined || today === undefined || today <= one.validUntil);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const decided = ({ answer: verdict, reason, by, on }: PairDetermination): Answer => answer(verdict, `${by} decided on ${on}: ${reason}`, { source: 'determination', ...(verdict === 'conditional' && { conditions: [reason] }) });

const isDefinite = (verdict: Compatibility): boolean => verdict !== 'unknown' && verdict !== 'needs-determination';

function together(derived: PairAnswer, imported: Answer): PairAnswer {
  if (derived.verdict === imported.verdict) return { ...derived, clauses: [...derived.clauses, ...imported.clauses] };
  const differ = `Sources differ: our rules say ${derived.verdict} (${derived.because}), the imported matrix says ${imported.verdict} (${imported.because}).`;
  const chosen = !isDefinite(imported.verdict) ? derived : !isDefinite(derived.verdict) ? imported : worse(derived.verdict, imported.verdict) === derived.verdict ? derived : imported;
  return { ...chosen, disputed: [...chosen.disputed, differ] };
}
