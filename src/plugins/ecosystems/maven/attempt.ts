import type { Collector } from '#core/inventory/collector.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';

/** In a source that reads many files one bad file is an issue of that file, and the others are read all the same. */
export function attempt<T>(found: Collector, file: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof TextSyntaxError) {
      found.issue({ code: 'malformed', file, line: error.line, message: error.message, remedy: 'Repair the file or let its build tool write it again.' });
    } else if (error instanceof UnreadableFile) {
      found.issue({ code: error.code, file, message: error.message, remedy: error.remedy });
    } else throw error;
    return undefined;
  }
}
