import type { Scope } from '#core/model/scope.ts';
import type { ValueRecord } from '#core/text/value.ts';

/** npm marks what is only there for development, as an option, or because a peer asked for it. */
export function markedScope(entry: ValueRecord): Scope {
  if (entry['dev'] === true) return 'development';
  if (entry['optional'] === true || entry['devOptional'] === true) return 'optional';
  return entry['peer'] === true ? 'peer' : 'runtime';
}
