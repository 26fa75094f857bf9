import type { LicenseExpression } from '../license/expression.ts';
import { acceptances, candidatesOf, likeness, withClaims, type Acceptance } from './acceptance.ts';
import type { DeliverableComponent } from './component.ts';
import { conflictCores } from './conflict-core.ts';
import { explainConflict, type Conflict } from './explain-conflict.ts';
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
      .map((core) => explainConflict(core, part, sources)));
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
