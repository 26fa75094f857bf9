import { patternFault } from '#core/ignore/pattern-fault.ts';
import { UsageError } from './exit-codes.ts';

/** Patterns of --exclude; one that could leave nothing out is a slip, and not passed over. */
export function collectPatterns(value: string, previous: readonly string[]): string[] {
  const fault = patternFault(value);
  if (fault !== undefined) throw new UsageError(`The pattern ${JSON.stringify(value.slice(0, 100))} of --exclude leaves nothing out: ${fault}.`, 'Patterns have the form of .gitignore; put them in quotes, so that the shell leaves them as they are.');
  return [...previous, value];
}
