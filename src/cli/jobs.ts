import { UsageError } from './exit-codes.ts';

/** A number of threads; `undefined` means one for each core. */
export function parseJobs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`--jobs takes a whole number from 1 to 9999, not ${JSON.stringify(text)}.`);
  return Number(text);
}
