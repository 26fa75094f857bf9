import type { Notice } from '#core/notice/notice.ts';
import { releaseChecklist, type ObligationRecord, type ReleaseChecklist } from '#core/obligations/release-checklist.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { planSources } from '#features/bundle/source-plan.ts';
import { makeNoticeByTarget } from '#features/notice/make-notice.ts';
import type { NoticeOptions, NoticeTarget } from '#features/notice/notice-input.ts';
import { needSource, noticeEvidence, recordBooks, targetObligations, type ObligedComponent } from './target-obligations.ts';

export interface ChecklistInput {
  readonly targets: readonly NoticeTarget[];
  readonly options: NoticeOptions;
  /** What people recorded, in the order of the targets. */
  readonly records: readonly (readonly ObligationRecord[])[];
  readonly ecosystems: readonly Ecosystem[];
}

export interface TargetChecklist {
  readonly checklist: ReleaseChecklist;
  readonly notice: Notice;
  readonly obliged: readonly ObligedComponent[];
}

/** What has to be done before everything is handed over: without what the notice and the bundle, as Muster would write them now, fulfil, and with what people recorded. */
export function targetChecklist({ targets, options, records, ecosystems }: ChecklistInput): TargetChecklist {
  const made = makeNoticeByTarget(targets, options);
  const { notice } = made;
  const obliged = targetObligations(targets, made);
  const plans = targets.map(({ inventory }) => planSources(inventory, ecosystems, needSource(obliged).map(({ use }) => use.component)));
  const evidence = [
    ...noticeEvidence(notice, 'in the file that muster notice writes'),
    { kind: 'source-bundle' as const, reference: 'in what muster bundle writes, as it is installed here', covers: new Set(plans.flatMap(({ found }) => found.map(({ ref }) => ref))) },
  ];
  return { checklist: releaseChecklist(obliged.map(({ obligations }) => obligations), recordBooks(targets, made, records), evidence), notice, obliged };
}
