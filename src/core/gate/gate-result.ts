import type { Compatibility } from '../compatibility/verdict.ts';
import type { WayOut } from '../compatibility/ways-out.ts';
import type { TargetKind, UsageContext } from '../model/inventory.ts';
import type { Issue } from '../model/issue.ts';
import type { OpenDuty } from '../obligations/open-duties.ts';
import type { ExceptionFinding, MissingFact, RuleExplanation, RuleOutcome } from '../policy/evaluation/evaluation.ts';
import type { EnforcementPoint, Verdict } from '../policy/model/verdict.ts';
import type { Linkage } from '../usage/usage-facts.ts';
import type { Scope } from '../model/scope.ts';
import type { LicenseEvidence, LicenseOverride } from './known-license.ts';

/** Changes when a field is removed or changes its meaning. */
export const gateSchema = 'muster-check/1';

/** What a developer has to do about a component, most urgent first. */
export const gateActions = ['replace', 'ask', 'find-out', 'complete', 'fulfil', 'nothing'] as const;

export type GateAction = (typeof gateActions)[number];

/** From which verdict on the gate fails; `never` only reports. */
export const failLevels = ['deny', 'needs-approval', 'allow-with-obligations', 'never'] as const;

export type FailLevel = (typeof failLevels)[number];

/** A rule that has a say about a component. */
export type GateReason = RuleOutcome;

export interface GateLicense {
  /** The licence to go by, after a choice; absent when it is not known. */
  readonly expression?: string;
  readonly status: 'settled' | 'conflict' | 'none' | 'unknown';
  readonly basis?: 'concluded' | 'declared' | 'detected' | 'stated';
  /** What the author states, word for word. */
  readonly declared: readonly string[];
  readonly categories: readonly string[];
  readonly choice?: { readonly from: string; readonly to: string; readonly state: 'proposed' | 'confirmed'; readonly reason: string };
  /** `muster.yaml` states another licence than the package. */
  readonly override?: LicenseOverride;
  readonly notes: readonly string[];
}

export interface GateUse {
  readonly scope: Scope;
  readonly direct: boolean;
  readonly linkage: Linkage | 'unknown';
  readonly linkageFrom?: 'stated' | 'usual' | 'evident';
  /** The program of its own that it is linked into, where it is linked into nothing else. */
  readonly program?: string;
  readonly modified: boolean | 'unknown';
  /** Which of these facts a person stated, and where. */
  readonly stated?: readonly StatedUse[];
}

/** An entry under `uses` that says how a component is used. */
export interface StatedUse {
  readonly facts: readonly ('scope' | 'linkage' | 'modified')[];
  /** As the user sees it. */
  readonly path: string;
  readonly line?: number;
  readonly reason?: string;
}

/** Something else that could be used in its place. */
export interface Alternative {
  /** As a person would say it: a package, or a version. */
  readonly name: string;
  readonly license: string;
  /** What the policy says of it in the same place. */
  readonly verdict: Verdict;
  /** Package URL, without version where several would do. */
  readonly purl?: string;
  /** Which versions, in words; absent where all would do. */
  readonly versions?: string;
  readonly note?: string;
  /** Where the terms of what it replaces can be looked up, in a word. */
  readonly source?: string;
}

/** What the licence of the project says to a component that it does not take in as it is. */
export interface GateWithProject {
  /** SPDX, or `LicenseRef-proprietary`. */
  readonly outbound: string;
  readonly answer: Compatibility;
  readonly because: string;
  /** Licence and clause that it rests on. */
  readonly clauses: readonly string[];
  readonly conditions: readonly string[];
  readonly waysOut: readonly WayOut[];
}

/** Components that no licence for the whole accepts together, as seen from one of them. */
export interface GateConflict {
  /** A rule can go by it. Otherwise the outbound licence refuses one of them anyway, and another one would not help. */
  readonly decides: boolean;
  /** Names of the projects, and of programs of their own, in which they meet. */
  readonly works: readonly string[];
  /** One for each licence and use, by `name version`; `others` more have the same. */
  readonly with: readonly { readonly purl: string; readonly name: string; readonly license: string; readonly others: number }[];
  readonly because: string;
  /** Licence and clause that it rests on. */
  readonly clauses: readonly string[];
  readonly waysOut: readonly WayOut[];
}

/** The answer for one component of one target. */
export interface GateFinding {
  /** Stays the same as long as component, rule and licence do, also in another version: hexadecimal. */
  readonly fingerprint: string;
  /** Index into the targets. */
  readonly target: number;
  readonly component: { readonly purl: string; readonly name: string; readonly version?: string };
  readonly verdict: Verdict;
  /** What rules that enforce come to: on this the gate decides. */
  readonly enforced: Verdict;
  /** The strictest that could come out if everything were known. */
  readonly couldBe: Verdict;
  readonly action: GateAction;
  readonly fails: boolean;
  /** Only with a baseline. */
  readonly isNew?: boolean;
  /** This version was there before with a licence that nobody knew; only what is known of it is new. */
  readonly licenseLearnt?: true;
  readonly license: GateLicense;
  readonly use: GateUse;
  /** Those that decide first; rules that merely could not be asked are told once for all, in `notAsked`. */
  readonly reasons: readonly GateReason[];
  /** Up to three ways from a project to the component, in names. */
  readonly paths: readonly (readonly string[])[];
  /** Where the component is named, then where its licence is stated. */
  readonly places: readonly GatePlace[];
  readonly alternatives: readonly Alternative[];
  /** What has to be done before the release; absent where nothing is open or nobody looked. */
  readonly openDuties?: readonly OpenDuty[];
  /** Absent where there is none. */
  readonly conflicts?: readonly GateConflict[];
  /** Only where a rule goes by it. */
  readonly withProject?: GateWithProject;
  /** Only where nothing that was read names its licence, and it is known what its author publishes it under. */
  readonly knownTerms?: KnownTerms;
}

export interface KnownTerms {
  /** SPDX. */
  readonly terms: string;
  /** Which versions, in words; absent for all. */
  readonly versions?: string;
  /** Where that can be looked up, in a word or two. */
  readonly source: string;
}

export interface GatePlace extends LicenseEvidence {
  /** What the place is about. */
  readonly of: 'component' | 'license' | 'part';
}

/** How much of a target was read: all, all but what its issues name, nothing since nothing was there, nothing although something was. */
export const readings = ['whole', 'in-part', 'empty', 'unread'] as const;

export type Reading = (typeof readings)[number];

export type GateIssue = Pick<Issue, 'code' | 'path' | 'line' | 'message' | 'remedy'>;

export interface GateTargetSummary {
  readonly name: string;
  readonly kind: TargetKind;
  readonly location: string;
  readonly context?: UsageContext;
  readonly department?: string;
  readonly owner?: string;
  readonly revision?: string;
  readonly outboundLicense?: { readonly text: string; readonly origin: 'stated' | 'declared' };
  readonly components: number;
  readonly read: Reading;
  /** What could not be read, or not in full. */
  readonly issues: readonly GateIssue[];
}

/** What an enforcement point says of the same use that comes after the one that was asked. Duties of a release count as done there: they can be done by then. */
export interface LaterStage extends Pick<GateFinding, 'verdict' | 'enforced' | 'couldBe' | 'action' | 'fails' | 'reasons' | 'alternatives' | 'conflicts' | 'withProject'> {
  readonly at: EnforcementPoint;
  /** The licence to go by there, after a choice; absent when it is not known. */
  readonly expression?: string;
  /** Rules that could not be asked there for want of data, and do not decide because of that. */
  readonly notAsked: readonly string[];
}

/** What a package that somebody asks about was held against. */
export interface HeldAgainst {
  /** Projects that would use it. */
  readonly projects: readonly string[];
  /** Other components of them; 0 where no project was looked at. */
  readonly components: number;
  /** So many of those that would be in one work with it have no settled licence, and nothing can be said of them. */
  readonly unsettled: number;
  /** How much of the project was read. */
  readonly read: Reading;
  /** Sets that it completes, where others of the set are those to replace. */
  readonly conflicts: readonly GateConflict[];
}

/** A rule that could not be asked for want of data, and does not decide because of that. */
export interface NotAsked {
  readonly rule: string;
  readonly uses: number;
  readonly missing: readonly MissingFact[];
  /** The code of the rule is wrong: what it did, and the file that it stands in. */
  readonly broken?: BrokenRule;
}

export interface BrokenRule {
  readonly message: string;
  readonly path: string;
}

export interface GateResult {
  readonly schema: typeof gateSchema;
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly id: string; readonly title: string; readonly version: string; readonly hash: string; readonly location: string };
  readonly at: EnforcementPoint;
  readonly date: string;
  readonly failOn: FailLevel;
  readonly dataVersions: Readonly<Record<string, string>>;
  /** Nothing fails, and something was evaluated. */
  readonly passed: boolean;
  readonly baseline?: { readonly name: string; readonly known: number };
  readonly targets: readonly GateTargetSummary[];
  /** By action, then in the order of targets and components; those with nothing to do are only counted. */
  readonly findings: readonly GateFinding[];
  readonly counts: Readonly<Record<GateAction, number>>;
  /** So many of those with duties or nothing to do would not pass without what `muster.yaml` states of scope, linkage and changes; absent where there are none. */
  readonly fineByStatement?: number;
  readonly rules: Readonly<Record<string, RuleExplanation>>;
  readonly notAsked: readonly NotAsked[];
  readonly exceptions: readonly ExceptionFinding[];
  /** Only of a question about one package: every later point at which the policy enforces something, in order. */
  readonly laterStages?: readonly LaterStage[];
  /** Only of a question about one package. */
  readonly heldAgainst?: HeldAgainst;
}
