import { unreadTarget } from '../inventory/unread-target.ts';
import type { Inventory } from '../model/inventory.ts';
import type { GateResult, Reading } from './gate-result.ts';

/** `passed-in-part`: nothing fails of what could be read. `not-evaluated`: there is nothing that could be said to pass. */
export type GateOutcome = 'passed' | 'passed-in-part' | 'not-evaluated' | 'failed';

export function readingOf(inventory: Inventory): Reading {
  if (unreadTarget(inventory) !== undefined) return 'unread';
  const { subject, projects, components, issues } = inventory;
  // a document that only names what it is about, and that is not known to be whole, gives nothing to look at
  if (components.length === 0 && (projects.length === 0 || (subject.kind === 'sbom' && issues.length > 0))) return 'empty';
  return issues.length > 0 ? 'in-part' : 'whole';
}

/** One target that could not be read leaves the question open; one of several that holds nothing does not. */
export const isEvaluated = (targets: readonly { readonly read: Reading }[]): boolean => targets.every(({ read }) => read !== 'unread') && targets.some(({ read }) => read !== 'empty');

export function gateOutcome({ findings, targets }: Pick<GateResult, 'findings' | 'targets'>): GateOutcome {
  if (findings.some(({ fails }) => fails)) return 'failed';
  if (!isEvaluated(targets)) return 'not-evaluated';
  return targets.every(({ read }) => read === 'whole') ? 'passed' : 'passed-in-part';
}
