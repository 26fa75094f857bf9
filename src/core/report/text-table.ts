import { cut, displayWidth } from './display-width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Left out when the table is too wide, the highest first; columns without it stay. */
  readonly drop?: number;
  /** Cut before the others when the table is still too wide; by default the last column. */
  readonly shrinks?: boolean;
}

const gap = 2;
const narrowest = 8;

/** Rows in columns as wide as their widest cell, the titles first; no line is wider than `width` cells. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], width = Number.POSITIVE_INFINITY): string[] {
  const widths = columns.map((column, index) => rows.reduce((widest, row) => Math.max(widest, displayWidth(row[index] ?? '')), displayWidth(column.title)));
  const shown = fitting(columns, widths, width);
  const excess = total(shown, widths) - width;
  const shrinking = shown.find((index) => columns[index]!.shrinks) ?? shown.at(-1)!;
  if (excess > 0) widths[shrinking] = Math.max(narrowest, widths[shrinking]! - excess);
  const line = (cells: readonly string[]): string => {
    const padded = shown.map((index) => {
      const cell = cut(cells[index] ?? '', widths[index]!);
      const fill = ' '.repeat(Math.max(0, widths[index]! - displayWidth(cell)));
      return columns[index]!.align === 'right' ? fill + cell : cell + fill;
    });
    return cut(padded.join(' '.repeat(gap)).trimEnd(), width);
  };
  return [line(columns.map(({ title }) => title)), ...rows.map(line)];
}

const total = (shown: readonly number[], widths: readonly number[]): number => shown.reduce((sum, index) => sum + widths[index]!, gap * (shown.length - 1));

/** Indexes of the columns for which there is room. */
function fitting(columns: readonly Column[], widths: readonly number[], width: number): number[] {
  let shown = columns.map((_, index) => index);
  const droppable = shown.filter((index) => columns[index]!.drop !== undefined).sort((a, b) => columns[b]!.drop! - columns[a]!.drop!);
  for (const index of droppable) {
    if (total(shown, widths) <= width) break;
    shown = shown.filter((other) => other !== index);
  }
  return shown;
}
