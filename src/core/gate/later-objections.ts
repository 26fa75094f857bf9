import { verdictRank, type EnforcementPoint, type Verdict } from '../policy/model/verdict.ts';
import type { GateConflict, GateFinding, GateReason, GateWithProject, LaterStage } from './gate-result.ts';
import { isAboutProject } from './project-words.ts';

/** Worst first. */
export const objectionKinds = ['refused', 'agreement', 'not-judged'] as const;

/** A later point stops what the point that was asked does not stop, or not for this reason. */
export interface LaterObjection {
  readonly kind: (typeof objectionKinds)[number];
  readonly stages: readonly EnforcementPoint[];
  /** The licence to go by at these points. */
  readonly expression?: string;
  /** Absent when no rule says anything there, and the policy does not allow that. */
  readonly reason?: GateReason;
  /** With what the reason holds that it cannot be in one work. */
  readonly conflicts: readonly GateConflict[];
  readonly withProject?: GateWithProject;
}

/** What somebody who was answered at one point would otherwise learn only at a later one; worst first, and each once, with all points at which it is said. */
export function laterObjections(asked: GateFinding, stages: readonly LaterStage[]): LaterObjection[] {
  const found = new Map<string, LaterObjection & { readonly stages: EnforcementPoint[] }>();
  const decidedHere = asked.reasons.filter(decides);
  const missingHere = new Set<string>(decidedHere.flatMap(factsMissing));
  const isSaidHere = (reason: GateReason | undefined): boolean => {
    if (reason === undefined) return asked.fails && decidedHere.length === 0;
    if (decidedHere.some(({ rule, counts }) => rule === reason.rule && verdictRank(counts!) >= verdictRank(reason.counts!))) return true;
    return reason.missing.length > 0 && factsMissing(reason).every((fact) => missingHere.has(fact));
  };
  for (const { at, fails, enforced, reasons, expression, conflicts = [], withProject } of stages) {
    if (!fails) continue;
    const deciding = reasons.filter(decides);
    for (const reason of deciding.length === 0 ? [undefined] : deciding) {
      const key = [reason?.rule, reason?.status, reason?.counts, expression].join('\0');
      const known = found.get(key);
      if (known !== undefined) known.stages.push(at);
      else if (!isSaidHere(reason)) found.set(key, { kind: kindOf(reason, enforced, asked), stages: [at], ...(expression === undefined ? {} : { expression }), ...(reason === undefined ? {} : { reason }), conflicts: conflicts.filter(isAbout(reason)), ...(withProject === undefined || !isAboutProject(reason) ? {} : { withProject }) });
    }
  }
  // who has to find out something first asks again afterwards; until then later points cannot judge either
  const told = [...found.values()].filter(({ kind }) => kind !== 'not-judged' || !asked.fails || asked.action !== 'find-out');
  return told.sort((left, right) => objectionKinds.indexOf(left.kind) - objectionKinds.indexOf(right.kind));
}

/** What to take instead: where it is stopped first. */
export function alternativesOf({ alternatives }: GateFinding, stages: readonly LaterStage[] = []): GateFinding['alternatives'] {
  return alternatives.length > 0 ? alternatives : stages.find((stage) => stage.fails && stage.alternatives.length > 0)?.alternatives ?? [];
}

const decides = ({ mode, counts }: GateReason): boolean => mode === 'enforce' && counts !== undefined && verdictRank(counts) >= verdictRank('needs-approval');

/** A conflict decides by its own fact; where the licence of the project refuses a member anyway, that is the answer. */
const isAbout = (reason: GateReason | undefined) => ({ decides: isDeciding }: GateConflict): boolean =>
  reason?.because.some(({ fact }) => fact === (isDeciding ? 'license.conflictsWith' : 'license.compatibility')) === true;

const factsMissing = ({ missing }: GateReason): string[] => missing.map(({ fact }) => fact);

function kindOf(reason: GateReason | undefined, enforced: Verdict, { license: { status } }: GateFinding): LaterObjection['kind'] {
  if ((reason === undefined ? enforced : reason.counts) === 'deny') return 'refused';
  return reason?.status === 'not-evaluated' || status === 'unknown' || status === 'conflict' ? 'not-judged' : 'agreement';
}
