import { renderLicenseExpression } from '../license/render-expression.ts';
import { acceptances, candidatesOf, type Acceptance } from './acceptance.ts';
import type { DeliverableComponent } from './component.ts';
import type { PairSources } from './look-up-pair.ts';
import { worst } from './verdict.ts';

export interface PermittedOutbound {
  /** Licences under which the whole may leave, sorted. */
  readonly compatible: readonly string[];
  /** The same, when conditions are kept. */
  readonly conditional: readonly string[];
}

export function permittedOutbound(components: readonly DeliverableComponent[], sources: PairSources): PermittedOutbound {
  return permittedBy(acceptances(components, sources), sources);
}

export function permittedBy(table: readonly Acceptance[], sources: PairSources): PermittedOutbound {
  const found: Record<'compatible' | 'conditional', string[]> = { compatible: [], conditional: [] };
  candidatesOf(sources).forEach((candidate, index) => {
    const verdict = worst(table.map(({ verdicts }) => verdicts[index]!));
    if (verdict === 'compatible' || verdict === 'conditional') found[verdict].push(renderLicenseExpression(candidate));
  });
  return found;
}
