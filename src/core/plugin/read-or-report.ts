import type { Collector } from '../inventory/collector.ts';
import { PurlError } from '../purl/purl.ts';
import { TextSyntaxError } from '../text/position.ts';
import { UnreadableFile, type SourceFile } from './source-file.ts';

/**
 * What `read` makes of the file, or `undefined` after an issue of that file. For files beside the primary one and for batches,
 * where one that cannot be understood must not cost the others. Faults are thrown.
 */
export function readOrReport<T>(found: Collector, file: SourceFile, read: (file: SourceFile) => T): T | undefined {
  try {
    return read(file);
  } catch (error) {
    if (error instanceof UnreadableFile) {
      found.issue({ code: error.code, file: file.path, message: error.message, remedy: error.remedy });
    } else if (error instanceof TextSyntaxError) {
      found.issue({ code: 'malformed', file: file.path, line: error.line, message: error.message, remedy: 'Repair the file or let its package manager write it again.' });
    } else if (error instanceof PurlError) {
      found.issue({ code: 'malformed', file: file.path, message: error.message, remedy: 'Repair the entry or let the package manager write the file again.' });
    } else throw error;
    return undefined;
  }
}
