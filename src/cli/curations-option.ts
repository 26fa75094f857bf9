import { statSync } from 'node:fs';
import { UsageError } from './exit-codes.ts';

/** Whether the files of `--curations` are there; addresses are asked later. Throws `UsageError`. */
export function checkCurations(curations: readonly string[]): void {
  for (const place of curations) {
    if (/^https?:\/\//i.test(place) || statSync(place, { throwIfNoEntry: false })?.isFile() === true) continue;
    throw new UsageError(`There is no file ${place} with curations, which --curations names.`, 'Correct the path; it is relative to the current directory.');
  }
}
