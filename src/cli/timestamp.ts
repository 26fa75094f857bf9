import { UsageError } from './exit-codes.ts';

/** Now, or the moment that `SOURCE_DATE_EPOCH` fixes (reproducible-builds.org); ISO 8601 in UTC, whole seconds. */
export function generatedAt(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return iso(Date.now());
  if (!/^\d{1,11}$/.test(epoch)) throw new UsageError(`SOURCE_DATE_EPOCH is ${JSON.stringify(epoch)}, which is no number of seconds.`, 'Unset it or give seconds since 1970-01-01.');
  return iso(Number(epoch) * 1000);
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
