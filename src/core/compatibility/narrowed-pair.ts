import type { TermFacts } from '../license-knowledge/knowledge.ts';
import type { PairAnswer } from './derive-pair.ts';
import { lookUpPair, type PairSources } from './look-up-pair.ts';
import { takenAs } from './taken-as.ts';
import { isBetter } from './verdict.ts';

/** `given` is no yes for `X-or-later`: our own code may still be used under one of its versions, and what is linked to it goes together with that one. */
export function narrowedPair(outbound: TermFacts, inbound: TermFacts, given: PairAnswer, sources: PairSources): PairAnswer {
  if (!outbound.orLater || sources.isSearch === true || !isBetter('conditional', given.verdict)) return given;
  const found = versionsOf(outbound, sources).map((version) => ({ version, pair: lookUpPair(version, inbound, sources) })).find(({ pair }) => pair.verdict === 'compatible' || pair.verdict === 'conditional');
  if (found === undefined) return given;
  const { version, pair } = found;
  return {
    ...pair, verdict: 'conditional', narrowed: true,
    because: `${inbound.id} does not go into a work under every version that ${outbound.id} offers, but into one that is passed on under ${version.id}.`,
    clauses: [...pair.clauses, `${outbound.license.id}: or any later version`],
    conditions: [`pass the whole on under ${version.id}; your own files may stay under ${outbound.id}`, ...pair.conditions],
  };
}

/** Those that leave more versions open first. */
function versionsOf({ id, license, orLater, exception }: TermFacts, { knowledge }: PairSources): TermFacts[] {
  const ids = [...takenAs({ id, license, orLater }, knowledge).values()].filter((taken) => taken.sameFamily && taken.id !== license.id).map((taken) => taken.id);
  return ids.toSorted((a, b) => Number(b.endsWith('-or-later')) - Number(a.endsWith('-or-later'))).flatMap((version): TermFacts[] => {
    const facts = knowledge.license(version);
    if (facts === undefined) return [];
    return [{ id: exception === undefined ? facts.id : `${facts.id} WITH ${exception.id}`, license: facts, orLater: facts.id.endsWith('-or-later'), ...(exception !== undefined && { exception }) }];
  });
}
