import type { GateFinding, GateReason } from './gate-result.ts';

/** What the licence of the project says to that of the component, and what to do about it; nothing where it takes it in as it is. */
export function withProjectInWords({ withProject, conflicts = [] }: Pick<GateFinding, 'withProject' | 'conflicts'>): string[] {
  if (withProject === undefined) return [];
  const { because, clauses, conditions, waysOut } = withProject;
  // another licence of the project meets other components
  const isFixed = conflicts.some(({ decides }) => !decides);
  const ways = waysOut.filter(({ kind }) => kind !== 'republish' || !isFixed);
  return [[
    `${because}${clauses.length === 0 ? '' : ` (${clauses.join('; ')})`}`,
    ...(conditions.length === 0 ? [] : [`That needs: ${conditions.join('; ')}.`]),
    ...(ways.length === 0 ? [] : [`Ways out: ${ways.map(({ action }, index) => `${index + 1}. ${action}`).join(' ')}`]),
  ].join(' ')];
}

/** A rule went by what the licence of the project says. */
export const isAboutProject = (reason: GateReason | undefined): boolean => reason?.because.some(({ fact }) => fact === 'license.compatibility') === true;
