import type { FurtherTerm, LicenseFacts, StatedTerm } from './license-facts.ts';
import type { ObligationCode } from './duty.ts';

const ofDuty: Partial<Readonly<Record<ObligationCode, FurtherTerm>>> = { AD: 'advertising', AK: 'acknowledgement', IC: 'indemnity', FU: 'field-of-use', UR: 'use-restriction' };

/** Everything that a licence asks for beyond notices, disclaimers and marks of changes. */
export function furtherTermsOf(facts: LicenseFacts): StatedTerm[] {
  const { retaliation, retaliationClause = '' } = facts.patent;
  const ofPatents: StatedTerm[] = retaliation === 'none' ? [] : [{ term: retaliation === 'all' ? 'broad-retaliation' : 'patent-retaliation', clause: retaliationClause }];
  const ofDuties = facts.duties.flatMap(({ code, clause }) => (ofDuty[code] === undefined ? [] : [{ term: ofDuty[code], clause }]));
  return [...ofPatents, ...ofDuties, ...facts.terms];
}

/** The term as the end of a sentence that begins with what a licence does. */
export const termWords: Readonly<Record<FurtherTerm, string>> = {
  advertising: 'asks for a sentence in advertisements',
  acknowledgement: 'asks for an acknowledgement in the documentation',
  'reserved-name': 'forbids a name for changed versions',
  'patent-retaliation': 'ends its patent licence for whoever sues over patents',
  'broad-retaliation': 'ends all rights for whoever sues over patents',
  indemnity: 'makes distributors answer for their promises toward contributors',
  'change-summary': 'asks for a summary of changes',
  'field-of-use': 'forbids some purposes',
  'use-restriction': 'limits the use',
  'no-fee': 'forbids a fee for the licence itself',
  venue: 'names a law or court',
  'no-technical-protection': 'forbids technical locks',
  'no-derivatives': 'forbids changed versions',
  'attribution-display': 'asks for attribution on the screen',
  other: 'asks for more than notices',
};
