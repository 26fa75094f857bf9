import type { Linkage } from '../usage/usage-facts.ts';
import type { ExceptionFacts } from './exception-facts.ts';
import type { LicenseFacts } from './license-facts.ts';

/** A reusable answer of Legal to the question whether one licence may go into a work under another. */
export interface PairDetermination {
  readonly outbound: string;
  readonly inbound: string;
  /** Ways of combining that it holds for; `undefined`: all. */
  readonly linkage?: readonly Linkage[];
  readonly answer: 'compatible' | 'conditional' | 'incompatible';
  readonly reason: string;
  readonly by: string;
  /** Date, as 2026-03-01. */
  readonly on: string;
  /** Last day on which it holds. */
  readonly validUntil?: string;
}

/** What counsel wrote into the policy repository. */
export interface CounselRecords {
  /** As it is named in answers. */
  readonly version: string;
  readonly licenses: readonly LicenseFacts[];
  /** What stands behind WITH: additions of others, or corrected ones. */
  readonly exceptions: readonly ExceptionFacts[];
  readonly determinations: readonly PairDetermination[];
}
