export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Rows in columns as wide as their widest cell; a last left-aligned column is cut to fit `width`. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[], width = Number.POSITIVE_INFINITY): string[] {
  const widths = columns.map((column, index) => Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[index] ?? ''))));
  const line = (cells: readonly string[]): string => {
    const padded = columns.map(({ align }, index) => {
      const cell = cells[index] ?? '';
      const fill = ' '.repeat(Math.max(0, widths[index]! - displayWidth(cell)));
      return align === 'right' ? fill + cell : cell + fill;
    });
    return cut(padded.join('  ').trimEnd(), width);
  };
  return [line(columns.map(({ title }) => title)), ...rows.map(line)];
}

/** At most `width` characters, with an ellipsis where something was cut. */
export const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`);

/** Control characters of untrusted names must not reach a terminal. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- removing them is the point
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '�');
}

const displayWidth = (text: string): number => text.length;
