import type { PairSources } from '#core/compatibility/look-up-pair.ts';
import type { GateConflict } from '#core/gate/gate-result.ts';
import type { KnownLicense } from '#core/gate/known-license.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Facts } from '#core/policy/facts/facts.ts';
import type { AskedComponent } from './component-uses.ts';
import type { DeterminedUse } from './declared-use.ts';
import { innerConflicts } from './inner-conflicts.ts';
import type { EffectiveFacts } from './license-facts-of-use.ts';
import type { OutboundLicense } from './outbound-license.ts';
import { isStatedToRun } from './uses-of-target.ts';

interface LicensedUse {
  /** As it is combined with what asks for it. */
  readonly inner: DeterminedUse;
  readonly license: KnownLicense;
  readonly effective: EffectiveFacts;
}

export interface UsesOfTarget {
  readonly inventory: Inventory;
  /** In the order of the components. */
  readonly uses: readonly LicensedUse[];
  readonly outbound: OutboundLicense;
  readonly asked?: AskedComponent | undefined;
}

/** What components of one target say of each other, by index. */
export interface ConflictsOfTarget {
  of(place: number): readonly GateConflict[] | undefined;
  factsOf(place: number): Facts;
  /** Conflicts of the component that was asked about, where they are told at others only. */
  readonly elsewhere: readonly GateConflict[];
}

export function conflictsOf({ inventory, uses, outbound: { text }, asked }: UsesOfTarget, sources: PairSources): ConflictsOfTarget {
  const combined = uses.map(({ inner, license, effective }, place) => ({
    ...(isKnown(license) && asked?.replaced.has(inventory.components[place]!.purl) !== true ? { license: license.expression } : {}),
    use: inner.facts, isStatedToRun: isStatedToRun(inner), isRefused: text !== undefined && effective.facts['license.compatibility'] === 'no',
  }));
  const { deciding, besides, elsewhere } = innerConflicts(inventory, combined, { outbound: text, asked: asked?.place }, sources);
  return {
    elsewhere,
    // a closed project takes no other licence anyway
    of: (place) => deciding.get(place) ?? (text === 'proprietary' ? undefined : besides.get(place)),
    factsOf: (place) => (isKnown(uses[place]!.license) ? { 'license.conflictsWith': (deciding.get(place) ?? []).flatMap((one) => one.with.map(({ purl }) => purl)) } : {}),
  };
}

const isKnown = (license: KnownLicense): license is KnownLicense & { readonly expression: string } => license.status === 'settled' && license.expression !== undefined;
