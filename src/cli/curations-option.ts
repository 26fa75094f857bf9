import { statSync } from 'node:fs';
import { UsageError } from './exit-codes.ts';

/** Whether the files of `--curations` are there and can be understood; addresses are asked later. Throws `UsageError`, or `TargetError` for what is in them. */
export async function checkCurations(curations: readonly string[]): Promise<void> {
  if (curations.length === 0) return;
  const { isAddress, readNamedCurations } = await import('#platform/target/read-curations.ts');
  const files = curations.filter((place) => !isAddress(place));
  for (const file of files) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) continue;
    throw new UsageError(`There is no file ${file} with curations, which --curations names.`, 'Correct the path; it is relative to the current directory.');
  }
  // before anything is read that takes its time
  await readNamedCurations(files, undefined);
}
