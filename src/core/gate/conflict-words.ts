import type { GateConflict, GateFinding } from './gate-result.ts';

/** Why it cannot be in one work with others, and what to do about that; of the licence of the project, where another one would not help. The first is told in full. */
export function conflictsInWords({ conflicts = [] }: Pick<GateFinding, 'conflicts'>): string[] {
  const [first, ...others] = conflicts.filter(({ decides }) => decides);
  const unhelpful = conflicts.filter(({ decides }) => !decides).flatMap((conflict) => conflict.with);
  return [
    ...(first === undefined ? [] : [decided(first)]),
    ...(others.length === 0 ? [] : [`It cannot be in one work with ${some(others.map((conflict) => conflict.with.map(withLikes).join(' and ')), 'or')} either.`]),
    ...(unhelpful.length === 0 ? [] : [`Another licence for the project does not help as long as ${some(unhelpful.map(withLikes), 'or')} is in it: no licence accepts this one beside it.`]),
  ];
}

/** Of a package that somebody asks about: sets that it completes, where others of the set are those to replace. */
export const completedInWords = (conflicts: readonly GateConflict[]): string[] =>
  conflicts.map(({ with: met, works, clauses }) => `It cannot be in one work with ${some(met.map(withLikes), 'and')} either${clauses.length === 0 ? '' : ` (${clauses.join('; ')})`}: that has to leave ${some(works, 'and')} anyway, because of what is there already.`);

function decided({ works, because, clauses, waysOut }: GateConflict): string {
  const on = clauses.length === 0 ? '' : ` (${clauses.join('; ')})`;
  return `${because}${on} They meet in ${some(works, 'and')}. Ways out: ${waysOut.map(({ action }, index) => `${index + 1}. ${action}`).join(' ')}`;
}

/** The first five, and how many more there are. */
function some(names: readonly string[], word: 'and' | 'or'): string {
  if (names.length > 5) return `${names.slice(0, 5).join(', ')} ${word} ${names.length - 5} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

/** `tables 1.0`, or `tables 1.0 (and 3 more under Apache-2.0)`. */
export const withLikes = ({ name, license, others }: GateConflict['with'][number]): string => (others === 0 ? name : `${name} (and ${others} more under ${license})`);
