import { z } from 'zod';
import { renderLicenseExpression } from '../license/render-expression.ts';
import { notLegalAdvice } from '../obligations/obligations-document.ts';
import type { ComponentAnswer, DeliverableAnswer } from './check-deliverable.ts';
import type { Conflict } from './explain-conflict.ts';
import { compatibilities } from './verdict.ts';
import type { WayOut } from './ways-out.ts';

/** Changes when a field is removed or changes its meaning; new fields do not change it. */
export const compatibilityDocumentSchema = 'muster-compatibility/1';

const Verdict = z.enum(compatibilities);

const WaysOut = z.array(z.object({ kind: z.string(), action: z.string(), result: Verdict.optional().meta({ description: 'What the verdict would be.' }) }));

const Answer = z.object({
  verdict: Verdict, because: z.string(), clauses: z.array(z.string()),
  source: z.enum(['determination', 'exception', 'rule', 'matrix', 'context', 'none']).meta({ description: 'determination: counsel; rule: derived from facts about the licences; matrix: imported; context: nothing leaves; none: no facts.' }),
  conditions: z.array(z.string()).meta({ description: 'What makes a conditional answer a yes.' }),
  disputed: z.array(z.string()),
});

/** The form of `muster compatibility --format json`; its JSON Schema is docs/reference/compatibility.schema.json. */
export const CompatibilityDocument = z.object({
  schema: z.literal(compatibilityDocumentSchema),
  generatedAt: z.string().meta({ description: 'ISO 8601, UTC.' }),
  tool: z.object({ name: z.string(), version: z.string() }),
  dataVersion: z.string(),
  notice: z.string(),
  outbound: z.string().optional(),
  verdict: Verdict,
  components: z.array(Answer.extend({
    names: z.array(z.string()), license: z.string(), linkage: z.string(), channel: z.string(),
    choice: z.string().optional().meta({ description: 'What to take of an expression with OR or of several versions.' }),
    parts: z.array(Answer.extend({ term: z.string(), outbound: z.string(), review: z.string().optional() })),
    waysOut: WaysOut,
  })),
  conflicts: z.array(z.object({ members: z.array(z.string()), smallest: z.boolean(), part: z.string().optional(), because: z.string(), clauses: z.array(z.string()), waysOut: WaysOut })),
  permittedOutbound: z.object({ compatible: z.array(z.string()), conditional: z.array(z.string()) }),
}).meta({ title: 'Muster compatibility', description: 'Result of muster compatibility --format json.' });

export type CompatibilityDocument = z.infer<typeof CompatibilityDocument>;

export interface CompatibilityReport {
  readonly answer: DeliverableAnswer;
  readonly outbound?: string;
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
}

export function compatibilityJson({ answer, outbound, generatedAt, tool }: CompatibilityReport): string {
  const document: CompatibilityDocument = {
    schema: compatibilityDocumentSchema, generatedAt, tool: { ...tool }, dataVersion: answer.dataVersion, notice: notLegalAdvice,
    ...(outbound !== undefined && { outbound }), verdict: answer.verdict,
    components: answer.answers.map(component), conflicts: answer.conflicts.map(conflict),
    permittedOutbound: { compatible: [...answer.permitted.compatible], conditional: [...answer.permitted.conditional] },
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

const ways = (list: readonly WayOut[]) => list.map((way) => ({ ...way }));

function component({ components, answer, waysOut }: ComponentAnswer): CompatibilityDocument['components'][number] {
  const { choice, parts, clauses, conditions, disputed, ...plain } = answer;
  const { license, use } = components[0]!;
  return {
    names: components.map(({ name }) => name), license: typeof license === 'string' ? license : renderLicenseExpression(license), linkage: use.linkage, channel: use.channel,
    ...plain, clauses: [...clauses], conditions: [...conditions], disputed: [...disputed], ...(choice !== undefined && { choice: renderLicenseExpression(choice) }),
    parts: parts.map((part) => ({ ...part, clauses: [...part.clauses], conditions: [...part.conditions], disputed: [...part.disputed] })), waysOut: ways(waysOut),
  };
}

const conflict = ({ members, smallest, part, because, clauses, waysOut }: Conflict): CompatibilityDocument['conflicts'][number] =>
  ({ members: members.map(({ name }) => name), smallest, ...(part !== undefined && { part }), because, clauses: [...clauses], waysOut: ways(waysOut) });
