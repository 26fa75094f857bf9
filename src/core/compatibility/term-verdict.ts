import type { TermFacts } from '../license-knowledge/knowledge.ts';
import { conveyed, served, shipped } from '../usage/conveyance.ts';
import type { Linkage, UsageFacts } from '../usage/usage-facts.ts';
import { disputesOf, type PairAnswer } from './derive-pair.ts';
import { determined, lookUpPair, type PairSources } from './look-up-pair.ts';
import { narrowedPair } from './narrowed-pair.ts';
import { claimsLinked, type Outbound } from './outbound.ts';
import { combined, reachOf, type ReachOfCopyleft } from './reach.ts';
import { answer, isBetter, worse, type Answer } from './verdict.ts';

/** A use of which everything is known that decides whether and how the component leaves. */
export type DecidedUse = Pick<UsageFacts, 'form' | 'userProduct' | 'advertises' | 'offersWarranty' | 'interactive' | 'noticeFile'> & {
  readonly [K in 'channel' | 'clientCode' | 'linkage' | 'scope' | 'modified' | 'entitlement']: Exclude<UsageFacts[K], 'unknown'>;
};

/** The only condition of licences that end at the border of the component: what they ask for anyway. */
export const ownDuties = (license: string): string => `fulfil the obligations of ${license} for the component itself`;

/** May a component under one licence be used like this in a work that leaves under the outbound licence? */
export function termVerdict(outbound: Outbound, inbound: TermFacts, use: DecidedUse, sources: PairSources): PairAnswer {
  const word = determined(outbound.id, inbound.id, use.linkage, sources);
  if (word !== undefined) return word;
  const known = knownVerdict(outbound, inbound, use, sources);
  const { exception } = inbound;
  if (exception?.effect === 'restriction' && isBetter(known.verdict, 'needs-determination')) {
    return answer('needs-determination', `${exception.id} takes rights away from ${inbound.license.id}: ${exception.meaning}`, { source: 'exception', clauses: [exception.id] });
  }
  // an addition that nobody knows may permit or forbid: it makes no yes
  if (inbound.unknownException === undefined || !isBetter(known.verdict, 'unknown')) return known;
  return answer('unknown', `We have no facts about ${inbound.unknownException}, which is added to ${inbound.license.id}. Ask Legal, and describe it under exceptions in licenses.yaml.`, { source: 'none' });
}

function knownVerdict(outbound: Outbound, inbound: TermFacts, use: DecidedUse, sources: PairSources): PairAnswer {
  const limits = limitsOfUse(inbound, use);
  const combination = combinationVerdict(outbound, inbound, use, sources);
  if (limits === undefined) return combination;
  return worse(limits.verdict, combination.verdict) === limits.verdict ? { ...limits, conditions: [...limits.conditions, ...combination.conditions] } : combination;
}

/** What holds for the use itself, whether or not anything leaves. */
function limitsOfUse({ id, license }: TermFacts, use: DecidedUse): Answer | undefined {
  const clausesOf = (code: string): string[] => license.duties.filter((duty) => duty.code === code).map(({ clause }) => `${license.id} ${clause}`);
  const noDerivatives = license.terms.find(({ term }) => term === 'no-derivatives');
  if (noDerivatives !== undefined && use.modified && conveyed(use) === true) return answer('incompatible', `${id} forbids to pass on changed versions.`, { clauses: [`${license.id} ${noDerivatives.clause}`] });
  const field = clausesOf('FU');
  if (field.length > 0) return answer('needs-determination', `${id} forbids some purposes; only Legal can say whether yours is one of them.`, { clauses: field });
  const limits = clausesOf('UR');
  if (limits.length === 0) return undefined;
  if (use.entitlement) return answer('conditional', `${id} limits the use; a contract covers yours.`, { clauses: limits, conditions: ['stay inside the limits of the contract and watch its end'] });
  if (conveyed(use) === true || served(use) === true) return answer('incompatible', `${id} reserves uses such as this one, and no contract that covers it is recorded.`, { clauses: limits });
  return answer('needs-determination', `${id} limits the use; whether this one is inside the limits has to be checked.`, { clauses: limits });
}

function combinationVerdict(outbound: Outbound, inbound: TermFacts, use: DecidedUse, sources: PairSources): PairAnswer {
  const { license, id } = inbound;
  if (use.linkage === 'build-tool') return answer('compatible', 'What a tool writes does not come under its licence.', { source: 'context' });
  const isConveyed = conveyed(use) === true;
  const isServed = served(use) === true;
  const { trigger, clause: networkClause } = license.network;
  const servingCounts = isServed && (trigger === 'any' || (trigger === 'modified' && use.modified));
  if (!isConveyed && !servingCounts) {
    if (shipped(use) !== true) return answer('compatible', 'It is not in what is shipped or served.', { source: 'context' });
    if (trigger !== 'any' && trigger !== 'modified') return answer('compatible', isServed ? 'Users reach it over a network, but no copy is handed over, and that is all the licence speaks of.' : 'Nothing leaves the organisation.', { source: 'context' });
    return answer('conditional', isServed ? `${id} speaks of users over a network, but only of changed versions, and this one is unchanged.` : `${id} speaks of users over a network, and so far nobody outside uses it.`, {
      source: 'context', clauses: [`${license.id} ${networkClause ?? ''}`], conditions: [isServed ? 'keep it unchanged, or look at this again before you change it' : 'keep users outside the organisation away from it'],
    });
  }
  const found = byReach(outbound, inbound, use.linkage, reachOf(inbound, use.linkage, isServed), sources);
  // nothing is handed over: it is the clause about users over a network that makes the rest count
  return isConveyed || networkClause === undefined || found.verdict === 'compatible' ? found : { ...found, clauses: [...new Set([...found.clauses, `${license.id} ${networkClause}`])] };
}

function byReach(outbound: Outbound, inbound: TermFacts, linkage: Linkage, reach: ReachOfCopyleft, sources: PairSources): PairAnswer {
  const pair = (): PairAnswer => (outbound.kind === 'license' ? lookUpPair(outbound.facts, inbound, sources) : answer('unknown', `We have no facts about the outbound licence ${outbound.id}.`, { source: 'none' }));
  const claimed = outbound.kind === 'license' && reach.beside !== true && combined(linkage) && (linkage === 'copied' || claimsLinked(outbound, sources.workIsClaimed === true));
  // what is only linked may be under one of the versions that our own code offers; copied code has to be under all of them
  const inWork = (): PairAnswer => (claimed && outbound.kind === 'license' && linkage !== 'copied' ? narrowedPair(outbound.facts, inbound, pair(), sources) : pair());
  const clauses = reach.clause === undefined ? [] : [reach.clause];
  const asComponent = (): Answer => answer('conditional', `${sentence(reach.because)}.`, {
    clauses: [...clauses, ...(reach.byException === undefined ? [] : [reach.byException])], source: reach.byException === undefined ? 'rule' : 'exception',
    conditions: [ownDuties(inbound.id)], disputed: inbound.license.copyleft.linked === 'disputed' ? disputesOf(inbound.license, 'linking') : [],
  });
  switch (reach.reach) {
    case 'none':
      if (claimed) return inWork();
      if (outbound.kind === 'unknown' && combined(linkage)) return pair();
      return permissive(inbound);
    case 'component':
      // an exception for linking lets the combination leave under any terms, those of another copyleft too
      return claimed && reach.byException === undefined ? claimedComponent(inWork(), asComponent()) : asComponent();
    case 'file':
      return outbound.kind === 'proprietary' ? { ...asComponent(), conditions: [`publish the file that received the code under ${inbound.license.id}`] } : pair();
    case 'uncertain':
      if (outbound.kind === 'license' && linkage === 'copied') return uncertainPair(inbound, pair(), uncertain(inbound, reach, clauses));
      return uncertain(inbound, reach, clauses);
    case 'service':
      return answer('incompatible', `${sentence(reach.because)}, and it is not open source.`, { clauses });
    case 'work':
      if (outbound.kind !== 'proprietary') return inWork();
      return answer('incompatible', `${sentence(reach.because)}: the work would have to be passed on under ${inbound.license.id}, with its source.`, { clauses, disputed: linkage === 'copied' ? [] : disputesOf(inbound.license, 'linking') });
  }
}

const uncertain = (inbound: TermFacts, reach: ReachOfCopyleft, clauses: readonly string[]): Answer =>
  answer('needs-determination', `${sentence(reach.because)}.`, { clauses, disputed: disputesOf(inbound.license, 'copyleft').concat(disputesOf(inbound.license, 'reach')) });

/** For software the pair may say no, but not yes; for pictures and texts yes, but not no, since they may also stand beside the code. */
function uncertainPair({ license }: TermFacts, pair: PairAnswer, limit: Answer): PairAnswer {
  const decides = license.forContent ? pair.verdict === 'compatible' || pair.verdict === 'conditional' : pair.verdict === 'incompatible';
  return decides ? pair : limit;
}

/** Our outbound copyleft takes the component in: it has to fit, and then our own source delivery covers it. It is only linked, so nothing has to be done to its own files for that. */
function claimedComponent(pair: PairAnswer, asComponent: Answer): PairAnswer {
  if (pair.narrowed === true) return { ...pair, conditions: [...pair.conditions.slice(0, 1), ...asComponent.conditions] };
  return pair.verdict === 'conditional' ? asComponent : pair;
}

function permissive({ id, license }: TermFacts): Answer {
  const lock = license.terms.find(({ term }) => term === 'no-technical-protection');
  if (lock !== undefined) return answer('conditional', `${id} lets you use it with attribution.`, { clauses: [`${license.id} ${lock.clause}`], conditions: ['put no technical lock on the licensed material'] });
  return answer('compatible', license.duties.length === 0 ? `${id} asks for nothing.` : `${id} asks for notices, not for the licence of your work.`);
}

const sentence = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
