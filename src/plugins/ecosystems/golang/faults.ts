import type { Collector } from '#core/inventory/collector.ts';
import type { LineFault } from './module-lines.ts';

const shown = 20;

/** Each faulty line as an issue; of very many only the first, with their number. */
export function reportFaults(found: Collector, faults: readonly LineFault[], file: string): void {
  const remedy = 'Repair the line, or let the go command write the file again; what the line was to say is not in the result.';
  for (const { line, message } of faults.slice(0, shown)) found.issue({ code: 'malformed', file, line, message, remedy });
  const rest = faults.length - shown;
  if (rest > 0) found.issue({ code: 'partial', file, line: faults[shown]!.line, message: `${rest} further lines are not understood`, remedy });
}

/** At most ten names, and how many more there are. */
export const listNames = (names: readonly string[]): string =>
  names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;
