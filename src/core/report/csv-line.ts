import { printableLines } from './printable.ts';

/** A line of a CSV file (RFC 4180), with its end. A cell that a spreadsheet would take for a formula gets a leading apostrophe (CSV injection). */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(written: string): string {
  const text = printableLines(written);
  const safe = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
