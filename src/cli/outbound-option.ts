import { readOutbound } from '#core/compatibility/outbound.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { UsageError } from './exit-codes.ts';

/** What `--outbound` says. Throws `UsageError` with the column of what is not understood. */
export function outboundOption(text: string): LicenseExpression {
  const read = readOutbound(text);
  if (read.ok) return read.expression;
  throw new UsageError(`--outbound ${JSON.stringify(text)} is no licence expression: ${read.message} (column ${read.column}).`, 'Write SPDX ids, or the word proprietary.');
}
