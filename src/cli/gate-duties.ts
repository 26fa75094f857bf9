import type { Inventory, UsageContext } from '#core/model/inventory.ts';
import type { LicenseFacts } from '#core/model/license-facts.ts';
import { openDuties, type OpenDuty } from '#core/obligations/open-duties.ts';
import type { NoticeOptions } from '#features/notice/notice-input.ts';
import { targetChecklist } from '#features/obligations/target-checklist.ts';
import type { TargetFiles } from '#platform/target/target-files.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import type { TargetKnowledge } from './license-sources.ts';
import { noticeOptions, noticeTarget } from './notice-sources.ts';
import type { RecordsOf } from './obligation-records.ts';

/** What is open before a stage for one target, as `muster obligations` says it. */
export type DutiesOf = (target: { readonly target: string; readonly inventory: Inventory; readonly licenses: LicenseFacts; readonly files: TargetFiles }, context: UsageContext | undefined) => ReadonlyMap<string, readonly OpenDuty[]>;

interface DutySources {
  readonly knowledge: TargetKnowledge;
  readonly recordsOf: RecordsOf;
  readonly givenText: NoticeOptions['givenText'];
}

/** Where nobody said how the software reaches its users, duties are looked for as if it was handed over: the rule that asks about them says that this is not known. */
export function dutiesBefore(stage: 'release' | 'deploy', { knowledge, recordsOf, givenText }: DutySources): DutiesOf {
  return (target, said) => {
    const context = said ?? target.inventory.subject.usageContext ?? 'distributed';
    const { checklist } = targetChecklist({ targets: [noticeTarget(target, context, knowledge.of(target.target))], options: noticeOptions({ context, givenText }), records: [recordsOf(target.target)], ecosystems });
    return openDuties(checklist, stage);
  };
}
