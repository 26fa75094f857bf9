import { z } from 'zod';
import { TextSyntaxError } from '../text/position.ts';
import { parseYaml } from '../text/yaml.ts';
import type { AnyObligationName } from './obligation.ts';
import { obligationNames } from './obligations-of.ts';
import { obligationStatuses, type ObligationRecord } from './release-checklist.ts';

const Records = z.strictObject({
  records: z.array(z.strictObject({
    component: z.string().min(1),
    obligation: z.enum(obligationNames as [string, ...string[]]),
    status: z.enum(obligationStatuses),
    reason: z.string().optional(),
    by: z.string().min(1),
    on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as in 2026-03-01'),
  })),
});

export interface RecordProblem {
  readonly line: number | undefined;
  readonly message: string;
}

/** `.muster/obligations.yaml`: what people recorded about duties. One mistake makes the file count for nothing, since a duty must not look done by a slip. */
export function parseRecords(source: string): { readonly records: readonly ObligationRecord[]; readonly problems: readonly RecordProblem[] } {
  try {
    const yaml = parseYaml(source, { strings: true });
    if (yaml.value === null || yaml.value === undefined || yaml.value === '') return { records: [], problems: [] };
    const checked = Records.safeParse(yaml.value);
    if (!checked.success) {
      return { records: [], problems: checked.error.issues.map(({ path, message }) => {
        const at = path.filter((key) => typeof key !== 'symbol');
        return { line: yaml.line(...at), message: at.length === 0 ? message : `${at.join('.')}: ${message}` };
      }) };
    }
    const records = checked.data.records.map(({ reason, obligation, ...record }): ObligationRecord => ({ ...record, obligation: obligation as AnyObligationName, ...(reason !== undefined && { reason }) }));
    return { records, problems: [] };
  } catch (error) {
    if (error instanceof TextSyntaxError) return { records: [], problems: [{ line: error.line, message: error.message }] };
    throw error;
  }
}
