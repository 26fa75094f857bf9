import { z } from 'zod';
import { isDay } from '../policy/model/day.ts';
import { TextSyntaxError } from '../text/position.ts';
import { isRecord, type Value } from '../text/value.ts';
import { parseYaml, type YamlText } from '../text/yaml.ts';
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
    on: z.string().refine(isDay),
  })),
});

export interface RecordProblem {
  readonly line: number | undefined;
  readonly message: string;
}

/** `.muster/obligations.yaml`: what people recorded about duties; `path` is how the user knows the file. One mistake makes the file count for nothing, since a duty must not look done by a slip. */
export function parseRecords(source: string, path: string): { readonly records: readonly ObligationRecord[]; readonly problems: readonly RecordProblem[] } {
  try {
    const yaml = parseYaml(source, { strings: true });
    if (yaml.documents.length > 1) return { records: [], problems: [{ line: yaml.lineIn(1), message: 'it must be one document, without --- between' }] };
    if (yaml.value === null || yaml.value === undefined || yaml.value === '') return { records: [], problems: [] };
    const checked = Records.safeParse(yaml.value);
    if (!checked.success) {
      return { records: [], problems: checked.error.issues.map((issue) => problemOf(issue, yaml)) };
    }
    const records = checked.data.records.map(({ reason, obligation, ...record }, index): ObligationRecord => {
      const line = yaml.line('records', index);
      return { ...record, obligation: obligation as AnyObligationName, ...(reason !== undefined && { reason }), place: { path, ...(line !== undefined && { line }) } };
    });
    return { records, problems: [] };
  } catch (error) {
    if (error instanceof TextSyntaxError) return { records: [], problems: [{ line: error.line, message: error.message }] };
    throw error;
  }
}

/** The line of what is wrong; of something that is missing, that of what it is missing in. */
function problemOf(issue: z.core.$ZodIssue, yaml: YamlText): RecordProblem {
  const at = issue.path.filter((key) => typeof key !== 'symbol');
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const place = unknown === undefined ? at : [...at, unknown];
  const lines = place.map((_, index) => yaml.line(...place.slice(0, place.length - index))).filter((line) => line !== undefined);
  return { line: lines[0] ?? 1, message: `${nameOf(at)}${unknown === undefined && isMissing(yaml.value, at) ? ' is missing' : wordsOf(issue)}` };
}

function isMissing(root: Value, at: readonly (string | number)[]): boolean {
  let value: Value | undefined = root;
  for (const key of at) value = Array.isArray(value) ? value[Number(key)] : isRecord(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined;
  return value === undefined;
}

const nameOf = (at: readonly (string | number)[]): string => (at.length === 0 ? 'the file' : at.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join(''));

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys': return ` has the unknown key ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_value': return ` must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type': return issue.expected === 'array' ? ' must be a list' : issue.expected === 'object' ? ' must be keys and values' : ' must be a text';
    case 'custom': return ' must be a day, as in 2026-03-01';
    case 'too_small': return ' must not be empty';
    default: return ` is not right: ${issue.message}`;
  }
}
