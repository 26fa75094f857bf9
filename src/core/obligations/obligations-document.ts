import { z } from 'zod';
import { dutyScopes } from '../license-knowledge/duty.ts';
import { evidenceKinds, type ComponentObligations } from './obligation.ts';
import { obligationNames } from './obligations-of.ts';
import type { UsageFacts } from '../usage/usage-facts.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const obligationsDocumentSchema = 'muster-obligations/1';

const Obligation = z.object({
  id: z.string().meta({ description: 'Component, name and scope; stable from run to run.' }),
  component: z.string(),
  name: z.enum(obligationNames as [string, ...string[]]),
  scope: z.enum(dutyScopes).optional().meta({ description: 'Of what source is given, or what keeps its licence.' }),
  kind: z.enum(['obligation', 'restriction', 'risk']),
  state: z.enum(['due', 'undetermined', 'advisory', 'standing']).meta({ description: 'undetermined: a fact that nobody stated decides; advisory: only if the source travels too; standing: to be kept to, nothing to hand in.' }),
  title: z.string(),
  action: z.string(),
  because: z.string(),
  sources: z.array(z.object({ license: z.string(), clause: z.string(), review: z.string() })),
  disputed: z.array(z.string()).meta({ description: 'Who reads it how, and what is assumed.' }),
  dependsOn: z.array(z.string()).meta({ description: 'Facts that decide an undetermined one.' }),
  evidence: z.array(z.enum(evidenceKinds)).meta({ description: 'Any of these shows that it is fulfilled.' }),
  responsible: z.string(),
  offerYears: z.number().optional(),
}).meta({ id: 'Obligation' });

/** The form of `muster obligations --format json`; its JSON Schema is docs/reference/obligations.schema.json. */
export const ObligationsDocument = z.object({
  schema: z.literal(obligationsDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  dataVersion: z.string().meta({ description: 'Where the facts about licences come from.' }),
  notice: z.string(),
  component: z.string(),
  license: z.string(),
  use: z.record(z.string(), z.union([z.string(), z.boolean()])),
  choice: z.object({ from: z.string(), to: z.string(), state: z.enum(['proposed', 'automatic']) }).optional(),
  obligations: z.array(Obligation),
}).meta({ title: 'Muster obligations', description: 'Result of muster obligations --format json.' });

export type ObligationsDocument = z.infer<typeof ObligationsDocument>;

export interface ObligationsReport {
  readonly result: ComponentObligations;
  readonly license: string;
  readonly use: UsageFacts;
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/** On every page that shows what this module says. */
export const notLegalAdvice = 'An analysis of licences, not legal advice.';

export function obligationsJson({ result, license, use, generatedAt, tool }: ObligationsReport): string {
  const document: ObligationsDocument = {
    schema: obligationsDocumentSchema, generatedAt, tool: { ...tool }, dataVersion: result.dataVersion, notice: notLegalAdvice, component: result.component, license, use: { ...use },
    ...(result.choice !== undefined && { choice: { ...result.choice } }),
    obligations: result.obligations.map(({ sources, disputed, dependsOn, evidence, ...one }) => ({ ...one, sources: sources.map((source) => ({ ...source })), disputed: [...disputed], dependsOn: [...dependsOn], evidence: [...evidence] })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
