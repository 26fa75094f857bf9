import type { EnforcementPoint } from '../policy/model/verdict.ts';
import type { GateFinding, GateResult } from './gate-result.ts';
import { missingInWords, stepsInWords } from './gate-words.ts';
import type { LaterObjection } from './later-objections.ts';

const objects: Readonly<Record<LaterObjection['kind'], string>> = { refused: 'is refused', agreement: 'somebody has to agree', 'not-judged': 'cannot be judged yet' };

/** `Passes here, but is refused at release.`; nothing where the point that was asked does not let it pass either. Objections come worst first. */
export function laterHeadline({ action, fails }: GateFinding, objections: readonly LaterObjection[]): string | undefined {
  const [worst] = objections;
  if (worst === undefined || fails) return undefined;
  const stages = new Set(objections.filter(({ kind }) => kind === worst.kind).flatMap((objection) => objection.stages));
  return `${action === 'nothing' || action === 'fulfil' ? 'Passes here' : 'Passes here with a warning'}, but ${objects[worst.kind]} at ${listed([...stages])}.`;
}

/** `Refused at release: Limited use … (POL-LIC-061). Offering the software … Stay with the last version …`: one for each objection, and one for all that lack facts at the same points. */
export function laterInWords(objections: readonly LaterObjection[], finding: GateFinding, rules: GateResult['rules']): string[] {
  const groups = Map.groupBy(objections, (objection) => (isUnanswered(objection) ? [objection.expression, ...objection.stages].join('\0') : objection));
  return [...groups.values()].map((group) => groupInWords(group, finding, rules));
}

const isUnanswered = ({ kind, reason }: LaterObjection): boolean => kind === 'not-judged' && reason?.status === 'not-evaluated';

function groupInWords(group: readonly LaterObjection[], finding: GateFinding, rules: GateResult['rules']): string {
  const { kind, stages, expression } = group[0]!;
  const words = { refused: 'Refused', agreement: 'Somebody has to agree', 'not-judged': 'Cannot be judged yet' }[kind];
  const under = expression === undefined || expression === finding.license.expression ? '' : ` under ${expression}`;
  const reasons = group.flatMap(({ reason }) => reason ?? []);
  const titles = reasons.map(({ rule }) => `${rules[rule]?.title ?? rule} (${rule})`);
  const why = reasons.flatMap(({ rule, status }) => (status === 'fired' ? rules[rule]?.rationale ?? [] : []));
  const steps = isUnanswered(group[0]!) ? new Set(reasons.flatMap(missingInWords)) : [stepsInWords({ ...finding, reasons, conflicts: group[0]!.conflicts, ...(group[0]!.withProject === undefined ? {} : { withProject: group[0]!.withProject }) }, rules)];
  return `${words} at ${listed(stages)}${under}: ${[...(titles.length === 0 ? [] : [`${titles.join('; ')}.`]), ...why, ...steps].join(' ')}`;
}

/** `build, release and deploy`, in their order. */
const listed = (stages: readonly EnforcementPoint[]): string => (stages.length < 2 ? stages.join('') : `${stages.slice(0, -1).join(', ')} and ${stages.at(-1)}`);
