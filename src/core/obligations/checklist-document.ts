import { z } from 'zod';
import { usageContexts } from '../model/inventory.ts';
import { evidenceKinds } from './obligation.ts';
import { notLegalAdvice } from './obligations-document.ts';
import type { ReleaseChecklist } from './release-checklist.ts';
import { opensAt, type ChecklistStage } from './checklist-stage.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const checklistDocumentSchema = 'muster-checklist/1';

const Item = z.object({
  component: z.string().meta({ description: 'Package URL; of a part of a project the pattern of its files.' }),
  status: z.string().meta({ description: 'open, fulfilled, planned-before-release, not-applicable, deferred-to-parent, fulfilled-and-parent-too, escalated, standing, advisory.' }),
  blocks: z.boolean().meta({ description: 'It has to be done before this stage.' }),
  state: z.enum(['due', 'undetermined', 'advisory', 'standing']),
  action: z.string(),
  because: z.string(),
  sources: z.array(z.object({ license: z.string(), clause: z.string() })),
  dependsOn: z.array(z.string()),
  evidence: z.array(z.enum(evidenceKinds)),
  shownBy: z.string().optional(),
  problem: z.string().optional(),
}).meta({ id: 'ChecklistItem' });

/** The form of `muster obligations TARGET --format json`; its JSON Schema is docs/reference/checklist.schema.json. */
export const ChecklistDocument = z.object({
  schema: z.literal(checklistDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  dataVersion: z.string(),
  notice: z.string(),
  subjects: z.array(z.object({ name: z.string(), version: z.string().optional() })),
  context: z.enum(usageContexts),
  stage: z.string(),
  components: z.number(),
  open: z.number().meta({ description: 'Items that block this stage.' }),
  keepYears: z.number().optional().meta({ description: 'How long source and papers should be kept after the last delivery.' }),
  tasks: z.array(z.object({ name: z.string(), title: z.string(), responsible: z.string(), open: z.number(), offerYears: z.number().optional(), items: z.array(Item) })),
  choices: z.array(z.object({ component: z.string(), from: z.string(), to: z.string() })).meta({ description: 'Alternatives that nobody confirmed.' }),
  unusedRecords: z.array(z.object({ component: z.string(), obligation: z.string(), path: z.string().optional(), line: z.number().optional().meta({ description: 'From 1.' }) })).meta({ description: 'Records that fit no duty.' }),
}).meta({ title: 'Muster release checklist', description: 'Result of muster obligations TARGET --format json.' });

export type ChecklistDocument = z.infer<typeof ChecklistDocument>;

export interface ChecklistReport {
  readonly checklist: ReleaseChecklist;
  readonly subjects: readonly { readonly name: string; readonly version?: string }[];
  readonly context: (typeof usageContexts)[number];
  readonly stage: ChecklistStage;
  readonly components: number;
  readonly dataVersion: string;
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
}

export function checklistDocument({ checklist, subjects, context, stage, components, dataVersion, generatedAt, tool }: ChecklistReport): ChecklistDocument {
  const tasks = checklist.tasks.map(({ items, open: _open, ...task }) => {
    const listed = items.map((item) => ({
      component: item.obligation.component, status: item.status, blocks: opensAt(stage, item), state: item.obligation.state, action: item.obligation.action, because: item.obligation.because,
      sources: item.obligation.sources.map(({ license, clause }) => ({ license, clause })), dependsOn: [...item.obligation.dependsOn], evidence: [...item.obligation.evidence],
      ...(item.shownBy !== undefined && { shownBy: item.shownBy }), ...(item.problem !== undefined && { problem: item.problem }),
    }));
    return { ...task, open: listed.filter(({ blocks }) => blocks).length, items: listed };
  });
  return {
    schema: checklistDocumentSchema, generatedAt, tool: { ...tool }, dataVersion, notice: notLegalAdvice, subjects: subjects.map((subject) => ({ ...subject })), context, stage, components,
    open: tasks.reduce((sum, { open }) => sum + open, 0), ...(checklist.keepYears !== undefined && { keepYears: checklist.keepYears }), tasks,
    choices: checklist.unconfirmedChoices.map((choice) => ({ ...choice })), unusedRecords: checklist.unusedRecords.map(({ component, obligation, place }) => ({ component, obligation, ...place })),
  };
}
