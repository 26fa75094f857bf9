import type { TermFacts } from '../license-knowledge/knowledge.ts';
import { possibleValues, type DecidingFact, type UsageFacts } from '../usage/usage-facts.ts';
import type { PairAnswer } from './derive-pair.ts';
import type { PairSources } from './look-up-pair.ts';
import type { Outbound } from './outbound.ts';
import { termVerdict, type DecidedUse } from './term-verdict.ts';
import { answer, isBetter } from './verdict.ts';

const words: Readonly<Record<DecidingFact, string>> = {
  channel: 'how it reaches its users (channel)', clientCode: 'whether it runs at the users (client code)', linkage: 'how it is combined with your code (linkage)', scope: 'what it is needed for (scope)',
  modified: 'whether you changed it', entitlement: 'whether a contract covers the use',
};

/** The answer whatever the unknown facts are; when it depends on them, that it does, and on which. */
export function undecidedVerdict(outbound: Outbound, inbound: TermFacts, use: UsageFacts, sources: PairSources): PairAnswer {
  const open = (Object.keys(possibleValues) as DecidingFact[]).filter((fact) => use[fact] === 'unknown');
  if (open.length === 0) return termVerdict(outbound, inbound, use as DecidedUse, sources);
  const answers = possibleUses(use, open).map((possible) => ({ possible, given: termVerdict(outbound, inbound, possible, sources) }));
  const given = answers.map((one) => one.given);
  const [best, worst] = [given.reduce((a, b) => (isBetter(b.verdict, a.verdict) ? b : a)), given.reduce((a, b) => (isBetter(a.verdict, b.verdict) ? b : a))];
  if (best.verdict === worst.verdict || worst.verdict === 'conditional') return worst;
  const deciding = open.filter((fact) => decides(fact, answers));
  const because = `The answer depends on what is not known: ${deciding.map((fact) => words[fact]).join(', ')}. At best: ${best.because} At worst: ${worst.because}`;
  return answer('needs-determination', because, { source: 'context', clauses: worst.clauses, conditions: [`find out ${deciding.map((fact) => words[fact]).join(', ')}`], disputed: worst.disputed });
}

function possibleUses(use: UsageFacts, open: readonly DecidingFact[]): DecidedUse[] {
  let uses: UsageFacts[] = [use];
  for (const fact of open) uses = uses.flatMap((one) => possibleValues[fact].map((value) => ({ ...one, [fact]: value })));
  return (uses as DecidedUse[]).filter((possible) => use.linkage !== 'unknown' || isPossible(possible));
}

/** What runs with our program is no tool that only builds it. */
const isPossible = ({ scope, linkage }: DecidedUse): boolean => scope !== 'runtime' || (linkage !== 'build-tool' && linkage !== 'none');

interface PossibleAnswer {
  readonly possible: DecidedUse;
  readonly given: PairAnswer;
}

/** Whether another value of this fact alone changes the verdict. */
function decides(fact: DecidingFact, answers: readonly PossibleAnswer[]): boolean {
  const byRest = new Map<string, string>();
  for (const { possible, given } of answers) {
    const rest = JSON.stringify({ ...possible, [fact]: undefined });
    const known = byRest.get(rest);
    if (known !== undefined && known !== given.verdict) return true;
    byRest.set(rest, given.verdict);
  }
  return false;
}
