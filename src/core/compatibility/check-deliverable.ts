import type { LicenseExpression } from '../license/expression.ts';
import { acceptances, candidatesOf, likeness, withClaims, type Acceptance } from './acceptance.ts';
import type { DeliverableComponent } from './component.ts';
import { conflictCores, type ConflictCore } from './conflict-core.ts';
import { expressionVerdict, type ExpressionAnswer } from './expression-verdict.ts';
import type { PairSources } from './look-up-pair.ts';
import { permittedBy, type PermittedOutbound } from './permitted-outbound.ts';
import { worse, worst, type Compatibility } from './verdict.ts';
import { waysOut, type WayOut } from './ways-out.ts';

export interface Deliverable {
  /** The licence of the whole; `undefined` when that is the question. */
  readonly outbound?: LicenseExpression;
  readonly components: readonly DeliverableComponent[];
}

/** One answer for all components with the same licence and use. */
export interface ComponentAnswer {
  readonly components: readonly DeliverableComponent[];
  readonly answer: ExpressionAnswer;
  /** Three, unless the answer is a yes. */
  readonly waysOut: readonly WayOut[];
}

export interface Conflict extends ConflictCore {
  /** The program of its own in which they meet; without it, our work. */
  readonly part?: string;
  readonly because: string;
  readonly clauses: readonly string[];
  readonly waysOut: readonly WayOut[];
}

export interface DeliverableAnswer {
  readonly verdict: Compatibility;
  /** The worst first, then in the order of the components; empty without outbound licence. */
  readonly answers: readonly ComponentAnswer[];
  /** Components that cannot be in one work, whatever its licence is. */
  readonly conflicts: readonly Conflict[];
  /** Licences under which the whole may leave. */
  readonly permitted: PermittedOutbound;
  /** Where the facts come from. */
  readonly dataVersion: string;
}

/** Components of a deliverable against its outbound licence and against each other. Adding one never makes the verdict better. */
export function checkDeliverable({ outbound, components }: Deliverable, sources: PairSources): DeliverableAnswer {
  const tables = [...Map.groupBy(components, ({ part }) => part ?? '')].map(([part, members]) => ({ part, table: acceptances(members, sources) }));
  const permitted = permittedBy(tables.find(({ part }) => part === '')?.table ?? [], sources);
  const answers = outbound === undefined ? [] : answersOf(outbound, components, permitted, sources);
  const conflicts = tables.flatMap(({ part, table }) =>
    conflictCores(table, candidatesOf(sources).length)
      // what no licence accepts is told of by its own answer
      .filter(({ members }) => members.length > 1 || outbound === undefined || part !== '')
      .map((core) => conflictOf(core, part, sources)));
  const verdict = worst([...answers.map(({ answer }) => answer.verdict), ...conflicts.map(() => 'incompatible' as const), ...(outbound === undefined ? tables.map(({ table }) => bestOutbound(table)) : [])]);
  return { verdict, answers, conflicts, permitted, dataVersion: versionOf(sources) };
}

/** What the most friendly outbound licence would say. */
function bestOutbound(table: readonly Acceptance[]): Compatibility {
  const length = table[0]?.verdicts.length ?? 0;
  if (length === 0) return 'compatible';
  let best: Compatibility = 'incompatible';
  for (let index = 0; index < length; index++) {
    const verdict = worst(table.map(({ verdicts }) => verdicts[index]!));
    if (worse(verdict, best) === best) best = verdict;
  }
  return best;
}

const versionOf = ({ knowledge, matrix }: PairSources): string => (matrix === undefined ? knowledge.version : `${knowledge.version}, ${matrix.version}`);

const order: readonly Compatibility[] = ['incompatible', 'unknown', 'needs-determination', 'conditional', 'compatible'];

function answersOf(outbound: LicenseExpression, components: readonly DeliverableComponent[], permitted: PermittedOutbound, sources: PairSources): ComponentAnswer[] {
  const asked = withClaims(components.filter(({ part }) => part === undefined), sources);
  const groups = [...Map.groupBy(components, likeness).values()].map((members) => {
    // what is linked into a program of its own meets our work only as such
    const first = members[0]!.part === undefined ? members[0]! : { ...members[0]!, use: { ...members[0]!.use, linkage: 'separate-process' as const } };
    const answer = expressionVerdict(outbound, first.license, first.use, asked);
    return { components: members, answer, waysOut: waysOut(outbound, first, answer, permitted, asked) };
  });
  return groups.toSorted((a, b) => order.indexOf(a.answer.verdict) - order.indexOf(b.answer.verdict));
}

function conflictOf(core: ConflictCore, part: string, sources: PairSources): Conflict {
  const { members } = core;
  const reasons = members.flatMap((holder) => refusals(holder, members, sources));
  const where = part === '' ? 'one work' : `the program ${part}`;
  const names = members.map(({ name }) => name).join(' and ');
  const because = members.length === 1
    ? `${names} cannot be in ${where} under any licence that we know.`
    : [`${names} cannot be in ${where}: no licence accepts them together.`, ...new Set(reasons.map((reason) => reason.because))].join(' ');
  return { ...core, ...(part !== '' && { part }), because, clauses: [...new Set(reasons.flatMap(({ clauses }) => clauses))], waysOut: waysApart(core, sources) };
}

/** What the licence of one of them, as that of the whole, says against the others. */
function refusals({ license, name }: DeliverableComponent, members: readonly DeliverableComponent[], sources: PairSources): readonly Pick<ExpressionAnswer, 'because' | 'clauses'>[] {
  if (typeof license === 'string') return [{ because: `${name} may not be passed on under any licence.`, clauses: [] }];
  return members.filter((other) => other.license !== license).map((other) => expressionVerdict(license, other.license, other.use, sources)).filter(({ verdict }) => verdict === 'incompatible');
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
