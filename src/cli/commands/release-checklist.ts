import { unreadTarget } from '#core/inventory/unread-target.ts';
import { usageContexts } from '#core/model/inventory.ts';
import { scopes } from '#core/model/scope.ts';
import { checklistDocument } from '#core/obligations/checklist-document.ts';
import { checklistStages } from '#core/obligations/checklist-stage.ts';
import { checklistTable } from '#core/obligations/checklist-table.ts';
import { targetChecklist } from '#features/obligations/target-checklist.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { chosen } from '../chosen.ts';
import { givenTexts } from '../given-texts.ts';
import { exitCodes, unlessFault } from '../exit-codes.ts';
import { knowledgeOfTargets, versionsOf } from '../license-sources.ts';
import { noticeOptions, noticeTarget } from '../notice-sources.ts';
import { namedRecords, recordsByTarget } from '../obligation-records.ts';
import { contextOf, readingOf, withOpenTargets } from '../open-targets.ts';
import { writeFile, writeStandardOutput } from '../output.ts';
import { tableOrJson } from '../table-or-json.ts';
import { tellUnread } from '../tell-unread.ts';
import { terminalOf } from '../terminal.ts';
import { generatedAt } from '../timestamp.ts';
import { saidUsage, type UsageOptions } from '../usage-options.ts';
import { withTargetPlaces } from '../target-places.ts';
import { version } from '../version.ts';

export interface ChecklistOptions extends UsageOptions {
  readonly stage: string;
  readonly failOnOpen: boolean;
  readonly records?: string;
  readonly texts?: string;
  readonly excludeScope: readonly string[];
  readonly licenses?: string;
  readonly exclude: readonly string[];
  readonly name?: string;
  readonly config?: string;
  readonly cache: boolean;
  readonly online: boolean;
  readonly timeout: string;
  readonly curations: readonly string[];
  readonly findings: readonly string[];
  readonly quiet: boolean;
  readonly format?: string;
  readonly output?: string;
}

/** `muster obligations TARGET`: what has to be done for everything that is handed over, and what shows that it is done. */
export async function releaseChecklistOf(targets: readonly string[], options: ChecklistOptions): Promise<number> {
  const { format, file } = tableOrJson(options, 'obligations');
  const stage = chosen('--stage', options.stage, checklistStages);
  const context = options.context === undefined ? undefined : chosen('--context', options.context, usageContexts);
  const said = saidUsage(options);
  const excluded = options.excludeScope.map((scope) => chosen('--exclude-scope', scope, scopes));
  const timestamp = generatedAt();
  const givenText = givenTexts(options.texts);
  const named = namedRecords(options.records);
  const reading = await readingOf(targets, options);
  return withTargetPlaces(targets, options, (places) => {
    const knowledge = knowledgeOfTargets(options.licenses, places);
    const records = recordsByTarget(places, named);
    return withOpenTargets(places, reading, async (open, isInterrupted) => {
      const inContext = contextOf(context, open);
      const read = open.map((target) => noticeTarget(target, inContext, knowledge.of(target.target), said));
      const { checklist, notice, obliged } = targetChecklist({ targets: read, options: noticeOptions({ context: inContext, givenText, exclude: excluded }), records: open.map(({ target }) => records(target)), ecosystems });
      const document = checklistDocument({
        checklist, subjects: notice.subjects, context: inContext, stage, components: obliged.filter(({ obligations }) => obligations.obligations.length > 0).length, dataVersion: versionsOf(read, knowledge), generatedAt: timestamp, tool: { name: 'muster', version },
      });
      const text = format === 'json' ? [`${JSON.stringify(document, null, 1)}\n`] : checklistTable(document, file === undefined ? terminalOf(process.stdout) : { color: false, columns: 120 });
      if (file === undefined) await writeStandardOutput(text);
      else writeFile(file, text);
      // what nobody could look into may have duties
      if (!options.quiet) tellUnread(open.map(({ inventory }) => inventory));
      const isIncomplete = open.some(({ inventory }) => unreadTarget(inventory) !== undefined);
      const isOpen = options.failOnOpen && document.open > 0;
      return unlessFault(open.map(({ inventory }) => inventory), isInterrupted ? exitCodes.incomplete : isOpen ? exitCodes.findings : isIncomplete ? exitCodes.incomplete : exitCodes.done);
    });
  });
}
