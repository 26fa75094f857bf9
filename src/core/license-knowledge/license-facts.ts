import type { Duty } from './duty.ts';

/** Names of the glossary. */
export const licenseCategories = [
  'public-domain', 'permissive', 'permissive-questionable', 'weak-copyleft', 'strong-copyleft', 'network-copyleft', 'source-available', 'proprietary', 'content', 'unclassified',
] as const;

export type LicenseCategory = (typeof licenseCategories)[number];

export const copyleftReaches = ['file', 'module', 'library', 'package', 'work', 'service-stack', 'font', 'document', 'adaptation', 'source-form'] as const;

/** What has to stay under the same licence. */
export type CopyleftReach = (typeof copyleftReaches)[number];

export const copyleftStrengths = ['none', 'questionable', 'weak', 'strong'] as const;

export interface Copyleft {
  readonly strength: (typeof copyleftStrengths)[number];
  /** `undefined` when there is none, or nobody can say. */
  readonly reach?: CopyleftReach;
  /** Whether a work that only links to the component comes under the licence; `disputed` when the text leaves it to the law and its steward says no. */
  readonly linked: 'reaches' | 'stays' | 'disputed';
  /** The rest of the work does not have to come under the same licence: any open source licence gives what it asks for. */
  readonly satisfiedBy?: 'open-source';
  readonly clause?: string;
}

export const networkTriggers = ['none', 'modified', 'any', 'any-notice', 'restricted'] as const;

/** `modified`: only a modified version that users reach over a network; `any`: serving counts as handing over; `any-notice`: for notices only; `restricted`: serving is limited. */
export type NetworkTrigger = (typeof networkTriggers)[number];

export interface NetworkClause {
  readonly trigger: NetworkTrigger;
  readonly clause?: string;
}

export const patentGrants = ['unstated', 'implied', 'express', 'excluded'] as const;
export const patentRetaliations = ['none', 'patent-license', 'all'] as const;

export interface PatentTerms {
  readonly grant: (typeof patentGrants)[number];
  readonly clause?: string;
  /** What ends for whoever sues over patents. */
  readonly retaliation: (typeof patentRetaliations)[number];
  readonly retaliationClause?: string;
}

export const furtherTerms = ['advertising', 'acknowledgement', 'reserved-name', 'patent-retaliation', 'broad-retaliation', 'indemnity', 'change-summary', 'field-of-use', 'use-restriction', 'no-fee', 'venue', 'no-technical-protection', 'no-derivatives', 'attribution-display', 'other'] as const;

/** A term beyond notices and disclaimers; copyleft licences differ in which of them they let into a work. */
export type FurtherTerm = (typeof furtherTerms)[number];

export interface StatedTerm {
  readonly term: FurtherTerm;
  readonly clause: string;
}

/** Another licence under which the licence lets the material, or a work with it, be passed on. */
export interface Permission {
  /** Ids of the SPDX list; `GPL-2.0-or-later` means itself, not every version. */
  readonly to: readonly string[];
  readonly clause: string;
  /** What has to be done first, in our words; without it the permission works by itself. */
  readonly act?: string;
  /** The permission ends there: what it leads to does not lead further. */
  readonly final?: true;
}

/** The licence may be combined with another one, each part staying under its own. */
export interface JoinPermission {
  readonly with: readonly string[];
  readonly clause: string;
  readonly condition: string;
}

export interface Dispute {
  readonly about: string;
  /** Who reads it how. */
  readonly readings: string;
  /** What we assume until counsel decides. */
  readonly ours: string;
}

export type ReviewState = 'confirmed' | 'cross-checked' | 'provisional' | 'derived';

export interface LicenseFacts {
  /** SPDX id, `LicenseRef-…`, or `id WITH exception`. */
  readonly id: string;
  readonly family: string;
  readonly version?: string;
  readonly category: LicenseCategory;
  readonly copyleft: Copyleft;
  readonly network: NetworkClause;
  readonly patent: PatentTerms;
  readonly duties: readonly Duty[];
  /** Beyond those that follow from duties and patents. */
  readonly terms: readonly StatedTerm[];
  /** Further terms that others may bring into a work under this licence; `any` when it forbids none. Only meaningful for copyleft. */
  readonly tolerates: 'any' | readonly FurtherTerm[];
  readonly permits: readonly Permission[];
  readonly joins: readonly JoinPermission[];
  /** A later version of the same licence may be chosen: the clause that says so. */
  readonly laterVersions?: string;
  readonly osiApproved: boolean;
  /** Not made for software: texts, pictures, fonts, data. */
  readonly forContent: boolean;
  readonly disputes: readonly Dispute[];
  readonly notes: readonly string[];
  readonly review: ReviewState;
  /** What the record rests on. */
  readonly basis: string;
}
