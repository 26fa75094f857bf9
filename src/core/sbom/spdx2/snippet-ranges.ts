import { TextSyntaxError } from '../../text/position.ts';
import { get, list, type Value } from '../../text/value.ts';

type Form = 'offsets' | 'lines';

/** Member of a pointer in the JSON form. */
const members = { offsets: 'offset', lines: 'lineNumber' } as const;

/** `first:last`, bytes or lines of a file, as the JSON form has it. */
export function readRange(value: string, form: Form, file: unknown, line: number): object {
  const ends = /^(\d{1,15})\s*:\s*(\d{1,15})$/.exec(value.trim());
  if (ends === null) throw new TextSyntaxError('a range of a snippet is two numbers with a colon between them', line);
  const pointer = (end: string): object => ({ [members[form]]: Number(end), ...(typeof file === 'string' && { reference: file }) });
  return { startPointer: pointer(ends[1]!), endPointer: pointer(ends[2]!) };
}

/** Those of the ranges that are of this form. */
export function writtenRanges(ranges: Value, form: Form): string[] {
  return list(ranges).flatMap((range) => {
    const [first, last] = ['startPointer', 'endPointer'].map((end) => get(get(range, end), members[form]));
    return typeof first === 'number' && typeof last === 'number' ? [`${first}:${last}`] : [];
  });
}
