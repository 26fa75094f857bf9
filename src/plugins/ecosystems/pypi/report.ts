import type { IssueInput } from '#core/inventory/extraction.ts';
import { firstLine, openVersions, type Asked } from '#core/inventory/report-unresolved.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';

export type Report = (issue: IssueInput) => void;

/** The content of one of several files, read by `parse`; a file that cannot be read becomes an issue of its own and the others are still read. */
export const readPart = <T>(file: SourceFile, parse: (text: string) => T, report: Report): T | undefined => attempt(file, () => parse(file.text()), report);

/** As `readPart`, of a file that is not read as one text. */
export function attempt<T>(file: SourceFile, read: () => T, report: Report): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile) {
      report({
        code: error.code,
        file: file.path,
        message: error.message,
        remedy: error.remedy,
      });
    } else if (error instanceof TextSyntaxError) {
      report({
        code: 'malformed',
        file: file.path,
        line: error.line,
        message: error.message,
        remedy: 'Repair the file or let its package manager write it again.',
      });
    } else {
      throw error;
    }
    return undefined;
  }
}

/** The one issue of a manifest whose dependencies have no exact version, at the first of them. */
export function reportUnresolved(report: Report, file: string, asked: readonly Asked[]): void {
  if (asked.length === 0) return;
  report({
    ...openVersions(asked.map(({ name }) => name)),
    file,
    line: firstLine(asked),
    remedy: 'Add a lockfile (poetry.lock, uv.lock, pdm.lock, pylock.toml or pinned requirements), or scan with --online.',
  });
}

export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** The first few, and how many more. */
export function someOf(names: readonly string[], most = 10): string {
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
