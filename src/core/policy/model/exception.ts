import type { UsageContext } from '../../model/inventory.ts';
import type { Condition } from '../language/condition.ts';
import type { Place } from './place.ts';

/** Which uses an approval or waiver covers. What is absent is not looked at. */
export interface ExceptionScope {
  /** A package URL without version; `*` stands for any characters. */
  readonly component?: string;
  /** A range as the ecosystem writes ranges, or exact versions in brackets. */
  readonly versions?: string;
  readonly projects?: readonly string[];
  readonly contexts?: readonly UsageContext[];
  /** Stages, as in `usage.stage`. */
  readonly stages?: readonly string[];
  /** The target that holds it, as in `ComponentUse.target`, where it is about that one only. */
  readonly target?: string;
}

/** One function permits what one rule wants to have approved. */
export interface Approval extends ExceptionScope {
  readonly rule: string;
  readonly role: string;
  /** Who decided for the role; an approval that names nobody has no effect. */
  readonly by?: string;
  /** Days, ISO 8601; the last day counts. */
  readonly granted?: string;
  readonly expires?: string;
  readonly place?: Place;
}

export const waiverReasons = ['cannot-fix', 'mitigated', 'false-positive', 'license-acquired', 'dynamic-linkage', 'not-modified', 'example-code', 'migration-planned', 'business-critical'] as const;

/** In the place of dates that are missing or none: the exception ends before it begins. */
export const neverValid = { granted: '9999-12-31', expires: '0001-01-01' } as const;

/** A time-limited exception from one rule. */
export interface Waiver extends ExceptionScope {
  readonly id: string;
  readonly rule: string;
  readonly reason: (typeof waiverReasons)[number];
  readonly comment?: string;
  /** What lowers the risk meanwhile; waivers from security rules need it. */
  readonly compensatingControl?: string;
  readonly requestedBy?: string;
  readonly approvedBy: readonly { readonly role: string; /** Who decided for the role; the agreement of nobody has no effect. */ readonly by?: string; readonly on?: string; readonly place?: Place }[];
  /** Days, ISO 8601; both count. */
  readonly granted: string;
  readonly expires: string;
  readonly renewals: number;
  /** The waiver ends early when this is no longer true, or no longer known. */
  readonly holdsWhile?: Condition;
  readonly place: Place;
}
