import type { Component } from './component.ts';
import type { Issue } from './issue.ts';
import type { Owner, Project } from './project.ts';
import type { DependencyGraph } from '../inventory/graph.ts';
import type { Resolution } from '../inventory/resolutions.ts';
import type { DeclaredUsage } from '../usage/declared-usage.ts';

export const usageContexts = ['internal', 'hosted', 'distributed', 'embedded', 'published'] as const;

export type UsageContext = (typeof usageContexts)[number];

export type TargetKind = 'directory' | 'git' | 'archive' | 'sbom' | 'file';

/** What was scanned. */
export interface Subject {
  readonly name: string;
  readonly version?: string;
  readonly kind: TargetKind;
  /** As the user named it. */
  readonly location: string;
  /** Commit, when the target is a git checkout. */
  readonly revision?: string;
  readonly usageContext?: UsageContext;
  readonly department?: string;
  /** What people say of its use; absent when they say nothing. */
  readonly usage?: DeclaredUsage;
  readonly owners: readonly Owner[];
}

/** How much was looked at, so that "nothing found" can be told from "nothing looked at". */
export interface Coverage {
  readonly files: number;
  readonly directories: number;
  readonly recognized: number;
  readonly ignored: number;
}

/** What a bill of materials of another tool may say of no component at all, so that its absence says nothing: scopes, what is direct, qualifiers of package URLs as we write them. */
export const untoldFacts = ['scope', 'relation', 'qualifiers'] as const;

export type UntoldFact = (typeof untoldFacts)[number];

/** Everything known to be in a subject. Complete, or its issues say why not. */
export interface Inventory {
  readonly subject: Subject;
  /** Sorted by id. */
  readonly projects: readonly Project[];
  /** Sorted by purl, unique. */
  readonly components: readonly Component[];
  /** Nodes are the projects in order, then the components in order. */
  readonly graph: DependencyGraph;
  /** Absent where no two resolutions of the tree differ in what a component needs: then `graph` tells everything, and else what any of them says. */
  readonly resolutions?: readonly Resolution[];
  /** Sorted by path, line, code. */
  readonly issues: readonly Issue[];
  readonly coverage: Coverage;
  /** Of a bill of materials; absent where all is told. */
  readonly untold?: readonly UntoldFact[];
}
