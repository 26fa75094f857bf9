import { grouped } from '../report/grouped.ts';
import { count, few } from '../report/words.ts';
import type { GateTargetSummary, HeldAgainst } from './gate-result.ts';

/** `shop; held against the 312 other components of it`, and what nobody could look at. */
export function heldAgainstInWords({ projects, components, unsettled, read }: HeldAgainst, { name, location }: Pick<GateTargetSummary, 'name' | 'location'>): string {
  if (read === 'empty' || read === 'unread') {
    const why = read === 'empty' ? `nothing was found in ${location}` : `nothing of ${location} could be read`;
    return `no project was looked at: ${why}. Whether it goes together with other components of the project is not known; name the project, a stored scan or an SBOM with --project.`;
  }
  const whole = components === 0 ? `${users(projects, name)}, which has no other component` : `${users(projects, name)}; held against ${count(components, 'other component')} of it`;
  return [
    whole,
    ...(unsettled === 0 ? [] : [`of ${grouped(unsettled)} the licence is not settled, so that nothing can be said of ${unsettled === 1 ? 'it' : 'them'}`]),
    ...(read === 'in-part' ? ['the project could be read only in part: muster check names what is missing'] : []),
  ].join('; ');
}

const users = (projects: readonly string[], name: string): string => (projects.length === 0 || (projects.length === 1 && projects[0] === name) ? name : `${name} (${few(projects)})`);
