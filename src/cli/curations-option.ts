import { statSync } from 'node:fs';
import type { NamedCurations } from '#platform/target/read-curations.ts';
import { UsageError } from './exit-codes.ts';

export const curationsHelp = 'reviewed corrections besides .muster/curations.yaml: a file, or an address with --online; repeat for several';

/** What `--curations` names, before anything is read that takes its time; addresses are asked later. Throws `UsageError` for files that are not there, and `TargetError` for what is wrong in them. */
export async function namedCurations(places: readonly string[]): Promise<NamedCurations> {
  if (places.length === 0) return [];
  const { isAddress, readNamedFiles } = await import('#platform/target/read-curations.ts');
  for (const file of places) {
    if (isAddress(file) || statSync(file, { throwIfNoEntry: false })?.isFile() === true) continue;
    throw new UsageError(`There is no file ${file} with curations, which --curations names.`, 'Correct the path; it is relative to the current directory.');
  }
  return readNamedFiles(places);
}
