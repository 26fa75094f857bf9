import type { PairSources } from '#core/compatibility/look-up-pair.ts';
import type { GateConflict } from '#core/gate/gate-result.ts';
import type { KnownLicense } from '#core/gate/known-license.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Facts } from '#core/policy/facts/facts.ts';
import type { DeterminedUse } from './declared-use.ts';
import { innerConflicts } from './inner-conflicts.ts';
import type { EffectiveFacts } from './license-facts-of-use.ts';
import type { OutboundLicense } from './outbound-license.ts';

interface LicensedUse {
  readonly how: DeterminedUse;
  readonly license: KnownLicense;
  readonly effective: EffectiveFacts;
}

/** What components of one target say of each other, by index. */
export interface ConflictsOfTarget {
  of(place: number): readonly GateConflict[] | undefined;
  factsOf(place: number): Facts;
}

const running: ReadonlySet<unknown> = new Set(['runtime', 'peer', 'optional']);

/** `uses` are in the order of the components. */
export function conflictsOf(inventory: Inventory, uses: readonly LicensedUse[], { text }: OutboundLicense, sources: PairSources): ConflictsOfTarget {
  const combined = uses.map(({ how, license, effective }) => ({
    ...(isKnown(license) ? { license: license.expression } : {}), use: how.facts, isStatedToRun: running.has(how.stated.scope), isRefused: text !== undefined && effective.facts['license.compatibility'] === 'no',
  }));
  const { deciding, besides } = innerConflicts(inventory, combined, text, sources);
  return {
    // a closed project takes no other licence anyway
    of: (place) => deciding.get(place) ?? (text === 'proprietary' ? undefined : besides.get(place)),
    factsOf: (place) => (isKnown(uses[place]!.license) ? { 'license.conflictsWith': (deciding.get(place) ?? []).flatMap((one) => one.with.map(({ purl }) => purl)) } : {}),
  };
}

const isKnown = (license: KnownLicense): license is KnownLicense & { readonly expression: string } => license.status === 'settled' && license.expression !== undefined;
