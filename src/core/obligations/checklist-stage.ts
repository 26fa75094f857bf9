import type { AnyObligationName } from './obligation.ts';
import type { ChecklistItem } from './release-checklist.ts';

export const checklistStages = ['request', 'pull-request', 'build', 'release', 'deploy'] as const;

export type ChecklistStage = (typeof checklistStages)[number];

/** These decide whether a component may be used at all; the rest is work of a release. */
const early: ReadonlySet<AnyObligationName> = new Set<AnyObligationName>(['determine-license', 'obtain-license', 'use-restriction', 'field-of-use']);

const blocking: ReadonlySet<ChecklistItem['status']> = new Set(['open', 'escalated', 'planned-before-release']);

/** Whether something has to be done before this stage. */
export const opensAt = (stage: ChecklistStage, { status, obligation }: ChecklistItem): boolean =>
  blocking.has(status) && (stage === 'release' || stage === 'deploy' || early.has(obligation.name));
