import type { TermFacts } from '../license-knowledge/knowledge.ts';
import type { Answer } from './verdict.ts';

/** Facts about pairs that somebody else collected and the user imported. */
export interface CompatibilityMatrix {
  /** As answers name it: `OSADL 2024-11-04`. */
  readonly version: string;
  /** `undefined` when the pair is not in it. */
  answer(outbound: TermFacts, inbound: TermFacts): Answer | undefined;
}
