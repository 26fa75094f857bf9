import type { LicenseKnowledge, TermFacts } from '../license-knowledge/knowledge.ts';
import type { LicenseFacts, StatedTerm } from '../license-knowledge/license-facts.ts';
import { furtherTermsOf, termWords } from '../license-knowledge/further-terms.ts';
import { takenAs, type Taken } from './taken-as.ts';
import { answer, type Answer } from './verdict.ts';

/** The answer for one pair, and under which id the material is taken where the licence offers several. */
export interface PairAnswer extends Answer {
  /** Set when another version of the same licence is chosen. */
  readonly taken?: string;
  /** The whole is passed on under a single version of the outbound licence; the condition says which. */
  readonly narrowed?: true;
}

/** May material under the inbound licence become part of a work that leaves under the outbound one? Derived from the facts of both; nothing is looked up by pair. */
export function derivePair(outbound: TermFacts, inbound: TermFacts, knowledge: LicenseKnowledge): PairAnswer {
  const pairs = derived.get(knowledge) ?? new Map<string, PairAnswer>();
  derived.set(knowledge, pairs);
  const key = `${outbound.id} ${inbound.id}`;
  const before = pairs.get(key);
  if (before !== undefined) return before;
  const found = asFarAsNamed(outbound, inbound, derive(outbound, inbound, knowledge));
  pairs.set(key, found);
  return found;
}

/** The same pairs are asked for again and again: for every component and every candidate. */
const derived = new WeakMap<LicenseKnowledge, Map<string, PairAnswer>>();

function derive(outbound: TermFacts, inbound: TermFacts, knowledge: LicenseKnowledge): PairAnswer {
  if (outbound.id === inbound.id) return answer('compatible', `Both are ${inbound.id}.`);
  const admitted = byException(outbound, inbound);
  if (admitted !== undefined) return admitted;
  const ways = takenAs(inbound, knowledge);
  const taken = ways.get(outbound.license.id);
  if (taken !== undefined) return sameLicense(outbound, inbound, taken);
  const joined = byJoining(outbound, inbound, ways, knowledge);
  if (joined !== undefined) return joined;
  const { strength } = inbound.license.copyleft;
  if (strength === 'weak' || strength === 'strong') return foreignCopyleft(outbound, inbound);
  return byTerms(outbound, inbound);
}

const at = (facts: LicenseFacts, clause: string | undefined): string[] => (clause === undefined ? [] : [`${facts.id} ${clause}`]);

function byException(outbound: TermFacts, inbound: TermFacts): PairAnswer | undefined {
  for (const [one, other] of [[outbound, inbound], [inbound, outbound]] as const) {
    if (one.exception?.admits.includes(other.license.id) === true) {
      return answer('compatible', `${one.exception.id} permits the combination with ${other.license.id}.`, { source: 'exception', clauses: [one.exception.id] });
    }
  }
  return undefined;
}

/** What an exception admits by name is no conflict, and we do not know all the names. */
function asFarAsNamed(outbound: TermFacts, inbound: TermFacts, found: PairAnswer): PairAnswer {
  const exception = [inbound, outbound].find((one) => one.exception?.admitsWhatItNames === true)?.exception;
  if (exception === undefined || found.verdict !== 'incompatible') return found;
  return answer('needs-determination', `${found.because} But ${exception.id} permits combinations that it names: look whether this is one of them.`, { source: 'exception', clauses: [...found.clauses, exception.id], disputed: found.disputed });
}

/** The inbound licence is the outbound one, or lets itself be exchanged for it. */
function sameLicense(outbound: TermFacts, inbound: TermFacts, { id, acts, clauses, sameFamily }: Taken): PairAnswer {
  const conditions = [...acts];
  const { exception } = outbound;
  if (exception !== undefined && inbound.exception?.id !== exception.id) conditions.push(`say that ${exception.id} does not hold for the part under ${inbound.id}`);
  const because = id === inbound.license.id ? `${inbound.id} stays ${id}.` : `${inbound.id} may be passed on under ${id}.`;
  return answer(conditions.length > 0 ? 'conditional' : 'compatible', because, { clauses, conditions, ...(sameFamily && id !== inbound.license.id && { taken: id }) });
}

function byJoining(outbound: TermFacts, inbound: TermFacts, ways: ReadonlyMap<string, Taken>, knowledge: LicenseKnowledge): PairAnswer | undefined {
  for (const { id, acts, clauses, sameFamily } of ways.values()) {
    const join = knowledge.license(id)?.joins.find((candidate) => candidate.with.includes(outbound.license.id));
    if (join === undefined) continue;
    return answer('conditional', `${id} and ${outbound.license.id} may be combined, each part under its own licence.`, {
      clauses: [...clauses, `${id} ${join.clause}`], conditions: [...acts, join.condition], ...(sameFamily && id !== inbound.license.id && { taken: id }),
    });
  }
  return undefined;
}

function foreignCopyleft(outbound: TermFacts, inbound: TermFacts): PairAnswer {
  const { license } = inbound;
  const clauses = at(license, license.copyleft.clause);
  // an outbound licence that lets the whole go over to the inbound one accepts its files as they are
  const yields = license.copyleft.reach === 'file' ? outbound.license.permits.find(({ to }) => outbound.license.copyleft.strength === 'strong' && to.includes(license.id)) : undefined;
  if (yields !== undefined) {
    return answer('compatible', `${outbound.license.id} names ${license.id} as compatible: its files stay under ${license.id} in the work.`, { clauses: [...clauses, ...at(outbound.license, yields.clause)] });
  }
  if (license.copyleft.satisfiedBy === 'open-source' && outbound.license.osiApproved) {
    return answer('conditional', `${license.id} asks that all that uses it comes with its source and may be passed on, and ${outbound.id} permits that.`, { clauses, conditions: ['hand over the source of the whole work with it, or say how to get it for no more than the cost of a copy'] });
  }
  if (license.duties.some(({ code, scope }) => code === 'SL' && scope === 'alternatives')) {
    return answer('needs-determination', `${license.id} offers several ways to pass on changed versions; which of them you take decides whether it fits ${outbound.id}.`, { clauses, disputed: disputesOf(license, 'copyleft') });
  }
  return answer('incompatible', `${inbound.id} asks that this material stays under ${license.id}, and it does not let itself be passed on under ${outbound.id}.`, { clauses });
}

/** Permissive material: does it bring terms that the outbound licence keeps out? */
function byTerms(outbound: TermFacts, inbound: TermFacts): PairAnswer {
  const { license } = inbound;
  const out = outbound.license;
  const terms = furtherTermsOf(license);
  const isCopyleft = out.copyleft.strength === 'weak' || out.copyleft.strength === 'strong';
  const refused = terms.filter(({ term }) => isCopyleft && out.tolerates !== 'any' && !out.tolerates.includes(term)).toSorted((a, b) => weight(b) - weight(a))[0];
  if (refused !== undefined) {
    return answer('incompatible', `${license.id} ${termWords[refused.term]}, a term that ${out.id} does not let into its works.`, {
      clauses: [...at(license, refused.clause), ...noFurtherTerms(out)], disputed: disputesOf(license, 'together').concat(disputesOf(license, 'advertising')),
    });
  }
  if (license.copyleft.reach === 'source-form' && isCopyleft) {
    return answer('incompatible', `Source under ${license.id} may only be passed on under ${license.id}, and ${out.id} asks for the source of the work under its own terms.`, { clauses: [...at(license, license.copyleft.clause), ...at(out, out.copyleft.clause)], disputed: disputesOf(license, 'copyleft') });
  }
  if (license.copyleft.strength === 'questionable') {
    return answer('needs-determination', `Nobody can say for sure whether ${license.id} asks that its source stays under it.`, { clauses: at(license, license.copyleft.clause), disputed: disputesOf(license, 'copyleft') });
  }
  const limiting = terms.find(({ term }) => term === 'field-of-use' || term === 'use-restriction');
  if (limiting !== undefined) {
    return answer('needs-determination', `${license.id} ${termWords[limiting.term]}: whoever receives the work under ${out.id} would have to keep to that too.`, { clauses: at(license, limiting.clause) });
  }
  return withConditions(outbound, inbound, terms);
}

function withConditions(outbound: TermFacts, { id, license }: TermFacts, terms: readonly StatedTerm[]): PairAnswer {
  const conditions: string[] = [];
  const summary = terms.find(({ term }) => term === 'change-summary');
  if (summary !== undefined && outbound.license.tolerates !== 'any') conditions.push('add a short summary of your changes');
  if (terms.some(({ term }) => term === 'no-technical-protection')) conditions.push('put no technical lock on the licensed material');
  const asksNothing = outbound.license.duties.length === 0 && outbound.license.category !== 'proprietary';
  if (asksNothing && license.duties.length > 0) conditions.push(`keep the notices of this part and say that it is under ${id}: ${outbound.id} alone asks nobody to`);
  const because = conditions.length > 0 ? `${id} may be part of a work under ${outbound.id} when its own terms are kept.` : `${id} asks for nothing that ${outbound.id} keeps out.`;
  return answer(conditions.length > 0 ? 'conditional' : 'compatible', because, { conditions, clauses: summary === undefined ? [] : at(license, summary.clause) });
}

/** The term that everybody names is named first. */
const weight = ({ term }: StatedTerm): number => ['reserved-name', 'broad-retaliation', 'patent-retaliation', 'advertising'].indexOf(term);

const noFurtherTerms = (facts: LicenseFacts): string[] => facts.duties.filter(({ code }) => code === 'NR').slice(0, 1).flatMap(({ clause }) => at(facts, clause));

export const disputesOf = (facts: LicenseFacts, about: string): string[] => facts.disputes.filter((dispute) => dispute.about.includes(about)).map(({ readings, ours }) => `${readings} We assume: ${ours}.`);
