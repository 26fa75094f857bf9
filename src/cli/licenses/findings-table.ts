import type { FileFindings } from '#core/model/file-findings.ts';
import type { Paint } from '#core/report/paint.ts';
import { printable } from '#core/report/printable.ts';
import { textTable } from '#core/report/text-table.ts';

const columns = [{ title: 'FILE', shrinks: true }, { title: 'LICENCE' }, { title: 'FOUND AS' }, { title: 'LINES', align: 'right' }, { title: 'COVERAGE', align: 'right', drop: 2 }, { title: 'SCORE', align: 'right', drop: 1 }] as const;

/** One row for what each file says in all, and one for each place of it. */
export function findingsTable(all: readonly FileFindings[], width: number): string[] {
  return textTable(columns, all.flatMap(rowsOf), width);
}

function rowsOf({ file, expression, licenses, resembles, copyrights, authors, issue }: FileFindings): string[][] {
  const name = printable(file);
  if (issue !== undefined) return [[name, '?', issue.message, '', '', '']];
  return [
    [name, expression ?? 'none found', '', '', '', ''],
    ...licenses.map((one) => ['', `  ${one.expression}`, [one.kind, ...(one.assumed ? ['version assumed'] : []), ...(one.echo ? ['refers to another'] : [])].join(', '), lines(one), part(one.coverage), part(one.score)]),
    ...resembles.map((one) => ['', `  resembles ${one.id}`, 'text', lines(one), part(one.coverage), '']),
    ...(copyrights ?? []).map((one) => ['', `  ${printable(one.statement)}`, 'copyright', lines(one), '', '']),
    ...(authors ?? []).map((one) => ['', `  ${printable(one.name)}`, 'author', lines(one), '', '']),
  ];
}

export const lines = ({ startLine, endLine }: { readonly startLine: number; readonly endLine: number }): string => (startLine === endLine ? String(startLine) : `${startLine}-${endLine}`);

/** Never rounded up to 100 %. */
const part = (value: number | undefined): string => (value === undefined ? '' : `${value === 1 ? 100 : Math.min(99, Math.round(100 * value))} %`);

/** `3 files: 2 with a licence, 1 could not be read` */
export function summaryOf(all: readonly FileFindings[], paint: Paint): string {
  const named = all.filter(({ expression }) => expression !== undefined).length;
  const unread = all.filter(({ issue }) => issue !== undefined).length;
  return paint.dim(`${all.length} ${all.length === 1 ? 'file' : 'files'}: ${named} with a licence${unread === 0 ? '' : `, ${unread} could not be read`}`);
}
