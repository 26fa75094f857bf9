import type { TermFacts } from '../license-knowledge/knowledge.ts';
import { conveyed, served, shipped } from '../usage/conveyance.ts';
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
  const { open, possible } = possibilities(use);
  if (open.length === 0) return termVerdict(outbound, inbound, use as DecidedUse, sources);
  // many uses come to the same for licences
  const byEffect = new Map<string, PairAnswer>();
  for (const { decided, effect } of possible) if (!byEffect.has(effect)) byEffect.set(effect, termVerdict(outbound, inbound, decided, sources));
  const given = [...byEffect.values()];
  const best = given.reduce((a, b) => (isBetter(b.verdict, a.verdict) ? b : a));
  const worst = given.reduce((a, b) => (isBetter(a.verdict, b.verdict) ? b : a));
  if (best.verdict === worst.verdict || worst.verdict === 'conditional') return worst;
  const deciding = open.filter((fact) => decides(fact, possible, (effect) => byEffect.get(effect)!.verdict)).map((fact) => words[fact]);
  return answer('needs-determination', `The answer depends on what is not known: ${deciding.join(', ')}. At best: ${best.because} At worst: ${worst.because}`, {
    source: 'context', clauses: worst.clauses, conditions: [`find out ${deciding.join(', ')}`], disputed: worst.disputed,
  });
}

interface Possibility {
  readonly decided: DecidedUse;
  /** Equal for uses that no licence tells from each other. */
  readonly effect: string;
  /** For each unknown fact, the other facts. */
  readonly rest: Partial<Readonly<Record<DecidingFact, string>>>;
}

interface Possibilities {
  readonly open: readonly DecidingFact[];
  readonly possible: readonly Possibility[];
}

/** One use is looked at for many outbound licences. */
const known = new WeakMap<UsageFacts, Possibilities>();

function possibilities(use: UsageFacts): Possibilities {
  const before = known.get(use);
  if (before !== undefined) return before;
  const open = (Object.keys(possibleValues) as DecidingFact[]).filter((fact) => use[fact] === 'unknown');
  let uses: UsageFacts[] = [use];
  for (const fact of open) uses = uses.flatMap((one) => possibleValues[fact].map((value) => ({ ...one, [fact]: value })));
  const decided = (uses as DecidedUse[]).filter((one) => use.linkage !== 'unknown' || isPossible(one));
  const found: Possibilities = { open, possible: open.length === 0 ? [] : decided.map((one) => ({ decided: one, effect: effectOf(one), rest: restOf(one, open) })) };
  known.set(use, found);
  return found;
}

/** What runs with our program is no tool that only builds it. */
const isPossible = ({ scope, linkage }: DecidedUse): boolean => scope !== 'runtime' || (linkage !== 'build-tool' && linkage !== 'none');

const effectOf = (one: DecidedUse): string => [conveyed(one), served(one), shipped(one), one.linkage, one.modified, one.entitlement].join(' ');

const restOf = (one: DecidedUse, open: readonly DecidingFact[]): Possibility['rest'] =>
  Object.fromEntries(open.map((fact) => [fact, open.filter((other) => other !== fact).map((other) => String(one[other])).join(' ')]));

/** Whether another value of this fact alone changes the verdict. */
function decides(fact: DecidingFact, possible: readonly Possibility[], verdictOf: (effect: string) => string): boolean {
  const byRest = new Map<string, string>();
  for (const { rest, effect } of possible) {
    const others = rest[fact]!;
    const verdict = verdictOf(effect);
    const before = byRest.get(others);
    if (before !== undefined && before !== verdict) return true;
    byRest.set(others, verdict);
  }
  return false;
}
