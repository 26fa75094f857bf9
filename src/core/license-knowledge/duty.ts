/** Codes of the obligations model with the names that policies and records use. */
export const obligationCodes = {
  LT: 'license-text',
  LR: 'license-reference',
  CN: 'copyright-notices',
  WD: 'disclaimer',
  RN: 'retain-notices',
  NF: 'notice-file',
  AK: 'acknowledgement',
  AD: 'advertising-acknowledgement',
  SC: 'state-changes',
  DS: 'disclose-source',
  SL: 'same-license',
  NS: 'network-source',
  RL: 'relink',
  II: 'installation-information',
  AC: 'anti-circumvention',
  NR: 'no-further-restrictions',
  NE: 'no-endorsement',
  NM: 'rename',
  IN: 'interactive-notice',
  IC: 'indemnify',
  LG: 'legal-file',
  UR: 'use-restriction',
  FU: 'field-of-use',
  PR: 'patent-retaliation',
} as const;

export type ObligationCode = keyof typeof obligationCodes;

export type ObligationName = (typeof obligationCodes)[ObligationCode];

export const isObligationCode = (text: string): text is ObligationCode => Object.hasOwn(obligationCodes, text);

/** In which form a component leaves: unmodified or modified (U, M), binary or source (B, S). */
export const forms = ['UB', 'MB', 'US', 'MS'] as const;

export type Form = (typeof forms)[number];

export const dutyScopes = ['file', 'module', 'library', 'package', 'work', 'service-stack', 'document', 'font', 'adaptation', 'source-form', 'alternatives', 'pointer'] as const;

/** Of what the source has to be given, or what keeps its licence; `alternatives`: one of several ways, `pointer`: saying where the source is. */
export type DutyScope = (typeof dutyScopes)[number];

export interface Duty {
  readonly code: ObligationCode;
  /** Forms in which it is due when the component is handed over; all four for duties that do not depend on handing over (UR, FU, NS, PR). */
  readonly on: readonly Form[];
  /** Forms in which it only matters if the source travels too. */
  readonly advisoryOn: readonly Form[];
  readonly scope?: DutyScope;
  readonly clause: string;
}
