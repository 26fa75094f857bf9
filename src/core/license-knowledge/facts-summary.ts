import { obligationCodes } from './duty.ts';
import type { LicenseFacts } from './license-facts.ts';

/** What is known of a licence in a few words, as pairs of a title and a text. */
export function summarizeFacts({ category, family, version, copyleft, network, patent, duties, terms, laterVersions, disputes, notes, review, basis }: LicenseFacts): (readonly [string, string])[] {
  const clause = (text: string | undefined): string => (text === undefined ? '' : ` (${text})`);
  const lines: (readonly [string, string])[] = [
    ['Category', category],
    ['Family', `${family}${version === undefined ? '' : `, version ${version}`}`],
    ['Copyleft', copyleft.strength === 'none' ? 'none' : `${copyleft.strength}${copyleft.reach === undefined ? '' : `, reaches: ${copyleft.reach}`}; a work that links: ${copyleft.linked}${clause(copyleft.clause)}`],
    ['Network use', network.trigger === 'none' ? 'brings no duty' : `${network.trigger}${clause(network.clause)}`],
    ['Patents', `grant ${patent.grant}${clause(patent.clause)}; ${patent.retaliation === 'none' ? 'no retaliation' : `ends for who sues: ${patent.retaliation}${clause(patent.retaliationClause)}`}`],
    ['Duties', duties.length === 0 ? 'none' : [...new Set(duties.map(({ code }) => obligationCodes[code]))].join(', ')],
  ];
  if (terms.length > 0) lines.push(['Further terms', terms.map(({ term, clause: where }) => `${term}${clause(where)}`).join(', ')]);
  if (laterVersions !== undefined) lines.push(['Later versions', `may be chosen (${laterVersions})`]);
  for (const { about, readings, ours } of disputes) lines.push(['Disputed', `${about}: ${readings} We assume: ${ours}`]);
  for (const note of notes) lines.push(['Note', note]);
  lines.push(['Rests on', `${basis} (${review})`]);
  return lines;
}
