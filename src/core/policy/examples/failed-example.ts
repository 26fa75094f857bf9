import type { ExceptionFinding, FactReason } from '../evaluation/evaluation.ts';
import type { Place } from '../model/place.ts';

/** One example or scenario that did not come out as it says. */
export interface FailedExample {
  readonly subject: string;
  readonly place: Place;
  readonly expected: string;
  readonly found: string;
  /** The facts that brought it about. */
  readonly because: readonly FactReason[];
  /** Of a scenario: waivers and approvals of its own that have no effect. */
  readonly exceptions?: readonly ExceptionFinding[];
}
