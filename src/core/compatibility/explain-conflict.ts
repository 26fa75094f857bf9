import { acceptances, candidatesOf } from './acceptance.ts';
import type { DeliverableComponent } from './component.ts';
import { conflictCores, type ConflictCore } from './conflict-core.ts';
import { expressionVerdict, type ExpressionAnswer } from './expression-verdict.ts';
import type { PairSources } from './look-up-pair.ts';
import type { WayOut } from './ways-out.ts';

/** Components that cannot be in one work, with the reason and what to do. */
export interface Conflict extends ConflictCore {
  /** The program of its own in which they meet; without it, our work. */
  readonly part?: string;
  readonly because: string;
  readonly clauses: readonly string[];
  readonly waysOut: readonly WayOut[];
}

/** `part` is empty for our own work. */
export function explainConflict(core: ConflictCore, part: string, sources: PairSources): Conflict {
  const { members } = core;
  const reasons = members.flatMap((holder) => refusals(holder, members, sources));
  const where = part === '' ? 'one work' : `the program ${part}`;
  const names = members.map(({ name }) => name).join(' and ');
  const because = members.length === 1
    ? `${names} cannot be in ${where} under any licence that we know.`
    : [`${names} cannot be in ${where}: no licence accepts them together.`, ...new Set(reasons.map((reason) => reason.because))].join(' ');
  return { ...core, ...(part !== '' && { part }), because, clauses: [...new Set(reasons.flatMap(({ clauses }) => clauses))], waysOut: part === '' ? waysApart(core, sources) : waysAround(core, part) };
}

/** What the licence of one of them, as that of the whole, says against the others. */
function refusals({ license, name }: DeliverableComponent, members: readonly DeliverableComponent[], sources: PairSources): readonly Pick<ExpressionAnswer, 'because' | 'clauses'>[] {
  if (typeof license === 'string') return [{ because: `${name} may not be passed on under any licence.`, clauses: [] }];
  return members.filter((other) => other.license !== license).map((other) => expressionVerdict(license, other.license, other.use, { ...sources, isSearch: true })).filter(({ verdict }) => verdict === 'incompatible');
}

/** A program that others made is what it is. */
function waysAround({ members }: ConflictCore, part: string): WayOut[] {
  const names = members.map(({ name }) => name);
  return [
    { kind: 'replace', action: `Take a version or build of ${part} without ${names.filter((name) => name !== part).join(' or ') || 'what conflicts in it'}, or another program.` },
    { kind: 'ask-holder', action: `Ask the copyright holders of ${names[0]!} for another licence, or for an exception that permits the combination, in writing.` },
    { kind: 'keep-out', action: `Keep ${part} out of what you hand over: let those who need it fetch it themselves.` },
  ];
}

function waysApart({ members }: ConflictCore, sources: PairSources): WayOut[] {
  const names = members.map(({ name }) => name);
  const outside = (name: string): string => names.filter((other) => other !== name).join(' and ');
  const solves = (member: DeliverableComponent): boolean => {
    const apart = members.map((other) => (other === member ? { ...other, use: { ...other.use, linkage: 'separate-process' as const } } : other));
    return conflictCores(acceptances(apart, sources), candidatesOf(sources).length).length === 0;
  };
  const separate = members.length === 1 ? undefined : members.find(solves);
  const ways: WayOut[] = [];
  if (separate !== undefined) ways.push({ kind: 'separate', action: `Run ${separate.name} as a program of its own, apart from ${outside(separate.name)}.`, result: 'conditional' });
  ways.push({ kind: 'replace', action: members.length === 1 ? `Replace ${names[0]!} by something under MIT, ISC, BSD-3-Clause or the like.` : `Replace ${names.join(' or ')}: the rest goes together without it.` });
  ways.push({ kind: 'ask-holder', action: `Ask the copyright holders of ${names[0]!} for another licence, or for an exception that permits the combination, in writing.` });
  ways.push({ kind: 'keep-out', action: `Keep ${names.join(' or ')} out of what you hand over.` });
  return ways.slice(0, 3);
}
